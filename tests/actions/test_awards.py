"""Awards: granted once, with the reason recorded, by rules that say why not yet."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from eduapp.actions import awards, erasure
from eduapp.actions.refused import MovedOn, NotThere, Refused
from eduapp.module.credit import Missing
from eduapp.store import Award
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.conftest import NOON, Clock
from tests.schooling import WRONG, School

CME, NURSING = "CME credit", "Nursing hours"
HOUR = Fraction(1)


def claim(
    school: School, kind: str = CME, hours: Fraction = HOUR, name: str = "Alice Liddell", latin: str = ""
) -> Award:
    now = clock.now()
    return awards.claim(db.session, ids.new(now), school.study("Alice"), kind, hours, name, latin, now=now)


def complete(school: School, name: str = "Alice Liddell") -> Award:
    return awards.complete(db.session, ids.new(NOON), school.study("Alice"), name, now=clock.now())


def offer(school: School) -> awards.Offer:
    return awards.offer(db.session, school.study("Alice"), clock.now().date())


def why_not(school: School) -> list[str]:
    credit = offer(school).credit
    return [str(sentence) for sentence in credit.sentences] if isinstance(credit, Missing) else []


def test_credit_is_granted_with_what_was_done_when(in_school: School, time: Clock) -> None:
    in_school.go("Alice")
    time.pass_(days=1)
    in_school.evaluate("Alice")
    time.pass_(days=1)
    award = claim(in_school, hours=Fraction(5, 4))
    assert (award.kind, award.quarter_hours, award.name) == (CME, 5, "Alice Liddell")
    assert [day.day for day in (award.began_on, award.finished_on, award.granted_at)] == [23, 24, 25]
    assert award.reason == (
        "Finished: walking/before on 2026-11-23; the-stairs on 2026-11-23; walking/after on 2026-11-23, best 100 %. "
        "The evaluation was answered on 2026-11-24. Claimed by the learner: 1.25 of at most 1.25 CME credit."
    )


def test_each_kind_is_granted_once(in_school: School) -> None:
    in_school.finish("Alice")
    assert offer(in_school).most == {CME: 5, NURSING: 2}
    claim(in_school)
    assert offer(in_school).most == {NURSING: 2}
    with pytest.raises(MovedOn, match="granted once"):
        claim(in_school, hours=Fraction(1, 4))
    claim(in_school, NURSING, Fraction(1, 2))
    assert why_not(in_school) == ["You have claimed the credit of this module already."]
    assert len(awards.of_person(db.session, in_school.ids["Alice"])) == 2


def test_of_two_tabs_that_claim_at_once_one_is_told_that_it_was_granted(
    in_school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one has looked before the first one wrote: the database decides."""
    in_school.finish("Alice")
    before = offer(in_school)
    claim(in_school)
    db.session.commit()
    monkeypatch.setattr(awards, "offer", lambda *arguments: before)
    with pytest.raises(MovedOn, match="granted once"):
        claim(in_school, hours=Fraction(1, 4))
    db.session.commit()
    assert [award.quarter_hours for award in offer_rows(in_school)] == [4]


def offer_rows(school: School) -> list[Award]:
    return list(awards.of_person(db.session, school.ids["Alice"], "walking"))


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        (Fraction(0), "at least a quarter"),
        (Fraction(-1, 4), "at least a quarter"),
        (Fraction(1, 3), "quarter hours"),
        (Fraction(3, 2), "1.25 at most"),
    ],
)
def test_hours_that_cannot_be_claimed_are_refused(in_school: School, hours: Fraction, sentence: str) -> None:
    in_school.finish("Alice")
    with pytest.raises(Refused, match=sentence):
        claim(in_school, hours=hours)
    assert offer_rows(in_school) == []


def test_a_kind_that_is_not_on_offer_is_refused(in_school: School) -> None:
    in_school.finish("Alice")
    with pytest.raises(Refused, match="no credit of the kind"):
        claim(in_school, "Board points")


def test_before_all_is_done_it_is_said_what_is_missing(in_school: School) -> None:
    in_school.go("Alice")
    assert why_not(in_school) == ["The evaluation is not answered yet."]
    assert [str(sentence) for sentence in offer(in_school).why_not] == why_not(in_school)
    for grant in (claim, complete):
        with pytest.raises(Refused, match="evaluation is not answered"):
            grant(in_school)


