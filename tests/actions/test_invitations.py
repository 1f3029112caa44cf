"""Who has an account is added, whoever else is written to; of a list all is done, or nothing."""

import pytest
from sqlalchemy import select

from eduapp.actions import cohorts, invitations, members
from eduapp.actions.address_list import from_text
from eduapp.actions.invitations import Outcome
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Cohort, Invitation, Mail, Person, ReviewPlan
from eduapp.web.db import db
from tests.cohorting import Plain, hand, inside, invited, mails, member, monday, trail
from tests.conftest import Clock
from tests.stage import Stage, statements

LIST = "alice@example.org\nnew@example.org\nbob@example.org\nmallory@example.org\nnew@example.org\n=1"


def invite(stage: Stage, cohort: Cohort, text: str = LIST) -> dict[Outcome, int]:
    return dict(invitations.invite(db.session, cohort, from_text(text).entries, Plain(), hand(stage, "Bob")))


def person(stage: Stage, name: str) -> Person:
    return db.session.get_one(Person, stage.ids[name])


def waiting(email: str) -> Invitation:
    return db.session.scalars(select(Invitation).where(Invitation.email == email)).one()


def test_a_plan_says_what_would_become_of_each_and_changes_nothing(on_stage: Stage) -> None:
    cohort = monday(on_stage, "Mallory")
    plan = invitations.plan(db.session, cohort, from_text(LIST).entries)
    there, added, twice = Outcome.THERE, Outcome.ADDED, Outcome.TWICE
    assert [one.outcome for one in plan] == [added, Outcome.INVITED, there, there, twice, Outcome.SLIP]
    assert (inside(cohort), invited(cohort), mails()) == (["Mallory"], [], [])


def test_then_it_is_done_and_everybody_is_written_to_once(on_stage: Stage) -> None:
    cohort = monday(on_stage, "Mallory")
    done = invite(on_stage, cohort)
    assert done == {Outcome.ADDED: 1, Outcome.INVITED: 1, Outcome.THERE: 2, Outcome.TWICE: 1, Outcome.SLIP: 1}
    assert inside(cohort) == ["Alice", "Mallory"]
    assert not member(on_stage, cohort, "Alice").shares
    assert invited(cohort) == ["new@example.org"]
    assert mails() == [("alice@example.org", "added"), ("new@example.org", "invited")]
    assert {("Bob", "added", "Alice"), ("Bob", "invited", None)} <= set(trail(cohort))


def test_the_same_list_once_more_writes_to_nobody(on_stage: Stage) -> None:
    cohort = monday(on_stage, "Mallory")
    invite(on_stage, cohort)
    assert invite(on_stage, cohort)[Outcome.AGAIN] == 1
    assert len(mails()) == 2


def test_the_trail_holds_no_address_of_somebody_without_an_account(on_stage: Stage) -> None:
    cohort = monday(on_stage)
    invite(on_stage, cohort)
    assert "new@" not in str(trail(cohort))


def test_an_address_that_nobody_proved_is_only_invited(on_stage: Stage) -> None:
    """Somebody else may have signed up with it."""
    cohort = monday(on_stage)
    person(on_stage, "Alice").email_verified_at = None
    assert invite(on_stage, cohort, "alice@example.org") == {Outcome.INVITED: 1}
    assert inside(cohort) == []


def test_who_is_added_is_told_in_her_language_where_it_is_known(on_stage: Stage) -> None:
    cohort = monday(on_stage)
    db.session.add(ReviewPlan(person_id=on_stage.ids["Alice"], a_day=5, reminds=False, language="it"))
    db.session.flush()
    plan = invitations.plan(db.session, cohort, from_text("alice@example.org, mallory@example.org").entries)
    assert [one.language for one in plan] == ["it", None]


def test_whoever_verifies_an_invited_address_is_in(on_stage: Stage) -> None:
    cohort, other = monday(on_stage), monday(on_stage, by="Carol", name="Tuesday")
    person(on_stage, "Alice").email_verified_at = None
    for each, by in ((cohort, "Bob"), (other, "Carol")):
        entries = from_text("alice@example.org").entries
        invitations.invite(db.session, each, entries, Plain(), hand(on_stage, by))
    person(on_stage, "Alice").email_verified_at = cohort.created_at
    found = invitations.accept_all(db.session, person(on_stage, "Alice"), hand(on_stage, "Alice"))
    assert {one.name for one in found} == {"Monday", "Tuesday"}
    assert inside(cohort) == inside(other) == ["Alice"]
    assert invited(cohort) == []
    assert invitations.accept_all(db.session, person(on_stage, "Alice"), hand(on_stage, "Alice")) == []


def test_who_comes_in_by_the_link_needs_no_invitation_any_more(on_stage: Stage) -> None:
    cohort = monday(on_stage)
    person(on_stage, "Alice").email_verified_at = None
    invite(on_stage, cohort, "alice@example.org\nnew@example.org")
    members.join(db.session, cohort, on_stage.ids["Alice"], False, hand(on_stage, "Alice"))
    assert invited(cohort) == ["new@example.org"]


def test_a_link_in_a_mail_is_for_that_address_alone(on_stage: Stage) -> None:
    cohort = monday(on_stage)
    invite(on_stage, cohort, "new@example.org")
    with pytest.raises(Refused, match="for another address"):
        invitations.accept(
            db.session, waiting("new@example.org"), person(on_stage, "Mallory"), False, hand(on_stage, "Mallory")
        )
    assert inside(cohort) == []


def test_the_link_works_for_90_days(on_stage: Stage, time: Clock) -> None:
    invitations.invite(
        db.session, monday(on_stage), from_text("new@example.org").entries, Plain(), hand(on_stage, "Bob")
    )
    (token,) = db.session.scalars(select(Mail.body))
    time.pass_(days=89)
    assert invitations.of_token(db.session, token, now=time.now()) is waiting("new@example.org")
    assert invitations.of_token(db.session, "forged", now=time.now()) is None
    time.pass_(days=2)
    assert invitations.of_token(db.session, token, now=time.now()) is None


def test_an_invitation_is_taken_back_by_its_own_cohort_alone(on_stage: Stage) -> None:
    cohort, other = monday(on_stage), monday(on_stage, by="Carol", name="Tuesday")
    invite(on_stage, cohort, "new@example.org")
    with pytest.raises(NotThere):
        invitations.take_back(db.session, other.id, waiting("new@example.org").id, hand(on_stage, "Carol"))
    by = hand(on_stage, "Bob")
    assert invitations.take_back(db.session, cohort.id, waiting("new@example.org").id, by) == "new@example.org"
    assert invited(cohort) == []


def test_nobody_is_invited_into_an_archived_cohort(on_stage: Stage) -> None:
    cohort = monday(on_stage)
    invite(on_stage, cohort, "new@example.org")
    cohorts.archive(db.session, cohort, hand(on_stage, "Bob"))
    with pytest.raises(Refused, match="archived"):
        invite(on_stage, cohort)
    new = person(on_stage, "Mallory")
    new.email = "new@example.org"
    assert invitations.accept_all(db.session, new, hand(on_stage, "Mallory")) == []


def test_a_plan_takes_as_many_statements_for_many_as_for_few(on_stage: Stage) -> None:
    cohort, taken = monday(on_stage), set()
    for many in (1, 500):
        entries = from_text("\n".join(f"a{number}@example.org" for number in range(many))).entries
        with statements(on_stage.app) as sent:
            invitations.plan(db.session, cohort, entries)
        taken.add(len(sent))
    assert taken == {4}
