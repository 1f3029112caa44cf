"""The phones of a live case: how they come in, look whether something is new, and vote. Statements are built once.

Two hundred phones look every two seconds, so that to look is one statement by a key, and writes nothing.
"""

import hashlib
import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from eduapp.actions.live import LASTS, NO_WORDS
from eduapp.actions.playable import Playable
from eduapp.actions.refused import MovedOn, Refused
from eduapp.actions.sessions import hashed
from eduapp.case.majority import leaving
from eduapp.case.play import Decision, Impossible, Incomplete, Play, positions
from eduapp.store import LiveCase, LiveDecision, LiveSeat, LiveVote, Member
from eduapp.store.attempt import read_ticks
from eduapp.text.said import told

MOST_KEPT = 64
Writing = Callable[[], AbstractContextManager[Connection]]


class Seated(NamedTuple):
    """The live case of a seat, as far as a phone needs it, by the names of its columns."""

    id: int
    revision_id: int
    version: int
    decided: int
    stop: int
    is_open: bool
    begun_at: datetime
    ended_at: datetime | None

    def is_over(self, now: datetime) -> bool:
        return self.ended_at is not None or now > self.begun_at + LASTS


_OF_SEAT = LiveSeat.browser_hash == bindparam("browser")
_FIND = (
    select(*(LiveCase.__table__.c[column] for column in Seated._fields))
    .join(LiveSeat, LiveSeat.live_id == LiveCase.id)
    .where(_OF_SEAT)
)
_VERSION = select(LiveCase.version).join(LiveSeat, LiveSeat.live_id == LiveCase.id).where(_OF_SEAT)
_DECISIONS = (
    select(LiveDecision.choice, LiveDecision.ticks)
    .where(LiveDecision.live_id == bindparam("live"))
    .order_by(LiveDecision.number)
)
_OWN = select(LiveVote.choice, LiveVote.ticks).where(
    LiveVote.live_id == bindparam("live"),
    LiveVote.stop == bindparam("stop"),
    LiveVote.browser_hash == bindparam("browser"),
)
_MOMENT = LiveVote.__table__.c.at.type


def _voting(dialect: Any) -> Any:
    """The vote counts only where the case still stands at the stop, open: the row is held against whoever closes it."""
    columns = ["live_id", "stop", "browser_hash", "choice", "ticks", "at"]
    given = [
        LiveCase.id,
        LiveCase.stop,
        bindparam("browser", type_=LiveVote.__table__.c.browser_hash.type),
        bindparam("choice", type_=LiveVote.__table__.c.choice.type),
        bindparam("ticks", type_=LiveVote.__table__.c.ticks.type),
        bindparam("now", type_=_MOMENT),
    ]
    still = select(*given).where(
        LiveCase.id == bindparam("live"),
        LiveCase.stop == bindparam("stop"),
        LiveCase.is_open,
        LiveCase.ended_at.is_(None),
    )
    made = dialect.insert(LiveVote).from_select(columns, still.with_for_update(read=True))
    new = {name: made.excluded[name] for name in ("choice", "ticks", "at")}
    voting = made.on_conflict_do_update(index_elements=["live_id", "stop", "browser_hash"], set_=new)
    return voting.execution_options(preserve_rowcount=True)


_DIALECTS: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}
_VOTE = {name: _voting(dialect) for name, dialect in _DIALECTS.items()}


class Paths:
    """The positions of live cases that this process has served. A version only grows, and is of one path."""

    def __init__(self) -> None:
        self.kept: OrderedDict[int, tuple[int, list[Play]]] = OrderedDict()

    def get(self, connection: Connection, playable: Playable, live: Seated | LiveCase) -> list[Play]:
        """From the opening to where it stands."""
        version, plays = self.kept.get(live.id, (-1, []))
        if version != live.version:
            rows = connection.execute(_DECISIONS, {"live": live.id}).all()
            decisions = [Decision(choice, read_ticks(ticks), NO_WORDS) for choice, ticks in rows]
            plays = positions(playable.rules, decisions)
            if len(decisions) == live.decided:  # else somebody decided between the two statements
                self.kept[live.id] = live.version, plays
                while len(self.kept) > MOST_KEPT:
                    self.kept.popitem(last=False)
        return plays


