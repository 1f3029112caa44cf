"""What changed: a draft beside the release in force, and what that means for people who are in the middle of it."""

from pathlib import Path

from eduapp.actions import drafts, editions, releases
from eduapp.actions.ahead import look_ahead
from eduapp.actions.audit import Hand
from eduapp.actions.unfolding import Unfolding
from eduapp.module.summary import summary
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests import drafted
from tests.browse import Browser
from tests.drafted import archive, send
from tests.schooling import BEFORE, MODULE, RIGHT, School
from tests.stage import Stage

QUIZ, OVERVIEW = "quizzes/walking/before.md", "cases/walking/module.md"


def write(dan: Browser, page: str, path: str, *swaps: tuple[str, str]) -> None:
    """Save the file with these words swapped."""
    text, number = drafted.saved(School(dan.client.application), path)
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    dan.send(f"{page}files/{path}", {"text": text, "number": number, "script": "yes"})


def begun(school: School) -> tuple[Browser, str]:
    """A draft that goes on from the release in force, and its address."""
    dan = school.browser("Dan")
    dan.post(f"/publish/modules/{MODULE}/draft")
    return dan, dan.last


def test_a_draft_of_the_release_as_it_is_changes_nothing(school: School) -> None:
    dan, page = begun(school)
    dan.get(f"{page}changed")
    assert "Nothing differs from release 1" in dan.text
    assert "Nobody is in the middle of it." in dan.text


def test_what_differs_is_said_by_file_and_who_should_be_told(school: School) -> None:
    with school.app.app_context():
        for name in ("Alice", "Mallory"):
            school.enrol(name)
        school.answer("Alice", done := school.sit("Alice", BEFORE), RIGHT)
        school.hand_in("Alice", done)
        db.session.commit()
    dan, page = begun(school)
    write(dan, page, OVERVIEW, ("a year does to legs, and", "one year does to legs, and"))
    write(dan, page, QUIZ, ("- [x] Measure it", "- [ ] Measure it"), ("- [ ] Wait for", "- [x] Wait for"))
    dan.get(f"{page}changed")
    for part in (
        "2 files differ from release 1",
        "finished by 1. Consider telling them of this change.",
        "People in the middle of the module: 2. They finish on the release in force.",
    ):
        assert part in dan.text
    assert dan.text.index(QUIZ) < dan.text.index(OVERVIEW), "a key weighs more than words"


def test_what_cannot_be_read_and_what_is_not_listed_is_named(school: School) -> None:
    dan, page = begun(school)
    write(dan, page, QUIZ, ("- [x] Measure it", "- [ ] Measure it"))
    send(dan, f"{page}add", ("the-roof.md", b"---\nkind: case\n---\n\n# The roof\n"))
    dan.get(f"{page}changed")
    assert "Errors keep these from being compared" in dan.text
    assert "so no learner meets them" in dan.text
    assert "Nothing differs from release 1" in dan.text


def test_a_first_release_changes_nothing_for_anybody(stage: Stage, tmp_path: Path) -> None:
    dan = stage.browser("Dan")
    send(dan, "/publish/drafts/new", ("walking.zip", archive(drafted.school_files(tmp_path))))
    dan.get(f"{dan.last}changed")
    for part in ("This would be the first release", "so nobody is in the middle of it", "files are new", "The stairs"):
        assert part in dan.text


def test_the_changelog_begins_with_what_weighs_most(in_school: School) -> None:
    release, hand = releases.in_force(db.session, MODULE), _hand(in_school)
    assert release is not None
    files = editions.files_of(db.session, release)
    files[OVERVIEW] = files[OVERVIEW].replace(b"attempts: 2", b"attempts: 3").replace(b"a year does", b"one year does")
    files[OVERVIEW] = files[OVERVIEW].replace(b"2027-10-31", b"2027-09-30")
    draft = drafts.begin(db.session, MODULE, files, hand, release)
    unfolding = Unfolding()
    ahead = look_ahead(db.session, draft, unfolding.folder(db.session.connection(), draft.id), clock.now().date())
    title = ahead.changed[0].title
    assert summary(ahead.changed, str).split("\n") == [
        f"- {title}: How often the post-test can be taken has changed.",
        f"- {title}: The day until which credit can be claimed has changed.",
        "- Changes of words: 2.",
    ]


def _hand(school: School) -> Hand:
    return Hand(school.ids["Dan"], "Dan", clock.now(), ids.maker(clock.now()))
