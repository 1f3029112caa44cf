"""What is read from decisions comes to the same as the tallies, and names who did it."""

from datetime import timedelta

import pytest

from eduapp.actions import decided_by
from eduapp.actions.deciding import deciding, traffic
from eduapp.actions.refused import NotThere
from eduapp.store import Assignment
from eduapp.web import clock
from eduapp.web.db import db
from tests.conftest import Clock
from tests.stage import FALLS, GOOD_WAY, HARMFUL_WAY, MEASURE, ROUND, WALK
from tests.taught import Class

AGAIN = (HARMFUL_WAY[0], ROUND, MEASURE, *GOOD_WAY[2:])


@pytest.fixture
def given(in_class: Class, time: Clock) -> Assignment:
    """The walk, which Alice has played straight on and Mallory in a circle, a day later."""
    made = in_class.give(key=WALK)
    for name, way in (("Alice", (FALLS, *GOOD_WAY[1:])), ("Mallory", AGAIN)):
        attempt = in_class.belong(in_class.begin(name, WALK), made)
        for decision in way:
            time.pass_(seconds=30)
            in_class.play(name, attempt, decision)
        time.pass_(days=1)
    return made


def revision(in_class: Class) -> int:
    return in_class.playable(WALK).id


def test_before_and_after_together_are_what_the_tallies_hold(in_class: Class, given: Assignment) -> None:
    rules, moment = in_class.playable(WALK).rules, clock.now() - timedelta(days=1, hours=12)
    where = in_class.cohort, revision(in_class)
    before, after = decided_by.around(db.session, *where, rules, True, moment)
    told = traffic(db.session, *where, True)
    keys = before.acts.keys() | after.acts.keys()
    assert {key: before.acts.get(key, 0) + after.acts.get(key, 0) for key in keys} == dict(told.acts)
    assert sum(map(len, (before.pace, after.pace))) > 0
    assert before.acts[0, 0] == 1, "Alice asked for falls"
    assert (0, 0) not in after.acts


def test_only_the_first_time_in_a_scene_is_named(in_class: Class, given: Assignment) -> None:
    rules = in_class.playable(WALK).rules
    deeds = decided_by.in_scene(db.session, in_class.cohort, revision(in_class), rules, 0)
    assert [(deed.name, deed.acts, deed.is_first) for deed in deeds] == [
        ("Alice", (0, 2), True),
        ("Mallory", (3,), True),
    ]


def test_own_words_come_in_pages_the_newest_first(in_class: Class, given: Assignment) -> None:
    where = in_class.cohort, revision(in_class), 2, True
    found, total = decided_by.own_words(db.session, *where, 0, 1)
    assert ([one.name for one in found], total) == (["Mallory"], 2)
    found, _ = decided_by.own_words(db.session, *where, 1, 1)
    assert [one.name for one in found] == ["Alice"]


def test_another_cohort_has_none_of_it(in_class: Class, given: Assignment) -> None:
    other = in_class.found("Tuesday").id
    rules = in_class.playable(WALK).rules
    assert decided_by.in_scene(db.session, other, revision(in_class), rules, 0) == []
    assert deciding(db.session, other, WALK, None, True).crowd.attempts == 0


def test_a_case_that_is_not_there_is_refused(in_class: Class) -> None:
    for key in ("no-such-case", "\0"):
        with pytest.raises(NotThere):
            deciding(db.session, in_class.cohort, key, None, True)
