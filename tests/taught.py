"""A class: Bob teaches a cohort on Monday in Berlin, in which Alice and Mallory learn, and gives it something to do."""

from datetime import datetime
from itertools import count
from typing import Any

from flask import Flask

from eduapp.actions import cohorts
from eduapp.actions.audit import Hand
from eduapp.case.play import Decision
from eduapp.quiz.given import Given
from eduapp.store import Assignment, Attempt, Cohort, Extension, Member, Override, QuizAttempt
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.schooling import School
from tests.stage import STAIRS

ZONE = "Europe/Berlin"


class Class(School):
    """A school with a cohort. Its functions are to be called inside the application."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.numbers = count(ids.new(clock.now()))
        with app.app_context():
            self.cohort = self.found("Monday").id
            for name in ("Alice", "Mallory"):
                self.join(name)

    def found(self, name: str, time_zone: str = ZONE) -> Cohort:
        now = clock.now()
        made = cohorts.create(db.session, ids.new(now), self.ids["Bob"], name, time_zone, now=now)
        db.session.commit()
        return made

    def hand(self, name: str = "Bob") -> Hand:
        """Somebody who changes something now. What is changed later has a higher id, even while the time stands."""
        return Hand(self.ids[name], name, clock.now(), self.numbers.__next__)

    def join(self, name: str, cohort: int | None = None, **values: Any) -> Member:
        own = {"cohort_id": cohort or self.cohort, "person_id": self.ids[name], "joined_at": clock.now()}
        member = Member(**own, **({"shares": True, "extra_time": 0} | values))
        db.session.add(member)
        db.session.commit()
        return member

    def member(self, name: str) -> Member:
        return db.session.get_one(Member, (self.cohort, self.ids[name]))

    def give(self, kind: str = "case", key: str = STAIRS, **values: Any) -> Assignment:
        now = clock.now()
        fixed = {"id": ids.new(now), "cohort_id": self.cohort, "kind": kind, "key": key, "created_at": now}
        made = Assignment(**(fixed | {"counts": "best"} | values))
        db.session.add(made)
        db.session.commit()
        return made

    def extend(self, name: str, given: Assignment, due: datetime | None, closes: datetime | None = None) -> None:
        own = {"assignment_id": given.id, "person_id": self.ids[name], "reason": "She was ill."}
        db.session.add(Extension(due_at=due, closes_at=closes, **own))
        db.session.commit()

    def override(self, name: str, given: Assignment, share: float) -> None:
        own = {"assignment_id": given.id, "person_id": self.ids[name], "reason": "The file was broken."}
        db.session.add(Override(share=share, **own))
        db.session.commit()

    def belong(self, attempt: int, given: Assignment) -> int:
        """Let what was begun be done for an assignment."""
        row = db.session.get(Attempt, attempt) or db.session.get_one(QuizAttempt, attempt)
        row.assignment_id, row.cohort_id = given.id, given.cohort_id
        db.session.commit()
        return attempt

    def climb_for(self, name: str, given: Assignment, *decisions: Decision) -> int:
        """Play the stairs for an assignment, outside of any module; without a decision it is only begun."""
        attempt = self.belong(self.begin(name, STAIRS), given)
        self.play(name, attempt, *decisions)
        return attempt

    def take_for(self, name: str, given: Assignment, position: int, *answers: Given) -> int:
        return self.belong(self.take(name, position, *answers), given)

    def archive(self) -> None:
        db.session.get_one(Cohort, self.cohort).archived_at = clock.now()
        db.session.commit()

    def change_often(self, times: int) -> None:
        """Leave so many rows in the audit trail, each with its number in the reason."""
        for number in range(times):
            self.hand().note(db.session, self.cohort, "mark", reason=f"change number {number} of many")
        db.session.commit()
