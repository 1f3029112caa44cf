"""The way to a case: who may play it, which revision, and for which module it counts."""

from pathlib import Path

import pytest

from eduapp.actions import shelf
from eduapp.actions.refused import NotThere
from eduapp.actions.ways import Player, Way, way_to
from eduapp.web import clock
from eduapp.web.db import db
from tests import schooling
from tests.content import change
from tests.schooling import BEFORE, CASE, MODULE, School
from tests.stage import STAIRS, TORN, WALK

VISITOR = Player(None, False)


def way(school: School, name: str | None, key: str = STAIRS, open_case: str = WALK) -> Way:
    player = VISITOR if name is None else Player(school.ids[name], name != "Gus")
    return way_to(db.session.connection(), db.session, school.teachings, key, player, open_case)


@pytest.mark.parametrize(
    ("name", "key", "open_case", "is_open"),
    [
        (None, WALK, WALK, True),
        ("Gus", WALK, WALK, True),
        ("Alice", WALK, WALK, True),
        (None, WALK, "", False),
        ("Gus", WALK, "", False),
        ("Alice", WALK, "", True),
        (None, STAIRS, WALK, False),
        ("Alice", STAIRS, WALK, False),
        (None, STAIRS, STAIRS, True),
        ("Alice", STAIRS, STAIRS, True),
    ],
)
def test_who_is_not_enrolled(in_school: School, name: str | None, key: str, open_case: str, is_open: bool) -> None:
    """The open case is for all, a case on its own for whoever has an account, one of a module for nobody."""
    found = way(in_school, name, key, open_case)
    assert (found.is_open, found.enrolment_id) == (is_open, None)
    assert found.module == (MODULE if key == STAIRS else None)
    assert (found.why is not None) == (key == STAIRS and not is_open)


def test_within_the_module_a_case_opens_in_its_turn_and_counts_there(in_school: School) -> None:
    enrolment = in_school.enrol("Alice").id
    closed = way(in_school, "Alice")
    assert (closed.is_open, closed.enrolment_id) == (False, enrolment)
    assert str(closed.why) == "It opens when you have finished “Before”."
    in_school.take("Alice", BEFORE)
    found = way(in_school, "Alice")
    assert (found.is_open, found.enrolment_id, found.module) == (True, enrolment, MODULE)


def test_that_it_is_the_open_case_does_not_open_it_before_its_turn(in_school: School) -> None:
    in_school.enrol("Alice")
    assert not way(in_school, "Alice", open_case=STAIRS).is_open


def test_what_was_tried_out_before_counts_for_no_module(in_school: School) -> None:
    in_school.played("Alice", schooling.ASK, key=STAIRS)
    in_school.enrol("Alice")
    in_school.take("Alice", BEFORE)
    assert in_school.study("Alice").steps[CASE].item.done.begun == 0


def test_the_enrolment_of_somebody_else_opens_nothing(in_school: School) -> None:
    in_school.enrol("Alice")
    in_school.take("Alice", BEFORE)
    found = way(in_school, "Mallory")
    assert (found.is_open, found.enrolment_id) == (False, None)


def test_a_case_is_played_in_the_revision_of_ones_release(in_school: School, tmp_path: Path) -> None:
    in_school.enrol("Alice")
    before = way(in_school, "Alice").revision_id
    folder = schooling.write(tmp_path)
    change(folder / MODULE / f"{STAIRS}.md", "Bruno lives", "Bruno dwells")
    shelf.load(db.session, folder, now=clock.now())
    db.session.commit()
    in_school.enrol("Mallory")
    assert way(in_school, "Alice").revision_id == before
    assert way(in_school, "Mallory").revision_id == way(in_school, "Bob").revision_id != before


def test_a_case_that_left_the_shelf_goes_on_for_whoever_is_in_its_module(in_school: School, tmp_path: Path) -> None:
    in_school.enrol("Alice")
    before = way(in_school, "Alice").revision_id
    folder = schooling.write(tmp_path)
    (folder / MODULE / f"{STAIRS}.md").unlink()
    shelf.load(db.session, folder, now=clock.now())
    db.session.commit()
    assert way(in_school, "Alice").revision_id == before
    with pytest.raises(NotThere):
        way(in_school, "Mallory")


@pytest.mark.parametrize("key", [TORN, "nothing", "", "the-wa\0lk"])
@pytest.mark.parametrize("name", [None, "Alice"])
def test_there_is_no_way_to_what_is_not_there(in_school: School, key: str, name: str | None) -> None:
    with pytest.raises(NotThere):
        way(in_school, name, key)
