"""The pages of learners: home, modules, playing a case, the debrief, quizzes, progress, review."""

from eduapp.web.learn import (
    attempt,
    card,
    catalogue,
    certificate,
    cover,
    debrief,
    evaluation,
    follow_up,
    module,
    picture,
    practice,
    problem,
    progress,
    quiz,
    reminders,
    review,
    verify,
)
from eduapp.web.learn.blueprint import learn, linked

__all__ = [
    "attempt",
    "card",
    "catalogue",
    "certificate",
    "cover",
    "debrief",
    "evaluation",
    "follow_up",
    "learn",
    "linked",
    "module",
    "picture",
    "practice",
    "problem",
    "progress",
    "quiz",
    "reminders",
    "review",
    "verify",
]
