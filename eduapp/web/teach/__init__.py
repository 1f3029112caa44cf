"""Educators: cohorts, what they do and how they decide."""

from eduapp.web.teach import (
    assignments,
    attempts,
    board,
    changes,
    cohorts,
    comments,
    educators,
    extensions,
    extra_time,
    invite,
    learner,
    marks,
    people,
    report,
    settings,
)
from eduapp.web.teach.blueprint import teach

__all__ = [
    "assignments",
    "attempts",
    "board",
    "changes",
    "cohorts",
    "comments",
    "educators",
    "extensions",
    "extra_time",
    "invite",
    "learner",
    "marks",
    "people",
    "report",
    "settings",
    "teach",
]
