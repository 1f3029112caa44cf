"""Two states of a whole, document by document: of a folder, a draft, a release."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from eduapp.case.difference import differences as of_case
from eduapp.case.leaning import leanings as case_leanings
from eduapp.case.model import Case
from eduapp.module.difference import differences as of_module
from eduapp.module.model import Module
from eduapp.quiz.difference import differences as of_quiz
from eduapp.quiz.leaning import leanings as quiz_leanings
from eduapp.quiz.model import Quiz
from eduapp.text.claims_difference import cited_claim_differences, claim_differences, competency_differences
from eduapp.text.difference import Changed, Difference, Kind, Teller
from eduapp.text.leaning import Leaning
from eduapp.text.prose_difference import unwrapped
from eduapp.text.said import told
from eduapp.text.terms import Claim, Competency

FILES = {
    "handout-changed": Kind("text", told("The handout has changed.")),
    "translation-changed": Kind("text", told("The translation has changed.")),
    "file-changed": Kind("text", told("The picture %(name)s shows something else.")),
    "kind-changed": Kind("path", told("The file is of another kind.")),
}
WRITTEN = (".md", ".yaml")  # compared for themselves
_TELL = Teller(FILES)


@dataclass(frozen=True, slots=True)
class Read:
    """One document as it was read. `written` is a case, a quiz, a module or the source of a handout. `claims` are those
    that it may cite, `cited` what it cites as a whole; of a list, `claims` or `competencies` are the list. `files` are
    the digests of the files that it shows, by their paths from it."""

    kind: str
    title: str
    written: Case | Quiz | Module | str | None = None
    claims: Mapping[str, Claim] = field(default_factory=dict)
    competencies: Mapping[str, Competency] = field(default_factory=dict)
    cited: frozenset[str] = frozenset()
    files: Mapping[str, str] = field(default_factory=dict)


def compared(before: Mapping[str, Read], after: Mapping[str, Read]) -> tuple[Changed, ...]:
    """The documents that differ, by their paths from where the whole begins, in the order of these."""
    found = (_changed(path, before.get(path), after.get(path)) for path in sorted({*before, *after}))
    return tuple(filter(None, found))


def _changed(path: str, before: Read | None, after: Read | None) -> Changed | None:
    if before and after:
        found = tuple(read_differences(before, after))
        return Changed(path, after.kind, after.title or path, "changed", found) if found else None
    if after:
        return Changed(path, after.kind, after.title or path, "added")
    return Changed(path, before.kind, before.title or path, "removed") if before else None


def read_differences(before: Read, after: Read) -> Iterator[Difference]:
    """What differs in one document, then what the claims that it cites say now, then what its pictures show."""
    if before.kind != after.kind:
        yield _TELL.tell("kind-changed", before.kind, after.kind)
    elif after.kind == "evidence":
        yield from claim_differences(before.claims, after.claims)
    elif after.kind == "competencies":
        yield from competency_differences(before.competencies, after.competencies)
    else:
        yield from _written(before, after)
        yield from cited_claim_differences(before.claims, after.claims, _leanings(after), _headings(after))
        yield from _pictures(before.files, after.files)


def _written(before: Read, after: Read) -> Iterator[Difference]:
    match before.written, after.written:
        case Case() as old, Case() as new:
            yield from of_case(old, new)
        case Quiz() as old, Quiz() as new:
            yield from of_quiz(old, new)
        case Module() as old, Module() as new:
            yield from of_module(old, new)
        case str(old), str(new):
            yield from _TELL.changed(f"{after.kind}-changed", unwrapped(old), unwrapped(new))


def _leanings(document: Read) -> Iterator[Leaning]:
    match document.written:
        case Case() as case:
            return case_leanings(case)
        case Quiz() as quiz:
            return quiz_leanings(quiz)
    return iter((Leaning("", cited=tuple(sorted(document.cited))),))


def _headings(document: Read) -> Mapping[str, str]:
    match document.written:
        case Case(scenes=parts) | Quiz(questions=parts):
            return {part.id: part.heading for part in parts}
    return {}


def _pictures(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    """Files of the same name that hold something else."""
    for path in sorted({*before} & {*after}):
        if before[path] != after[path] and not path.endswith(WRITTEN):
            yield _TELL.tell("file-changed", path, path, name=path)
