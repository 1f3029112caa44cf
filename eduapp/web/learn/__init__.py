"""The pages of learners: home, modules, playing a case, the debrief, quizzes, progress."""

from eduapp.web.learn import (
    attempt,
    catalogue,
    cover,
    debrief,
    module,
    picture,
    practice,
    problem,
    progress,
    quiz,
)
from eduapp.web.learn.blueprint import learn

__all__ = [
    "attempt",
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
]
