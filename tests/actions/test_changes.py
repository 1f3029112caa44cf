"""Two releases of a module compared, and where people stand on the older one."""

from pathlib import Path

from eduapp.actions import releases, shelf
from eduapp.actions.changes import between, standing
from eduapp.module.consequence import People, consequences
from eduapp.web import clock
from eduapp.web.db import db
from tests import schooling
from tests.content import change
from tests.schooling import ASK, BEFORE, MODULE, OVERVIEW, RIGHT, School

QUIZ, STAIRS = "quizzes/walking/before.md", "cases/walking/the-stairs.md"


def released() -> int:
    newest = releases.in_force(db.session, MODULE)
    assert newest is not None
    return newest.id


def test_a_new_release_is_compared_with_the_one_that_people_are_in(in_school: School, tmp_path: Path) -> None:
    first = released()
    for name in ("Alice", "Mallory", "Dan"):
        in_school.enrol(name)
    in_school.answer("Alice", done := in_school.sit("Alice", BEFORE), RIGHT)
    in_school.hand_in("Alice", done)
    in_school.sit("Mallory", BEFORE)
    in_school.played("Dan", ASK, key="the-stairs")
    in_school.begin("Alice", key="the-stairs")
    assert between(db.session, first, first) == ()

    folder = schooling.write(tmp_path, OVERVIEW.replace("expires: 2027-10-31", "expires: 2027-09-30"))
    quiz = tmp_path / QUIZ
    change(quiz, "- [x] Measure it", "- [ ] Measure it")
    change(quiz, "- [ ] Wait for", "- [x] Wait for")
    change(folder / MODULE / "handouts/a-sheet.md", "of a week", "of a month")
    shelf.load(db.session, folder, now=clock.now())

    found = between(db.session, first, released())
    assert {document.path: [one.kind for one in document.differences] for document in found} == {
        "cases/walking/handouts/a-sheet.md": ["handout-changed"],
        "cases/walking/module.md": ["expires-changed"],
        QUIZ: ["key-changed"],
    }
    people = standing(db.session, first)
    assert people == People(3, 0, {QUIZ: 1, STAIRS: 1}, {QUIZ: 1, STAIRS: 1})
    assert [one.matter for one in consequences(found, people)] == ["safety", "middle", "under-way", "results", "credit"]
