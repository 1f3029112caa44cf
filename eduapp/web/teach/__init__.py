"""Educators: cohorts, what they do and how they decide."""

from eduapp.web.teach import (
    assignments,
    board,
    changes,
    cohorts,
    comparing,
    deciding,
    educators,
    extensions,
    extra_time,
    invite,
    marks,
    people,
    questions,
    settings,
    who_decided,
)
from eduapp.web.teach.blueprint import teach

__all__ = [
    "assignments",
    "board",
    "changes",
    "cohorts",
    "comparing",
    "deciding",
    "educators",
    "extensions",
    "extra_time",
    "invite",
    "marks",
    "people",
    "questions",
    "settings",
    "teach",
    "who_decided",
]
