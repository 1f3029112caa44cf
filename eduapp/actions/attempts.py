"""Beginning an attempt, and practising from a decision of an earlier one."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    false,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from eduapp.actions.play import Standing
from eduapp.actions.playable import Playable
from eduapp.actions.refused import MovedOn, NotThere, Refused
from eduapp.case.play import opening, replay
from eduapp.store import Assignment, Attempt, Decision
from eduapp.store.claim import changed_one
from eduapp.text.said import told


def unfinished(session: Session, person_id: int, key: str, enrolment_id: int | None = None) -> Attempt | None:
    """The newest scored attempt at the case that has not ended; in a module, of those that count for it."""
    return session.scalar(
        select(Attempt)
        .where(Attempt.person_id == person_id, Attempt.case_key == key, Attempt.finished_at.is_(None))
        .where(Attempt.kind == "scored", Attempt.enrolment_id.is_not_distinct_from(enrolment_id))
        .order_by(Attempt.started_at.desc())
        .limit(1)
    )


def begin(
    connection: Connection,
    attempt_id: int,
    person_id: int,
    playable: Playable,
    seed: int,
    enrolment_id: int | None = None,
    assignment: Assignment | None = None,
    *,
    now: datetime,
) -> int:
    """The id of a scored attempt at a case, which may count for a module and be done for an assignment. The first one
    of a person is marked as such; where two tabs begin at once, the index lets only one of them be it."""
    values = {"id": attempt_id, "person": person_id, "key": playable.key, "revision": playable.id, "seed": seed}
    values |= {"assignment": assignment and assignment.id, "cohort": assignment and assignment.cohort_id}
    values |= {"enrolment": enrolment_id, "scene": opening(playable.rules).here.id, "now": now}
    statements = _BEGIN[connection.dialect.name]
    if connection.execute(statements[0], values).rowcount == 0:
        connection.execute(statements[1], values)
    return attempt_id


def _beginning(dialect: Any, is_first: ColumnElement[bool]) -> Any:
    moment = Attempt.__table__.c.started_at.type
    row = {
        "id": bindparam("id"),
        "person_id": bindparam("person"),
        "case_key": bindparam("key"),
        "revision_id": bindparam("revision"),
        "enrolment_id": bindparam("enrolment"),
        "assignment_id": bindparam("assignment"),
        "cohort_id": bindparam("cohort"),
        "kind": "scored",
        "is_first": is_first,
        "seed": bindparam("seed"),
        "copied": 0,
        "decided": 0,
        "changes": 0,
        "scene": bindparam("scene"),
        "started_at": bindparam("now", type_=moment),
        "changed_at": bindparam("now", type_=moment),
        "entered_at": bindparam("now", type_=moment),
    }
    inserted = dialect.insert(Attempt).values(row).on_conflict_do_nothing()
    return inserted.execution_options(preserve_rowcount=True)


_SEEN = select(Attempt.id).where(
    Attempt.person_id == bindparam("person"), Attempt.case_key == bindparam("key"), Attempt.kind == "scored"
)
# Each first as if it were the first attempt, where none is to be seen, then as one that is not.
_BEGIN = {
    dialect.__name__.rpartition(".")[2]: (_beginning(dialect, ~_SEEN.exists()), _beginning(dialect, false()))
    for dialect in (sqlite, postgresql)
}


def practise(
    session: Session, attempt_id: int, person_id: int, origin: Standing, number: int, *, now: datetime
) -> Attempt:
    """Practice from decision `number` (from 0) of an attempt that is over: the decisions before it are copied.
    It never counts."""
    if not origin.is_over:
        raise Refused(told("Practice begins when the attempt is over."))
    if not 0 <= number < len(origin.play.decisions):
        raise NotThere(told("There is no such decision in this attempt."))
    play = replay(origin.playable.rules, origin.play.decisions[:number])
    attempt = Attempt(
        id=attempt_id,
        person_id=person_id,
        case_key=origin.playable.key,
        revision_id=origin.playable.id,
        kind="practice",
        is_first=False,
        seed=origin.attempt.seed,
        origin_id=origin.attempt.id,
        copied=number,
        decided=number,
        scene=play.here.id,
        started_at=now,
        changed_at=now,
    )
    session.add(attempt)
    session.flush()
    copied = select(
        literal(attempt_id),
        Decision.number,
        Decision.scene,
        Decision.choice,
        Decision.ticks,
        Decision.words,
        Decision.at,
    ).where(Decision.attempt_id == origin.attempt.id, Decision.number < number)
    columns = ["attempt_id", "number", "scene", "choice", "ticks", "words", "at"]
    session.execute(insert(Decision).from_select(columns, copied))
    return attempt


def take_back(session: Session, standing: Standing, number: int, *, now: datetime) -> None:
    """In practice: go back to before decision `number` (from 0)."""
    attempt = standing.attempt
    if attempt.kind != "practice":
        raise Refused(told("Only in practice can a decision be taken back."))
    if not 0 <= number < len(standing.play.decisions):
        raise NotThere(told("There is no such decision in this attempt."))
    play = replay(standing.playable.rules, standing.play.decisions[:number])
    nothing = dict.fromkeys(("draft", "finished_at", "end", "points", "best", "unsafe", "passed", "rules_version"))
    # The row of the attempt comes first: whoever decides at the same moment waits for it, or is waited for.
    own = update(Attempt).where(Attempt.id == attempt.id, Attempt.changes == attempt.changes)
    values = {"decided": number, "changes": Attempt.changes + 1, "copied": min(number, attempt.copied)} | nothing
    if not changed_one(session, own.values(scene=play.here.id, changed_at=now, **values), "auto"):
        raise MovedOn(told("Another tab or device has decided here already."))
    session.execute(delete(Decision).where(Decision.attempt_id == attempt.id, Decision.number >= number))
