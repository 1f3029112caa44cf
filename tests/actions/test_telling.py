"""A learner is told once of what comes together, and a day at most; what she has seen is told no more."""

from datetime import timedelta

from sqlalchemy import select

from eduapp.actions import comments, telling, word_marks
from eduapp.actions.comments import about
from eduapp.actions.invitations import Letter
from eduapp.store import Mail, Person
from eduapp.web import clock
from eduapp.web.db import db
from tests.conftest import NOON, Clock
from tests.stage import GOOD_WAY, WALK
from tests.taught import Class


def tell(class_: Class) -> None:
    telling.tell(db.session, class_.ids["Alice"], lambda language: Letter("Told", str(language)), now=clock.now())


def due() -> list[object]:
    rows = select(Mail).order_by(Mail.id).execution_options(populate_existing=True)
    return [mail.due_at for mail in db.session.scalars(rows)]


def test_the_mail_waits_for_what_comes_with_it(in_class: Class, time: Clock) -> None:
    tell(in_class)
    time.pass_(minutes=10)
    tell(in_class)
    assert due() == [NOON + telling.BATCH]


def test_the_next_one_is_sent_a_day_after_the_last(in_class: Class, time: Clock) -> None:
    tell(in_class)
    time.pass_(hours=1)
    tell(in_class)
    time.pass_(days=3)
    tell(in_class)
    first = NOON + telling.BATCH
    assert due() == [first, first + telling.A_DAY, NOON + timedelta(days=3, hours=1) + telling.BATCH]


def test_what_was_seen_is_not_told_and_the_day_is_not_counted(in_class: Class, time: Clock) -> None:
    tell(in_class)
    telling.has_seen(db.session, in_class.ids["Alice"], now=clock.now())
    tell(in_class)
    assert due() == [None, NOON + telling.BATCH]


def test_an_address_that_is_not_verified_gets_none(in_class: Class) -> None:
    db.session.get_one(Person, in_class.ids["Alice"]).email_verified_at = None
    tell(in_class)
    assert due() == []


def test_news_are_what_educators_wrote_and_marked_for_a_cohort(in_class: Class) -> None:
    attempt = in_class.played("Alice", *GOOD_WAY)
    standing, alice = in_class.standing("Alice", attempt), in_class.ids["Alice"]
    comments.say(db.session, about(standing), 0, "Why?", in_class.hand())
    comments.say(db.session, about(standing), 0, "So.", in_class.hand("Alice"))
    word_marks.mark(db.session, standing, 3, {0: True, 1: False}, now=clock.now())
    assert telling.news(db.session, alice) == []
    in_class.belong(attempt, in_class.give(key=WALK))
    assert [(one.attempt_id, one.many) for one in telling.news(db.session, alice)] == [(attempt, 2)]
    comments.read_by_learner(db.session, about(standing), now=clock.now())
    word_marks.read(db.session, attempt, now=clock.now())
    assert telling.news(db.session, alice) == []
