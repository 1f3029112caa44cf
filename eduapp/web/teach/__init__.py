"""Educators: cohorts, what they do and how they decide."""

from eduapp.web.teach import assignments, board, changes, cohorts, extensions, extra_time, marks
from eduapp.web.teach.blueprint import teach

__all__ = ["assignments", "board", "changes", "cohorts", "extensions", "extra_time", "marks", "teach"]
