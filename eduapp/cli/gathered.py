"""What is sent as a module: a folder, an archive, or files by themselves, by the rules for what is uploaded."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from eduapp.interop import archive
from eduapp.interop.archive import Unpacked
from eduapp.interop.archive.kinds import LISTS, kind_of
from eduapp.interop.archive.limits import LIMITS, legible
from eduapp.library import CASES, QUIZZES
from eduapp.text.said import told
from eduapp.text.told import Told

MODULE = "module.md"


def gather(paths: Sequence[Path]) -> tuple[Unpacked, Mapping[str, Path]]:
    """The files by the names under which they are sent, and where each of them is on the disk."""
    if len(paths) == 1 and paths[0].suffix.lower() == ".zip" and paths[0].is_file():
        return archive.read(_begin(paths[0], LIMITS.archive + 1)), {}
    named = dict(_named(paths))
    if refusals := tuple(_special(named)):
        return Unpacked(refusals=refusals[: LIMITS.sentences]), {}
    return archive.gather(list(_read(named))), named


def _named(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    for path in paths:
        if not path.is_dir():
            yield path.name, path
            continue
        folder = path.resolve()
        is_listed = (folder / MODULE).is_file() and folder.parent.name == CASES
        yield from _of_collection(folder) if is_listed else _of_folder(folder)


def _of_collection(folder: Path) -> Iterator[tuple[str, Path]]:
    """One module of a folder of modules: its quizzes and the lists stand beside it."""
    root = folder.parent.parent
    lists = (folder.parent / name for name in LISTS if (folder.parent / name).is_file())
    for file in (*_files(folder), *_files(root / QUIZZES / folder.name), *lists):
        yield file.relative_to(root).as_posix(), file


def _of_folder(folder: Path) -> Iterator[tuple[str, Path]]:
    """A module has the name of its folder, which is therefore sent along."""
    root = folder.parent if (folder / MODULE).is_file() else folder
    for file in _files(folder):
        yield file.relative_to(root).as_posix(), file


def _files(folder: Path) -> Iterator[Path]:
    """All below it but what is hidden, without following links."""
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(above, name).is_symlink()]
        yield from (Path(above, name) for name in sorted([*names, *links]) if not name.startswith("."))


def _special(named: Mapping[str, Path]) -> Iterator[Told]:
    for name, path in named.items():
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            yield Told(told("“%(name)s” is a link to another file. Put the file itself in its place."), {"name": name})
        elif not stat.S_ISREG(mode):
            sentence = told("“%(name)s” is neither a file nor a folder. Leave it out.")
            yield Told(sentence, {"name": legible(name)})


def _read(named: Mapping[str, Path]) -> Iterator[tuple[str, bytes]]:
    """What is no part of a module is named and not read; of the rest no more than can be taken."""
    left = LIMITS.total + 1
    for name, path in named.items():
        is_part = kind_of(name) in ("page", "list", "picture")
        data = _begin(path, min(LIMITS.file + 1, left)) if is_part else b""
        left -= len(data)
        yield name, data
        if left <= 0:
            return


def _begin(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)
