"""Brings the shelf in line with a folder: cases, quizzes and modules as revisions, and releases of the modules."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from eduapp import __version__
from eduapp.actions.placing import SHELVES, Placing
from eduapp.actions.resolved import PROOF_VERSION, hashed
from eduapp.library import CASES, LANGUAGE, QUIZZES, Document, collection, kind_of, read_document
from eduapp.module.model import LAST
from eduapp.store import Loading, Module
from eduapp.text.finding import Finding


@dataclass(frozen=True, slots=True)
class Loaded:
    """The keys of the documents that are new or changed, unchanged, withheld, and gone from the folder; `released`
    are the modules of which there is a new release, with its number, `left` those that were released from drafts and
    so are not taken from the folder any more."""

    new: tuple[str, ...]
    same: tuple[str, ...]
    withheld: tuple[str, ...]
    gone: tuple[str, ...]
    released: tuple[tuple[str, int], ...] = ()
    left: tuple[str, ...] = ()


def is_loaded(session: Session, folder: Path) -> bool:
    """Whether nothing has changed in the folder since it was loaded, and nothing else was loaded since."""
    return session.get(Loading, _fingerprint(folder)) is not None


def _fingerprint(folder: Path) -> str:
    """A hash over every file of the folder and of the quizzes beside it, and over the rules by which they are read."""
    beside = folder.parent / QUIZZES
    folders = [folder, *([beside] if folder.name == CASES and beside.is_dir() else [])]
    files = sorted(path for place in folders for path in place.rglob("*") if path.is_file())
    hashes = [(path.relative_to(folder.parent).as_posix(), hashed(path.read_bytes())) for path in files]
    return hashed(json.dumps([__version__, PROOF_VERSION, hashes]).encode())


def load(session: Session, folder: Path, *, now: datetime) -> Loaded:
    """Bring the shelf in line with the folder. A file with errors is withheld and its findings are kept; the
    revision that was offered before stays in force. So does a module that was released from a draft, whatever the
    folder says of it."""
    fingerprint = _fingerprint(folder)
    placing = Placing(session, folder.resolve(), now)
    read = _read(folder, now.date())
    slips = [slip for document in read if document.kind in ("competencies", "evidence") for slip in errors_of(document)]
    stems = {document.path.with_suffix("") for document in read}
    drafted = drafted_modules(session)
    listed = [one for one in read if one.kind in SHELVES and not is_translation(one, stems)]
    documents = [one for one in listed if _module(one) not in drafted]
    for position, document in enumerate(sorted(documents, key=_place)):
        placing.place(document, position, slips)
    placing.name_competencies(documents, drafted)
    gone = _clear(session, placing, drafted)
    session.flush()
    released = [made for document in documents if document.kind == "module" for made in _released(placing, document)]
    session.execute(delete(Loading))
    session.add(Loading(fingerprint=fingerprint, at=now))
    session.flush()
    new, same, withheld = (tuple(placing.told[said]) for said in ("new", "same", "withheld"))
    left = sorted(drafted & {_module(one) for one in listed})
    return Loaded(new, same, withheld, tuple(gone), tuple(released), tuple(left))


def drafted_modules(session: Session) -> set[str]:
    """The modules that were released from drafts, or retired: a folder does not change them any more."""
    is_own = or_(Module.draft_id.is_not(None), Module.retired_at.is_not(None))
    return set(session.scalars(select(Module.key).where(is_own)))


def _module(document: Document) -> str:
    return document.path.resolve().parent.name


def _released(placing: Placing, document: Document) -> list[tuple[str, int]]:
    made = placing.release(document)
    return [] if made is None else [(made.module_key, made.number)]


def _clear(session: Session, placing: Placing, drafted: set[str]) -> list[str]:
    """Take off the shelf what is not in the folder any more."""
    gone: list[str] = []
    for kind, shelf in SHELVES.items():
        absent = select(shelf.key).where(shelf.key.not_in(list(placing.placed[kind])))
        keys = list(session.scalars(absent.where(shelf.module.not_in(drafted))))
        session.execute(delete(shelf).where(shelf.key.in_(keys)))
        gone += keys
    return sorted(gone)


def _read(folder: Path, today: date) -> list[Document]:
    """All documents in their order, the modules after what they list."""
    at_hand: dict[Path, Document] = {}
    paths = collection(folder)
    for path in sorted(paths, key=lambda path: kind_of(path) == "module"):
        at_hand[path.resolve()] = read_document(path, today, play=False, at_hand=at_hand)
    return [at_hand[path.resolve()] for path in paths]


def _place(document: Document) -> int:
    """Modules stand where they say; all else where its file stands, and cases and quizzes do not mind the modules."""
    return document.module.facts.order if document.module else LAST


def is_translation(document: Document, stems: set[Path]) -> bool:
    match = LANGUAGE.match(document.path.stem)
    return match is not None and document.path.with_name(match.group(1)) in stems


def errors_of(document: Document) -> list[Finding]:
    return [finding for finding in document.findings if finding.severity == "error"]
