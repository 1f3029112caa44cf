"""Drafts: a module is begun from files or from its release in force, and its files are saved one by one.

Whoever changes something holds the draft first, so that two do it one after the other. Nobody writes over what
somebody else saved: a save names the number of the save that it was made from.
"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, undefer

from eduapp.actions.audit import Hand
from eduapp.actions.draft_paths import LARGEST, MOST_FILES, fit, is_text
from eduapp.actions.powers import ALL, WRITERS, powers
from eduapp.actions.refused import MovedOn, NotThere, Refused
from eduapp.store import Draft, DraftFile, DraftWriter, ModuleChange, Release
from eduapp.text.said import told

OPEN = "open"
NOT_THERE = told("There is no such draft, or it is not yours to work on.")
What = Literal["new", "changed", "same"]


class Overtaken(MovedOn):
    """Somebody else saved the file meanwhile; `theirs` is what is there now. Nothing was written over."""

    def __init__(self, theirs: DraftFile) -> None:
        super().__init__(
            told("%(name)s has saved this file meanwhile. Yours is not saved yet: take over what you need."),
            name=theirs.saved_by,
        )
        self.theirs = theirs


def begin(
    session: Session, module_key: str, files: Mapping[str, bytes], hand: Hand, base: Release | None = None
) -> Draft:
    """A new draft of a module with these files, by their paths from the content root."""
    powers(session, hand.id, now=hand.now).must_hold(module_key, WRITERS)
    draft = Draft(id=hand.new_id(), module_key=module_key, title=module_key, state=OPEN, digest="", edition=0)
    draft.base_id = None if base is None else base.id
    draft.begun_at = draft.touched_at = hand.now
    try:
        with session.begin_nested():
            session.add(draft)
    except IntegrityError as slip:
        raise _not_alone(module_key) from slip
    put(session, draft, files, hand)
    note(session, module_key, "begun", hand, draft_id=draft.id, detail={"files": len(files)})
    return draft


def _not_alone(module_key: str) -> Refused:
    return Refused(
        told("There is a draft of “%(module)s” already. Add the files to it, or put it away first."), module=module_key
    )


def open_draft(session: Session, module_key: str) -> Draft | None:
    """The draft of the module that is being worked on."""
    return session.scalar(select(Draft).where(Draft.module_key == module_key, Draft.state == OPEN))


def open_with(session: Session, paths: Collection[str]) -> dict[str, int]:
    """The drafts that are being worked on and hold files of these paths, by the paths."""
    rows = select(DraftFile.path, Draft.id).join(Draft, Draft.id == DraftFile.draft_id)
    found = session.execute(rows.where(Draft.state == OPEN, DraftFile.path.in_(sorted(paths))))
    return {path: id_ for path, id_ in found}


def draft_or_404(session: Session, draft_id: int, person_id: int, *, now: datetime) -> Draft:
    """The draft, if the person writes, reviews or releases the module; anybody else's is not there."""
    draft = session.get(Draft, draft_id)
    if draft is None:
        raise NotThere(NOT_THERE)
    powers(session, person_id, now=now).must_hold(draft.module_key, ALL)
    return draft


def by_release(session: Session, module_key: str) -> dict[int, int]:
    """The draft that each release of the module was made of, by the release: how it was reviewed is kept there."""
    made = select(Draft.release_id, Draft.id).where(Draft.module_key == module_key, Draft.state == "released")
    return {release_id: id_ for release_id, id_ in session.execute(made) if release_id is not None}


def drafts_of(session: Session, person_id: int, *, now: datetime) -> list[Draft]:
    """The drafts that are being worked on and that the person has a part in, the one touched last first."""
    mine = powers(session, person_id, now=now)
    found = session.scalars(select(Draft).where(Draft.state == OPEN).order_by(Draft.touched_at.desc(), Draft.id))
    return [draft for draft in found if mine.over(draft.module_key)]


def files_of(session: Session, draft: Draft) -> list[DraftFile]:
    """Its files in the order of their paths, without what is in them."""
    return list(session.scalars(select(DraftFile).where(DraftFile.draft_id == draft.id).order_by(DraftFile.path)))


def file_or_404(session: Session, draft: Draft, path: str) -> DraftFile:
    """A file with what is in it. PostgreSQL takes no NUL in a path."""
    found = session.get(DraftFile, (draft.id, path), options=[undefer(DraftFile.data)]) if path.isprintable() else None
    if found is None:
        raise NotThere(told("There is no such file in this draft."))
    return found


def save(session: Session, draft: Draft, path: str, data: bytes, number: int, hand: Hand) -> DraftFile:
    """Save a file that was read at the save `number` (0 for one that is new). Raises Overtaken where somebody saved
    it since; the same once more is no new save."""
    hold(session, draft, hand)
    path = fit(path, draft.module_key)
    _must_fit(path, data)
    file = session.get(DraftFile, (draft.id, path), options=[undefer(DraftFile.data)], populate_existing=True)
    if file is not None and file.data == data:
        return file
    if file is not None and file.number != number:
        raise Overtaken(file)
    if file is None and number:
        raise MovedOn(told("Somebody removed this file meanwhile. What you wrote is still in this page."))
    if file is None and len(files_of(session, draft)) >= MOST_FILES:
        raise Refused(told("A draft has at most %(most)s files."), most=MOST_FILES)
    made = _write(session, draft, path, data, hand, file)
    _touch(session, draft, hand)
    return made


