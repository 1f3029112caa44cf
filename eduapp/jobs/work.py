"""The loops of the job process: what is due is done, then they wait.

A table of a large cohort takes minutes. It is made by a loop of its own, so that no mail waits for it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from eduapp.actions.play import Desk
from eduapp.actions.unfolding import Unfolding
from eduapp.jobs.correct import Write as WriteCorrection
from eduapp.jobs.correct import correct
from eduapp.jobs.deliver import Post, deliver
from eduapp.jobs.explore import explore
from eduapp.jobs.export import Clerk, export
from eduapp.jobs.follow_up import Write, follow_up
from eduapp.jobs.forget import Keep, forget
from eduapp.jobs.reckon import reckon
from eduapp.jobs.release import release
from eduapp.jobs.remind import Write as WriteReminder
from eduapp.jobs.remind import remind
from eduapp.jobs.warn import NewId, warn
from eduapp.jobs.warn import Write as WriteWarning
from eduapp.jobs.weigh import weigh

DELIVER_EVERY = timedelta(seconds=2)
LOOK_EVERY = timedelta(seconds=2)
REMIND_EVERY = timedelta(minutes=10)
EVERY_HOUR = timedelta(hours=1)

_log = logging.getLogger("eduapp.jobs")


@dataclass(frozen=True, slots=True)
class Reminding:
    """Who writes the reminders, and the hour of the day (UTC) from which they are sent."""

    write: WriteReminder
    hour: int


@dataclass(frozen=True, slots=True)
class Publishing:
    """Who writes to the owners of modules, and to those who finished one."""

    warning: WriteWarning
    correction: WriteCorrection
    new_id: NewId


def work(
    engine: Engine,
    post: Post,
    keep: Keep,
    ask_after: Write,
    reminding: Reminding,
    publishing: Publishing,
    *,
    clock: Callable[[], datetime],
    wait: Callable[[float], bool],
    once: bool = False,
) -> None:
    """Work until `wait`, which waits that many seconds at most, says that it is time to end; or once.

    What goes wrong in one job is logged; it is tried again when its time comes, and holds up no other.
    """
    hourly: datetime | None = None
    reminded: datetime | None = None
    warned: date | None = None
    desk, unfolding = Desk(), Unfolding()
    broken: set[int] = set()  # revisions that cannot be weighed

    def ended() -> bool:
        return wait(0)

    while True:
        now = clock()
        if hourly is None or now - hourly >= EVERY_HOUR:
            hourly = now
            _attempt("forget", lambda: forget(engine, now=clock(), keep=keep))
            _attempt("follow up", lambda: follow_up(engine, ask_after, clock=clock, ended=ended))
        if reminded is None or now - reminded >= REMIND_EVERY:
            reminded = now
            _attempt("remind", lambda: remind(engine, reminding.write, reminding.hour, now=clock()))
        if warned != now.date():
            warned = now.date()
            _attempt("warn", lambda: warn(engine, publishing.warning, publishing.new_id, now=clock()))
        _attempt("reckon", lambda: reckon(engine, desk, clock=clock))
        _attempt("release", lambda: release(engine, unfolding, clock=clock))
        _attempt("explore", lambda: explore(engine, unfolding, clock=clock))
        _attempt("weigh", lambda: weigh(engine, broken, ended=ended))
        _attempt("correct", lambda: correct(engine, publishing.correction, clock=clock, ended=ended))
        _attempt("deliver", lambda: deliver(engine, post, clock=clock, ended=ended))
        if once or wait(DELIVER_EVERY.total_seconds()):
            return


def make_tables(
    engine: Engine, clerk: Clerk, *, clock: Callable[[], datetime], wait: Callable[[float], bool], once: bool = False
) -> None:
    """Make the tables that were asked for, one after the other, until `wait` says that it is time to end; or once."""
    desk = Desk()

    def ended() -> bool:
        return wait(0)

    while True:
        _attempt("export", lambda: export(engine, desk.playables, clerk, clock=clock, ended=ended))
        if once or wait(LOOK_EVERY.total_seconds()):
            return


def _attempt(name: str, job: Callable[[], object]) -> None:
    try:
        job()
    except Exception:
        _log.exception("The job %s broke off.", name)
