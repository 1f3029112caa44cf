"""Copies of what learners did, for other learners: row for row, inside the database, so that millions take minutes.

Ids that begin with a learner are taken from a grid: the row number `j` of learner `n` of `count` has the id
`first + j * count + n`. A copy is then the same row with every id moved by the distance of the two learners, and rows
that began at the same point lie together, those of one cohort far apart, as where people work side by side.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Column, Connection, Integer, MetaData, Select, Table, func, insert, select
from sqlalchemy.orm import Session

from eduapp.store import (
    Answer,
    Attempt,
    Card,
    Decision,
    Enrolment,
    Evaluation,
    Evidence,
    Intention,
    QuizAttempt,
    StandingNow,
    StandingThen,
)
from eduapp.store.base import Id

# Who copies whom: by how much ids that begin with a learner, and with a cohort, are moved; `n` is who copies.
COPY = Table(
    "seed_copy",
    MetaData(),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("person_id", Id, index=True),
    Column("origin_id", Id, index=True),
    Column("moved", Integer),
    Column("cohort_moved", Integer),
    prefixes=["TEMPORARY"],
)
SLICE = 2_000  # learners whose rows are copied at once
Moved = Mapping[str, Any]
_PERSON = {"person_id": COPY.c.person_id}
_COHORT = {name: COPY.c.cohort_moved for name in ("cohort_id", "assignment_id")}
_BY_LEARNER = COPY.c.moved


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert many rows of plain values. PostgreSQL takes them as one stream; row by row it would wait for each."""
    if connection.dialect.name != "postgresql":
        if rows:
            connection.execute(insert(table), rows)
        return
    names = [column.name for column in table.c]
    cursor = cast(Any, connection.connection.cursor())
    with cursor, cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as stream:
        for row in rows:
            stream.write_row([row[name] for name in names])


@dataclass(frozen=True, slots=True)
class Grid:
    """The ids of what learners begin: `rows` is how many the busiest of them has."""

    first: int
    count: int
    rows: int


def copies(session: Session, grid: Grid) -> Iterator[str]:
    """Copy everything as the rows of `COPY` say; yields what is in hand, with how far it is, before each part. The
    session may be committed then, so each part asks it for its connection anew."""
    for row in range(grid.rows):
        yield f"Copying what was begun and decided: {row + 1} of {grid.rows}"
        _begun(session.connection(), grid.first + row * grid.count, grid.first + (row + 1) * grid.count)
    for start in range(0, grid.count, SLICE):
        yield f"Copying evidence and standings: learner {start + 1:,} of {grid.count:,}"
        _shown(session.connection(), start, start + SLICE)


def _begun(connection: Connection, first: int, stop: int) -> None:
    """What was begun with an id between the two, and what belongs to it."""

    def own(table: Any, **moved: Any) -> None:
        source = select(table.__table__).join(COPY, COPY.c.origin_id == table.person_id)
        source = source.where(table.id >= first, table.id < stop).order_by(table.id + COPY.c.moved)
        _copied(connection, table, source, {"id": _BY_LEARNER, **moved}, _PERSON)

    def owned(table: Any, parent: Any, key: str) -> None:
        source = select(table.__table__).join(parent, parent.id == getattr(table, key))
        source = source.join(COPY, COPY.c.origin_id == parent.person_id).where(parent.id >= first, parent.id < stop)
        _copied(connection, table, source.order_by(parent.id + COPY.c.moved), {key: _BY_LEARNER}, {})

    own(Enrolment)
    owned(Evaluation, Enrolment, "enrolment_id")
    owned(Intention, Enrolment, "enrolment_id")
    own(Attempt, enrolment_id=_BY_LEARNER, **_COHORT)
    owned(Decision, Attempt, "attempt_id")
    own(QuizAttempt, enrolment_id=_BY_LEARNER, **_COHORT)
    owned(Answer, QuizAttempt, "attempt_id")


def _shown(connection: Connection, start: int, stop: int) -> None:
    """What the work of the learners from `start` on shows: evidence, cards, standings."""
    by_learner = {"attempt_id": _BY_LEARNER, "quiz_attempt_id": _BY_LEARNER}
    newest = select(func.max(Evidence.id)).where(Evidence.person_id == COPY.c.person_id).scalar_subquery()

    def shown(table: Any, moved: Moved, new: Moved, without: str = "") -> None:
        source = select(table.__table__).join(COPY, COPY.c.origin_id == table.person_id)
        source = source.where(COPY.c.n >= start, COPY.c.n < stop)
        order = sorted(table.__table__.primary_key.columns, key=lambda column: column.name == "person_id")
        _copied(connection, table, source.order_by(COPY.c.person_id, *order), moved, {**_PERSON, **new}, without)

    shown(Evidence, {}, {}, "id")
    shown(StandingNow, {}, {"upto": newest})
    shown(StandingThen, {}, {})
    shown(Card, by_learner, {}, "id")


def _copied(
    connection: Connection, table: Any, source: Select[Any], moved: Moved, new: Moved, without: str = ""
) -> None:
    """Insert what `source` selects, with the `moved` columns moved, the `new` ones set, and the one named last left to
    the database."""
    columns = [column for column in table.__table__.c if column.name != without]
    values = [
        new.get(column.name, column + moved[column.name] if column.name in moved else column) for column in columns
    ]
    made = source.with_only_columns(*values, maintain_column_froms=True)
    connection.execute(insert(table.__table__).from_select([column.name for column in columns], made))
