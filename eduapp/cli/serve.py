"""The server: granian with a few processes of one thread each, and the job process beside them."""

import errno
import gc
import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable
from multiprocessing.connection import wait

from click import ClickException
from flask import Flask
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from eduapp.app import served
from eduapp.cli.work import JobProcess

_PATIENCE = 10  # seconds that a request in hand has when the server ends


def serve(host: str, port: int, workers: int, tell: Callable[[], None], access_log: bool = False) -> None:
    """Serve until a signal ends it, and with it every process that it began. `tell` is called once it is sure
    that the address can be served."""
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
    hangup = signal.getsignal(signal.SIGHUP)

    @server.on_startup
    def begin() -> None:
        # A terminal that is closed ends what runs in it, if it was not told to stay.
        signal.signal(signal.SIGHUP, hangup if hangup is signal.SIG_IGN else server.signal_handler_interrupt)
        # What was imported until here is shared with all that is begun from here; the collector must not write to it.
        gc.collect()
        gc.freeze()
        jobs.begin()
        tell()

    try:
        server.serve(target_loader=_application)
    finally:
        jobs.end()


def check_free(host: str, port: int) -> None:
    """Refuses to go on where the address cannot be served."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[
            0
        ]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as slip:
        if slip.errno == errno.EADDRINUSE:
            raise ClickException(
                f"Port {port} is taken. End what uses it, or choose another: --port {port + 1}"
            ) from slip
        raise ClickException(f"{host}:{port} cannot be served: {slip.strerror}.") from slip


def _application(target: str) -> Flask:
    """What a worker serves; it ends when the process that began it is gone, however that went."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), name="parent watch", daemon=True).start()
    return served()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)
