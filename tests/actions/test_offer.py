"""What the shelf offers is read once in a process, and again when the shelf has changed."""

from collections.abc import Callable

import pytest

from eduapp.actions.offer import Offers
from eduapp.store import Case, Competency, Quiz
from eduapp.web.db import db
from tests.schooling import School
from tests.stage import STAIRS, WALK, statements

PRACTICE = "walking/practice"


def renamed() -> None:
    db.session.get_one(Competency, "recognise").name = "Seeing change"
    db.session.get_one(Quiz, PRACTICE).loaded_at = db.session.get_one(Quiz, PRACTICE).loaded_at.replace(year=2090)


def taken_off() -> None:
    db.session.delete(db.session.get_one(Quiz, PRACTICE))


def another_revision() -> None:
    db.session.get_one(Case, WALK).revision_id = db.session.get_one(Case, STAIRS).revision_id


@pytest.mark.parametrize("change", [renamed, taken_off, another_revision])
def test_it_is_read_again_only_when_the_shelf_has_changed(in_school: School, change: Callable[[], None]) -> None:
    offers = Offers()
    with db.engine.connect() as connection:
        before = offers.get(connection)
        with statements(in_school.app) as sent:
            assert offers.get(connection) is before
        assert len(sent) == 1
    change()
    db.session.commit()
    with db.engine.connect() as connection:
        assert offers.get(connection) != before


def test_titles_are_those_of_cases_and_quizzes(in_school: School) -> None:
    with db.engine.connect() as connection:
        found = Offers().get(connection)
    assert (found.titles[WALK], found.titles[PRACTICE]) == ("The walk to the shop", "On the way")
    assert found.cases[WALK].title == "The walk to the shop"
    assert {key: case.module for key, case in found.cases.items()} == {WALK: "", STAIRS: "Legs over a year"}
    assert [one.key for one in found.competencies] == ["recognise", "communicate", "unused"]
