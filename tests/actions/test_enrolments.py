"""Learners in modules: who is in which release, what was done there, and what may be told of it."""

from pathlib import Path

import pytest

from eduapp.actions import enrolments, shelf
from eduapp.actions.refused import NotThere
from eduapp.store import Enrolment
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests import schooling
from tests.asking import RIGHT as ALL_RIGHT
from tests.conftest import Clock
from tests.schooling import AFTER, AT_ONCE, BEFORE, CASE, MODULE, PRACTICE, PRAISE, RIGHT, WRONG, School


@pytest.fixture
def alice(in_school: School) -> School:
    """Alice is enrolled."""
    in_school.enrol("Alice")
    return in_school


def release_anew(folder: Path) -> None:
    """Make release 2 of the module."""
    overview = schooling.OVERVIEW.replace("measured.", "compared.")
    assert shelf.load(db.session, schooling.write(folder, overview), now=clock.now()).released == ((MODULE, 2),)
    db.session.commit()


def may_see_key(school: School, attempt: int) -> bool:
    return enrolments.may_see_key(db.session, school.seated("Alice", attempt).attempt)


def numbers(school: School, name: str) -> list[int]:
    """The releases in which somebody is or was."""
    rows = db.session.query(Enrolment).filter_by(person_id=school.ids[name]).order_by(Enrolment.id)
    return [row.release.number for row in rows]


def test_enrolling_twice_is_enrolling_once(in_school: School) -> None:
    assert in_school.enrol("Alice").id == in_school.enrol("Alice").id
    assert numbers(in_school, "Alice") == [1]


def test_who_is_in_the_middle_of_a_release_stays_in_it(alice: School, tmp_path: Path) -> None:
    release_anew(tmp_path)
    assert alice.enrol("Alice").release.number == 1
    assert alice.enrol("Bob").release.number == 2


def test_who_has_finished_a_release_may_take_the_next_and_never_the_same_twice(
    in_school: School, tmp_path: Path, time: Clock
) -> None:
    in_school.finish("Alice")
    in_school.enrol("Alice")
    assert numbers(in_school, "Alice") == [1]
    release_anew(tmp_path)
    time.pass_(days=1)
    in_school.enrol("Alice")
    assert numbers(in_school, "Alice") == [1, 2]
    studied = in_school.study("Alice")
    assert studied.enrolment.release.number == 2
    assert [step.item.done.begun for step in studied.steps] == [0] * 6, "it begins from its beginning"


@pytest.mark.parametrize("key", ["nothing", "", "wal\0king"])
def test_there_is_no_enrolling_in_what_is_not_there(in_school: School, key: str) -> None:
    with pytest.raises(NotThere):
        enrolments.enrol(db.session, ids.new(clock.now()), in_school.ids["Alice"], key, now=clock.now())
    with pytest.raises(NotThere):
        enrolments.current_or_404(db.session, in_school.ids["Alice"], key)


def test_nothing_of_somebody_else_is_seen(alice: School) -> None:
    alice.take("Alice", BEFORE)
    assert enrolments.current(db.session, alice.ids["Mallory"], MODULE) is None
    assert enrolments.all_of(db.session, alice.ids["Mallory"]) == {}
    alice.enrol("Mallory")
    assert [step.item.done.begun for step in alice.study("Mallory").steps] == [0] * 6


def test_attempts_count_in_the_enrolment_in_which_they_were_begun(alice: School) -> None:
    alice.take("Alice", BEFORE)
    alice.played("Alice", PRAISE, key="the-stairs")  # outside of the module
    assert [step.item.done.begun for step in alice.study("Alice").steps] == [1, 0, 0, 0, 0, 0]


def test_of_several_attempts_the_best_passes(alice: School, time: Clock) -> None:
    alice.take("Alice", BEFORE, WRONG)
    alice.climb("Alice")
    time.pass_(minutes=1)  # of two in one moment neither is the later one
    first = alice.climb("Alice", PRAISE)
    for given in (WRONG, RIGHT):
        alice.take("Alice", AFTER, given)
    studied = alice.study("Alice")
    assert (studied.steps[CASE].tally.share, studied.steps[CASE].tally.passed) == (1.0, True)
    assert studied.steps[CASE].last == first
    assert (studied.steps[AFTER].tally.share, studied.steps[AFTER].item.done.finished) == (1.0, 2)
    assert [str(one) for one in studied.progress.missing] == ["The evaluation is not answered yet."]


def test_the_key_of_a_pre_test_is_told_only_when_the_post_test_is_finished(alice: School) -> None:
    before = alice.take("Alice", BEFORE)
    assert not may_see_key(alice, before)
    alice.climb("Alice")
    after = alice.sit("Alice", AFTER)
    assert not may_see_key(alice, before)
    alice.answer("Alice", after, WRONG)
    alice.hand_in("Alice", after)
    assert may_see_key(alice, before)
    assert may_see_key(alice, after)


def test_the_post_test_of_somebody_else_tells_nothing(alice: School) -> None:
    before = alice.take("Alice", BEFORE)
    alice.go("Mallory")
    assert not may_see_key(alice, before)


@pytest.mark.parametrize("position", [PRACTICE, AT_ONCE])
def test_the_key_of_practice_is_told_at_once(alice: School, position: int) -> None:
    alice.take("Alice", BEFORE)
    given = ALL_RIGHT if position == AT_ONCE else (RIGHT,)
    assert may_see_key(alice, alice.take("Alice", position, *given))


def test_without_a_post_test_the_key_of_a_pre_test_is_told(in_school: School, tmp_path: Path) -> None:
    overview = schooling.OVERVIEW.replace("  - quiz: quizzes/walking/after.md\n", "")
    shelf.load(db.session, schooling.write(tmp_path, overview), now=clock.now())
    db.session.commit()
    in_school.enrol("Alice")
    assert may_see_key(in_school, in_school.take("Alice", BEFORE))
