"""Releases: immutable versions of a module, each pinning what it contains."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, and_, bindparam, func, select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from eduapp.actions.refused import NotThere
from eduapp.actions.resolved import hashed
from eduapp.store import Module, Part, Release, Revision
from eduapp.text.said import told


def make(
    session: Session, key: str, revision: Revision, parts: Sequence[tuple[Revision, bool]], *, now: datetime
) -> Release | None:
    """The next release of the module, with its parts and whether each is optional; None where nothing has changed."""
    newest = in_force(session, key)
    written = json.dumps([revision.hash, [[part.hash, is_optional] for part, is_optional in parts]])
    hash_ = hashed(written.encode())
    if newest is not None and newest.hash == hash_:
        return None
    number = newest.number + 1 if newest else 1
    release = Release(module_key=key, number=number, hash=hash_, revision_id=revision.id, created_at=now)
    release.parts = [
        Part(position=position, revision_id=part.id, is_optional=is_optional)
        for position, (part, is_optional) in enumerate(parts)
    ]
    session.add(release)
    session.flush()
    return release


def in_force(session: Session, key: str) -> Release | None:
    """The newest release of the module."""
    newest = select(Release).where(Release.module_key == key).order_by(Release.number.desc()).limit(1)
    return session.scalar(newest)


_AT_HAND: WeakKeyDictionary[Engine, dict[int, Release]] = WeakKeyDictionary()

# The number of the newest release of each module.
_NEWEST = (
    select(Release.module_key, func.max(Release.number).label("number")).group_by(Release.module_key).subquery("newest")
)


# The releases in force of the modules on the shelf. Statements are built once: it takes longer than to send them.
_OF_SHELF = (
    select(Release.id)
    .join(_NEWEST, and_(Release.module_key == _NEWEST.c.module_key, Release.number == _NEWEST.c.number))
    .join(Module, Module.key == Release.module_key)
    .where(Module.retired_at.is_(None))
    .order_by(Module.position)
)
_OF_MODULE = _OF_SHELF.where(Release.module_key == bindparam("module"))
OF_CASE = (
    _OF_SHELF.with_only_columns(Release.module_key)
    .join(Part, Part.release_id == Release.id)
    .join(Revision, Revision.id == Part.revision_id)
    .where(Revision.kind == "case", Revision.key == bindparam("case"))
    .limit(1)
)
_MODULE_REVISION = aliased(Revision)
OF_CASES = (
    _OF_SHELF.with_only_columns(Revision.key.label("case"), Release.module_key, _MODULE_REVISION.title)
    .join(Part, Part.release_id == Release.id)
    .join(Revision, Revision.id == Part.revision_id)
    .join(_MODULE_REVISION, _MODULE_REVISION.id == Release.revision_id)
    .where(Revision.kind == "case")
)


def offered(session: Session) -> list[Release]:
    """The release in force of every module on the shelf, in the order of the shelf."""
    ids = session.scalars(_OF_SHELF).all()
    kept = at_hand(session, ids)
    return [kept[id_] for id_ in ids]


def at_hand(session: Session, ids: Collection[int]) -> dict[int, Release]:
    """The releases with their parts. They never change, so a process keeps what it has read, apart from sessions."""
    kept = _AT_HAND.setdefault(session.connection().engine, {})
    missing = [id_ for id_ in ids if id_ not in kept]
    if missing:
        whole = (joinedload(Release.revision), selectinload(Release.parts).joinedload(Part.revision))
        for release in session.scalars(select(Release).where(Release.id.in_(missing)).options(*whole)).all():
            for row in {release, release.revision, *release.parts, *(part.revision for part in release.parts)}:
                if row in session:
                    session.expunge(row)
            kept[release.id] = release
    return {id_: kept[id_] for id_ in ids}


def module_of_case(session: Session, key: str) -> str | None:
    """The module on the shelf whose release in force has the case; None for a case on its own."""
    return session.scalar(OF_CASE, {"case": key})


def newest(session: Session, key: str) -> Release | None:
    """The release in force of a module, if that is on the shelf; PostgreSQL takes no NUL in a key."""
    if not key.isprintable():
        return None
    id_ = session.scalar(_OF_MODULE, {"module": key})
    return None if id_ is None else at_hand(session, [id_])[id_]


def offered_or_404(session: Session, key: str) -> Release:
    found = newest(session, key)
    if found is None:
        raise NotThere(told("There is no module of that name."))
    return found
