"""Judges every act of new cases once, so that no educator waits for it."""

from collections.abc import Callable

from sqlalchemy import Engine

from eduapp.actions import weighings


def weigh(engine: Engine, *, ended: Callable[[], bool]) -> int:
    """Returns how many cases were judged. Nobody waits meanwhile to write."""
    with engine.connect() as connection:
        waiting = weighings.missing(connection)
    done = 0
    for revision in waiting:
        if ended():
            break
        with engine.connect() as connection:
            found = weighings.weighed(connection, revision)
        with engine.begin() as connection:
            weighings.keep(connection, revision, found)
        done += 1
    return done
