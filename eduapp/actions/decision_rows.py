"""The decisions of a cohort, each as one row, read attempt by attempt in chunks: each takes the same few statements."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from eduapp.actions.kept import Kept
from eduapp.actions.playable import Playable
from eduapp.case.map import plain
from eduapp.case.merit import Judge, Merit
from eduapp.case.model import Choice, Option
from eduapp.case.play import Decision as Decided
from eduapp.case.play import Play, opening
from eduapp.store import Assignment, Attempt, Decision, Person, Revision
from eduapp.store.attempt import read_ticks

AT_ONCE = 50

_OF_COHORT = Attempt.cohort_id == bindparam("cohort")
_MANY = select(func.count()).select_from(Attempt).where(_OF_COHORT, Attempt.kind == "scored")
# An id begins with its time, so they come as they were begun.
_ATTEMPTS = (
    select(Attempt.id, Attempt.person_id, Attempt.assignment_id, Attempt.case_key, Attempt.revision_id)
    .add_columns(Attempt.is_first, Attempt.started_at, Person.name, Person.email)
    .add_columns(Assignment.kind, Assignment.key, Revision.hash, Revision.title)
    .join(Person, Person.id == Attempt.person_id)
    .join(Assignment, Assignment.id == Attempt.assignment_id)
    .join(Revision, Revision.id == Attempt.revision_id)
    .where(_OF_COHORT, Attempt.kind == "scored", Attempt.id > bindparam("after"))
    .order_by(Attempt.id)
    .limit(AT_ONCE)
)
_DECISIONS = (
    select(Decision.attempt_id, Decision.scene, Decision.choice, Decision.ticks, Decision.words, Decision.at)
    .where(Decision.attempt_id.in_(bindparam("attempts", expanding=True)))
    .order_by(Decision.attempt_id, Decision.number)
)


@dataclass(frozen=True, slots=True)
class Tried:
    """An attempt: whose it is and what it was done for. `number` counts hers at the case for the assignment."""

    id: int
    name: str
    email: str | None
    assignment: str
    kind: str
    case_key: str
    revision: str
    is_first: bool
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """A decision. `seconds` have passed since the scene was entered; `unsafe` names the unsafe acts in it."""

    attempt: Tried
    number: int
    scene: str
    heading: str
    is_ask: bool
    choice: str
    ticks: tuple[str, ...]
    words: str
    merit: Merit | None
    points: int
    unsafe: tuple[str, ...]
    at: datetime
    seconds: float


class Rows:
    """Reads the decisions of a cohort from its first attempt to its last. `titles` are those of what can be given."""

    def __init__(self, playables: Kept[Playable], cohort_id: int, titles: Mapping[tuple[str, str], str]) -> None:
        self._playables, self._cohort, self._titles = playables, cohort_id, titles
        self._after = 0
        self._begun: Counter[tuple[int, int, str]] = Counter()

    def many(self, connection: Connection) -> int:
        """How many attempts there are."""
        return int(connection.execute(_MANY, {"cohort": self._cohort}).scalar_one())

    def more(self, connection: Connection) -> tuple[int, list[Row]]:
        """The next attempts: how many, and their decisions. None are left when it is 0."""
        tried = connection.execute(_ATTEMPTS, {"cohort": self._cohort, "after": self._after}).all()
        if not tried:
            return 0, []
        self._after = tried[-1].id
        found = connection.execute(_DECISIONS, {"attempts": [one.id for one in tried]})
        decisions = {id_: list(rows) for id_, rows in groupby(found, key=lambda row: row.attempt_id)}
        judges: dict[int, Judge] = {}  # they remember ways, so each lives for one chunk
        rows: list[Row] = []
        for one in tried:
            guide = self._playables.get(connection, one.revision_id).guide
            judge = judges.setdefault(one.revision_id, Judge(guide))
            rows += _rows(self._tried(one), one.started_at, decisions.get(one.id, []), judge)
        return len(tried), rows

    def _tried(self, one: Any) -> Tried:
        which = one.assignment_id, one.person_id, one.case_key
        self._begun[which] += 1
        title = self._titles.get((one.kind, one.key)) or (one.title if one.kind == "case" else one.key)
        return Tried(
            one.id,
            one.name,
            one.email,
            title,
            one.kind,
            one.case_key,
            one.hash[:12],
            bool(one.is_first),
            self._begun[which],
        )


def _rows(tried: Tried, started_at: datetime, decisions: Sequence[Any], judge: Judge) -> Iterator[Row]:
    play, entered = opening(judge.guide.rules), started_at
    for number, row in enumerate(decisions, 1):
        decision = Decided(row.choice, read_ticks(row.ticks), row.words)
        after = play.decide(decision)
        is_ask = row.choice in play.rules.scenes[play.scene].asks
        yield _row(tried, number, play, after, judge.merit(play, decision), row.at, (row.at - entered).total_seconds())
        play, entered = after, entered if is_ask else row.at


def _row(tried: Tried, number: int, play: Play, after: Play, merit: Merit | None, at: datetime, seconds: float) -> Row:
    rules, decision = play.rules.scenes[play.scene], after.decisions[-1]
    scene = rules.scene
    acts: list[Option | Choice] = [*(scene.options[tick] for tick in decision.ticks), scene.choices[decision.choice]]
    labels = [plain(act.label) for act in acts]
    return Row(
        tried,
        number,
        scene.id,
        plain(scene.heading),
        decision.choice in rules.asks,
        labels[-1],
        tuple(labels[:-1]),
        decision.words,
        merit,
        after.points - play.points,
        tuple(label for label, act in zip(labels, acts, strict=True) if act.effects.unsafe),
        at,
        seconds,
    )
