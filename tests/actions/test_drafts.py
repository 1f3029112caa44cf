"""What is half written is kept where its attempt stands."""

from flask import Flask

from eduapp.actions import drafts
from eduapp.web.db import db
from tests.conftest import NOON
from tests.lives import attempt, learner, revision


def test_words_and_ticks_are_kept_fit_to_be_shown(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    mine = attempt(db.session, alice.id, revision(db.session, NOON), NOON)
    assert drafts.keep(db.session, mine.id, alice.id, words="a\x00\r\nb" + "c" * 20_000, ticks=[3, 1, 3], now=NOON)
    db.session.expire(mine)
    assert mine.draft is not None
    assert mine.draft["words"].startswith("a\nbc")
    assert len(mine.draft["words"]) == 10_000
    assert mine.draft["ticks"] == [1, 3]


def test_nothing_is_kept_in_an_attempt_of_another_or_one_that_is_over(in_app: Flask) -> None:
    alice, mallory = learner(db.session, "Alice", NOON), learner(db.session, "Mallory", NOON)
    mine = attempt(db.session, alice.id, revision(db.session, NOON), NOON)
    assert not drafts.keep(db.session, mine.id, mallory.id, words="w", ticks=[], now=NOON)
    assert not drafts.keep(db.session, 2**62, alice.id, words="w", ticks=[], now=NOON)
    mine.finished_at, mine.end = NOON, "good"
    db.session.flush()
    assert not drafts.keep(db.session, mine.id, alice.id, words="w", ticks=[], now=NOON)
    assert mine.draft is None
