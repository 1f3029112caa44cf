"""What the page of progress is made of: standings, what moved them lately, what to do next, in few statements."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from eduapp.actions import progress
from eduapp.actions.offer import Offers
from eduapp.actions.progress import MOST_DAYS, MOST_LATELY, Overview, Overviews, thinned
from eduapp.actions.standings import Shown
from eduapp.mastery.standing import ENOUGH
from eduapp.store import Case
from eduapp.web import clock
from eduapp.web.db import db
from tests.actions.shown import keep, shown
from tests.conftest import NOON, Clock
from tests.schooling import PRACTICE, School
from tests.stage import GOOD_WAY, STAIRS, WALK, Stage, statements

MOST_STATEMENTS = 4


def overview(stage: Stage, name: str = "Alice", known: Overviews | None = None) -> Overview:
    with db.engine.connect() as connection:
        return (known or Overviews(Offers())).get(connection, stage.ids[name], lambda: None, now=clock.now())


def a_day(stage: Stage, day: int, *shares: float, name: str = "Alice", of: str = "recognise") -> None:
    keep(stage.ids[name], *[shown((day, at), y, of) for at, y in enumerate(shares)])


def test_of_whom_nothing_is_known_all_competencies_are_told_and_none_is_known(on_stage: Stage) -> None:
    seen = overview(on_stage)
    assert [one.key for one in seen.masteries] == ["recognise", "communicate", "unused"]
    assert (seen.pieces, seen.known, seen.days, seen.lately) == (0, [], [], [])
    assert [one.standing.is_enough for one in seen.masteries] == [False] * 3


@pytest.mark.parametrize("count", [1, ENOUGH - 1, ENOUGH])
def test_a_competency_is_known_from_enough_pieces_on(on_stage: Stage, count: int) -> None:
    a_day(on_stage, 0, *[1.0] * count)
    assert [one.key for one in overview(on_stage).known] == (["recognise"] if count >= ENOUGH else [])


def test_the_best_comes_first(on_stage: Stage) -> None:
    a_day(on_stage, 0, *[0.0] * ENOUGH)
    a_day(on_stage, 1, *[1.0] * ENOUGH, of="communicate")
    assert [one.key for one in overview(on_stage).known] == ["communicate", "recognise"]


def test_nothing_of_somebody_else_is_told(on_stage: Stage) -> None:
    a_day(on_stage, 0, *[1.0] * ENOUGH, name="Mallory")
    seen = overview(on_stage)
    assert (seen.pieces, seen.days, seen.lately) == (0, [], [])


def test_what_moved_it_is_told_of_the_last_days_the_newest_first(on_stage: Stage, time: Clock) -> None:
    for day in range(MOST_LATELY + 2):
        a_day(on_stage, day, *[float(day % 2)] * ENOUGH)
        time.pass_(days=1)
    found = overview(on_stage).lately
    assert [one.day for one in found] == [NOON.date() + timedelta(days=back) for back in (5, 4, 3, 2)]
    assert [moved.name for moved in found[0].moved] == ["Recognising change"]
    for newer, older in pairwise(found):
        assert newer.moved[0].before == older.moved[0].after


def test_before_there_is_enough_no_change_is_told(on_stage: Stage, time: Clock) -> None:
    a_day(on_stage, 0, *[1.0] * (ENOUGH - 1))
    time.pass_(days=1)
    assert [one.moved for one in overview(on_stage).lately] == [()]
    a_day(on_stage, 1, 1.0)
    newest, _ = overview(on_stage).lately
    assert [(moved.name, moved.before) for moved in newest.moved] == [("Recognising change", None)]


def test_what_was_finished_on_a_day_is_told_by_its_title(in_school: School) -> None:
    in_school.enrol("Alice")
    in_school.take("Alice", PRACTICE)
    in_school.played("Alice", *GOOD_WAY)
    (today,) = overview(in_school).lately
    told = {one.title: (one.pieces, one.is_quiz) for one in today.finished}
    assert told == {"On the way": (1, True), "The walk to the shop": (3, False)}
    assert today.finished[-1].share == 1.0


def test_what_was_read_in_part_is_not_told(on_stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    for item in ("ago#a", "ago#b", "now#a", "now#b", "now#c"):
        keep(on_stage.ids["Alice"], Shown(item, 1.0, {"recognise": 1.0}, "medium"))
    for read, told in ((3, ["now"]), (4, ["now"]), (6, ["now", "ago"])):
        monkeypatch.setattr(progress, "MOST_PIECES", read)
        monkeypatch.setattr(progress, "_LATELY", progress._LATELY.limit(read))
        assert [one.title for one in overview(on_stage).lately[0].finished] == told


def test_a_title_of_what_left_the_shelf_is_told_by_its_key(on_stage: Stage) -> None:
    on_stage.played("Alice", *GOOD_WAY)
    db.session.delete(db.session.get_one(Case, WALK))
    db.session.commit()
    assert [one.title for one in overview(on_stage).lately[0].finished] == [WALK]


def test_cases_that_were_finished_are_not_suggested(on_stage: Stage) -> None:
    assert {one.case.key for one in overview(on_stage).next} == {WALK, STAIRS}
    on_stage.played("Alice", *GOOD_WAY[:2])
    assert {one.case.key for one in overview(on_stage).next} == {WALK, STAIRS}, "one that is going on may be"
    on_stage.played("Alice", *GOOD_WAY)
    (only,) = overview(on_stage).next
    assert (only.case.key, only.case.title, only.competency) == (STAIRS, "The stairs at home", "Recognising change")
    assert {one.case.key for one in overview(on_stage, "Mallory").next} == {WALK, STAIRS}


@pytest.mark.parametrize("count", [0, 1, MOST_DAYS, MOST_DAYS + 1, 100, 1000])
def test_of_many_days_the_first_and_the_last_and_some_between_are_drawn(count: int) -> None:
    days = [date(2020, 1, 1) + timedelta(days=at) for at in range(count)]
    found = thinned(days)
    assert len(found) == min(count, MOST_DAYS)
    assert [*found] == sorted(set(found))
    assert [*found[:1], *found[-1:]] == [*days[:1], *days[-1:]]


def test_however_much_evidence_there_is_it_takes_as_many_statements(on_stage: Stage, time: Clock) -> None:
    known = Overviews(Offers())
    overview(on_stage, known=known)  # the shelf is read once in a process
    taken = set()
    for day in range(30):
        a_day(on_stage, day, 1.0, 0.0, 0.5)
        time.pass_(days=1)
        if day in (0, 5, 29):
            with statements(on_stage.app) as sent:
                overview(on_stage, known=known)
            taken.add(len(sent))
    assert len(taken) == 1
    assert taken.pop() <= MOST_STATEMENTS
    assert len(overview(on_stage).days) == MOST_DAYS
