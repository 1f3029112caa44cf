"""A small database of made-up learners, and a session on one connection as the command has it."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from sqlalchemy.orm import Session

from eduapp.actions.seeded_cohorts import Grounds, Size
from eduapp.actions.seeding import Seeding
from eduapp.web.db import db
from tests.conftest import NOON

FIRST_ID = 1 << 40


@contextmanager
def one_session() -> Iterator[Session]:
    with db.engine.connect() as connection, Session(connection, expire_on_commit=False) as session:
        yield session


def seeded(session: Session, size: Size, seed: int = 1, first_id: int = FIRST_ID) -> list[str]:
    """Fill the database; what was told on the way."""
    said = []
    for part in Seeding(session, Grounds(session, size, first_id, NOON), Random(seed)).run():
        session.commit()
        said.append(part)
    session.commit()
    return said
