"""The file as it stands on the disk now: read when it changes, and played to every end beside the pages."""

import os
import secrets
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from itertools import count
from pathlib import Path

from eduapp.case.guide import Guide
from eduapp.case.rules import Rules
from eduapp.case.shown import Shown
from eduapp.library import Document, claims_beside, competencies_beside, read_document, rests_on
from eduapp.text.finding import Findings
from eduapp.text.references import References
from eduapp.text.said import InLanguages
from eduapp.text.source import read_lines
from eduapp.text.terms import Competency

Stamps = dict[Path, tuple[int, int] | None]

A_MOMENT = 0.4  # seconds that a page waits for what playing finds, so that small cases are shown whole


class Outdated(Exception):
    """The file has changed while it was played."""


@dataclass(frozen=True, slots=True)
class Playing:
    """What a page needs to play the case."""

    rules: Rules
    shown_in: InLanguages[Shown]
    references: References
    competencies: dict[str, Competency]


@dataclass
class Version:
    """The file as it was read once. `mark` names the version. `document` and `guide` come to hold what playing
    every way found, as soon as `is_played`; `states` counts how far that is."""

    mark: str
    document: Document
    stamps: Stamps
    playing: Playing | None
    states: int = 0
    is_outdated: bool = False
    guide: Guide | None = None
    played: threading.Event = field(default_factory=threading.Event)

    @property
    def is_played(self) -> bool:
        return self.played.is_set()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text of the file, line by line; nothing where it cannot be read."""
        try:
            data = self.document.path.read_bytes()
        except OSError:
            return ()
        return tuple(line.text for line in read_lines(data, Findings("")))


class Draft:
    """One file, shared by all pages. A page that `follows` asks whether it has changed."""

    follows = True

    def __init__(self, path: Path, today: Callable[[], date], patience: float = A_MOMENT) -> None:
        self.path = path
        self._today = today
        self.patience = patience
        self._marks = (f"{secrets.token_hex(3)}{number}" for number in count(1))
        self._lock = threading.Lock()
        self._version: Version | None = None

    def version(self) -> Version:
        """The file as it is now."""
        with self._lock:
            version = self._version
            if version is None or stamps(version.stamps) != version.stamps:
                version = self._version = self._read()
        version.played.wait(self.patience)
        return version

    def moved_on(self, mark: str, was_played: bool, patience: float) -> Version:
        """Waits until there is something new, or until patience ends."""
        pause = threading.Event()
        for _ in range(int(patience * 10)):
            version = self.version()
            if (version.mark, version.is_played) != (mark, was_played):
                return version
            pause.wait(0.1)
        return self.version()

    def _read(self) -> Version:
        # What the last version rested on is stamped before the file is read: a change meanwhile is a change.
        before = stamps(self._version.stamps if self._version else [self.path])
        document = read_document(self.path, self._today(), play=False)
        known = {path: before[path] if path in before else stamp(path) for path in rests_on(document)}
        if self._version:
            self._version.is_outdated = True
        version = Version(next(self._marks), document, known, _playing(document))
        if version.playing is None:
            version.played.set()
        else:
            self._explore(version)
        return version

    def _explore(self, version: Version) -> None:
        """See to it that the version comes to hold what playing every way finds."""
        threading.Thread(target=self._play, args=(version,), daemon=True).start()

    def _play(self, version: Version) -> None:
        """Play every way through the case, unless it changes meanwhile."""

        def told(states: int) -> None:
            version.states = states
            if version.is_outdated:
                raise Outdated

        try:
            whole = read_document(self.path, self._today(), progress=told)
            if version.playing and whole.checked and whole.case == version.document.case:
                version.guide = Guide(version.playing.rules, whole.checked.exploration)
                version.states = whole.checked.exploration.states
                version.document = whole
        except Outdated:
            pass
        finally:
            version.played.set()


def stamps(paths: Iterable[Path]) -> Stamps:
    return {path: stamp(path) for path in paths}


def stamp(path: Path) -> tuple[int, int] | None:
    """What tells one state of a file from another; None where it is not there."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size


def _playing(document: Document) -> Playing | None:
    if document.case is None:
        return None
    rules, path = Rules(document.case), document.path
    references = References(document.case.references, claims_beside(path))
    return Playing(rules, InLanguages(partial(Shown, rules)), references, competencies_beside(path))
