"""Makes the files that educators asked for, one at a time, and tells them by mail when one is done.

What is done so far is committed after each chunk. A file that was left by a process that died is begun anew by
whichever process finds it, and the one that was thought dead can write no more.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from eduapp.actions import cohorts, exporting, giving, mail
from eduapp.actions.decision_rows import Row, Rows
from eduapp.actions.decision_table import decisions, file_of
from eduapp.actions.exporting import Claim
from eduapp.actions.playable import Playables
from eduapp.store import Person
from eduapp.text.said import Say

_log = logging.getLogger("eduapp.jobs")


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


class Clerk(Protocol):
    """Whoever knows languages and addresses."""

    def opaque(self, id_: int) -> str: ...

    def say(self, language: str) -> Say: ...

    def letter(self, made: Claim) -> Letter: ...


def export(
    engine: Engine,
    playables: Playables,
    clerk: Clerk,
    *,
    clock: Callable[[], datetime],
    ended: Callable[[], bool] = lambda: False,
) -> bool:
    """Make the file that was asked for first, if any waits; whether one was finished."""
    with engine.connect() as connection:
        if not exporting.is_due(connection, now=clock()):
            return False
    with engine.begin() as connection:
        mine = exporting.claim(connection, now=clock())
    if mine is None:
        return False
    try:
        rows = _rows(engine, playables, mine, clock, ended)
        return rows is not None and _finish(engine, clerk, mine, rows, clock)
    except Exception:
        with engine.begin() as connection:
            exporting.give_up(connection, mine, now=clock())
        _log.exception("The table of cohort %d broke off.", mine.cohort_id)
        return False


def _rows(
    engine: Engine, playables: Playables, mine: Claim, clock: Callable[[], datetime], ended: Callable[[], bool]
) -> list[Row] | None:
    """All of them, chunk by chunk; None where somebody else has it now, or it is time to end."""
    with Session(engine) as session:
        reader = Rows(playables, mine.cohort_id, giving.titles(session))
        total = reader.many(session.connection())
    rows: list[Row] = []
    done = 0
    while True:
        with engine.connect() as connection:
            many, more = reader.more(connection)
        done += many
        rows += more
        is_over = ended()
        with engine.begin() as connection:
            state = {"state": "waiting", "tries": mine.number - 1} if is_over else {}
            is_mine = exporting.go_on(connection, mine, now=clock(), done=done, total=max(done, total), **state)
        if is_over or not is_mine:
            return None
        if not many:
            return rows


def _finish(engine: Engine, clerk: Clerk, mine: Claim, rows: list[Row], clock: Callable[[], datetime]) -> bool:
    """The file and the mail are written in one transaction, or neither."""
    say = clerk.say(mine.language)
    file = file_of(mine.kind, decisions(rows, ZoneInfo(mine.time_zone), clerk.opaque, say), say)
    letter, now = clerk.letter(mine), clock()
    with Session(engine) as session, session.begin():
        if not exporting.go_on(session.connection(), mine, now=now, state="done", done_at=now, file=file):
            return False
        _tell(session, mine, letter, now)
    return True


def _tell(session: Session, mine: Claim, letter: Letter, now: datetime) -> None:
    """Who asked, if she still teaches the cohort and has proved her address."""
    person = session.get_one(Person, mine.person_id)
    teaches = person.id in {one.id for one in cohorts.educators(session, mine.cohort_id)}
    if teaches and person.email is not None and person.email_verified_at is not None:
        mail.write(session, person, letter.subject, letter.body, now=now)
