"""Which files are documents, and of which kind each is by its name."""

import os
import re
from functools import lru_cache
from pathlib import Path

from eduapp.library.beside import COMPETENCIES, EVIDENCE, read, shipped
from eduapp.library.document import Kind
from eduapp.module.parse import parse as parse_module
from eduapp.text.terms import Terms

MODULE = "module.md"
CASES, QUIZZES = "cases", "quizzes"
HANDOUTS = "handouts"
LONGEST_KEY = 200  # characters of a folder and a file in it, as they stand in addresses
LANGUAGE = re.compile(r"(.+)\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$")


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


def is_well_named(path: Path) -> bool:
    """Whether its name and that of its folder can stand in an address: what cannot be printed, or read as text, can
    not."""
    folder = os.path.basename(os.path.dirname(os.path.realpath(path)))
    name = f"{folder}/{path.name}"
    return name.isprintable() and len(name) <= LONGEST_KEY


def legible(name: str) -> str:
    """The name, or what can be kept and shown of it."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)


def kind_of(path: Path) -> Kind:
    names: dict[str, Kind] = {MODULE: "module", COMPETENCIES: "competencies", EVIDENCE: "evidence"}
    return names.get(path.name) or ("handout" if _is_handout(path) else "case")


def _is_handout(path: Path) -> bool:
    """Whether it is a page to print: in a folder of that name, or named by the module beside it."""
    data = read(path.with_name(MODULE)) if path.suffix == ".md" else None
    return path.parent.name == HANDOUTS or (data is not None and path.name in _handouts(data))


@lru_cache(maxsize=16)
def _handouts(data: bytes) -> tuple[str, ...]:
    return parse_module(data, MODULE, Terms()).handouts


def translations_of(path: Path) -> list[Path]:
    """The translations beside a case: `name.it.md` beside `name.md`."""
    named = ((LANGUAGE.match(file.stem), file) for file in path.parent.glob(f"{path.stem}.*.md"))
    return sorted(file for match, file in named if match is not None and match.group(1) == path.stem)


def original_path(path: Path) -> Path | None:
    """The file that this one translates, by their names: `name.md` beside `name.it.md`."""
    match = LANGUAGE.match(path.stem)
    return path.with_name(f"{match.group(1)}.md") if match else None
