"""Cases as they look at them who teach: kept with their revisions, so that a new process need not judge them anew."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from eduapp.actions import playable
from eduapp.actions.kept import Kept
from eduapp.actions.playable import Playables
from eduapp.case.weighed import VERSION, Weighed, from_data, to_data
from eduapp.store import Revision, Weighing


@dataclass(frozen=True)
class WeighedCase:
    """A case of one revision, with all of its scenes."""

    id: int
    key: str
    title: str
    scenes: tuple[Weighed, ...]

    @cached_property
    def unsafe(self) -> Mapping[tuple[int, int], str]:
        """The labels of the unsafe acts, by the numbers of scene and act."""
        return {
            (at, number): act.label
            for at, scene in enumerate(self.scenes)
            for act in scene.acts
            if act.unsafe
            for number in act.numbers
        }


Weighings = Kept[WeighedCase]
_HERE = (Weighing.revision_id == Revision.id) & (Weighing.version == VERSION)
_KEPT = (
    select(Revision.key, Revision.title, Weighing.data)
    .outerjoin(Weighing, _HERE)
    .where(Revision.id == bindparam("revision"))
)
_MISSING = select(Revision.id).outerjoin(Weighing, _HERE).where(Revision.kind == "case", Weighing.revision_id.is_(None))


def weighings(playables: Playables) -> Weighings:
    """What is not kept is judged by what `playables` have at hand."""
    return Kept(partial(_read, playables))


def _read(playables: Playables, connection: Connection, revision_id: int) -> WeighedCase:
    row: Any = connection.execute(_KEPT, {"revision": revision_id}).one()
    scenes = playables.get(connection, revision_id).weighed if row.data is None else from_data(_unpacked(row.data))
    return WeighedCase(revision_id, row.key, row.title, scenes)


def missing(connection: Connection) -> Sequence[int]:
    """The revisions of cases for which that is not kept, or was found by other rules."""
    return connection.execute(_MISSING).scalars().all()


def weighed(connection: Connection, revision_id: int) -> bytes:
    """What is to be kept of the revision."""
    return _packed(playable.read(connection, revision_id).weighed)


def keep(connection: Connection, revision_id: int, data: bytes) -> None:
    connection.execute(delete(Weighing).where(Weighing.revision_id == revision_id))
    connection.execute(insert(Weighing).values(revision_id=revision_id, version=VERSION, data=data))


def _packed(scenes: tuple[Weighed, ...]) -> bytes:
    return zlib.compress(json.dumps(to_data(scenes), separators=(",", ":")).encode(), 9)


def _unpacked(data: bytes) -> list[object]:
    found: list[object] = json.loads(zlib.decompress(data))
    return found
