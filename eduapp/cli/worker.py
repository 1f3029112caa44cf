"""A process that answers requests, and how it ends.

The server and all that it begins have the signals to end blocked from before the first process is made, so that
none is lost on one that is only half made. Each process has a thread that waits for them.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from eduapp.app import served

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# A terminal sends Ctrl-C, and that it was closed, to every process in it; only the server listens to those.
TO_END = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


class Worker:
    """The application, and whether it has served already."""

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application
        self.has_served = False

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        self.has_served = True
        return self._application(environ, start_response)


def begin(target: str) -> Worker:
    """What granian calls in the new process. It ends when it is told to, or when its server is gone."""
    worker = Worker(served())
    # A request leaves few cycles behind: looking for them after every few hundred objects costs more than they do.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), name="server watch", daemon=True).start()
    threading.Thread(target=_listen, args=(worker,), name="end watch", daemon=True).start()
    return worker


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)


def _listen(worker: Worker) -> None:
    signal.sigwait({signal.SIGTERM})
    granian_ends = signal.getsignal(signal.SIGTERM)
    if worker.has_served and callable(granian_ends):
        granian_ends(signal.SIGTERM, None)  # lets what is in hand be answered
    else:
        # Granian may not be ready to be told yet, and there is nothing in hand.
        os._exit(0)
