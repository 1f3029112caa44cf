"""What waits for whom among the drafts."""

from eduapp.actions.powers import powers
from eduapp.actions.waiting import modules, problems, waiting
from eduapp.web import clock
from eduapp.web.db import db
from tests.actions.test_releasing import KEY, Desk, desk

__all__ = ["desk"]


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
