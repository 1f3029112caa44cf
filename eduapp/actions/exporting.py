"""Files of a cohort's decisions: asked for by an educator, taken up by the job process, given out for a week."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, update
from sqlalchemy.orm import Session, joinedload, undefer

from eduapp.actions.audit import Hand
from eduapp.actions.refused import NotThere, Refused
from eduapp.interop.tabular import MOST_ROWS
from eduapp.store import Attempt, Cohort, Export, Member
from eduapp.text.said import told

KINDS = ("xlsx", "csv")
KEPT = timedelta(days=7)
LEFT = timedelta(minutes=10)
"""Longer than any chunk takes: whoever has not gone on for so long has died."""
MOST_TRIES = 3
_SHOWN = 10
_UNDER_WAY = ("waiting", "working")


@dataclass(frozen=True, slots=True)
class Claim:
    """What one process has taken up; `number` is which try it is, and only the last one may write."""

    id: int
    number: int
    cohort_id: int
    person_id: int
    kind: str
    language: str
    cohort: str
    time_zone: str


class TooManyRows(Refused):
    """A workbook has no room for them."""


def ask(session: Session, cohort: Cohort, kind: str, language: str, hand: Hand) -> Export:
    """A file of that kind is to be made, which is written down; the one that is under way, where there is one."""
    if kind not in KINDS:
        raise Refused(told("Choose a workbook or CSV files."))
    if kind == "xlsx":
        _must_have_room(session, cohort)
    same = select(Export).where(Export.cohort_id == cohort.id, Export.kind == kind, Export.state.in_(_UNDER_WAY))
    found = session.scalars(same.limit(1)).first()
    if found is None:
        found = Export(id=hand.new_id(), cohort_id=cohort.id, person_id=hand.id, kind=kind, language=language)
        found.state, found.asked_at, found.touched_at = "waiting", hand.now, hand.now
        session.add(found)
        session.flush()
        hand.note(session, cohort.id, "table", after={"made_as": kind})
    return found


def _must_have_room(session: Session, cohort: Cohort) -> None:
    own = select(func.sum(Attempt.decided)).where(Attempt.cohort_id == cohort.id, Attempt.kind == "scored")
    many = session.scalar(own) or 0
    if many > MOST_ROWS:
        raise TooManyRows(
            told("These are %(many)s decisions, and a workbook has room for %(most)s. Make CSV files: they hold all."),
            many=f"{many:,}",
            most=f"{MOST_ROWS:,}",
        )


def latest(session: Session, cohort_id: int) -> list[Export]:
    """Those of the cohort, the newest first, whoever of its educators asked for them."""
    own = select(Export).where(Export.cohort_id == cohort_id).options(joinedload(Export.person))
    return list(session.scalars(own.order_by(Export.id.desc()).limit(_SHOWN)))


def file_or_404(session: Session, cohort_id: int, export_id: int) -> Export:
    """One of the cohort that is done, with its file."""
    found = session.get(Export, export_id, options=[undefer(Export.file)])
    if found is None or found.cohort_id != cohort_id or found.file is None:
        raise NotThere(told("There is no such file. It is kept for 7 days: make it again."))
    return found


def is_due(connection: Connection, *, now: datetime) -> bool:
    """Whether something is to do. It is asked often, so that only a claim keeps others from writing."""
    return connection.execute(select(Export.id).where(_to_do(now)).limit(1)).first() is not None


def claim(connection: Connection, *, now: datetime) -> Claim | None:
    """Take up what waits, or what was left; None where nothing is to do. Those that were left too often have failed."""
    worn = update(Export).where(_left(now), Export.tries >= MOST_TRIES).values(state="failed", done_at=now)
    connection.execute(worn)
    due = (
        select(Export.id, Export.tries, Export.cohort_id, Export.person_id, Export.kind, Export.language)
        .add_columns(Cohort.name, Cohort.time_zone)
        .join(Cohort, Cohort.id == Export.cohort_id)
        .where(_to_do(now))
        .order_by(Export.asked_at, Export.id)
        .limit(1)
    )
    row = connection.execute(due).first()
    if row is None:
        return None
    mine = update(Export).where(Export.id == row.id, Export.tries == row.tries, _to_do(now))
    values = {"state": "working", "tries": row.tries + 1, "touched_at": now, "done": 0}
    if connection.execute(mine.values(values)).rowcount != 1:
        return None
    return Claim(row.id, row.tries + 1, *row[2:])


def _left(now: datetime) -> ColumnElement[bool]:
    return (Export.state == "working") & (Export.touched_at < now - LEFT)


def _to_do(now: datetime) -> ColumnElement[bool]:
    return or_(Export.state == "waiting", _left(now))


def go_on(connection: Connection, mine: Claim, *, now: datetime, **values: object) -> bool:
    """Write down how far it is. False where it is ours no more: somebody else took it up, or it was erased."""
    own = update(Export).where(Export.id == mine.id, Export.tries == mine.number, Export.state == "working")
    return connection.execute(own.values(touched_at=now, **values)).rowcount == 1


def give_up(connection: Connection, mine: Claim, *, now: datetime) -> None:
    """It broke off: it is tried again, but not for ever."""
    over = {"state": "failed", "done_at": now} if mine.number >= MOST_TRIES else {"state": "waiting"}
    go_on(connection, mine, now=now, **over)


def drop_of(session: Session, person_id: int) -> None:
    """Whatever may hold the learner goes with her."""
    cohorts = select(Member.cohort_id).where(Member.person_id == person_id)
    session.execute(
        delete(Export).where(Export.cohort_id.in_(cohorts)), execution_options={"synchronize_session": False}
    )
