"""What waits for whom among the drafts."""

from dataclasses import replace
from datetime import timedelta

from eduapp.actions import signing
from eduapp.actions.powers import powers
from eduapp.actions.remarked import line_now
from eduapp.actions.waiting import modules, problems, waiting
from eduapp.store import Remark
from eduapp.web import clock
from eduapp.web.db import db
from tests.reviewed import KEY, OVERVIEW, Desk


def waits_for(desk: Desk) -> dict[str, bool]:
    """Whether it waits for each, by the stage that comes next and the name."""
    found = {}
    for hand in (desk.dan, desk.rita, desk.carol):
        (one,) = waiting(db.session, hand.id, now=clock.now())
        found[f"{one.stage}: {hand.name}"] = one.is_mine
    return found


def test_a_draft_waits_for_its_author_then_the_reviewer_then_the_organiser(desk: Desk) -> None:
    assert waits_for(desk) == {"author: Dan": True, "author: Rita": False, "author: Carol": True}
    desk.explore()
    desk.sign("author", desk.dan)
    assert waits_for(desk) == {"reviewer: Dan": False, "reviewer: Rita": True, "reviewer: Carol": False}
    desk.sign_facts()
    desk.sign("reviewer", desk.rita)
    assert waits_for(desk) == {"organiser: Dan": False, "organiser: Rita": False, "organiser: Carol": True}
    assert desk.release() is not None
    assert waiting(db.session, desk.carol.id, now=clock.now()) == []
    held = powers(db.session, desk.rita.id, now=clock.now())
    assert [module.key for module in modules(db.session, held)] == [KEY]
    assert problems(db.session) == 0


def test_a_remark_waits_for_whoever_did_not_have_the_last_word(desk: Desk) -> None:
    def to_answer() -> tuple[int, ...]:
        hands = (desk.dan, desk.rita, desk.carol)
        return tuple(waiting(db.session, hand.id, now=clock.now())[0].remarks for hand in hands)

    asked = signing.remark(db.session, desk.draft, OVERVIEW, 1, "---", "Why?", desk.rita)
    assert to_answer() == (1, 0, 1)
    later = replace(desk.dan, now=desk.dan.now + timedelta(minutes=1))
    signing.remark(db.session, desk.draft, OVERVIEW, 1, "---", "Because.", later, asked.id)
    assert to_answer() == (0, 1, 1)
    signing.resolve(db.session, desk.draft, asked.id, desk.rita)
    assert to_answer() == (0, 0, 0)


def test_a_remark_stays_with_the_nearest_line_that_says_the_same() -> None:
    remark = Remark(line=2, quoted="b")
    assert line_now(["a", "b", "c", "b"], remark) == 2
    assert line_now(["b", "x", "a", "b"], remark) == 1
    assert line_now(["a", "c"], remark) == 0
    assert line_now(["b"], Remark(line=0, quoted="b")) == 0
