"""How the questions of a cohort do, as an educator may find it: thirty residents sat a pre-test."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Literal

from eduapp.actions import cohorts, giving, releases
from eduapp.actions.audit import Hand
from eduapp.actions.giving import Terms
from eduapp.quiz.given import Chosen, Given
from eduapp.quiz.model import Question
from eduapp.web import ids
from eduapp.web.at_hand import takeables
from eduapp.web.db import db
from tests.browser.student import MODULE, right
from tests.browser.views_of_modules import View
from tests.browser.visit import Visit
from tests.examined import examine

TITLE, PRACTICE = "Before you begin", "In the corridor"
Page = Literal["questions", "quiz", "question"]


def sheet(asked: Sequence[Question], learner: int, of: int) -> list[Given | None]:
    """Those with high numbers know more, but the best take the second option of the first question."""
    given: list[Given | None] = []
    for number, question in enumerate(asked):
        knows = (learner * 7 + number * 11) % of < 4 + learner
        given.append(right(question) if knows else Chosen(number % 3) if question.kind == "single" else None)
    if learner * 3 > of * 2 and asked[0].kind == "single":
        given[0] = Chosen(1 if right(asked[0]) != Chosen(1) else 0)
    return given


def page(which: Page, size: int = 30, rest: str = "", title: str = TITLE, number: int = 1) -> Callable[[Visit], None]:
    def go(visit: Visit) -> None:
        bob, now = visit.come_as("Bob", "educator"), datetime.now(UTC)
        with visit.site.app.test_request_context():
            made = cohorts.create(db.session, ids.new(now), bob.id, "Residents 2027", "Europe/Berlin", now=now)
            given = giving.give(
                db.session, made, "module", MODULE, Terms(), Hand(bob.id, bob.name, now, ids.maker(now))
            )
            release = releases.in_force(db.session, MODULE)
            assert release is not None
            revision = next(part.revision_id for part in release.parts if part.revision.title == title)
            takeable = takeables().get(db.session.connection(), revision)
            sheets = [sheet(takeable.quiz.questions, learner, size) for learner in range(size)]
            examine(db.session, given, takeable, sheets, now)
            db.session.commit()
            start = f"/teach/cohorts/{ids.written(made.id)}/questions/"
        places = {
            "questions": "",
            "quiz": f"{ids.written(revision)}/",
            "question": f"{ids.written(revision)}/{number}/",
        }
        visit.go(start + places[which] + rest)

    return go


VIEWS_OF_QUESTIONS: dict[str, View] = {
    "quizzes of a cohort": page("questions"),
    "quizzes of a cohort that took none": page("questions", 0),
    "questions of a quiz": page("quiz"),
    "questions of a quiz that few took": page("quiz", 6),
    "questions of a quiz that nobody took again": page("quiz", rest="?attempts=later"),
    "question of a quiz": page("question"),
    "question of a quiz where pairs were made": page("question", title=PRACTICE, number=3),
}
