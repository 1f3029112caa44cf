"""A claim that has changed is marked, its owners and once those who finished are written to, and it is settled."""

from collections.abc import Sequence

import pytest

from eduapp.actions import evidence_changes, evidence_ledger, evidence_notices, roles
from eduapp.actions.evidence_ledger import Entry
from eduapp.actions.invitations import Letter
from eduapp.actions.powers import Powers
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import EvidenceChange, Person
from eduapp.web import clock
from eduapp.web.db import db
from tests.cohorting import hand
from tests.conftest import Clock
from tests.jobs.outbox import mails
from tests.schooling import School

WHAT = "It was withdrawn in May."


def entry(key: str = "E102") -> Entry:
    held = Powers(frozenset({("organiser", "*")}))
    return next(one for one in evidence_ledger.seen_by(db.session, held) if one.key == key)


def letter(change: EvidenceChange, titles: Sequence[str], language: str | None) -> Letter:
    return Letter(f"{change.claim} has changed", f"{change.what} {', '.join(titles)}")


def mark(school: School, key: str = "E102", what: str = WHAT) -> EvidenceChange:
    made = evidence_changes.mark(db.session, entry(key), what, hand(school, "Rita"), letter)
    db.session.commit()
    return made


def to_tell(key: str = "E102") -> int:
    return evidence_notices.to_tell(db.session, entry(key), clock.now())


def test_the_owners_get_one_mail_each(in_school: School) -> None:
    roles.grant(db.session, db.session.get_one(Person, in_school.ids["Bob"]), "organiser", now=clock.now())
    made = mark(in_school)
    assert (made.by_name, made.told_at, made.settled_at) == ("Rita", None, None)
    assert sorted(mail.recipient for mail in mails()) == ["bob@example.org", "carol@example.org"]
    assert mails()[0].body == f"{WHAT} Legs over a year"


def test_nothing_is_marked_without_a_word(in_school: School) -> None:
    with pytest.raises(Refused, match="what has changed"):
        mark(in_school, what=" \n")
    assert evidence_changes.open_changes(db.session) == []


def test_it_is_open_until_somebody_says_what_was_done(in_school: School) -> None:
    made = mark(in_school)
    dan = hand(in_school, "Dan")
    with pytest.raises(Refused, match="what was done"):
        evidence_changes.settle(db.session, made, "", dan)
    evidence_changes.settle(db.session, made, "Released anew.", dan)
    assert (made.settled_by, made.done) == ("Dan", "Released anew.")
    assert evidence_changes.open_changes(db.session) == []
    with pytest.raises(Refused, match="already"):
        evidence_changes.settle(db.session, made, "Again.", dan)


def test_those_who_finished_are_to_be_told_for_two_years(in_school: School, time: Clock) -> None:
    in_school.finish("Alice")
    in_school.enrol("Mallory")
    assert to_tell() == 1
    assert to_tell("E103") == 0, "nothing scored leans on it"
    time.pass_(days=729)
    assert to_tell() == 1
    time.pass_(days=3)
    assert to_tell() == 0


def test_an_address_that_nobody_verified_is_not_written_to(in_school: School) -> None:
    in_school.finish("Alice")
    db.session.get_one(Person, in_school.ids["Alice"]).email_verified_at = None
    db.session.commit()
    assert to_tell() == 0


def test_only_an_organiser_of_all_modules_tells_them_and_only_once(in_school: School) -> None:
    in_school.finish("Alice")
    made = mark(in_school)
    with pytest.raises(NotThere):
        evidence_notices.tell(db.session, entry(), made, hand(in_school, "Dan"))
    assert evidence_notices.tell(db.session, entry(), made, hand(in_school, "Carol")) == 1
    assert evidence_notices.told_of(db.session, made) == (1, 0)
    with pytest.raises(Refused, match="already"):
        evidence_notices.tell(db.session, entry(), made, hand(in_school, "Carol"))


def test_those_of_some_claims_are_found(in_school: School) -> None:
    mark(in_school)
    assert [one.claim for one in evidence_changes.open_changes(db.session, {"E101", "E102"})] == ["E102"]
    assert evidence_changes.open_changes(db.session, {"E101"}) == []
