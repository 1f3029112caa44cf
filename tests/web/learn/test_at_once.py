"""The same form sent from several tabs at the same moment: what may be done once is done once, and no tab breaks."""

from threading import Barrier
from typing import Any

from sqlalchemy import func, select

from eduapp.store import Award, Base, Enrolment, Evaluation, Evidence, QuizAttempt
from eduapp.web import ids
from eduapp.web.db import db
from tests.actions.together import Deed, together
from tests.schooling import AFTER, BEFORE, WRONG, School
from tests.web.learn.test_evaluation import ANSWERS

TABS = 6
PAGE = "/learn/modules/walking/"


def send_at_once(school: School, path: str, fields: dict[str, Any] | None = None) -> None:
    """From so many tabs; each has its form open already."""
    barrier = Barrier(TABS)

    def tab() -> Deed:
        browser = school.browser("Alice")

        def send() -> int:
            barrier.wait(timeout=20)
            return browser.send(path, fields).status_code

        return send

    assert together(school.app, *[tab() for _ in range(TABS)]) == [303] * TABS


def count(school: School, table: type[Base]) -> int:
    with school.app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_somebody_enrols_once(school: School) -> None:
    send_at_once(school, f"{PAGE}enrol")
    assert count(school, Enrolment) == 1


def test_the_pre_test_is_begun_once(school: School) -> None:
    with school.app.app_context():
        school.enrol("Alice")
    send_at_once(school, f"{PAGE}quizzes/{BEFORE}")
    assert count(school, QuizAttempt) == 1


def test_the_last_attempt_at_the_post_test_is_begun_once(school: School) -> None:
    with school.app.app_context():
        school.go("Alice", WRONG)
    send_at_once(school, f"{PAGE}quizzes/{AFTER}")
    assert count(school, QuizAttempt) == 1 + 2  # the pre-test, and two of two attempts


def test_a_quiz_is_answered_and_handed_in_once(school: School) -> None:
    with school.app.app_context():
        school.enrol("Alice")
        page = f"/learn/quizzes/{ids.written(school.sit('Alice', BEFORE))}/"
    send_at_once(school, f"{page}1", {"option": "1"})
    send_at_once(school, f"{page}end")
    assert count(school, Evidence) == 1


def test_a_module_is_evaluated_once_and_its_credit_granted_once(school: School) -> None:
    with school.app.app_context():
        school.go("Alice")
    send_at_once(school, f"{PAGE}evaluation", ANSWERS)
    send_at_once(school, f"{PAGE}certificate", {"name": "Alice", "hours-0": "1.25"})
    assert (count(school, Evaluation), count(school, Award)) == (1, 1)
