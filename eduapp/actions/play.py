"""The step of play: read where an attempt stands, write a decision. Statements are built once, at import.

A decision is answered only after it is on disk. The primary key (attempt, number) decides between two tabs.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from eduapp.actions import tallies
from eduapp.actions.playable import Playable, Playables, playables
from eduapp.actions.refused import MovedOn, NotThere, Refused
from eduapp.actions.weighings import Weighings, weighings
from eduapp.case.play import Decision, Impossible, Incomplete, Play, positions
from eduapp.case.result import RULES_VERSION, result
from eduapp.store import ActCount, Attempt
from eduapp.store import Decision as Decided
from eduapp.store.attempt import read_ticks
from eduapp.text.said import told

MOST_DECISIONS = 1_000
MOST_WORDS = 10_000
MOST_TICKS = 200
MOST_KEPT = 256

Writing = Callable[[], AbstractContextManager[Connection]]


class Known(NamedTuple):
    """An attempt, as it was read or left by this process: the columns that playing needs, by their names. It is a
    tuple because one is made at each step."""

    id: int
    person_id: int
    case_key: str
    revision_id: int
    enrolment_id: int | None
    cohort_id: int | None
    kind: str
    is_first: bool
    seed: int
    copied: int
    decided: int
    changes: int
    draft: Mapping[str, Any] | None
    entered_at: datetime | None
    finished_at: datetime | None


_ATTEMPT = select(*(Attempt.__table__.c[column] for column in Known._fields)).where(
    Attempt.id == bindparam("attempt"), Attempt.person_id == bindparam("person")
)
_DECISIONS = (
    select(Decided.choice, Decided.ticks, Decided.words)
    .where(Decided.attempt_id == bindparam("attempt"))
    .order_by(Decided.number)
)
_DECIDE = insert(Decided).inline()
_MOVE = (
    update(Attempt)
    .where(
        Attempt.id == bindparam("attempt"),
        Attempt.person_id == bindparam("person"),
        Attempt.changes == bindparam("before"),
    )
    .values(
        decided=bindparam("after"),
        changes=Attempt.changes + 1,
        scene=bindparam("scene"),
        draft=bindparam("draft", type_=Attempt.__table__.c.draft.type),
        changed_at=bindparam("now", type_=Attempt.__table__.c.changed_at.type),
        entered_at=bindparam("entered", type_=Attempt.__table__.c.entered_at.type),
    )
)
_FINISH = _MOVE.values(
    finished_at=bindparam("now", type_=Attempt.__table__.c.changed_at.type),
    end=bindparam("end"),
    points=bindparam("points"),
    best=bindparam("best"),
    unsafe=bindparam("unsafe"),
    passed=bindparam("passed"),
    rules_version=RULES_VERSION,
)


def _counting(dialect: Any) -> Any:
    counted = dialect.insert(ActCount).values(
        revision_id=bindparam("revision"), scene=bindparam("scene"), act=bindparam("act"), count=1
    )
    return counted.on_conflict_do_update(
        index_elements=["revision_id", "scene", "act"], set_={"count": ActCount.count + 1}
    )


_COUNT: Mapping[str, Any] = {"sqlite": _counting(sqlite), "postgresql": _counting(postgresql)}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an attempt stands: its row, its case, and all positions from the opening to now. `desk` is what it
    was read with."""

    desk: "Desk"
    attempt: Known
    playable: Playable
    plays: list[Play]

    @property
    def play(self) -> Play:
        return self.plays[-1]

    @property
    def is_over(self) -> bool:
        return self.attempt.finished_at is not None


