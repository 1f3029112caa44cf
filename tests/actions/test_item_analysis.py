"""How the questions of a cohort do.

The quiz of one question, in first attempts: Alice right, Mallory wrong. Mean (1 + 0)/2 = 0.5; squares of what they are
off 0.25 + 0.25, variance 0.5/1, deviation √0.5. With one question there is no rest: no correlation and no alpha.

The quiz of five that earn marks (two of its seven are not scored), each right or wrong as a whole:

    Alice    1 1 1 1 1 | 5
    Mallory  0 0 0 0 0 | 0

Mean and median 2.5; squares 6.25 + 6.25, variance 12.5, deviation √12.5. Each question has the variance 0.5, together
2.5: alpha 5/4 · (1 − 2.5/12.5) = 1, so that SEM is 0. The rests are 4 and 0: correlation 1, efficiency 100 %.
"""

from math import sqrt

import pytest

from eduapp.actions.item_analysis import Analysis, Taken, analysis, taken
from eduapp.actions.refused import NotThere
from eduapp.quiz.option_statistics import Thirds
from eduapp.store import Assignment
from eduapp.web.db import db
from tests.asking import RIGHT as ALL_RIGHT
from tests.asking import WRONG as ALL_WRONG
from tests.conftest import Clock
from tests.schooling import BEFORE, IN_THE_END, MODULE, PRACTICE, RIGHT, WRONG
from tests.stage import statements
from tests.taught import Class


@pytest.fixture
def given(in_class: Class) -> Assignment:
    """The module is given to the cohort; Alice and Mallory are enrolled in it, and so is Dan, who is elsewhere."""
    for name in ("Alice", "Mallory", "Dan"):
        in_class.enrol(name)
    return in_class.give("module", MODULE)


def only(class_: Class) -> Taken:
    found = taken(db.session, class_.cohort)
    assert len(found) == 1
    return found[0]


def figures(class_: Class, *, is_first: bool = True) -> Analysis:
    revision = only(class_).editions[0].revision_id
    return analysis(db.session, class_.takeables, class_.cohort, revision, is_first=is_first)


def test_a_quiz_is_listed_once_somebody_has_handed_it_in(in_class: Class, given: Assignment) -> None:
    begun = in_class.belong(in_class.sit("Alice", BEFORE), given)
    assert taken(db.session, in_class.cohort) == []
    in_class.answer("Alice", begun, RIGHT)
    in_class.hand_in("Alice", begun)
    found = only(in_class)
    assert (found.title, found.module, found.use) == ("Before", "Legs over a year", "pre")
    assert (found.first, found.later, found.share) == (1, 0, 1.0)


def test_what_is_done_for_nobody_is_not_counted(in_class: Class, given: Assignment) -> None:
    in_class.take("Dan", PRACTICE, RIGHT)
    in_class.take_for("Alice", given, PRACTICE, WRONG)
    assert (only(in_class).first, only(in_class).share) == (1, 0.0)
    assert figures(in_class).statistics.whole.n == 1


def test_a_quiz_of_another_cohort_is_not_there(in_class: Class, given: Assignment) -> None:
    in_class.take_for("Alice", given, PRACTICE, WRONG)
    revision, other = only(in_class).editions[0].revision_id, in_class.found("Tuesday").id
    assert taken(db.session, other) == []
    with pytest.raises(NotThere):
        analysis(db.session, in_class.takeables, other, revision, is_first=True)


def test_a_quiz_of_one_question_has_no_rest_to_go_with(in_class: Class, given: Assignment) -> None:
    in_class.take_for("Alice", given, PRACTICE, RIGHT)
    in_class.take_for("Mallory", given, PRACTICE, WRONG)
    found = figures(in_class).statistics
    assert (found.whole.n, found.whole.mean, found.whole.median, found.whole.alpha) == (2, 0.5, 0.5, None)
    assert found.whole.sd == pytest.approx(sqrt(0.5))
    assert (found.items[0].facility, found.items[0].point_biserial) == (0.5, None)
    assert only(in_class).share == 0.5


def test_figures_are_those_worked_by_hand(in_class: Class, given: Assignment) -> None:
    in_class.take_for("Alice", given, IN_THE_END, *ALL_RIGHT)
    in_class.take_for("Mallory", given, IN_THE_END, *ALL_WRONG)
    found = figures(in_class).statistics
    assert (found.whole.questions, found.whole.mean, found.whole.median) == (5, 2.5, 2.5)
    assert found.whole.alpha == pytest.approx(1)
    assert found.whole.sem == pytest.approx(0)
    assert found.whole.sd == pytest.approx(sqrt(12.5))
    for item in found.items:
        assert item.facility == 0.5
        assert item.point_biserial == pytest.approx(1)
        assert item.efficiency == pytest.approx(100)


def test_options_are_counted_by_thirds(in_class: Class, given: Assignment) -> None:
    in_class.take_for("Alice", given, IN_THE_END, *ALL_RIGHT)
    in_class.take_for("Mallory", given, IN_THE_END, *ALL_WRONG)
    choosing = figures(in_class).statistics.items[0].choosing
    assert choosing is not None
    taken_ = [option.taken for option in choosing.options]
    assert taken_ == [Thirds(1, 0, 0), Thirds(0, 0, 1), Thirds(0, 0, 0)]


def test_what_was_left_blank_earns_nothing_and_takes_no_option(in_class: Class, given: Assignment) -> None:
    in_class.hand_in("Alice", in_class.belong(in_class.sit("Alice", BEFORE), given))
    found = figures(in_class).statistics.items[0]
    assert found.facility == 0
    assert found.choosing is not None
    assert found.choosing.blank.all == 1


def test_of_later_attempts_the_last_one_of_each_learner_counts(in_class: Class, given: Assignment, time: Clock) -> None:
    for answer in (RIGHT, WRONG, RIGHT, WRONG):
        time.pass_(minutes=1)
        in_class.take_for("Alice", given, PRACTICE, answer)
    in_class.take_for("Mallory", given, PRACTICE, RIGHT)
    assert (only(in_class).first, only(in_class).later) == (2, 1)
    later = figures(in_class, is_first=False).statistics.whole
    assert (later.n, later.mean) == (1, 0.0)
    assert figures(in_class).statistics.whole.mean == 1.0


def test_whoever_has_left_is_still_counted(in_class: Class, given: Assignment) -> None:
    in_class.take_for("Alice", given, PRACTICE, RIGHT)
    in_class.member("Alice").left_at = given.created_at
    db.session.commit()
    assert only(in_class).first == 1


def test_the_statements_do_not_grow_with_the_cohort(in_class: Class, given: Assignment) -> None:
    sent = []
    for name in ("Alice", "Mallory", "Alice"):
        in_class.take_for(name, given, IN_THE_END, *ALL_RIGHT)
        revision = only(in_class).editions[0].revision_id
        in_class.takeables.get(db.session.connection(), revision)
        with statements(in_class.app) as found:
            analysis(db.session, in_class.takeables, in_class.cohort, revision, is_first=True)
        sent.append(len(found))
    assert sent == [2, 2, 2]
