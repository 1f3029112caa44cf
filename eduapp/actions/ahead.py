"""What a draft would change: beside the release in force, in the author's terms, and for whom that matters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from eduapp.actions import draft_documents, editions
from eduapp.actions.changes import read_release, standing
from eduapp.actions.editions import Edition
from eduapp.library import Document, claims_beside, original_path
from eduapp.library.differing import reading
from eduapp.module.compared import Read, compared
from eduapp.module.consequence import Consequence, consequences
from eduapp.module.model import Module
from eduapp.store import Draft
from eduapp.text.difference import WEIGHTS, Changed


@dataclass(frozen=True, slots=True)
class Ahead:
    """`editions` are the releases, the newest first: the one in force, then those that people may still be in.
    `unread` have errors that keep them from being compared; `unlisted` are in the draft and not in its module."""

    editions: tuple[Edition, ...]
    changed: tuple[Changed, ...]
    means: tuple[Consequence, ...]
    unread: tuple[str, ...]
    unlisted: tuple[str, ...]

    @property
    def in_force(self) -> Edition | None:
        return self.editions[0] if self.editions else None


def look_ahead(session: Session, draft: Draft, root: Path, today: date) -> Ahead:
    """The draft, whose files are below `root`, beside the release in force; beside nothing where there is none."""
    documents = draft_documents.read(session, draft, root, today)
    overview = f"cases/{draft.module_key}/{draft_documents.MODULE}"
    module = documents[overview].module if overview in documents else None
    released = tuple(editions.of_module(session, draft.module_key))
    before = read_release(session, released[0].release.id) if released else {}
    parts = set(_parts(draft.module_key, module)) if module else before.keys() | documents.keys()
    written = {path: one for path, one in documents.items() if path.endswith(".md")}
    listed = {
        path: one for path, one in written.items() if {path, str(original_path(Path(path)))} & (parts | {overview})
    }
    unread = [path for path, one in listed.items() if not _is_legible(one)]
    after = {path: _reading(path, one) for path, one in listed.items() if path not in unread}
    changed = _compared({path: one for path, one in before.items() if path not in unread}, after)
    people = standing(session, released[0].release.id) if released else None
    return Ahead(
        released,
        changed,
        consequences(changed, people) if people else (),
        tuple(sorted(unread)),
        tuple(sorted(path for path, one in written.items() if one.kind in ("case", "quiz") and path not in listed)),
    )


def _reading(path: str, document: Document) -> Read:
    if original_path(Path(path)) is None:
        return reading(document)
    text = document.path.read_text("utf-8", "replace")
    return Read("translation", document.path.name, text, claims_beside(document.path))


def _compared(before: Mapping[str, Read], after: Mapping[str, Read]) -> tuple[Changed, ...]:
    """What concerns safety first, then the document with the weightiest difference."""
    return tuple(sorted(compared(before, after), key=_weight))


def _weight(document: Changed) -> tuple[bool, int]:
    is_safe = not any(one.is_safety for one in document.differences)
    return is_safe, min((WEIGHTS.index(one.weight) for one in document.differences), default=WEIGHTS.index("path"))


def _parts(key: str, module: Module) -> Iterator[str]:
    """The paths of what the module lists."""
    yield from (content.path for content in module.contents)
    yield from (f"cases/{key}/{page}" for page in module.facts.handouts)


def _is_legible(document: Document) -> bool:
    if document.kind in ("case", "quiz", "module"):
        return bool(document.case or document.quiz or document.module)
    return not document.has_errors