@dataclass(frozen=True, slots=True)
class Put:
    """What became of files that were sent together, by what they were before."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]


def put(session: Session, draft: Draft, files: Mapping[str, bytes], hand: Hand) -> Put:
    """Put files into the draft, over those of the same path. All of them, or none."""
    hold(session, draft, hand)
    came: dict[What, list[str]] = {"new": [], "changed": [], "same": []}
    known = {file.path: file for file in files_of(session, draft)}
    sent = {fit(path, draft.module_key): data for path, data in sorted(files.items())}
    if len(known.keys() | sent.keys()) > MOST_FILES:
        raise Refused(told("A draft has at most %(most)s files."), most=MOST_FILES)
    for path, data in sent.items():
        _must_fit(path, data)
        before = known.get(path)
        is_same = before is not None and before.digest == digest_of(data)
        came["same" if is_same else "new" if before is None else "changed"].append(path)
        if not is_same:
            _write(session, draft, path, data, hand, before)
    if came["new"] or came["changed"]:
        _touch(session, draft, hand)
    return Put(tuple(came["new"]), tuple(came["changed"]), tuple(came["same"]))


def remove(session: Session, draft: Draft, path: str, hand: Hand) -> None:
    hold(session, draft, hand)
    session.delete(file_or_404(session, draft, path))
    session.flush()
    _touch(session, draft, hand)
    note(session, draft.module_key, "file removed", hand, draft_id=draft.id, detail={"path": path})


def put_away(session: Session, draft: Draft, hand: Hand) -> None:
    """Work on it no more. What was written and signed stays on record."""
    hold(session, draft, hand)
    draft.state = "put away"
    note(session, draft.module_key, "put away", hand, draft_id=draft.id)


def hold(session: Session, draft: Draft, hand: Hand) -> None:
    """Let nobody else change the draft until this is done. Only who writes or releases may; only while it is open."""
    powers(session, hand.id, now=hand.now).must_hold(draft.module_key, WRITERS)
    lock(session, draft)


def lock(session: Session, draft: Draft) -> None:
    """The same, whoever it is. An update that changes nothing, since on SQLite there are no locks for reading."""
    own = update(Draft).where(Draft.id == draft.id).values(edition=Draft.edition)
    session.execute(own, execution_options={"synchronize_session": False})
    session.refresh(draft)
    if draft.state != OPEN:
        raise Refused(told("This draft is not worked on any more: it was released, or put away."))


def writers(session: Session, draft: Draft) -> list[DraftWriter]:
    """Who changed something in it, the first one first."""
    found = select(DraftWriter).where(DraftWriter.draft_id == draft.id)
    return list(session.scalars(found.order_by(DraftWriter.since, DraftWriter.person_id)))


def wrote(session: Session, module_key: str) -> frozenset[int]:
    """Who ever changed something in the module, in whichever draft: a draft that is begun anew makes nobody a
    stranger to her own text."""
    own = select(DraftWriter.person_id).join(Draft, Draft.id == DraftWriter.draft_id)
    return frozenset(session.scalars(own.where(Draft.module_key == module_key)))


def note(
    session: Session,
    module_key: str,
    what: str,
    hand: Hand,
    *,
    draft_id: int | None = None,
    detail: Mapping[str, object] | None = None,
    reason: str = "",
) -> None:
    """Write down what became of a module, and whose hand it was."""
    change = ModuleChange(id=hand.new_id(), module_key=module_key, draft_id=draft_id, at=hand.now, what=what)
    change.by_id, change.by_name, change.detail, change.reason = hand.id, hand.name, dict(detail or {}), reason
    session.add(change)
    session.flush()


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _must_fit(path: str, data: bytes) -> None:
    if len(data) > LARGEST:
        raise Refused(told("%(path)s is larger than %(most)s MB."), path=path, most=LARGEST // 1_000_000)
    if is_text(path) and b"\x00" in data:
        raise Refused(told("%(path)s is not a text."), path=path)


def _write(session: Session, draft: Draft, path: str, data: bytes, hand: Hand, before: DraftFile | None) -> DraftFile:
    file = before or DraftFile(draft_id=draft.id, path=path, number=0)
    file.data, file.digest, file.number = data, digest_of(data), file.number + 1
    file.saved_at, file.saved_by = hand.now, hand.name
    session.add(file)
    session.flush()
    return file


def _touch(session: Session, draft: Draft, hand: Hand) -> None:
    """The draft is another one now, and this hand has written in it."""
    rows = session.execute(select(DraftFile.path, DraftFile.digest).where(DraftFile.draft_id == draft.id))
    whole = "\n".join(f"{path}\t{digest}" for path, digest in sorted(map(tuple, rows)))
    draft.digest, draft.edition, draft.touched_at = digest_of(whole.encode()), draft.edition + 1, hand.now
    if session.get(DraftWriter, (draft.id, hand.id)) is None:
        is_owner = not writers(session, draft)
        session.add(
            DraftWriter(draft_id=draft.id, person_id=hand.id, name=hand.name, since=hand.now, is_owner=is_owner)
        )
    session.flush()


def rename(session: Session, draft: Draft, title: str) -> None:
    """Call it as its module is called."""
    if title and title != draft.title:
        draft.title = title
        session.flush()
