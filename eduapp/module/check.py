"""Everything that can be said of a module whose structure is clean, once it is known what it lists."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from eduapp.module.model import Content, Facts, Module
from eduapp.module.same_name import is_degree, same_name
from eduapp.quiz.model import Use
from eduapp.text.finding import Finding, Findings, Place
from eduapp.text.reading import TOO_FAR
from eduapp.text.stale import due, find_stale, find_stale_claims
from eduapp.text.terms import Terms

LONGEST_RELEASE = 36  # months
OLDEST_DISCLOSURE = 24  # months


@dataclass(frozen=True, slots=True)
class Listed:
    """What the document at a path is. `minutes` and `competencies` are None where they are not known."""

    kind: str
    title: str
    use: Use | None = None
    minutes: Fraction | None = None
    competencies: frozenset[str] | None = None
    has_errors: bool = False


Resolve = Callable[[str], Listed | None]


@dataclass(frozen=True, slots=True)
class Checked:
    """`listed` is what the contents are, in their order; `minutes` those of all that is required, as far as known."""

    findings: tuple[Finding, ...]
    listed: tuple[Listed | None, ...]
    minutes: Fraction | None


def check(module: Module, file: str, terms: Terms, resolve: Resolve, page: Resolve, today: date) -> Checked:
    """`resolve` says what the document at a path from the content root is, `page` what a handout is, by its path from
    the module; None where there is none."""
    findings, facts = Findings(file), module.facts
    listed = tuple(resolve(content.path) for content in module.contents)
    for content, found in zip(module.contents, listed, strict=True):
        _find_content(content, found, resolve, findings)
    _find_order(module.contents, listed, findings)
    _find_objectives(facts, listed, findings)
    _find_credit(facts, findings)
    _find_dates(facts, today, findings)
    find_stale_claims(module.citations, terms, today, findings)
    _find_disclosures(facts, today, findings)
    for at, path in enumerate(facts.handouts):
        _find_handout(path, facts.places[f"handouts.{at}"], page(path), findings)
    required = _minutes(found for content, found in zip(module.contents, listed, strict=True) if not content.optional)
    _find_minutes(facts, required, _minutes(listed), findings)
    return Checked(tuple(findings), listed, required)


def _find_content(content: Content, found: Listed | None, resolve: Resolve, findings: Findings) -> None:
    if found is None:
        folder = "cases" if content.kind == "case" else "quizzes"
        meant = f"{folder}/{content.path}"
        hint = f"Did you mean `{meant}`?" if resolve(meant) else f"Paths begin with the folder: `{folder}/…/name.md`."
        findings.add("content", content.place, f"There is no file `{content.path[:80]}`.", hint)
    elif found.kind != content.kind:
        message = f"`{content.path[:80]}` is a {found.kind}, not a {content.kind}."
        known = found.kind in ("case", "quiz")
        hint = f"Write `{found.kind}: {content.path[:80]}`." if known else "List cases and quizzes."
        findings.add("content", content.place, message, hint)
    elif found.has_errors:
        hint = f"Mend it first: eduapp check {content.path[:80]}."
        findings.add("content", content.place, f"`{content.path[:80]}` has errors.", hint)


def _find_handout(path: str, place: Place, found: Listed | None, findings: Findings) -> None:
    if found is None:
        hint = "Handouts are Markdown files beside the module or in a folder below it."
        findings.add("handout", place, f"There is no handout `{path[:80]}`.", hint)
    elif found.kind != "handout":
        hint = "A handout is a page of its own, without front matter."
        findings.add("handout", place, f"`{path[:80]}` is a {found.kind}, not a handout.", hint)
    elif found.has_errors:
        findings.add("handout", place, f"`{path[:80]}` has errors.", f"Mend it first: eduapp check {path[:80]}.")


def _find_order(contents: Sequence[Content], listed: Sequence[Listed | None], findings: Findings) -> None:
    required = [at for at, content in enumerate(contents) if not content.optional]
    for at, (content, found) in enumerate(zip(contents, listed, strict=True)):
        use = found.use if found else None
        if use == "pre" and at != 0:
            hint = "Move it to the top: what comes before it changes what it measures."
            findings.add("test-order", content.place, "The pre-test is not the first thing to do.", hint)
        if use == "post" and required[-1:] != [at]:
            message = "The post-test is not the last thing that must be done."
            findings.add("test-order", content.place, message, "Move it behind all that is required.")


def _find_objectives(facts: Facts, listed: Sequence[Listed | None], findings: Findings) -> None:
    scored: set[str] = set()
    for found in listed:
        if found is None or found.competencies is None:
            return
        scored |= found.competencies
    for objective in facts.objectives:
        if objective.competency not in scored:
            message = f"None of the contents scores `{objective.competency}`, which an objective names."
            findings.add("unscored-objective", objective.place, message, "List what does, or change the objective.")


def _find_credit(facts: Facts, findings: Findings) -> None:
    if facts.credits and not facts.provider:
        hint = "Name the accredited provider under `provider`, or leave out `credits`."
        message = "Without a provider no credit can be given."
        findings.add("no-provider", facts.places["credits"], message, hint)


def _find_dates(facts: Facts, today: date, findings: Findings) -> None:
    find_stale(facts.reviewed, facts.valid_months, today, facts.places["reviewed"], findings)
    if facts.expires < today:
        message = f"The module expired on {facts.expires}: no credit can be claimed any more."
        findings.add("expired", facts.places["expires"], message, "Review it and release it anew.")
    if facts.expires > due(facts.released, LONGEST_RELEASE):
        message = f"From the release on {facts.released} to {facts.expires} are more than three years."
        findings.add("too-long", facts.places["expires"], message, "Credit needs a review at least every three years.")


def _find_disclosures(facts: Facts, today: date, findings: Findings) -> None:
    disclosed = {same_name(disclosure.name) for disclosure in facts.disclosures}
    for at, author in enumerate(facts.authors):
        if is_degree(author):
            message = f"“{author[:80]}” is no name."
            hint = 'A name with a comma in it stands in quotes: ["A. Author, MD", B. Author].'
            findings.add("undisclosed", facts.places[f"authors.{at}"], message, hint)
        elif same_name(author) not in disclosed:
            hint = "List them under `disclosures`, with `relationships: none` if there are none."
            findings.add("undisclosed", facts.places[f"authors.{at}"], f"{author[:80]} has disclosed nothing.", hint)
    for disclosure in facts.disclosures:
        if due(disclosure.attested, OLDEST_DISCLOSURE) < today:
            message = f"What {disclosure.name[:80]} attested on {disclosure.attested} is more than two years old."
            findings.add("undisclosed", disclosure.place, message, "Ask again, and write down the new date.")


def _minutes(listed: Sequence[Listed | None] | Iterator[Listed | None]) -> Fraction | None:
    """The minutes of all together; None where those of one are not known."""
    total = Fraction(0)
    for found in listed:
        if found is None or found.minutes is None:
            return None
        total += found.minutes
    return total


def _find_minutes(facts: Facts, least: Fraction | None, most: Fraction | None, findings: Findings) -> None:
    """Whether `minutes` may be true: what is optional may count or not."""
    if least is None or most is None or least * (1 - TOO_FAR) <= facts.minutes <= most * (1 + TOO_FAR):
        return
    place: Place = facts.places["minutes"]
    message = f"`minutes` says {float(facts.minutes):g}, and what is required takes about {float(least):g}."
    findings.add("minutes", place, message, f"Write {float(least):g}.")
