"""What revisions are called. They never change, so a process reads each once."""

from collections.abc import Collection
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, bindparam, select
from sqlalchemy.orm import Session

from eduapp.store import Revision


class Named(NamedTuple):
    """The kind and the key of a document, and the title that it had in a revision."""

    what: tuple[str, str]
    title: str


_AT_HAND: WeakKeyDictionary[Engine, dict[int, Named]] = WeakKeyDictionary()
_IDS = bindparam("ids", expanding=True, type_=Revision.__table__.c.id.type)
_NAMES = select(Revision.id, Revision.kind, Revision.key, Revision.title).where(Revision.id.in_(_IDS))


def named(session: Session, ids: Collection[int]) -> dict[int, Named]:
    """What these revisions are called, and all others that were asked for before."""
    kept = _AT_HAND.setdefault(session.connection().engine, {})
    missing = {*ids} - kept.keys()
    if missing:
        for id_, kind, key, title in session.execute(_NAMES, {"ids": sorted(missing)}):
            kept[id_] = Named((kind, key), title)
    return kept
