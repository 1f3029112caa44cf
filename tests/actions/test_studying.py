"""The way through a module: what is next, what waits, and when it was done."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from eduapp.actions import enrolments, studying
from eduapp.web.db import db
from tests.conftest import NOON, Clock
from tests.schooling import AFTER, BEFORE, CASE, MODULE, PRACTICE, School
from tests.stage import statements


@pytest.fixture
def alice(in_school: School) -> School:
    """Alice is enrolled."""
    in_school.enrol("Alice")
    return in_school


def states(school: School) -> str:
    """The state of each step, as its first letter."""
    return "".join(step.item.state[0] for step in school.study("Alice").steps)


def test_the_pre_test_comes_first_and_each_opens_when_the_one_before_is_done(alice: School) -> None:
    assert states(alice) == "owwwww"
    alice.take("Alice", BEFORE)
    assert states(alice) == "dowwww"
    alice.climb("Alice")
    assert states(alice) == "ddooww"
    alice.take("Alice", AFTER)
    assert states(alice) == "ddodoo"


def test_what_is_next_is_the_first_that_is_required_then_the_evaluation_then_the_certificate(alice: School) -> None:
    required: dict[int, Callable[[], int]] = {
        BEFORE: lambda: alice.take("Alice", BEFORE),
        CASE: lambda: alice.climb("Alice"),
        AFTER: lambda: alice.take("Alice", AFTER),
    }
    for position, do in required.items():
        studied = alice.study("Alice")
        assert studied.next_step is studied.steps[position]
        do()
    assert alice.study("Alice").progress.next == "evaluation"
    alice.evaluate("Alice")
    assert alice.study("Alice").progress.next == "certificate"
    assert alice.study("Alice").next_step is None


def test_a_pre_test_is_taken_once_and_the_post_test_as_often_as_the_module_says(alice: School) -> None:
    alice.take("Alice", BEFORE)
    assert not alice.study("Alice").steps[BEFORE].item.can_begin
    alice.climb("Alice")
    for left in (2, 1, 0):
        step = alice.study("Alice").steps[AFTER]
        assert (step.item.left, step.item.can_begin) == (left, left > 0)
        if left:
            alice.take("Alice", AFTER)
    assert str(alice.study("Alice").steps[AFTER].item.why) == "All 2 attempts are used."


def test_practice_can_be_repeated_without_end(alice: School) -> None:
    alice.take("Alice", BEFORE)
    alice.climb("Alice")
    for _ in range(4):
        alice.take("Alice", PRACTICE)
    step = alice.study("Alice").steps[PRACTICE]
    assert (step.item.left, step.item.can_begin, step.item.done.finished) == (None, True, 4)


def test_it_was_finished_when_the_last_that_is_required_was_done(alice: School, time: Clock) -> None:
    assert alice.study("Alice").finished_on == NOON
    alice.take("Alice", BEFORE)
    alice.climb("Alice")
    time.pass_(days=1)
    alice.take("Alice", AFTER)
    time.pass_(days=1)
    alice.take("Alice", PRACTICE)
    assert alice.study("Alice").finished_on == NOON + timedelta(days=1), "practice does not count"
    alice.evaluate("Alice")
    assert alice.study("Alice").finished_on == NOON + timedelta(days=2)


def test_a_step_is_found_by_its_kind_and_key(alice: School) -> None:
    studied = alice.study("Alice")
    found = studied.step_of("case", "the-stairs")
    assert found is not None
    assert found.part.position == CASE
    assert studied.step_of("quiz", "the-stairs") is None
    assert studied.step_of("case", "the-walk") is None


def test_however_much_was_done_it_takes_as_many_statements(alice: School) -> None:
    taken = set()
    alice.study("Alice")  # the module is at hand from then on
    for times in (0, 1, 6):
        for _ in range(times):
            alice.take("Alice", PRACTICE)
        db.session.expunge_all()
        enrolment = enrolments.current_or_404(db.session, alice.ids["Alice"], MODULE)
        with statements(alice.app) as sent:
            studying.study(db.session, alice.teachings, enrolment)
        taken.add(len(sent))
    assert taken == {1}
