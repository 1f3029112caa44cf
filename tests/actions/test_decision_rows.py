"""The decisions of a cohort as rows: what each says, in what order, and what they cost."""

from collections.abc import Mapping

import pytest

from eduapp.actions import decision_rows, members
from eduapp.actions.decision_rows import Row, Rows
from eduapp.case.debrief import debrief
from eduapp.case.play import Decision
from eduapp.store import Assignment, Cohort
from eduapp.web.db import db, reading
from tests.conftest import Clock
from tests.stage import FALLS, FIGURES, GOOD_WAY, HARMFUL_WAY, LETTER, MEASURE, ROUND, WALK, statements
from tests.taught import Class

NO_TITLES: Mapping[tuple[str, str], str] = {}
ASKED = (FALLS, MEASURE, FIGURES, LETTER)


def play(in_class: Class, name: str, given: Assignment, time: Clock, *decisions: Decision) -> int:
    """Half a minute for each decision."""
    time.pass_(seconds=1)
    attempt = in_class.belong(in_class.begin(name, WALK), given)
    for decision in decisions:
        time.pass_(seconds=30)
        in_class.play(name, attempt, decision)
    return attempt


def rows(in_class: Class, titles: Mapping[tuple[str, str], str] = NO_TITLES) -> list[Row]:
    reader = Rows(in_class.playables, in_class.cohort, titles)
    found: list[Row] = []
    while True:
        many, more = reader.more(reading())
        if not many:
            return found
        found += more


@pytest.fixture
def given(in_class: Class) -> Assignment:
    return in_class.give(key=WALK)


def test_a_row_says_where_it_was_what_was_done_and_what_came_of_it(
    in_class: Class, given: Assignment, time: Clock
) -> None:
    play(in_class, "Alice", given, time, *ASKED)
    falls, measure, figures, letter = rows(in_class)
    assert (falls.scene, falls.heading, falls.is_ask) == ("the-clinic", "The clinic", True)
    assert falls.choice == "Have you fallen since the spring?"
    assert (falls.points, measure.points, measure.is_ask) == (37, 41, False)
    assert figures.ticks[0] == "Time twenty-five feet"
    assert len(figures.ticks) == 2
    assert letter.words == "She walks more slowly."
    assert [row.number for row in (falls, measure, figures, letter)] == [1, 2, 3, 4]


def test_a_scene_is_entered_when_the_one_before_was_left_and_not_when_something_was_asked(
    in_class: Class, given: Assignment, time: Clock
) -> None:
    play(in_class, "Alice", given, time, *ASKED)
    assert [row.seconds for row in rows(in_class)] == [30, 60, 30, 30]


def test_unsafe_acts_are_named_and_merits_are_those_of_the_debrief(
    in_class: Class, given: Assignment, time: Clock
) -> None:
    ways = (ASKED, HARMFUL_WAY, (HARMFUL_WAY[0], ROUND, MEASURE, *GOOD_WAY[2:]))
    for way in ways:
        attempt = play(in_class, "Alice", given, time, *way)
        standing = in_class.standing("Alice", attempt)
        moments = debrief(standing.playable.guide, standing.play.decisions).moments
        own = [row for row in rows(in_class) if row.attempt.id == attempt]
        assert [row.merit for row in own] == [moment.merit for moment in moments]
    harmful = next(row for row in rows(in_class) if row.merit == "harm")
    assert harmful.unsafe == (harmful.choice,) == ("Tell her that it is her age",)


def test_attempts_are_counted_by_learner_and_assignment(in_class: Class, given: Assignment, time: Clock) -> None:
    other = in_class.give(key=WALK)
    for name, where in (("Alice", given), ("Mallory", given), ("Alice", given), ("Alice", other)):
        play(in_class, name, where, time, FALLS)
    found = [(row.attempt.name, row.attempt.number, row.attempt.is_first) for row in rows(in_class)]
    assert found == [("Alice", 1, True), ("Mallory", 1, True), ("Alice", 2, False), ("Alice", 1, False)]


def test_a_module_has_the_title_that_it_has_on_the_shelf(in_class: Class, time: Clock) -> None:
    play(in_class, "Alice", in_class.give("module", "walking"), time, FALLS)
    (row,) = rows(in_class, {("module", "walking"): "Legs over a year"})
    assert (row.attempt.assignment, row.attempt.kind, row.attempt.case_key) == ("Legs over a year", "module", WALK)
    (row,) = rows(in_class)
    assert row.attempt.assignment == "walking", "it is on the shelf no longer"


def test_who_has_left_is_there_and_what_was_done_for_nobody_is_not(
    in_class: Class, given: Assignment, time: Clock
) -> None:
    play(in_class, "Alice", given, time, FALLS)
    in_class.played("Mallory", FALLS)
    members.remove(db.session, db.session.get_one(Cohort, in_class.cohort), in_class.ids["Alice"], in_class.hand())
    assert [row.attempt.name for row in rows(in_class)] == ["Alice"]
    other = in_class.found("Tuesday").id
    assert Rows(in_class.playables, other, NO_TITLES).more(reading()) == (0, [])


def test_each_chunk_takes_two_statements_however_many_decisions_it_has(
    in_class: Class, given: Assignment, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, way in (("Alice", ASKED), ("Mallory", HARMFUL_WAY), ("Alice", (FALLS,)), ("Alice", ())):
        play(in_class, name, given, time, *way)
    whole = rows(in_class)
    monkeypatch.setattr(decision_rows, "_ATTEMPTS", decision_rows._ATTEMPTS.limit(2))
    assert rows(in_class) == whole, "chunks change nothing"
    reader = Rows(in_class.playables, in_class.cohort, NO_TITLES)
    assert reader.many(reading()) == 4
    for size in (2, 2):
        with statements(in_class.app) as sent:
            assert reader.more(reading())[0] == size
        assert len(sent) == 2
