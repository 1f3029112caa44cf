"""The audit trail: who, when, what, of whom, from what to what, why."""

from sqlalchemy import select

from eduapp.actions import audit
from eduapp.store import Change
from eduapp.web import clock
from eduapp.web.db import db
from tests.cohorting import monday
from tests.stage import Stage


def test_a_change_says_who_what_when_from_what_to_what_and_why(on_stage: Stage) -> None:
    cohort, now, bob = monday(on_stage), clock.now(), on_stage.ids["Bob"]
    audit.note(
        db.session,
        cohort.id,
        bob,
        "Bob",
        "mark",
        person_id=on_stage.ids["Alice"],
        assignment_id=5,
        before={"share": 0.5},
        after={"share": 1},
        reason="She was ill.",
        id=7,
        now=now,
    )
    db.session.expire_all()
    row = db.session.scalars(select(Change)).one()
    assert (row.id, row.cohort_id, row.at, row.by_id, row.by_name, row.what) == (7, cohort.id, now, bob, "Bob", "mark")
    assert (row.before, row.after, row.reason) == ({"share": 0.5}, {"share": 1}, "She was ill.")
    assert (row.person_id, row.assignment_id) == (on_stage.ids["Alice"], 5)
