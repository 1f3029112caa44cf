"""A draft becomes a release: the organiser asks for it, the job process checks every file and puts them on the shelf,
all of them at once."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, delete, func, or_, select, update
from sqlalchemy.orm import Session

from eduapp.actions import drafts, exploring, signing, typed
from eduapp.actions.audit import Hand
from eduapp.actions.candidates import Looked
from eduapp.actions.placing import SHELVES, OnShelf, Placing, on_shelf
from eduapp.actions.powers import ORGANISER, powers
from eduapp.actions.refused import Refused
from eduapp.actions.resolved import key_of
from eduapp.actions.shelf import is_translation
from eduapp.case import kept
from eduapp.case.check import Checked
from eduapp.case.rules import Rules
from eduapp.library import Document, read_document
from eduapp.module.candidate import Lacking
from eduapp.module.candidate import SignOff as Word
from eduapp.module.gate import lacking
from eduapp.store import Draft, Explored, Module, Release, SignOff
from eduapp.store.claim import changed_one
from eduapp.text.said import told

RELEASING = "releasing"
LEFT = timedelta(minutes=2)
"""Longer than any file takes: whoever has not gone on for so long has died."""


def missing(looked: Looked, today: date, by: Hand | None = None) -> tuple[Lacking, ...]:
    """What keeps the draft from being released, besides the organiser's own word, which comes with the release. `by`
    is the organiser who would give it: she has to have disclosed as well."""
    candidate = looked.candidate
    if by is not None:
        word = Word("organiser", by.id, by.name, by.now, candidate.hash)
        candidate = replace(candidate, sign_offs=(*candidate.sign_offs, word))
    return tuple(one for one in lacking(candidate, today) if one.code != "no-organiser")


def ask(session: Session, draft: Draft, looked: Looked, digest: str, statement: str, changes: str, hand: Hand) -> None:
    """The organiser signs, and the draft is to be released as it was shown."""
    powers(session, hand.id, now=hand.now).must_hold(draft.module_key, (ORGANISER,))
    drafts.hold(session, draft, hand)
    if looked.candidate.hash != draft.digest:
        raise Refused(signing.CHANGED)
    if missing(looked, hand.now.date(), hand):
        raise Refused(told("It cannot be released yet: see what it still lacks."))
    changes = typed.words(changes, 10_000).strip()
    if not changes:
        raise Refused(told("Say what is new in it, for those who read of the release."))
    signing.sign(session, draft, looked, "organiser", digest, statement, hand)
    draft.state, draft.changes, draft.slip, draft.touched_at = RELEASING, changes, None, hand.now
    draft.done, draft.total = 0, len(looked.documents)
    session.flush()
    drafts.note(session, draft.module_key, "release asked for", hand, draft_id=draft.id)


def due(connection: Connection, *, now: datetime) -> int | None:
    """A draft that waits to be released, or was left."""
    left = or_(Draft.done == 0, Draft.touched_at < now - LEFT)
    return connection.execute(select(Draft.id).where(Draft.state == RELEASING, left).limit(1)).scalar_one_or_none()


def go_on(connection: Connection, draft_id: int, done: int, *, now: datetime) -> None:
    own = update(Draft).where(Draft.id == draft_id, Draft.state == RELEASING)
    connection.execute(own.values(done=done, touched_at=now))


def check(connection: Connection, path: Path, today: date, at_hand: Mapping[Path, Document]) -> Document:
    """The file with all that can be found of it; what was explored before is not explored again. `at_hand` are those
    that were checked already, by their paths: a module asks for what it lists."""
    document = read_document(path, today, play=False, at_hand=at_hand)
    if document.kind not in ("case", "quiz"):
        return document
    digest = exploring.digest_of(document, today)
    if document.case is None or digest is None:
        return read_document(path, today)
    row = connection.execute(
        select(Explored.found, Explored.proof).where(Explored.digest == digest, Explored.state == "done")
    ).first()
    if row is None or row.found is None or row.proof is None:
        return read_document(path, today)
    found = kept.from_data(json.loads(zlib.decompress(row.proof)), Rules(document.case))
    facts = row.found["facts"]
    checked = Checked(document.findings, found, facts["words"], Fraction(facts["minutes"]))
    return replace(document, checked=checked)


def release(session: Session, draft_id: int, root: Path, documents: Sequence[Document], *, now: datetime) -> Release:
    """Put the documents on the shelf and make the release. Raises Refused where something of it cannot be."""
    draft = session.get_one(Draft, draft_id)
    key = draft.module_key
    stems = {document.path.with_suffix("") for document in documents}
    listed = [one for one in documents if one.kind in SHELVES and not is_translation(one, stems)]
    placing = Placing(session, (root / "cases").resolve(), now)
    for document in listed:
        _must_be_free(session, document.kind, key_of(document), key)
    for document in listed:
        placing.place(document, _position(session, document), [])
    if placing.told["withheld"]:
        raise Refused(told("These files cannot be offered: %(files)s."), files=", ".join(placing.told["withheld"]))
    session.flush()
    _clear(session, placing, key)
    module = next((one for one in listed if one.kind == "module"), None)
    made = placing.release(module) if module else None
    if made is None:
        raise Refused(told("Nothing has changed since the last release, so there is no new one."))
    for document in listed:
        row = on_shelf(session, document)
        placing.add_competencies(row.revision.terms["competencies"] if row and row.revision else {})
    made.changes, made.released_by = draft.changes, _organiser(session, draft)
    shelved = session.get_one(Module, key)
    shelved.draft_id, shelved.retired_at, shelved.retired_because = draft.id, None, None
    _finish(session, draft, made, now)
    return made


def _finish(session: Session, draft: Draft, made: Release, now: datetime) -> None:
    """Only one process releases a draft, whoever else has checked it meanwhile."""
    own = update(Draft).where(Draft.id == draft.id, Draft.state == RELEASING)
    values = {"state": "released", "release_id": made.id, "done": draft.total, "touched_at": now}
    if not changed_one(session, own.values(values)):
        raise Refused(told("It was released meanwhile."))


def give_up(session: Session, draft_id: int, sentence: str, *, now: datetime) -> None:
    """It is a draft again, with the reason; the organiser's word holds for nothing then. Where somebody else has
    released it meanwhile, that stays as it is."""
    own = update(Draft).where(Draft.id == draft_id, Draft.state == RELEASING)
    if not changed_one(session, own.values(state=drafts.OPEN, slip=sentence, touched_at=now), "auto"):
        return
    last = update(SignOff).where(SignOff.draft_id == draft_id, SignOff.stage == "organiser")
    session.execute(last.where(SignOff.taken_back_at.is_(None)).values(taken_back_at=now))


def _must_be_free(session: Session, kind: str, name: str, module: str) -> None:
    """A case is known by the name of its file, in the whole site."""
    row = cast("OnShelf | None", session.get(SHELVES[kind], name))
    if row is not None and row.module != module:
        sentence = told("The name “%(name)s” is taken by the module “%(module)s”. Give your file another one.")
        raise Refused(sentence, name=name.rpartition("/")[2], module=row.module)


def _position(session: Session, document: Document) -> int:
    """Where it stands already, else behind all others."""
    row = on_shelf(session, document)
    if row is not None:
        return row.position
    last = session.scalar(select(func.max(SHELVES[document.kind].position)))
    return 0 if last is None else last + 1


def _clear(session: Session, placing: Placing, key: str) -> None:
    """Take off the shelf what the module has no more."""
    for kind, shelf in SHELVES.items():
        gone = delete(shelf).where(shelf.module == key, shelf.key.not_in(list(placing.placed[kind])))
        session.execute(gone, execution_options={"synchronize_session": "fetch"})


def _organiser(session: Session, draft: Draft) -> str:
    signed = select(SignOff.by_name).where(SignOff.draft_id == draft.id, SignOff.stage == "organiser")
    return session.scalar(signed.where(SignOff.taken_back_at.is_(None)).order_by(SignOff.at.desc()).limit(1)) or ""


def retire(session: Session, key: str, reason: str, hand: Hand) -> None:
    """Nobody begins it any more; whoever is in the middle of it can finish it. It stays so when a folder is loaded."""
    powers(session, hand.id, now=hand.now).must_hold(key, (ORGANISER,))
    module = session.get(Module, key)
    if module is None or module.retired_at is not None or _last(session, key) is None:
        raise Refused(told("There is no such module on offer."))
    reason = typed.words(reason, 2_000).strip()
    if not reason:
        raise Refused(told("Say why, for those who look for it."))
    module.retired_at, module.retired_because = hand.now, reason
    for shelf in (SHELVES["case"], SHELVES["quiz"]):
        session.execute(delete(shelf).where(shelf.module == key), execution_options={"synchronize_session": "fetch"})
    drafts.note(session, key, "retired", hand, reason=reason)


def _last(session: Session, key: str) -> Release | None:
    newest = select(Release).where(Release.module_key == key).order_by(Release.number.desc()).limit(1)
    return session.scalars(newest).first()


def bring_back(session: Session, key: str, hand: Hand) -> None:
    """Offer the last release again."""
    powers(session, hand.id, now=hand.now).must_hold(key, (ORGANISER,))
    module = session.get(Module, key)
    last = _last(session, key)
    if module is None or module.retired_at is None or last is None:
        raise Refused(told("This module is not retired."))
    for part in last.parts:
        _must_be_free(session, part.revision.kind, part.revision.key, key)
    module.retired_at = module.retired_because = None
    for part in last.parts:
        shelf = SHELVES[part.revision.kind]
        row = shelf(key=part.revision.key, module=key, position=part.position, revision_id=part.revision_id)
        row.is_withheld, row.findings, row.loaded_at = False, [], hand.now
        session.add(row)
    session.flush()
    drafts.note(session, key, "brought back", hand)
