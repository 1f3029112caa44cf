"""Tallies of how cohorts decide: counted up along with each decision, and made anew from the decisions.

Whoever counts writes these rows last and in the order of their keys, so that two transactions never wait for each other
in a circle.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite

from eduapp.actions.playable import Playables
from eduapp.case.pace import bucket_of
from eduapp.store import ActTally, Attempt, Cohort, Decision, PaceTally
from eduapp.store.attempt import read_ticks

Key = tuple[int, bool, int, int]
"""Of a row within its cohort: revision, whether first attempts, scene, act or bucket."""


def _counting(dialect: Any, table: Any, last: str) -> Any:
    keys = ("cohort_id", "revision_id", "is_first", "scene", last)
    counted = dialect.insert(table).values({key: bindparam(key) for key in keys} | {"count": 1})
    return counted.on_conflict_do_update(index_elements=list(keys), set_={"count": table.count + 1})


_ACT, _PACE = (
    {dialect.__name__.rpartition(".")[2]: _counting(dialect, table, last) for dialect in (sqlite, postgresql)}
    for table, last in ((ActTally, "act"), (PaceTally, "bucket"))
)


def count(connection: Connection, scene: Mapping[str, Any], acts: Iterable[int], seconds: float | None) -> None:
    """Count acts in a scene (cohort_id, revision_id, is_first, scene), and the seconds that were spent in it, where it
    is left; in the transaction of the decision, as its last statements."""
    dialect = connection.dialect.name
    connection.execute(_ACT[dialect], [{**scene, "act": act} for act in sorted(acts)])
    if seconds is not None:
        connection.execute(_PACE[dialect], {**scene, "bucket": bucket_of(seconds)})


@dataclass(slots=True)
class Tallied:
    """What the decisions of a cohort come to."""

    acts: Counter[Key] = field(default_factory=Counter)
    pace: Counter[Key] = field(default_factory=Counter)


_OF_COHORT = (
    select(
        Attempt.id,
        Attempt.revision_id,
        Attempt.is_first,
        Attempt.started_at,
        Decision.scene,
        Decision.choice,
        Decision.ticks,
        Decision.at,
    )
    .join(Decision, Decision.attempt_id == Attempt.id)
    .where(Attempt.cohort_id == bindparam("cohort"))
    .order_by(Attempt.id, Decision.number)
)


def recount(connection: Connection, playables: Playables, cohort_id: int, person_id: int | None = None) -> Tallied:
    """The tallies of a cohort, or what one of it adds to them, from the decisions alone."""
    found = Tallied()
    wanted = _OF_COHORT if person_id is None else _OF_COHORT.where(Attempt.person_id == person_id)
    rows = connection.execute(wanted, {"cohort": cohort_id})
    for _, decisions in groupby(rows, key=lambda row: row.id):
        _add(found, playables, connection, decisions)
    return found


def _add(found: Tallied, playables: Playables, connection: Connection, decisions: Iterator[Any]) -> None:
    """One attempt: each scene counts the first time that somebody is in it."""
    left: set[int] = set()
    entered: datetime | None = None
    for row in decisions:
        entered = entered or row.started_at
        rules = playables.get(connection, row.revision_id).rules.scenes[row.scene]
        is_ask = row.choice in rules.asks
        if row.scene not in left:
            key = row.revision_id, row.is_first, row.scene
            for act in (*read_ticks(row.ticks), len(rules.scene.options) + row.choice):
                found.acts[*key, act] += 1
            if not is_ask:
                found.pace[*key, bucket_of((row.at - entered).total_seconds())] += 1
        if not is_ask:
            left.add(row.scene)
            entered = row.at


def rebuild(connection: Connection, playables: Playables) -> int:
    """Make all tallies anew, in the caller's transaction; returns how many rows were wrong. Decisions that are written
    meanwhile wait where they would count."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE act_tally, pace_tally IN SHARE ROW EXCLUSIVE MODE"))
    wrong = 0
    for cohort_id in connection.scalars(select(Cohort.id).order_by(Cohort.id)).all():
        found = recount(connection, playables, cohort_id)
        wrong += _replaced(connection, ActTally.__table__, "act", cohort_id, found.acts)
        wrong += _replaced(connection, PaceTally.__table__, "bucket", cohort_id, found.pace)
    return wrong


def _replaced(connection: Connection, table: Any, last: str, cohort_id: int, found: Counter[Key]) -> int:
    columns = (table.c.revision_id, table.c.is_first, table.c.scene, table.c[last])
    stored = {
        (revision, bool(is_first), scene, act): count
        for revision, is_first, scene, act, count in connection.execute(
            select(*columns, table.c.count).where(table.c.cohort_id == cohort_id)
        )
    }
    wrong: int = sum(stored.get(key) != found.get(key) for key in stored.keys() | found.keys())
    if wrong:
        connection.execute(delete(table).where(table.c.cohort_id == cohort_id))
        rows = [
            dict(zip(("revision_id", "is_first", "scene", last), key, strict=True))
            | {"cohort_id": cohort_id, "count": number}
            for key, number in sorted(found.items())
        ]
        if rows:
            connection.execute(insert(table), rows)
    return wrong
