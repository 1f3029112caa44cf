"""Releases: immutable versions of a module, each pinning what it contains."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

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


# The number of the newest release of each module.
_NEWEST = (
    select(Release.module_key, func.max(Release.number).label("number")).group_by(Release.module_key).subquery("newest")
)


def of_shelf() -> Select[Release]:
    """The releases in force of the modules on the shelf."""
    is_newest = and_(Release.module_key == _NEWEST.c.module_key, Release.number == _NEWEST.c.number)
    return select(Release).join(_NEWEST, is_newest).join(Module, Module.key == Release.module_key)


def offered(session: Session) -> list[Release]:
    """The release in force of every module on the shelf, in the order of the shelf."""
    whole = (joinedload(Release.revision), selectinload(Release.parts).joinedload(Part.revision))
    return list(session.scalars(of_shelf().order_by(Module.position).options(*whole)))


def module_of_case(session: Session, key: str) -> str | None:
    """The module on the shelf whose release in force has the case; None for a case on its own."""
    parts = of_shelf().join(Part, Part.release_id == Release.id).join(Revision, Revision.id == Part.revision_id)
    found = parts.where(Revision.kind == "case", Revision.key == key).order_by(Module.position)
    return session.scalar(found.with_only_columns(Release.module_key).limit(1))


def newest(session: Session, key: str) -> Release | None:
    """The release in force of a module, if that is on the shelf; PostgreSQL takes no NUL in a key."""
    module = session.get(Module, key) if key.isprintable() else None
    return in_force(session, key) if module is not None else None


def offered_or_404(session: Session, key: str) -> Release:
    found = newest(session, key)
    if found is None:
        raise NotThere(told("There is no module of that name."))
    return found
