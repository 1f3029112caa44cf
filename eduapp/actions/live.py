"""Live cases: an educator takes a cohort through a case, which votes on each scene; she decides where it goes.

It is teaching: no attempt is made, so that nothing counts. The way taken is a fold of its decisions, as everywhere.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session, joinedload

from eduapp.actions import cohorts
from eduapp.actions.refused import MovedOn, NotThere, Refused
from eduapp.case.majority import Count, counted
from eduapp.case.play import Decision, Impossible, Incomplete, Play
from eduapp.store import Case, Cohort, LiveCase, LiveDecision, LiveSeat, LiveTally, LiveVote
from eduapp.store.attempt import read_ticks
from eduapp.store.claim import changed_one
from eduapp.text.said import told

LASTS = timedelta(hours=6)
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # without vowels no code is a word
CODE_LONG = 6
MOST_DECISIONS = 500
NO_WORDS = "-"
"""What stands for own words: a room has none of its own."""


class At(Protocol):
    """A live case, and the stop that it is at."""

    @property
    def id(self) -> int: ...
    @property
    def stop(self) -> int: ...


def is_over(live: LiveCase, now: datetime) -> bool:
    """Ended by somebody, or forgotten."""
    return live.ended_at is not None or now > live.begun_at + LASTS


def begin(session: Session, live_id: int, cohort: Cohort, key: str, *, now: datetime) -> LiveCase:
    """Show a case of the shelf to the cohort. Only one can be shown at a time."""
    cohorts.must_be_in_use(cohort)
    case = session.get(Case, key)
    if case is None or case.revision_id is None:
        raise Refused(told("Choose a case."))
    cohorts.hold(session, cohort)
    for before in session.scalars(select(LiveCase).where(LiveCase.cohort_id == cohort.id, LiveCase.ended_at.is_(None))):
        if not is_over(before, now):
            raise Refused(told("A case is live in this cohort already. End it before you begin another."))
        _close_down(session, before, now)
    made = LiveCase(id=live_id, cohort_id=cohort.id, revision_id=case.revision_id, is_open=True, shows=False)
    made.code, made.begun_at = "".join(secrets.choice(LETTERS) for _ in range(CODE_LONG)), now
    session.add(made)
    session.flush()
    return made


def live_or_404(session: Session, cohort_id: int, live_id: int) -> LiveCase:
    live = session.get(LiveCase, live_id)
    if live is None or live.cohort_id != cohort_id:
        raise NotThere(told("There is no such live case in this cohort."))
    return live


def of_cohort(session: Session, cohort_id: int) -> list[LiveCase]:
    """With their revisions, the newest first."""
    rows = select(LiveCase).where(LiveCase.cohort_id == cohort_id).options(joinedload(LiveCase.revision))
    return list(session.scalars(rows.order_by(LiveCase.id.desc())))


def came(session: Session, live: LiveCase) -> int:
    """How many have come in."""
    if live.ended_at is not None:
        return live.came
    return session.scalar(select(func.count()).where(LiveSeat.live_id == live.id)) or 0


def votes(session: Session, live: At) -> list[Decision]:
    """Those of the stop that it is at."""
    rows = select(LiveVote.choice, LiveVote.ticks).where(LiveVote.live_id == live.id, LiveVote.stop == live.stop)
    return [Decision(choice, read_ticks(ticks)) for choice, ticks in session.execute(rows)]


def tallies(session: Session, live_id: int) -> Mapping[int, Mapping[int, int]]:
    """What was kept of the votes: by the stop, how many want each act."""
    found: dict[int, dict[int, int]] = {}
    for row in session.scalars(select(LiveTally).where(LiveTally.live_id == live_id)):
        found.setdefault(row.stop, {})[row.act] = row.count
    return found


def close(session: Session, live: LiveCase, version: int) -> None:
    """No vote comes in any more, and the votes are shown."""
    _turn(session, live, version)
    live.is_open = False
    session.flush()


def reopen(session: Session, live: LiveCase, version: int) -> None:
    """Vote again, such as after the room has talked: each vote stands until it is changed, and none is shown."""
    _turn(session, live, version)
    live.is_open, live.shows = True, False
    session.flush()


def show(session: Session, live: LiveCase, version: int, shows: bool) -> None:
    """Whether the votes are shown while they come in: who sees them votes like the others."""
    _turn(session, live, version)
    live.shows = shows
    session.flush()


def go(session: Session, live: LiveCase, version: int, play: Play, decision: Decision) -> Play:
    """Decide for the room: where most want to go, or elsewhere; or ask. `play` is where it stands."""
    if live.decided >= MOST_DECISIONS:
        raise Refused(told("This live case has gone round too often. End it, and begin it again."))
    try:
        after = play.decide(replace(decision, words=NO_WORDS))
    except Incomplete:
        raise
    except Impossible as slip:
        raise Refused(told("This is not offered here. Nothing has changed.")) from slip
    _turn(session, live, version)
    ticks = ",".join(map(str, decision.ticks))
    session.add(LiveDecision(live_id=live.id, number=live.decided, choice=decision.choice, ticks=ticks))
    live.decided += 1
    if after.passed:
        _keep(session, live, play)
        live.stop += 1
        live.is_open, live.shows = after.here.end is None, False
    session.flush()
    return after


def go_back(session: Session, live: LiveCase, version: int, plays: Sequence[Play]) -> None:
    """Take the last decision back. Where it left a scene, the votes on that one stand as they were, and are closed."""
    if not live.decided:
        raise Refused(told("Nothing is decided yet."))
    _turn(session, live, version)
    live.decided -= 1
    own = LiveDecision.live_id == live.id, LiveDecision.number == live.decided
    session.execute(delete(LiveDecision).where(*own))
    if plays[-1].passed:
        live.stop -= 1
        live.is_open = live.shows = False
        session.execute(delete(LiveVote).where(LiveVote.live_id == live.id, LiveVote.stop > live.stop))
        session.execute(delete(LiveTally).where(LiveTally.live_id == live.id, LiveTally.stop >= live.stop))
    session.flush()


def end(session: Session, live: LiveCase, version: int, play: Play, *, now: datetime) -> None:
    """The code is worth nothing any more, and of the votes only the counts stay."""
    _turn(session, live, version)
    if not play.here.end:
        _keep(session, live, play)
    _close_down(session, live, now)
    session.flush()


def count(session: Session, live: At, play: Play) -> Count:
    """The votes where it stands."""
    return counted(play, votes(session, live))


def _turn(session: Session, live: LiveCase, version: int) -> None:
    """Take the next version, which only one of several tabs gets. Votes that are on their way come in before it, or not
    at all."""
    own = update(LiveCase).where(LiveCase.id == live.id, LiveCase.version == version, LiveCase.ended_at.is_(None))
    if not changed_one(session, own.values(version=version + 1)):
        raise MovedOn(
            told("Another tab was faster. Here is where the case stands now; your click has changed nothing.")
        )
    session.refresh(live)


def _keep(session: Session, live: LiveCase, play: Play) -> None:
    """Keep what was counted at the stop."""
    own = {"live_id": live.id, "stop": live.stop}
    session.add_all([LiveTally(act=act, count=n, **own) for act, n in sorted(count(session, live, play).acts.items())])


def _close_down(session: Session, live: LiveCase, now: datetime) -> None:
    live.came = came(session, live)
    live.code, live.is_open, live.ended_at = None, False, now
    session.execute(delete(LiveVote).where(LiveVote.live_id == live.id))
