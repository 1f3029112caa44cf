"""Fills a database with cohorts of made-up learners: some of them really play, all others are copies of one of these.

Whatever is counted from it (tallies, standings) is as if everybody had played, and every decision can be replayed.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count, cycle
from random import Random
from typing import Any

from sqlalchemy import bindparam, delete, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from eduapp.actions import copying, tallies
from eduapp.actions.copying import COPY, Grid
from eduapp.actions.refused import Refused
from eduapp.actions.seeded_cohorts import WEEKS, Grounds, Size, Task
from eduapp.actions.simulating import Simulation
from eduapp.actions.tallies import Tallied
from eduapp.mastery.simulated import Simulated, somebody
from eduapp.store import ActCount, ActTally, Assignment, Attempt, Competency, PaceTally, Person
from eduapp.text.said import told

PLAYERS = 40  # learners who really play; copies of them make up all others
ABILITY, SPREAD = 0.4, 1.8  # of the players, in logits
SKIPS = 0.1  # the share of cases that somebody leaves out


def must_be_empty(session: Session) -> None:
    if session.scalar(select(func.count()).select_from(Person).where(~Person.is_guest)):
        raise Refused(
            told(
                "There are people in this database already, and made-up learners cannot be taken out again. "
                "Take an empty database; or add --among-people, if this one may be spoilt."
            )
        )


@dataclass(slots=True)
class Seeding:
    """One run, in one session on one connection."""

    session: Session
    grounds: Grounds
    chance: Random
    simulation: Simulation = field(init=False)

    def __post_init__(self) -> None:
        self.simulation = Simulation(self.session, self.chance, lambda at: 0)

    @property
    def size(self) -> Size:
        return self.grounds.size

    def run(self) -> Iterator[str]:
        """Do it; yields what comes next before each part. What was done until then can be committed."""
        tasks = self.grounds.tasks()
        yield f"Making {self.size.learners:,} learners in {self.size.cohorts:,} cohorts"
        people = self.grounds.lay(tasks)
        players = people[:PLAYERS]
        rows = 0
        for number, person_id in enumerate(players):
            yield f"Playing: learner {number + 1} of {len(players)}"
            rows = max(rows, self._live(number, person_id, tasks))
        origins = [number if number < PLAYERS else self.chance.randrange(PLAYERS) for number in range(len(people))]
        self._plan(people, origins)
        yield from copying.copies(self.session, Grid(self.grounds.first_id, len(people), rows))
        yield "Counting what was decided"
        self._count(players, origins)

    def _live(self, number: int, person_id: int, tasks: list[Task]) -> int:
        """A learner does what the cohort is given, and cases once more, until she has decided often enough; how many
        things she has begun."""
        learner = self._learner(number)
        begun = count()
        first, learners = self.grounds.first_id, self.size.learners
        self.simulation.new_id = lambda at: first + next(begun) * learners + number
        step = timedelta(weeks=WEEKS) / (self.size.decisions / 9 + 12)
        at = self.grounds.begun + self.chance.random() * step
        for place in self._order(tasks):
            self._do(learner, number, person_id, place, tasks[place], at)
            at += step
            if self._decided(person_id) >= self.size.decisions or at + step > self.grounds.now:
                break
        return next(begun)

    def _learner(self, number: int) -> Simulated:
        """The players are spread evenly from the least able to the ablest."""
        names = self.session.scalars(select(Competency.key).order_by(Competency.position)).all()
        return somebody(names, self.chance, ABILITY + SPREAD * (2 * (number + 0.5) / PLAYERS - 1))

    def _order(self, tasks: list[Task]) -> Iterator[int]:
        """The places of the tasks as they are done: each once, a module as often as it has parts; then cases again."""
        for place, task in enumerate(tasks):
            if task.kind == "module" or self.chance.random() > SKIPS:
                yield from [place] * task.parts
        yield from cycle([place for place, task in enumerate(tasks) if task.kind == "case"])

    def _do(self, learner: Simulated, number: int, person_id: int, place: int, task: Task, at: datetime) -> None:
        assignment = self.session.get_one(Assignment, self.grounds.assignment_id(place, number))
        if task.kind == "module":
            self.simulation.study(person_id, lambda at: learner, task.key, iter([at]), assignment)
        else:
            self.simulation.play(person_id, learner, task.revision_id, at, assignment=assignment)

    def _decided(self, person_id: int) -> int:
        own = select(func.coalesce(func.sum(Attempt.decided), 0)).where(Attempt.person_id == person_id)
        return self.session.execute(own).scalar_one()

    def _plan(self, people: list[int], origins: list[int]) -> None:
        """Say who copies whom; the players copy nobody."""
        connection = self.session.connection()
        COPY.create(connection, checkfirst=False)
        rows = [
            {
                "n": number,
                "person_id": people[number],
                "origin_id": people[origin],
                "moved": number - origin,
                "cohort_moved": self.grounds.cohort(number) - self.grounds.cohort(origin),
            }
            for number, origin in enumerate(origins)
            if number >= PLAYERS
        ]
        copying.insert_all(connection, COPY, rows)
        connection.execute(text(f"ANALYZE {COPY.name}"))  # nothing else tells PostgreSQL how large a new table is

    def _count(self, players: list[int], origins: list[int]) -> None:
        """The tallies of each cohort are those of its members, and each member's are those of whom she copies."""
        connection, playables = self.session.connection(), self.simulation.desk.playables
        own = [
            tallies.recount(connection, playables, self.grounds.cohort_id(number), person_id)
            for number, person_id in enumerate(players)
        ]
        for cohort in range(self.size.cohorts):
            found = Tallied()
            for number in range(cohort, len(origins), self.size.cohorts):
                found.acts.update(own[origins[number]].acts)
                found.pace.update(own[origins[number]].pace)
            self._tally(ActTally, "act", self.grounds.cohort_id(cohort), found.acts)
            self._tally(PaceTally, "bucket", self.grounds.cohort_id(cohort), found.pace)
        copied: Counter[tuple[int, int, int]] = Counter()
        for origin, times in Counter(origins[PLAYERS:]).items():
            for (revision, is_first, scene, act), number in own[origin].acts.items():
                if is_first:
                    copied[revision, scene, act] += times * number
        if copied:
            rows = [
                {"revision": revision, "scene": scene, "act": act, "more": number}
                for (revision, scene, act), number in sorted(copied.items())
            ]
            connection.execute(_MORE[connection.dialect.name], rows)
        COPY.drop(connection, checkfirst=False)

    def _tally(self, table: Any, last: str, cohort_id: int, found: Counter[tallies.Key]) -> None:
        connection = self.session.connection()
        connection.execute(delete(table.__table__).where(table.cohort_id == cohort_id))
        rows = [
            {"cohort_id": cohort_id, "revision_id": key[0], "is_first": key[1], "scene": key[2], last: key[3]}
            | {"count": number}
            for key, number in sorted(found.items())
        ]
        copying.insert_all(connection, table.__table__, rows)


def _counting(dialect: Any) -> Any:
    counted = dialect.insert(ActCount).values(
        revision_id=bindparam("revision"), scene=bindparam("scene"), act=bindparam("act"), count=bindparam("more")
    )
    return counted.on_conflict_do_update(
        index_elements=["revision_id", "scene", "act"], set_={"count": ActCount.count + counted.excluded.count}
    )


_MORE: dict[str, Any] = {dialect.__name__.rpartition(".")[2]: _counting(dialect) for dialect in (sqlite, postgresql)}
