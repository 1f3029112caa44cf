"""Educators: cohorts, what they do and how they decide."""

from eduapp.web.teach import board, cohorts, educators, invite, people, settings
from eduapp.web.teach.blueprint import teach

__all__ = ["board", "cohorts", "educators", "invite", "people", "settings", "teach"]
