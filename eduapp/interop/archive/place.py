"""Where each file of a module belongs, however its folder was laid out.

From the content root on, a module is `cases/<key>/module.md` with its cases, handouts and pictures below it, its
quizzes in `quizzes/<key>/`, its lists in `cases/`. Paths that the module lists are followed to where the files went.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from eduapp.interop.archive.contents import with_paths
from eduapp.interop.archive.kinds import LISTS
from eduapp.interop.archive.limits import legible
from eduapp.module.parse import parse
from eduapp.quiz.front import is_quiz
from eduapp.text.heading import slug
from eduapp.text.said import told
from eduapp.text.terms import Terms
from eduapp.text.told import Told

MODULE, CASES, QUIZZES, HANDOUTS, MEDIA = "module.md", "cases", "quizzes", "handouts", "media"
LONGEST_KEY = 60
_NAMED = re.compile(rb"\]\(\s*<?([^()<>\s]+)")  # where a link or a picture leads


@dataclass(frozen=True, slots=True)
class Placed:
    """`files` by their paths from the content root; `went` says where each of those that were sent is now. Where
    there are `refusals` nothing is placed; `unplaced` says what could not be, and why."""

    key: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    went: Mapping[str, str] = field(default_factory=dict)
    refusals: tuple[Told, ...] = ()
    unplaced: tuple[Told, ...] = ()


def place(files: Mapping[str, bytes], key: str = "") -> Placed:
    """Place the files of one module. `key` is that of the module that they belong to, where it is known already."""
    modules = sorted(path for path in files if PurePosixPath(path).name == MODULE)
    if len(modules) > 1:
        sentence = told("There are two modules in it, %(one)s and %(other)s. Send each by itself.")
        return Placed(refusals=(Told(sentence, {"one": legible(modules[0]), "other": legible(modules[1])}),))
    if not modules and not key:
        sentence = told("There is no module.md in it, which says what the module is. Write one, and send it along.")
        return Placed(refusals=(Told(sentence),))
    found = key or _key(modules[0], parse(files[modules[0]], MODULE, Terms()).title)
    if not found:
        sentence = told("The module has no name: put its files into a folder that is named for it, as early-signs.")
        return Placed(refusals=(Told(sentence),))
    return _Placing(files, found, modules[0] if modules else "").done()


def _key(module: str, title: str) -> str:
    """The name of its folder, else its title, as it can stand in an address; empty where neither can."""
    folder = PurePosixPath(module).parent.name
    names = [title] if folder in ("", CASES) else [folder, title]
    slugs = (re.sub("--+", "-", slug(name))[:LONGEST_KEY].strip("-") for name in names)
    return next((one for one in slugs if re.search(r"[^\W_]", one)), "")


class _Placing:
    """One module being placed: where each file goes, and what cannot go anywhere."""

    def __init__(self, files: Mapping[str, bytes], key: str, module: str) -> None:
        self.files, self.key, self.module = files, key, module
        self.own = PurePosixPath(module).parent
        self.pages = {path for path in files if path.endswith(".md")}
        self.in_folder: dict[str, list[str]] = {}
        for path in self.pages:
            self.in_folder.setdefault(str(PurePosixPath(path).parent), []).append(path)
        self.named = {path: frozenset(_NAMED.findall(files[path])) for path in self.pages}
        self.quizzes = {path for path in self.pages if is_quiz(files[path])}
        self.went: dict[str, str] = {}
        self.placed: dict[str, str] = {}
        self.unplaced: list[Told] = []

    def done(self) -> Placed:
        for path in sorted(self.files, key=lambda path: (path not in self.pages, path)):
            if self._is_of_another(path):
                sentence = told("“%(name)s” lies in the folder of another module, and was left out.")
                self.unplaced.append(Told(sentence, {"name": legible(path)}))
                continue
            for target in self._targets(path):
                self._put(path, target)
        files = {target: self.files[path] for target, path in self.placed.items()}
        home = f"{CASES}/{self.key}/{MODULE}"
        if home in files:
            files[home] = with_paths(files[home], self.own.as_posix(), self.went)
        return Placed(self.key, files, self.went, (), tuple(self.unplaced))

    def _put(self, path: str, target: str) -> None:
        if target in self.placed:
            values = {"one": legible(self.placed[target]), "other": legible(path), "target": legible(target)}
            sentence = told("“%(one)s” and “%(other)s” would both be %(target)s. Rename one of them.")
            self.unplaced.append(Told(sentence, values))
            return
        self.placed[target] = path
        self.went.setdefault(path, target)

    def _is_of_another(self, path: str) -> bool:
        """Whether it lies in cases/<name>/ or quizzes/<name>/ of another name than that of this module."""
        parts = PurePosixPath(path).parts
        at = next((at for at, part in enumerate(parts) if part in (CASES, QUIZZES)), None)
        if at is None or len(parts) < at + 3 or parts[at + 1] in (HANDOUTS, MEDIA):
            return False
        return parts[at + 1] not in (self.own.name, self.key)

    def _targets(self, path: str) -> Iterator[str]:
        name = PurePosixPath(path).name
        if name in LISTS:
            yield f"{CASES}/{name}"
        elif path not in self.pages:
            yield from self._beside_what_shows_it(path)
        elif path in self.quizzes:
            yield f"{QUIZZES}/{self.key}/{name}"
        else:
            yield f"{CASES}/{self.key}/{_below(path, HANDOUTS) or self._as_handout(path) or name}"

    def _as_handout(self, path: str) -> str:
        """Its path from the module on, where it is a page without front matter below it; else nothing."""
        has_front = self.files[path].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"---")
        if has_front or not self.module or not PurePosixPath(path).is_relative_to(self.own):
            return ""
        below = PurePosixPath(path).relative_to(self.own)
        return "" if below.parts[0] in (CASES, QUIZZES) else below.as_posix()

    def _beside_what_shows_it(self, path: str) -> Iterator[str]:
        """A picture is named from the page on: it goes where the pages went that lie above it."""
        above = next((folder for folder in PurePosixPath(path).parents if str(folder) in self.in_folder), None)
        inner = PurePosixPath(path).relative_to(above).as_posix() if above else _below(path, MEDIA)
        inner = inner or PurePosixPath(path).name
        pages = self.in_folder[str(above)] if above else self.pages
        placed = [page for page in pages if page in self.went]
        showing = {_folder(self.went[page]) for page in placed} or {f"{CASES}/{self.key}"}
        named = {_folder(self.went[page]) for page in placed if inner.encode() in self.named[page]}
        for folder in sorted(named or showing)[: None if named else 1]:
            yield f"{folder}/{inner}"


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _below(path: str, folder: str) -> str:
    """The path from the folder of that name on; empty where it lies in none."""
    parts = PurePosixPath(path).parts[:-1]
    return "/".join(PurePosixPath(path).parts[parts.index(folder) :]) if folder in parts else ""
