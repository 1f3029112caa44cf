"""What has been held long enough is deleted, and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.jobs import forget as forget_
from eduapp.jobs.forget import Keep, forget
from eduapp.store import (
    Attempt,
    Base,
    Cohort,
    Decision,
    Export,
    FailedLogIn,
    Invitation,
    KnownBrowser,
    LogIn,
    LogInSession,
    Mail,
    Person,
    Problem,
    Revision,
    SelfCheck,
    Unsent,
)
from eduapp.web.db import db
from tests.conftest import NOON
from tests.lives import attempt, revision, vote_live

pytestmark = pytest.mark.usefixtures("in_app")

KEEP = Keep(guests=timedelta(days=30), sessions=timedelta(days=30))
LONG_AGO = NOON - timedelta(days=31)
RECENT = NOON - timedelta(days=29)


def person(seen_at: Any, is_guest: bool = True) -> Person:
    found = Person(is_guest=is_guest, created_at=LONG_AGO, seen_at=seen_at)
    db.session.add(found)
    db.session.flush()
    return found


def forgotten() -> dict[str, int]:
    """How many rows went, by table; tables of which none went are left out."""
    db.session.commit()
    return {table: rows for table, rows in forget(db.engine, now=NOON, keep=KEEP).items() if rows}


def rows(model: type[Base]) -> int:
    with Session(db.engine) as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def play(of: Person) -> Revision:
    """An attempt with a decision, a tick of the rubric and a reported problem."""
    revision = Revision(
        hash="0" * 64, kind="case", key="stairs", module="", title="", files={}, terms={}, facts={}, proof=b"",
        bears={}, created_at=NOON,
    )  # fmt: skip
    db.session.add(revision)
    db.session.flush()
    attempt = Attempt(
        id=7, person_id=of.id, case_key="stairs", revision_id=revision.id, kind="scored", is_first=True, seed=1,
        scene="at-the-desk", started_at=NOON, changed_at=NOON, decided=1,
    )  # fmt: skip
    db.session.add(attempt)
    db.session.flush()
    db.session.add(Decision(attempt_id=7, number=0, scene=0, choice=0, at=NOON))
    db.session.add(SelfCheck(attempt_id=7, number=0, point=0))
    db.session.add(Problem(person_id=of.id, revision_id=revision.id, scene="at-the-desk", text="A slip.", at=NOON))
    return revision


def test_a_guest_who_stayed_away_goes_with_all_that_is_theirs() -> None:
    guest = person(LONG_AGO)
    play(guest)
    db.session.add(LogInSession(token_hash="t", person_id=guest.id, created_at=NOON, seen_at=NOON))
    assert forgotten() == {"person": 1}
    assert [rows(model) for model in (Person, Attempt, Decision, SelfCheck, LogInSession)] == [0, 0, 0, 0, 0]
    with Session(db.engine) as session:
        problem = session.scalars(select(Problem)).one()
        assert (problem.person_id, problem.text) == (None, "A slip.")


def test_a_guest_who_came_back_and_a_learner_who_did_not_stay() -> None:
    person(RECENT)
    person(LONG_AGO, is_guest=False)
    assert forgotten() == {}
    assert rows(Person) == 2


def test_how_long_guests_and_sessions_are_kept_is_a_setting() -> None:
    guest = person(NOON - timedelta(days=2))
    other = person(NOON)
    db.session.add(LogInSession(token_hash="a", person_id=other.id, created_at=NOON, seen_at=NOON - timedelta(days=5)))
    db.session.commit()
    keep = Keep(guests=timedelta(days=1), sessions=timedelta(days=6))
    assert forget(db.engine, now=NOON, keep=keep)["person"] == 1
    keep = Keep(guests=timedelta(days=1), sessions=timedelta(days=4))
    assert forget(db.engine, now=NOON, keep=keep)["log_in_session"] == 1
    assert db.session.scalar(select(Person.id).where(Person.id == guest.id)) is None


def test_sessions_failed_log_ins_and_browsers_go_each_in_their_time() -> None:
    alice = person(NOON, is_guest=False)
    db.session.add(LogIn(person_id=alice.id, kind="password", subject="alice@example.org", created_at=LONG_AGO))
    for name, age in (("old", 1), ("new", -1)):
        edge = timedelta(minutes=age)
        db.session.add(
            LogInSession(token_hash=name, person_id=alice.id, created_at=NOON, seen_at=NOON - KEEP.sessions - edge)
        )
        db.session.add(FailedLogIn(account_hash=name, address_hash="", at=NOON - timedelta(days=1) - edge))
        db.session.add(KnownBrowser(token_hash=name, person_id=alice.id, seen_at=NOON - timedelta(days=365) - edge))
    assert forgotten() == {"log_in_session": 1, "failed_log_in": 1, "known_browser": 1}
    with Session(db.engine) as session:
        assert session.scalars(select(LogInSession.token_hash)).all() == ["new"]
        assert session.scalars(select(FailedLogIn.account_hash)).all() == ["new"]
        assert session.scalars(select(KnownBrowser.token_hash)).all() == ["new"]
    assert rows(LogIn) == 1


@pytest.mark.parametrize(
    ("mail", "goes"),
    [
        ({"sent_at": LONG_AGO}, True),
        ({"sent_at": RECENT}, False),
        ({"due_at": None}, True),
        ({"due_at": NOON}, False),
        ({"due_at": None, "created_at": RECENT}, False),
    ],
    ids=["sent long ago", "sent lately", "given up long ago", "still tried", "given up lately"],
)
def test_a_mail_goes_30_days_after_it_was_sent_or_given_up(mail: dict[str, Any], goes: bool) -> None:
    db.session.add(Mail(**{"recipient": "a", "subject": "", "body": "", "created_at": LONG_AGO} | mail))
    assert forgotten() == ({"mail": 1} if goes else {})


@pytest.mark.parametrize(("days", "goes"), [(89, False), (91, True)])
def test_an_invitation_goes_after_90_days(days: int, goes: bool) -> None:
    cohort = Cohort(id=1, name="Monday", time_zone="UTC", rule={}, created_at=LONG_AGO)
    invitation = Invitation(id=1, cohort=cohort, email="a@example.org", is_educator=False, token_hash="t")
    invitation.invited_at = NOON - timedelta(days=days)
    db.session.add(invitation)
    assert forgotten() == ({"invitation": 1} if goes else {})


@pytest.mark.parametrize(("hours", "goes"), [(-1, False), (1, True)])
def test_a_table_of_decisions_goes_after_7_days(hours: int, goes: bool) -> None:
    then = NOON - timedelta(days=7, hours=hours)
    db.session.add(Cohort(id=1, name="Monday", time_zone="UTC", rule={}, created_at=LONG_AGO))
    bob = person(NOON, is_guest=False)
    own = {"id": 1, "cohort_id": 1, "person_id": bob.id, "kind": "csv", "language": "en", "state": "done"}
    db.session.add(Export(asked_at=then, touched_at=NOON, file=b"PK", **own))
    assert forgotten() == ({"export": 1} if goes else {})


@pytest.mark.parametrize(("days", "goes"), [(6, False), (8, True)])
def test_what_nobody_sent_goes_after_a_week(days: int, goes: bool) -> None:
    bob = person(NOON, is_guest=False)
    db.session.add(Unsent(person_id=bob.id, path="/", fields={"words": ["Mine."]}, at=NOON - timedelta(days=days)))
    assert forgotten() == ({"unsent": 1} if goes else {})


@pytest.mark.parametrize(("hours", "goes"), [(-1, False), (1, True)])
def test_a_seat_and_a_vote_of_a_live_case_go_after_a_day(hours: int, goes: bool) -> None:
    then = NOON - timedelta(days=1, hours=hours)
    played = attempt(db.session, person(NOON).id, revision(db.session, NOON), NOON)
    cohort = Cohort(id=1, name="Monday", time_zone="UTC", rule={}, created_at=LONG_AGO)
    db.session.add(cohort)
    db.session.flush()
    vote_live(db.session, cohort, played, then)
    assert forgotten() == ({"live_seat": 1, "live_vote": 1} if goes else {})


def test_many_go_in_small_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forget_, "_AT_ONCE", 2)
    for _ in range(5):
        person(LONG_AGO)
    person(RECENT)
    assert forgotten() == {"person": 5}
    assert rows(Person) == 1
