"""Judges every act of new cases once, so that no educator waits for it."""

import logging
from collections.abc import Callable

from sqlalchemy import Engine

from eduapp.actions import weighings

_log = logging.getLogger("eduapp.jobs")


def weigh(engine: Engine, broken: set[int], *, ended: Callable[[], bool]) -> int:
    """Returns how many cases were judged. Nobody waits meanwhile to write. A revision that cannot be judged is told
    once, put among the `broken`, and holds up no other."""
    with engine.connect() as connection:
        waiting = weighings.missing(connection)
    done = 0
    for revision in waiting:
        if ended():
            break
        if revision not in broken:
            done += _weigh(engine, revision, broken)
    return done


def _weigh(engine: Engine, revision: int, broken: set[int]) -> bool:
    try:
        with engine.connect() as connection:
            found = weighings.weighed(connection, revision)
        with engine.begin() as connection:
            weighings.keep(connection, revision, found)
    except Exception:
        _log.exception("The case of revision %d could not be weighed.", revision)
        broken.add(revision)
        return False
    return True
