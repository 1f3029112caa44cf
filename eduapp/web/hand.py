"""Whose hand it is that changes something in a cohort."""

from eduapp.actions.audit import Hand
from eduapp.web import clock, ids
from eduapp.web.visitor import person


def hand() -> Hand:
    """That of whoever is asking, now."""
    known = person()
    return hand_of(known.id, known.name)


def hand_of(person_id: int, name: str) -> Hand:
    now = clock.now()
    return Hand(person_id, name, now, ids.maker(now))
