"""The cohorts of a database that is filled: their educators and learners, and what every one of them is given to do."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from eduapp.actions import cohorts, releases, roles
from eduapp.actions.refused import Refused
from eduapp.store import Assignment, Case, Member, Module, Person
from eduapp.text.said import told

WEEKS = 9  # that they have been there


@dataclass(frozen=True, slots=True)
class Size:
    """So many learners in cohorts of so many, each of whom decides at least so often."""

    learners: int
    cohort: int = 40
    decisions: int = 250

    @property
    def cohorts(self) -> int:
        return -(-self.learners // self.cohort)


@dataclass(frozen=True, slots=True)
class Task:
    """What each cohort is given, with the number of its parts and the revision of a case."""

    kind: str
    key: str
    parts: int = 1
    revision_id: int = 0


@dataclass(slots=True)
class Grounds:
    """Where the learners work. `first_id` is where its ids begin: they are far from those of anything else."""

    session: Session
    size: Size
    first_id: int
    now: datetime

    @property
    def begun(self) -> datetime:
        return self.now - timedelta(weeks=WEEKS)

    def cohort(self, learner: int) -> int:
        """The number of the cohort of a learner, by hers: neighbours are in different ones."""
        return learner % self.size.cohorts

    def cohort_id(self, learner: int) -> int:
        return self.first_id + self.cohort(learner)

    def assignment_id(self, place: int, learner: int) -> int:
        """That of the task at a place, for the cohort of a learner."""
        return self.first_id + place * self.size.cohorts + self.cohort(learner)

    def tasks(self) -> list[Task]:
        """Every second module as a whole, the cases of the others one by one, and those of no module."""
        modules = self.session.scalars(select(Module.key).order_by(Module.position)).all()
        whole = [key for key in modules[::2] if releases.in_force(self.session, key) is not None]
        parts = {key: [part.revision.key for part in releases.offered_or_404(self.session, key).parts] for key in whole}
        taken = {part for keys in parts.values() for part in keys}
        offered = select(Case.key, Case.revision_id).where(Case.revision_id.is_not(None), ~Case.is_withheld)
        cases = [row for row in self.session.execute(offered.order_by(Case.position)) if row.key not in taken]
        if not whole and not cases:
            raise Refused(told("There is nothing to be played. Load something first: eduapp load"))
        return [
            *(Task("module", key, len(keys) + 1) for key, keys in parts.items()),
            *(Task("case", key, revision_id=revision_id or 0) for key, revision_id in cases),
        ]

    def lay(self, tasks: list[Task]) -> list[int]:
        """Make cohorts, educators and learners, and give them the tasks; the ids of the learners, in their order."""
        for number in range(self.size.cohorts):
            educator = Person(**self._told("Educator", number))
            self.session.add(educator)
            self.session.flush()
            roles.grant(self.session, educator, cohorts.EDUCATOR, now=self.begun)
            name = f"Cohort {number + 1}"
            cohorts.create(self.session, self.cohort_id(number), educator.id, name, "Europe/Berlin", now=self.begun)
        self.session.execute(insert(Assignment), self._assignments(tasks))
        people = self._people()
        self.session.execute(insert(Member), [self._member(number, id_) for number, id_ in enumerate(people)])
        return people

    def _assignments(self, tasks: list[Task]) -> list[dict[str, Any]]:
        """One is due each day, as many before today as after."""
        return [
            {
                "id": self.assignment_id(place, number),
                "cohort_id": self.cohort_id(number),
                "kind": task.kind,
                "key": task.key,
                "due_at": self.now + timedelta(days=place - len(tasks) // 2),
                "counts": "best",
                "created_at": self.begun,
            }
            for place, task in enumerate(tasks)
            for number in range(self.size.cohorts)
        ]

    def _told(self, name: str, number: int) -> dict[str, Any]:
        email = f"{name.lower()}-{number + 1}.{self.first_id:x}@seed.example"
        times = dict.fromkeys(("created_at", "seen_at", "email_verified_at"), self.begun)
        return {"name": f"{name} {number + 1}", "email": email, "is_guest": False, **times}

    def _people(self) -> list[int]:
        rows = [self._told("Learner", number) for number in range(self.size.learners)]
        self.session.execute(insert(Person), rows)
        own = select(Person.email, Person.id).where(Person.email.like(f"learner-%.{self.first_id:x}@%"))
        ids = {row.email: row.id for row in self.session.execute(own)}
        return [ids[row["email"]] for row in rows]

    def _member(self, number: int, person_id: int) -> dict[str, Any]:
        """Four of five in each cohort share their standing."""
        row = {"cohort_id": self.cohort_id(number), "person_id": person_id, "joined_at": self.begun}
        return {**row, "shares": number // self.size.cohorts % 5 != 0, "extra_time": 0}
