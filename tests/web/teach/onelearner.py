"""What pages about one learner need: Alice has walked for Monday, well or badly."""

from eduapp.case.play import Decision
from eduapp.store import Assignment
from eduapp.web import ids
from tests.stage import GOOD_WAY, WALK
from tests.taught import Class


def walked(class_: Class, *decisions: Decision, name: str = "Alice", given: Assignment | None = None) -> int:
    """An attempt at the walk for an assignment; inside the application."""
    attempt = class_.belong(class_.begin(name, WALK), given or class_.give(key=WALK))
    class_.play(name, attempt, *(decisions or GOOD_WAY))
    return attempt


def cohort_page(class_: Class, cohort: int | None = None) -> str:
    return f"/teach/cohorts/{ids.written(cohort or class_.cohort)}/"


def attempt_page(class_: Class, attempt: int) -> str:
    return f"{cohort_page(class_)}attempts/{ids.written(attempt)}/"


def learner_page(class_: Class, name: str = "Alice") -> str:
    return f"{cohort_page(class_)}learners/{ids.written(class_.ids[name])}/"


def debrief_page(attempt: int) -> str:
    return f"/learn/attempts/{ids.written(attempt)}/debrief"