class Plays:
    """The positions of attempts that this process has just served. The number of changes of an attempt only grows,
    so that what is kept can be of no use, but not wrong."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.most = most
        self.kept: OrderedDict[int, tuple[Known, list[Play]]] = OrderedDict()

    def get(self, attempt: int, changes: int) -> list[Play] | None:
        known = self.kept.get(attempt)
        return known[1] if known is not None and known[0].changes == changes else None

    def keep(self, known: Known, plays: list[Play]) -> None:
        self.kept[known.id] = known, plays
        self.kept.move_to_end(known.id)
        while len(self.kept) > self.most:
            self.kept.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Desk:
    """What one process has at hand: revisions ready to be played, and plays in progress; revisions as educators look
    at them."""

    playables: Playables = field(default_factory=playables)
    plays: Plays = field(default_factory=Plays)
    weighings: Weighings = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weighings", weighings(self.playables))


def stand(connection: Connection, desk: Desk, attempt: int, person: int) -> Standing:
    """Where the person's attempt stands. Raises NotThere if there is none, or if it is somebody else's."""
    row = connection.execute(_ATTEMPT, {"attempt": attempt, "person": person}).first()
    if row is None:
        raise NotThere(told("There is no such attempt, or it is not yours."))
    known = Known._make(row)
    playable = desk.playables.get(connection, known.revision_id)
    plays = desk.plays.get(attempt, known.changes)
    if plays is None:
        decided = connection.execute(_DECISIONS, {"attempt": attempt})
        decisions = [Decision(choice, read_ticks(ticks), words) for choice, ticks, words in decided]
        plays = positions(playable.rules, decisions)
        if len(plays) == known.decided + 1:  # else somebody decided between the two statements
            desk.plays.keep(known, plays)
    return Standing(desk, known, playable, plays)


def recall(desk: Desk, attempt: int, person: int) -> Standing | None:
    """Where the person's attempt stood when this process last served it: enough to decide, since the database takes
    a decision only where nothing has changed. What is refused by this has to be looked at again."""
    known, plays = desk.plays.kept.get(attempt, (None, []))
    if known is None or known.person_id != person or plays[-1].here.end:
        return None
    playable = desk.playables.kept.get(known.revision_id)
    return None if playable is None else Standing(desk, known, playable, plays)


def decide(writing: Writing, standing: Standing, number: int, decision: Decision, draft: Any, *, now: datetime) -> Play:
    """Write the decision `number` (from 0) of the attempt; `draft` is what stays half written after an ask.

    The same decision sent twice counts once. Raises MovedOn if another one stands there already, Incomplete
    and Refused if it is not possible now.
    """
    attempt, before = standing.attempt, standing.play
    if number != len(before.decisions) or standing.is_over:
        return _already(standing, number, decision)
    if number >= MOST_DECISIONS:
        raise Refused(told("This attempt has gone round too often to go on. Begin it again."))
    try:
        after = before.decide(decision)
    except Incomplete:
        raise
    except Impossible as slip:
        raise Refused(told("This is not offered here. Nothing has changed.")) from slip
    is_ask = not after.passed
    row: dict[str, Any] = {"attempt_id": attempt.id, "number": number, "scene": before.scene, "choice": decision.choice}
    row |= {"ticks": ",".join(map(str, decision.ticks)), "words": decision.words, "at": now}
    moved: dict[str, Any] = {
        "attempt": attempt.id,
        "person": attempt.person_id,
        "before": attempt.changes,
        "after": number + 1,
    }
    entered = attempt.entered_at if is_ask else now
    moved |= {"scene": after.here.id, "now": now, "draft": draft if is_ask else None, "entered": entered}
    try:
        with writing() as connection:
            connection.execute(_DECIDE, row)
            finish = _finished(standing, after)
            changed = connection.execute(_FINISH if finish else _MOVE, moved | finish)
            if changed.rowcount != 1:
                raise MovedOn(told("Another tab or device has decided here already."))
            if before.scene not in before.left:
                _count(connection, standing, decision, is_ask, now)
    except IntegrityError as slip:
        raise MovedOn(told("Another tab or device has decided here already.")) from slip
    left = attempt._replace(decided=number + 1, changes=attempt.changes + 1, entered_at=entered)
    standing.desk.plays.keep(left, [*standing.plays, after])
    return after


def _already(standing: Standing, number: int, decision: Decision) -> Play:
    """The decision was sent again, or another one was faster."""
    play = standing.play
    if 0 <= number < len(play.decisions) and play.decisions[number] == decision:
        return play
    raise MovedOn(told("Another tab or device has decided here already."))


def _finished(standing: Standing, after: Play) -> dict[str, Any]:
    """What is kept when the attempt is over; nothing before."""
    found = standing.playable.guide.found
    outcome = result(after, found)
    if outcome is None:
        return {}
    return {
        "end": after.here.end,
        "points": after.points,
        "best": max(0, found.best_sum),
        "unsafe": len(after.unsafe),
        "passed": outcome.passed,
    }


def _count(connection: Connection, standing: Standing, decision: Decision, is_ask: bool, now: datetime) -> None:
    """Count what was done the first time in a scene: of first attempts for everybody, of assigned ones for the cohort.
    Rows in one order for everybody, so that two transactions never wait for each other."""
    attempt, play, revision = standing.attempt, standing.play, standing.playable.id
    acts = [*decision.ticks, len(play.here.options) + decision.choice]
    if attempt.is_first:
        rows = [{"revision": revision, "scene": play.scene, "act": act} for act in acts]
        connection.execute(_COUNT[connection.dialect.name], rows)
    if attempt.cohort_id is not None:
        key = {"cohort_id": attempt.cohort_id, "revision_id": revision, "is_first": attempt.is_first}
        entered = None if is_ask else attempt.entered_at
        seconds = None if entered is None else (now - entered).total_seconds()
        tallies.count(connection, key | {"scene": play.scene}, acts, seconds)


_KEEP = (
    update(Attempt)
    .where(
        Attempt.id == bindparam("attempt"),
        Attempt.person_id == bindparam("person"),
        Attempt.decided == bindparam("before"),
        Attempt.finished_at.is_(None),
    )
    .values(draft=bindparam("draft", type_=Attempt.__table__.c.draft.type))
)


def keep_draft(writing: Writing, attempt: int, person: int, number: int, draft: Any) -> bool:
    """Keep what is half written at decision `number`; False where the attempt has moved on, or is not there."""
    with writing() as connection:
        values = {"attempt": attempt, "person": person, "before": number, "draft": draft}
        return connection.execute(_KEEP, values).rowcount == 1


def draft_of(words: str, ticks: tuple[int, ...], choice: int | None = None) -> dict[str, Any] | None:
    """What is half written, as it is kept; None where there is nothing."""
    kept: dict[str, Any] = {}
    if words.strip():
        kept["words"] = words[:MOST_WORDS]
    if ticks:
        kept["ticks"] = list(ticks[:MOST_TICKS])
    if choice is not None:
        kept["choice"] = choice
    return kept or None
