"""Educators: cohorts, what they do and how they decide."""

from eduapp.web.teach import (
    assignments,
    board,
    changes,
    cohorts,
    educators,
    extensions,
    extra_time,
    invite,
    marks,
    people,
    settings,
)
from eduapp.web.teach.blueprint import teach

__all__ = [
    "assignments",
    "board",
    "changes",
    "cohorts",
    "educators",
    "extensions",
    "extra_time",
    "invite",
    "marks",
    "people",
    "settings",
    "teach",
]
