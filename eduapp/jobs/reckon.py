"""Reckons attempts that have ended and that nobody has looked back on yet."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine

from eduapp.actions import reckoning
from eduapp.actions.play import Desk


def reckon(engine: Engine, desk: Desk, *, clock: Callable[[], datetime]) -> int:
    """Returns how many were reckoned."""
    with engine.connect() as reading:
        return reckoning.reckon(reading, engine.begin, desk, now=clock())
