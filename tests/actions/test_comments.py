"""What is said about an attempt: what is taken, what is refused, and who has read it."""

import pytest
from sqlalchemy import select

from eduapp.actions import comments, word_marks
from eduapp.actions.comments import LONGEST, about
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Comment
from eduapp.web import clock
from eduapp.web.db import db
from tests.stage import FALLS, GOOD_WAY, Stage
from tests.taught import Class

LETTER = 3


def rows() -> list[Comment]:
    return list(db.session.scalars(select(Comment).execution_options(populate_existing=True)))


@pytest.mark.parametrize(("text", "kept"), [(" Well.\r\nDone. ", "Well.\nDone."), ("x" * LONGEST, "x" * LONGEST)])
def test_words_are_kept_as_they_are(text: str, kept: str) -> None:
    assert comments.fit(text) == kept


@pytest.mark.parametrize("text", ["", " \r\n ", "\x00", "x" * (LONGEST + 1)])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        comments.fit(text)


def test_lines_count_once_however_the_browser_ends_them() -> None:
    assert len(comments.fit("x\r\n" * (LONGEST // 2))) == LONGEST - 1


def test_nothing_is_said_before_the_case_is_over(in_class: Class) -> None:
    standing = in_class.standing("Alice", in_class.played("Alice", FALLS))
    with pytest.raises(NotThere):
        comments.say(db.session, about(standing), 0, "Why?", in_class.hand())
    with pytest.raises(NotThere):
        word_marks.mark(db.session, standing, 0, {0: True}, now=clock.now())


@pytest.mark.parametrize("number", [-1, len(GOOD_WAY), 9_999])
def test_a_decision_that_was_not_made_has_no_comment(in_class: Class, number: int) -> None:
    standing = in_class.standing("Alice", in_class.played("Alice", *GOOD_WAY))
    with pytest.raises(NotThere):
        comments.say(db.session, about(standing), number, "Why?", in_class.hand())


def test_each_side_reads_what_the_other_wrote(in_class: Class) -> None:
    attempt = in_class.played("Alice", *GOOD_WAY)
    standing = in_class.standing("Alice", attempt)
    for name in ("Bob", "Alice"):
        comments.say(db.session, about(standing), None, f"From {name}.", in_class.hand(name))
    comments.read_by_learner(db.session, about(standing), now=clock.now())
    assert {row.by_name: row.read_at is None for row in rows()} == {"Bob": False, "Alice": True}
    comments.read_by_educator(db.session, about(standing), now=clock.now())
    assert {row.by_name: row.read_at is None for row in rows()} == {"Bob": False, "Alice": False}


def test_marks_that_stay_as_they_are_are_no_news(in_class: Class) -> None:
    attempt = in_class.played("Alice", *GOOD_WAY)
    standing = in_class.standing("Alice", attempt)
    assert word_marks.mark(db.session, standing, LETTER, {0: True, 9: True}, now=clock.now())
    assert not word_marks.mark(db.session, standing, LETTER, {0: True}, now=clock.now())
    assert word_marks.marks(db.session, attempt) == {(LETTER, 0): True}


def test_words_that_were_not_asked_for_cannot_be_marked(stage: Stage) -> None:
    with stage.app.app_context():
        standing = stage.standing("Alice", stage.played("Alice", *GOOD_WAY))
        with pytest.raises(NotThere):
            word_marks.mark(db.session, standing, 0, {0: True}, now=clock.now())
