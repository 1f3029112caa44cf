"""What cannot stand together in a module although each part of it can be read."""

from collections.abc import Iterator, Sequence

from eduapp.module.evaluation import DEFAULT
from eduapp.module.model import Content, Disclosure, Facts, Relationship
from eduapp.text.finding import Findings, Place
from eduapp.text.keywords import tell_competency
from eduapp.text.terms import Terms

Listed = Sequence[tuple[str, Place]]


def find_contradictions(facts: Facts, contents: Sequence[Content], terms: Terms, findings: Findings) -> None:
    _find_names(facts, terms, findings)
    for what, key, listed in _lists(facts, contents):
        _find_twice(what, key, listed, findings)
    _find_dates(facts, findings)
    if facts.credits and facts.provider and not facts.accreditation:
        message = "Credit is offered without the provider's statement."
        findings.add("missing-key", facts.places["credits"], message, "Write it under `accreditation`, word for word.")


def _find_names(facts: Facts, terms: Terms, findings: Findings) -> None:
    for objective in facts.objectives:
        if objective.competency not in terms.competencies:
            tell_competency(objective.competency, objective.place, terms.competencies, findings)


def _lists(facts: Facts, contents: Sequence[Content]) -> Iterator[tuple[str, str, Listed]]:
    """The lists in which each thing stands once: of what, under which key, and what stands where."""
    handouts = [(path, facts.places[f"handouts.{at}"]) for at, path in enumerate(facts.handouts)]
    yield "the file", "contents", [(content.path, content.place) for content in contents]
    yield "the file", "handouts", handouts
    yield "the credit", "credits", [(credit.kind, credit.place) for credit in facts.credits]
    yield "the person", "disclosures", [(person.name, person.place) for person in facts.disclosures]
    if facts.evaluation is not DEFAULT:
        yield "the question", "evaluation", [(question.id, question.place) for question in facts.evaluation]


def _find_twice(what: str, key: str, listed: Listed, findings: Findings) -> None:
    seen: dict[str, int] = {}
    for name, place in listed:
        if name in seen:
            message = f"`{key}` lists {what} “{name[:80]}” twice: it already stands in line {seen[name]}."
            findings.add("listed-twice", place, message, "Keep one of them.")
        seen.setdefault(name, place.line)


def _find_dates(facts: Facts, findings: Findings) -> None:
    if facts.expires <= facts.released:
        message = f"The module expires on {facts.expires}, but is released on {facts.released}."
        findings.add("dates", facts.places["expires"], message, "It expires after it is released, within three years.")
    for disclosure in facts.disclosures:
        if disclosure.attested > facts.released:
            message = f"{disclosure.name} attested on {disclosure.attested}, after the release on {facts.released}."
            hint = "Disclosures are collected before the module is released."
            findings.add("dates", disclosure.place, message, hint)
        for relationship in disclosure.relationships:
            _find_mitigation(disclosure, relationship, facts, findings)


def _find_mitigation(person: Disclosure, relationship: Relationship, facts: Facts, findings: Findings) -> None:
    when, told = relationship.mitigated.when, f"The relationship of {person.name} with {relationship.company}"
    if person.since is not None and when > person.since:
        message = f"{told} was mitigated on {when}, after the role began on {person.since}."
    elif when > facts.released:
        message = f"{told} was mitigated on {when}, after the release on {facts.released}."
    else:
        return
    findings.add("dates", relationship.place, message, "A relationship is mitigated before the role begins.")
