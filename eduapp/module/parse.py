"""From the text of a module to the module, with a finding for each slip."""

from dataclasses import dataclass
from fractions import Fraction

from eduapp.case.model import Objective
from eduapp.module.contradictions import find_contradictions
from eduapp.module.evaluation import DEFAULT
from eduapp.module.front import FORM, DisclosureKeys, FrontMatter
from eduapp.module.model import Content, Credit, Disclosure, Facts, Mitigated, Module, Question, Relationship
from eduapp.text.finding import MOST, Finding, Findings, Place, TooMany
from eduapp.text.front import share_of
from eduapp.text.page import read_page
from eduapp.text.source import read_source
from eduapp.text.terms import Terms
from eduapp.text.yaml import Document, read_yaml


@dataclass(frozen=True, slots=True)
class Parsed:
    """`module` is None where the structure is not clean; `findings` say why. `handouts` are there also then."""

    module: Module | None
    findings: tuple[Finding, ...]
    citations: tuple[tuple[str, Place], ...] = ()
    title: str = ""
    handouts: tuple[str, ...] = ()


def parse(data: bytes, file: str, terms: Terms) -> Parsed:
    findings = Findings(file, MOST)
    try:
        return _read(data, terms, findings)
    except TooMany:
        return Parsed(None, tuple(findings))


def _read(data: bytes, terms: Terms, findings: Findings) -> Parsed:
    source = read_source(data, findings)
    document = read_yaml(source.front or (), findings)
    if document.data is None and not findings.has_errors:
        findings.add("front-matter", Place(1), "The front matter is empty.", "It needs summary, contents, …")
    front = FORM.read(document, findings)
    if not source.body and findings.has_errors:
        return Parsed(None, tuple(findings))
    page = read_page(source.body, "A module", terms, findings)
    if front is None:
        return Parsed(None, tuple(findings), page.citations, page.title)
    facts, contents = read_facts(front, document), read_contents(front, document)
    find_contradictions(facts, contents, terms, findings)
    module = (
        None
        if findings.has_errors
        else Module(page.title, page.prose, facts, contents, page.references, page.citations)
    )
    return Parsed(module, tuple(findings), page.citations, page.title, facts.handouts)


def read_contents(front: FrontMatter, document: Document) -> tuple[Content, ...]:
    return tuple(
        Content(
            "case" if keys.case else "quiz", keys.case or keys.quiz or "", keys.optional, _at(document, "contents", at)
        )
        for at, keys in enumerate(front.contents)
    )


def read_facts(front: FrontMatter, document: Document) -> Facts:
    return Facts(
        summary=front.summary,
        minutes=Fraction(document.data["minutes"]),
        authors=tuple(front.authors),
        reviewed=front.reviewed,
        objectives=tuple(
            Objective(competency, text, _at(document, "objectives", at, competency))
            for at, pair in enumerate(front.objectives)
            for competency, text in pair.items()
        ),
        audience=front.audience,
        released=front.released,
        expires=front.expires,
        support=front.support,
        bias=front.bias,
        disclosures=tuple(_disclosure(keys, at, document) for at, keys in enumerate(front.disclosures)),
        evaluation=_evaluation(front, document),
        provider=front.provider or "",
        credits=tuple(
            Credit(keys.kind, Fraction(keys.amount), _at(document, "credits", at))
            for at, keys in enumerate(front.credits)
        ),
        accreditation=front.accreditation or "",
        attempts=front.attempts,
        order=front.order,
        act=front.act or "",
        rights=front.rights or "",
        handouts=tuple(front.handouts),
        share=share_of(document),
        valid_months=front.valid_months,
        lang=front.lang,
        places={key: document.place((key,)) for key in document.data}
        | {f"handouts.{at}": _at(document, "handouts", at) for at in range(len(front.handouts))}
        | {f"authors.{at}": _at(document, "authors", at) for at in range(len(front.authors))},
    )


def _disclosure(keys: DisclosureKeys, at: int, document: Document) -> Disclosure:
    relationships = tuple(
        Relationship(
            told.company,
            told.nature,
            Mitigated(told.mitigated.how, told.mitigated.when),
            told.ended,
            _at(document, "disclosures", at, "relationships", number),
        )
        for number, told in enumerate(keys.relationships)
    )
    place = _at(document, "disclosures", at)
    return Disclosure(keys.name, keys.role, keys.attested, relationships, keys.since, place)


def _evaluation(front: FrontMatter, document: Document) -> tuple[Question, ...]:
    if front.evaluation is None:
        return DEFAULT
    return tuple(
        Question(
            keys.id,
            keys.prompt,
            keys.kind,
            tuple(keys.choices),
            keys.several,
            keys.optional,
            _at(document, "evaluation", at),
        )
        for at, keys in enumerate(front.evaluation)
    )


def _at(document: Document, *path: str | int) -> Place:
    return document.place(path)
