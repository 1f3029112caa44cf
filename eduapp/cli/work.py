"""The job process: a child of the server, begun again when it dies and ended with the server."""

import logging
import multiprocessing
import os
import select
import signal
import threading
from datetime import timedelta
from multiprocessing.process import BaseProcess

from eduapp.app import served
from eduapp.cli.post import Mailman, Secretary
from eduapp.jobs.forget import Keep
from eduapp.jobs.work import Publishing, Reminding, make_tables, work
from eduapp.web import clock, ids
from eduapp.web.db import db

_PAUSE = 1.0  # seconds before a process that died is begun again
_PATIENCE = 10.0  # seconds that it has to end
_LAST = 8.0  # seconds of these for the table in hand to be put back

_log = logging.getLogger("eduapp.jobs")


class JobProcess:
    """Keeps one job process going from `begin` to `end`."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._keeper = threading.Thread(target=self._keep, name="job keeper", daemon=True)

    def begin(self) -> None:
        self._process = _started()
        self._keeper.start()

    def end(self) -> None:
        """Ask it to end after what it has in hand; kill it if it does not."""
        with self._lock:
            self._ending.set()
        if self._process is None:
            return
        self._process.terminate()
        self._keeper.join(_PATIENCE)
        if self._keeper.is_alive():
            self._process.kill()
            self._keeper.join()

    def _keep(self) -> None:
        while self._process is not None:
            self._process.join()
            if self._ending.is_set():
                return
            _log.error("The job process died (%s); it is begun again.", self._process.exitcode)
            self._ending.wait(_PAUSE)
            with self._lock:
                if self._ending.is_set():
                    return
                self._process = _started()


def _started() -> BaseProcess:
    process = multiprocessing.Process(target=work_on, name="eduapp jobs")
    process.start()
    return process


def work_on() -> None:
    """What the process does, until it is told to end or the server is gone."""
    ending = Ending()
    app = served()
    keep = Keep(timedelta(days=app.config["GUEST_DAYS"]), timedelta(days=app.config["LOG_IN_DAYS"]))
    with app.app_context():
        secretary = Secretary(app)
        reminding = Reminding(secretary.reminder, app.config["REMINDER_HOUR"])
        post = Mailman(app)
        making = {"clock": clock.now, "wait": ending.wait}
        tables = threading.Thread(target=make_tables, args=(db.engine, secretary), kwargs=making, daemon=True)
        tables.start()
        publishing = Publishing(secretary.warning, secretary.correction, ids.new)
        ask_after = secretary.follow_up
        work(db.engine, post, keep, ask_after, reminding, publishing, clock=clock.now, wait=ending.wait)
        tables.join(_LAST)


class Ending:
    """Waits for the signal to end, or for the end of the process that began this one."""

    def __init__(self) -> None:
        self._reads, self._writes = os.pipe()
        os.set_blocking(self._writes, False)
        signal.signal(signal.SIGTERM, self._note)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        parent = multiprocessing.parent_process()
        self._watched = [self._reads] + ([] if parent is None else [parent.sentinel])

    def wait(self, seconds: float) -> bool:
        """Wait that long at most; true when it is time to end."""
        return bool(select.select(self._watched, [], [], seconds)[0])

    def _note(self, number: int, frame: object) -> None:
        # A byte in a pipe: unlike with an event of `threading`, nobody can hold its lock at this moment.
        os.write(self._writes, b"!")