def test_a_post_test_that_is_not_passed_gives_no_credit_but_a_completion(in_school: School) -> None:
    in_school.finish("Alice", WRONG)
    assert why_not(in_school) == ["In “Afterwards” you reached 0 %; 70 % are needed."]
    with pytest.raises(Refused, match="70 % are needed"):
        claim(in_school)
    award = complete(in_school)
    assert (award.kind, award.quarter_hours) == ("completion", 0)
    assert award.reason.endswith("No credit was claimed.")
    assert not offer(in_school).can_complete
    with pytest.raises(MovedOn, match="granted once"):
        complete(in_school)


def test_after_a_completion_credit_can_still_be_earned(in_school: School) -> None:
    in_school.finish("Alice", WRONG)
    complete(in_school)
    in_school.take("Alice", 3)
    assert claim(in_school).quarter_hours == 4


def test_a_module_that_has_expired_gives_no_credit_but_a_completion(in_school: School, time: Clock) -> None:
    in_school.finish("Alice")
    time.time = datetime(2027, 11, 1, tzinfo=UTC)
    (sentence,) = why_not(in_school)
    assert sentence.startswith("Credit could be claimed until 2027-10-31")
    with pytest.raises(Refused, match="until 2027-10-31"):
        claim(in_school)
    assert complete(in_school).quarter_hours == 0


def test_a_name_that_cannot_be_printed_is_refused_until_it_is_given_in_latin_letters(in_school: School) -> None:
    in_school.finish("Alice")
    with pytest.raises(Refused, match="Latin letters"):
        claim(in_school, name="王伟")
    with pytest.raises(Refused, match="Give the name"):
        claim(in_school, name=" ")
    assert claim(in_school, name="王伟", latin="Wang Wei").name == "Wang Wei"


@pytest.mark.parametrize(
    ("name", "needs"), [("Zoë Ångström", False), ("Αλίκη", False), ("王伟", True), ("", False), ("x" * 300, False)]
)
def test_latin_letters_are_asked_for_only_where_they_are_needed(name: str, needs: bool) -> None:
    assert awards.needs_latin(name) == needs


def test_an_award_is_revoked_once_and_with_a_reason(in_school: School, time: Clock) -> None:
    in_school.finish("Alice")
    award = claim(in_school)
    with pytest.raises(Refused, match="Say why"):
        awards.revoke(db.session, award.id, " \n", now=NOON)
    time.pass_(days=1)
    awards.revoke(db.session, award.id, "Somebody else played.", now=clock.now())
    assert (award.revoked_at, award.revoked_because) == (clock.now(), "Somebody else played.")
    with pytest.raises(Refused, match="already"):
        awards.revoke(db.session, award.id, "Again.", now=clock.now())
    with pytest.raises(MovedOn):  # what was revoked is not to be had by asking again
        claim(in_school)


def test_credit_is_granted_once_in_the_term_of_an_accreditation(in_school: School, time: Clock) -> None:
    """A module that is released anew for a slip of the pen gives no second credit; one that is accredited anew does."""
    in_school.finish("Alice")
    award = claim(in_school)
    award.enrolment_id = None  # as if it were of an enrolment in another release
    db.session.flush()
    assert offer(in_school).most == {NURSING: 2}
    assert offer(in_school).earlier == (award,)
    award.granted_at = datetime(2026, 10, 31, tzinfo=UTC)  # before the module was released
    db.session.flush()
    assert CME in offer(in_school).most


def test_an_award_is_there_for_its_owner_alone_and_stays_without_a_name(in_school: School) -> None:
    in_school.finish("Alice")
    award_id = claim(in_school).id
    assert awards.own_or_404(db.session, award_id, in_school.ids["Alice"]).id == award_id
    for wrong in ((award_id, in_school.ids["Mallory"]), (award_id + 1, in_school.ids["Alice"])):
        with pytest.raises(NotThere):
            awards.own_or_404(db.session, *wrong)
    erasure.erase(db.session, in_school.ids["Alice"])
    left = awards.by_id(db.session, award_id)
    assert (left.name, left.person_id, left.quarter_hours) == ("", None, 4)
