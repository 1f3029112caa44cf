"""The pages of learners: home, modules, playing a case, the debrief, quizzes, progress."""

from eduapp.web.learn import (
    attempt,
    card,
    catalogue,
    cover,
    debrief,
    module,
    picture,
    practice,
    problem,
    progress,
    quiz,
    reminders,
    review,
)
from eduapp.web.learn.blueprint import learn

__all__ = [
    "attempt",
    "card",
    "catalogue",
    "cover",
    "debrief",
    "learn",
    "module",
    "picture",
    "practice",
    "problem",
    "progress",
    "quiz",
    "reminders",
    "review",
]
