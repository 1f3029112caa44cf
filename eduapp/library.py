"""Reads cases from disk: which files there are, what stands beside them, and what is said of each."""

import os
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Literal

from eduapp import places
from eduapp.case.check import Checked, check
from eduapp.case.explore import BOUND
from eduapp.case.model import Case
from eduapp.case.parse import Parsed, parse
from eduapp.case.states import Progress
from eduapp.case.translation import find_differences
from eduapp.module import check as check_module
from eduapp.module.handout import parse_handout
from eduapp.module.model import Module
from eduapp.module.parse import parse as parse_module
from eduapp.text.finding import Finding, Findings, Place
from eduapp.text.terms import Claim, Competency, Terms, read_claims, read_competencies

Kind = Literal["case", "quiz", "module", "handout", "competencies", "evidence"]
MODULE = "module.md"
CASES, QUIZZES = "cases", "quizzes"
HANDOUTS = "handouts"
COMPETENCIES = "competencies.yaml"
EVIDENCE = "evidence.yaml"
LANGUAGE = re.compile(r"(.+)\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$")
_QUIZ = re.compile(rb"^kind:\s*quiz\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """What is said of one file. `case` and `checked` are there only for a case whose structure is clean, `module`
    and `whole` only for such a module; `cited` are the claims and references that it cites, `files` the files
    beside it that it shows or links to, `missing` those that are not there."""

    path: Path
    kind: Kind
    key: str
    title: str
    findings: tuple[Finding, ...]
    case: Case | None = None
    checked: Checked | None = None
    cited: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    module: Module | None = None
    whole: check_module.Checked | None = None

    @property
    def has_errors(self) -> bool:
        return any(finding.severity == "error" for finding in self.findings)


def shipped() -> Path:
    """The folder of the cases that come with eduapp: that of the checkout, else that in the package."""
    return places.shipped("cases")


def documents(path: Path) -> list[Path]:
    """The documents that a path stands for: itself, or those below the folder. README.md files are left out,
    hidden folders too."""
    if not os.path.isdir(path):
        return [] if _is_readme(path) else [path]
    found = [*path.rglob("*.md"), *path.rglob(COMPETENCIES), *path.rglob(EVIDENCE)]
    return sorted(file for file in found if os.path.isfile(file) and not _is_readme(file) and not _hidden(file, path))


def collection(folder: Path) -> list[Path]:
    """The documents of a folder of cases, and of the quizzes beside it."""
    beside = folder.parent / QUIZZES
    is_beside = folder.name == CASES and beside.is_dir()
    return documents(folder) + (documents(beside) if is_beside else [])


def _is_readme(path: Path) -> bool:
    return path.name.lower() == "readme.md"


def _hidden(file: Path, below: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(below).parts)


def find_case(name: str) -> Path | None:
    """The file that `name` means: a path, or the key of a case that comes with eduapp."""
    if os.path.isfile(name):
        return Path(name)
    found = [file for file in documents(shipped()) if file.suffix == ".md" and file.stem == name]
    return found[0] if found else None


def read_document(
    path: Path, today: date, bound: int = BOUND, progress: Progress = lambda states: None, play: bool = True
) -> Document:
    """Read and check one file; with `play` false its states are not visited, and `checked` is None."""
    kind = kind_of(path)
    key = path.stem
    try:
        data = path.read_bytes()
    except OSError as slip:
        return Document(path, kind, key, "", (_unreadable(path, slip),))
    if kind == "competencies":
        return Document(path, kind, key, "Competencies", read_competencies(data, str(path))[1])
    if kind == "evidence":
        return Document(path, kind, key, "Claims", read_claims(data, str(path))[1])
    if kind == "module":
        return _read_module(path, data, today)
    if kind == "handout":
        return _read_handout(path, data)
    if kind == "case" and _QUIZ.search(data.split(b"\n# ", 1)[0]):
        kind = "quiz"
    if kind != "case":
        return Document(path, kind, key, "", (_not_yet(path),))
    return _read_case(path, data, today, bound, progress, play)


def kind_of(path: Path) -> Kind:
    names: dict[str, Kind] = {MODULE: "module", COMPETENCIES: "competencies", EVIDENCE: "evidence"}
    return names.get(path.name) or ("handout" if _is_handout(path) else "case")


def _is_handout(path: Path) -> bool:
    """Whether it is a page to print: in a folder of that name, or named by the module beside it."""
    data = _read(path.with_name(MODULE)) if path.suffix == ".md" else None
    return path.parent.name == HANDOUTS or (data is not None and path.name in _handouts(data))


@lru_cache(maxsize=16)
def _handouts(data: bytes) -> tuple[str, ...]:
    return parse_module(data, MODULE, Terms()).handouts


def _read_module(path: Path, data: bytes, today: date) -> Document:
    terms = terms_beside(path)
    parsed = parse_module(data, str(path), terms)
    cited = frozenset(id_ for id_, _ in parsed.citations)
    document = Document(path, "module", path.resolve().parent.name, parsed.title, parsed.findings, cited=cited)
    if parsed.module is None:
        return document
    root = places.content_root(path, parsed.module.contents[0].path)

    def resolve(name: str) -> check_module.Listed | None:
        return _listed(read_document(root / name, today, play=False)) if _exists(root, name) else None

    checked = check_module.check(parsed.module, str(path), terms, resolve, today)
    findings = tuple(sorted({*parsed.findings, *checked.findings}, key=lambda f: (f.line, f.column, f.code, f.message)))
    return replace(document, findings=findings, module=parsed.module, whole=checked)


def _read_handout(path: Path, data: bytes) -> Document:
    parsed = parse_handout(data, str(path), terms_beside(path))
    cited = frozenset(id_ for id_, _ in parsed.citations)
    return Document(path, "handout", path.stem, parsed.title, parsed.findings, cited=cited)


def _listed(document: Document) -> check_module.Listed:
    case = document.case
    if case is None:
        return check_module.Listed(document.kind, document.title, has_errors=document.has_errors)
    return check_module.Listed("case", case.title, None, case.facts.minutes, frozenset(case.competencies()))


def _read_case(path: Path, data: bytes, today: date, bound: int, progress: Progress, play: bool) -> Document:
    terms = terms_beside(path)
    original = original_of(path, terms)
    parsed, asked = _parsed(path, data, terms, original)
    if original is not None and parsed.case is not None:
        parsed = find_differences(parsed, original, str(path))
    cited = frozenset(id_ for id_, _ in parsed.citations)
    files, missing = (tuple(sorted(name for name in asked if asked[name] is found)) for found in (True, False))
    document = Document(
        path, "case", path.stem, parsed.title, parsed.findings, parsed.case, None, cited, files, missing
    )
    if parsed.case is None or not play:
        return document
    checked = check(parsed, str(path), terms, today, bound, progress)
    findings = sorted({*parsed.findings, *checked.findings}, key=lambda f: (f.line, f.column, f.code, f.message))
    return replace(document, findings=tuple(findings), checked=checked)


def _parsed(path: Path, data: bytes, terms: Terms, original: Case | None) -> tuple[Parsed, dict[str, bool]]:
    """The case, and the files beside it that it names, each with whether it is there."""
    asked: dict[str, bool] = {}

    def exists(name: str) -> bool:
        asked[name] = terms.exists(name)
        return asked[name]

    parsed = parse(data, str(path), replace(terms, exists=exists), original)
    return parsed, asked


def original_of(path: Path, terms: Terms) -> Case | None:
    """The case that the file translates: `name.md` beside `name.it.md`, if it reads clean."""
    match = LANGUAGE.match(path.stem)
    if match is None:
        return None
    original = path.with_name(f"{match.group(1)}.md")
    data = _read(original)
    return parse(data, str(original), terms).case if data is not None else None


def translations_of(path: Path) -> list[Path]:
    """The translations beside a case: `name.it.md` beside `name.md`."""
    named = ((LANGUAGE.match(file.stem), file) for file in path.parent.glob(f"{path.stem}.*.md"))
    return sorted(file for match, file in named if match is not None and match.group(1) == path.stem)


def terms_beside(path: Path) -> Terms:
    """The competencies and claims that a document may name, from the nearest lists beside or above it.

    Where there are none, those that come with eduapp hold.
    """
    folder = path.resolve().parent
    claims = claims_beside(path)
    due = {id_: claim.review_by for id_, claim in claims.items() if claim.review_by}
    return Terms(frozenset(competencies_beside(path)), frozenset(claims), partial(_exists, folder), due)


def competencies_beside(path: Path) -> dict[str, Competency]:
    """The competencies that a document may score, by id."""
    data = _read(_nearest(path.resolve().parent, COMPETENCIES))
    return _read_competencies(data) if data is not None else {}


def claims_beside(path: Path) -> dict[str, Claim]:
    """The claims that a document may cite, by id."""
    data = _read(_nearest(path.resolve().parent, EVIDENCE))
    return _read_claims(data) if data is not None else {}


def _nearest(folder: Path, name: str) -> Path:
    *near, last = _near(folder, name)
    return next((place for place in near if os.path.isfile(place)), last)


def _near(folder: Path, name: str) -> list[Path]:
    """Where a list may stand, the nearest first."""
    around = [place for above in (folder, *folder.parents) for place in (above / name, above / "cases" / name)]
    return [*around, shipped() / name]


def rests_on(document: Document) -> tuple[Path, ...]:
    """Every file that what is said of a document rests on: whether it is there, and what is in it."""
    path, folder = document.path, document.path.resolve().parent
    named = [folder / name for name in (*document.files, *document.missing)]
    match = LANGUAGE.match(path.stem)
    original = [path.with_name(f"{match.group(1)}.md")] if match else []
    return (path, *original, *_near(folder, COMPETENCIES), *_near(folder, EVIDENCE), *named)


def _exists(folder: Path, path: str) -> bool:
    """Whether it is a file below the folder: a link that leads out of it would show what is not the author's."""
    target = Path(os.path.realpath(folder / path))
    return target.is_relative_to(os.path.realpath(folder)) and os.path.isfile(target)


def _read(path: Path) -> bytes | None:
    """The bytes of a file that may be gone in the next moment; None where there is none to read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


@lru_cache(maxsize=16)
def _read_competencies(data: bytes) -> dict[str, Competency]:
    return read_competencies(data, COMPETENCIES)[0]


@lru_cache(maxsize=16)
def _read_claims(data: bytes) -> dict[str, Claim]:
    return read_claims(data, EVIDENCE)[0]


def _unreadable(path: Path, slip: OSError) -> Finding:
    findings = Findings(str(path))
    reason = slip.strerror or "it cannot be opened"
    findings.add("unreadable", Place(1), f"The file cannot be read: {reason}.", "Look at its name and its permissions.")
    return findings.sorted()[0]


def _not_yet(path: Path) -> Finding:
    findings = Findings(str(path))
    findings.add("not-yet", Place(1), "Quizzes are not read by this version.", "It reads cases and modules.")
    return findings.sorted()[0]
