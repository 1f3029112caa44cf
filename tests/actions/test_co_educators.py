"""Educators ask others in, and there is always one."""

import pytest

from eduapp.actions import co_educators, cohorts, invitations
from eduapp.actions.invitations import Outcome
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Cohort, Person
from eduapp.web.db import db
from tests.cohorting import Plain, hand, invited, mails, monday, trail
from tests.conftest import Clock
from tests.stage import Stage


def ask(stage: Stage, cohort: Cohort, email: str) -> Outcome:
    return co_educators.ask(db.session, cohort, email, Plain(), hand(stage, "Bob"))


def teachers(cohort: Cohort) -> list[str]:
    return [person.name for person in cohorts.educators(db.session, cohort.id)]


def test_whoever_has_an_account_teaches_at_once_this_cohort_alone(on_stage: Stage) -> None:
    cohort, other = monday(on_stage), monday(on_stage, name="Tuesday")
    assert ask(on_stage, cohort, " Mallory@Example.org ") is Outcome.ADDED
    assert ask(on_stage, cohort, "mallory@example.org") is Outcome.THERE
    assert teachers(cohort) == ["Bob", "Mallory"]
    assert teachers(other) == ["Bob"]
    assert mails() == [("mallory@example.org", "added")]
    assert trail(cohort) == [("Bob", "teaches", "Mallory")]
    with pytest.raises(Refused, match="Only an educator of this site"):
        cohorts.create(db.session, 1, on_stage.ids["Mallory"], "Mine", "UTC", now=cohort.created_at)


def test_whoever_has_none_is_invited_and_teaches_when_the_address_is_proved(on_stage: Stage) -> None:
    cohort = monday(on_stage)
    mallory = db.session.get_one(Person, on_stage.ids["Mallory"])
    mallory.email_verified_at = None
    assert ask(on_stage, cohort, "mallory@example.org") is Outcome.INVITED
    assert invited(cohort) == ["mallory@example.org"]
    assert teachers(cohort) == ["Bob"]
    mallory.email_verified_at = cohort.created_at
    invitations.accept_all(db.session, mallory, hand(on_stage, "Mallory"))
    assert teachers(cohort) == ["Bob", "Mallory"]


def test_what_is_no_address_is_refused(on_stage: Stage) -> None:
    with pytest.raises(Refused, match="does not look like an e-mail address"):
        ask(on_stage, monday(on_stage), "Mallory")


def test_the_last_one_stays(on_stage: Stage, time: Clock) -> None:
    cohort, ids = monday(on_stage), on_stage.ids
    with pytest.raises(Refused, match="needs somebody who teaches it"):
        co_educators.remove(db.session, cohort, ids["Bob"], hand(on_stage, "Bob"))
    ask(on_stage, cohort, "mallory@example.org")
    time.pass_(seconds=1)
    assert co_educators.remove(db.session, cohort, ids["Bob"], hand(on_stage, "Bob")).name == "Bob"
    assert teachers(cohort) == ["Mallory"]
    assert trail(cohort)[-1] == ("Bob", "teaches no more", "Bob")
    with pytest.raises(Refused):
        co_educators.remove(db.session, cohort, ids["Mallory"], hand(on_stage, "Mallory"))


def test_who_does_not_teach_it_cannot_be_removed(on_stage: Stage) -> None:
    with pytest.raises(NotThere):
        co_educators.remove(db.session, monday(on_stage), on_stage.ids["Carol"], hand(on_stage, "Bob"))
