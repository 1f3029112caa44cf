"""Plays every way through the cases of drafts that authors saved, one at a time, the newest first."""

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine

from eduapp.actions import exploring
from eduapp.actions.exploring import Claim
from eduapp.actions.unfolding import Unfolding
from eduapp.library import read_document

_log = logging.getLogger("eduapp.jobs")


def explore(engine: Engine, unfolding: Unfolding, *, clock: Callable[[], datetime]) -> bool:
    """Explore the case that was asked for last, if any waits; whether one was finished."""
    with engine.connect() as connection:
        if not exploring.is_due(connection, now=clock()):
            return False
    with engine.begin() as connection:
        mine = exploring.claim(connection, now=clock())
    if mine is None:
        return False
    try:
        return _explore(engine, unfolding, mine, clock)
    except Exception:
        with engine.begin() as connection:
            exploring.give_up(connection, mine, now=clock())
        _log.exception("Exploring %s of draft %d broke off.", mine.path, mine.draft_id)
        return False


def _explore(engine: Engine, unfolding: Unfolding, mine: Claim, clock: Callable[[], datetime]) -> bool:
    with engine.connect() as connection:
        root = unfolding.folder(connection, mine.draft_id)
    path, today = root / mine.path, clock().date()
    is_same = exploring.digest_of(read_document(path, today, play=False), today) == mine.digest
    whole = read_document(path, today) if is_same else None
    with engine.begin() as connection:
        if whole is None or whole.checked is None:
            return exploring.drop(connection, mine, now=clock())
        return exploring.finish(connection, mine, whole, root, now=clock())