def version_of(connection: Connection, token: str) -> int | None:
    """How new the live case of the seat is; None where there is no such seat."""
    found: int | None = connection.execute(_VERSION, {"browser": hashed(token)}).scalar()
    return found


def seated(connection: Connection, token: str) -> Seated | None:
    row = connection.execute(_FIND, {"browser": hashed(token)}).first()
    return None if row is None else Seated._make(row)


def own_vote(connection: Connection, live: Seated, token: str) -> Decision | None:
    """What the seat wants at this stop, so far."""
    row = connection.execute(_OWN, {"live": live.id, "stop": live.stop, "browser": hashed(token)}).first()
    return None if row is None else Decision(row.choice, read_ticks(row.ticks))


def vote(writing: Writing, live: Seated, play: Play, token: str, stop: int, wish: Decision, *, now: datetime) -> None:
    """Want that at the stop, instead of what the seat wanted there before. Raises MovedOn where the vote came too late,
    Incomplete where ticks are missing. `play` is where the case stands."""
    if live.is_over(now):
        raise MovedOn(told("This live case is over: your vote came too late and was not counted."))
    if stop != live.stop:
        raise _too_late()
    try:
        if wish.choice not in leaving(play):
            raise Impossible(told("This choice is not offered now."))
        play.decide(Decision(wish.choice, wish.ticks, NO_WORDS))
    except Incomplete:
        raise
    except Impossible as slip:
        raise Refused(told("This is not offered any more. Choose again from what is there now.")) from slip
    given = {"live": live.id, "stop": stop, "browser": hashed(token), "choice": wish.choice, "now": now}
    with writing() as connection:
        statement = _VOTE[connection.dialect.name]
        done = connection.execute(statement, given | {"ticks": ",".join(map(str, wish.ticks))})
        if done.rowcount != 1:
            raise _too_late()


def _too_late() -> MovedOn:
    return MovedOn(
        told("Your vote came after the vote was closed, and was not counted. Here is where the case stands.")
    )


def by_code(session: Session, typed: str, *, now: datetime) -> LiveCase | None:
    """The live case that has the code, however it is typed."""
    code = "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalpha())
    live = session.scalars(select(LiveCase).where(LiveCase.code == code)).first() if code else None
    return None if live is None or live.begun_at + LASTS < now else live


def of_member(session: Session, person_id: int, *, now: datetime) -> LiveCase | None:
    """What is live in a cohort of the person; the newest."""
    inside = Member.person_id == person_id, Member.left_at.is_(None)
    rows = select(LiveCase).join(Member, Member.cohort_id == LiveCase.cohort_id).where(*inside)
    running = LiveCase.ended_at.is_(None), LiveCase.begun_at > now - LASTS
    return session.scalars(rows.where(*running).order_by(LiveCase.id.desc()).limit(1)).first()


def sit(session: Session, live: LiveCase, person_id: int | None, key: str, *, now: datetime) -> str:
    """The token of a seat. A member who is logged in has one that follows from who she is. Anybody else who has the
    code gets one of those that are left, of as many as the cohort has learners, and is not asked for a name."""
    inside = Member.cohort_id == live.cohort_id, Member.left_at.is_(None)
    is_member = person_id is not None and session.scalar(select(1).where(*inside, Member.person_id == person_id)) == 1
    if is_member:
        token = hmac.new(key.encode(), f"live {live.id} {person_id}".encode(), hashlib.sha256).hexdigest()
        if session.get(LiveSeat, hashed(token)) is not None:
            return token
    else:
        token = secrets.token_urlsafe(16)
        taken = select(func.count()).where(LiveSeat.live_id == live.id, LiveSeat.is_member.is_(False))
        if (session.scalar(taken) or 0) >= (session.scalar(select(func.count()).where(*inside)) or 0):
            raise Refused(
                told("All seats of this cohort are taken. If you are one of its learners, log in: then you are in.")
            )
    seat = {"browser_hash": hashed(token), "live_id": live.id, "is_member": is_member, "joined_at": now}
    # Two phones of one member may come in at the same moment.
    session.execute(_DIALECTS[session.get_bind().dialect.name].insert(LiveSeat).on_conflict_do_nothing(), seat)
    return token
