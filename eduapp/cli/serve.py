"""The server: granian with a few processes of one thread each, and the job process beside them."""

import errno
import gc
import multiprocessing
import signal
import socket
import sys
import threading
from collections.abc import Callable, Set

from click import ClickException
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from eduapp.cli import worker
from eduapp.cli.work import JobProcess
from eduapp.cli.worker import TO_END

_PATIENCE = 10  # seconds that a request in hand has when the server ends


def serve(host: str, port: int, workers: int, tell: Callable[[], None], access_log: bool = False) -> None:
    """Serve until a signal ends it, and with it all that it began. `tell` is called once it is sure
    that the address can be served."""
    if sys.platform == "linux":
        # What is imported here is then shared by all: a third of the memory, and a second less to start.
        multiprocessing.set_start_method("fork", force=True)
    server = Server(
        "eduapp.app:served",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=access_log,
        respawn_failed_workers=True,
        workers_kill_timeout=_PATIENCE,
    )
    jobs = JobProcess()

    @server.on_startup
    def begin() -> None:
        # What was imported until here is shared with all that is begun from here; the collector must not write to it.
        gc.collect()
        gc.freeze()
        jobs.begin()
        tell()

    before = signal.pthread_sigmask(signal.SIG_BLOCK, TO_END)
    # Whoever starts it with nohup wants it to stay when the terminal is closed.
    stays = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    heard = TO_END - {signal.SIGHUP} if stays else TO_END
    listener = threading.Thread(
        target=_listen, args=(heard, server.signal_handler_interrupt), name="end watch", daemon=True
    )
    listener.start()
    try:
        server.serve(target_loader=worker.begin)
    finally:
        jobs.end()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _listen(signals: Set[signal.Signals], end: Callable[[], object]) -> None:
    signal.sigwait(signals)
    end()


def check_free(host: str, port: int) -> None:
    """Refuses to go on where the address cannot be served."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, _, _, address = found[0]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as slip:
        if slip.errno == errno.EADDRINUSE:
            raise ClickException(
                f"Port {port} is taken. End what uses it, or choose another: --port {port + 1}"
            ) from slip
        raise ClickException(f"{host}:{port} cannot be served: {slip.strerror}.") from slip
