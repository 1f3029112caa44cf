"""The board of a cohort, as an educator may find it."""

from datetime import UTC, datetime

from eduapp.actions import cohorts
from eduapp.web import ids
from eduapp.web.db import db
from tests.browser.views_of_modules import View
from tests.browser.visit import Visit
from tests.crowd import crowd


def board(visit: Visit, size: int = 12, query: str = "") -> None:
    """That of a cohort with so many learners, of an educator who has just come."""
    bob, now = visit.come_as("Bob", "educator"), datetime.now(UTC)
    with visit.site.app.app_context():
        made = cohorts.create(db.session, ids.new(now), bob.id, "Residents 2027", "Europe/Berlin", now=now)
        if size:
            crowd(db.session, made.id, size, now)
        db.session.commit()
        page = f"/teach/cohorts/{ids.written(made.id)}/"
    visit.go(page + query)


def rule_lacking(visit: Visit) -> None:
    board(visit)
    visit.page.get_by_text("Change the rule").click()
    visit.page.get_by_label("days before it is due").fill("soon")
    visit.press("Use this rule")


VIEWS_OF_BOARD: dict[str, View] = {
    "board": board,
    "board of nobody": lambda visit: board(visit, 0),
    "board that is sorted and filtered": lambda visit: board(visit, query="?table=work&sort=done&order=desc&q=unsafe"),
    "board where nothing is found": lambda visit: board(visit, query="?table=standings&q=Zoe"),
    "rule that lacks something": (rule_lacking, 422),
}
