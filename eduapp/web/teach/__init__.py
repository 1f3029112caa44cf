"""Educators: cohorts, what they do and how they decide."""

from eduapp.web.teach import board, cohorts
from eduapp.web.teach.blueprint import teach

__all__ = ["board", "cohorts", "teach"]
