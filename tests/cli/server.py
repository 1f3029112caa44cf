"""The program as a server of its own: begun, waited for, and ended with all that it began."""

import http.client
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.desk import PROGRAM, environment

HOST = "127.0.0.1"
DEADLINE = 60.0  # seconds: for a machine that has much else to do
KEY = "a secret that only the tests know"


def until(is_so: Callable[[], object], what: str) -> None:
    """Wait for what is meant to happen; fails when it has not happened by the deadline."""
    end = time.monotonic() + DEADLINE
    pause = threading.Event()
    while not is_so():
        assert time.monotonic() < end, f"It did not happen: {what}."
        pause.wait(0.02)


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind((HOST, 0))
        return int(tried.getsockname()[1])


def processes() -> dict[int, tuple[int, str]]:
    """The parent and the state of each process of this machine that has not ended."""
    found = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = file.read_text(errors="replace").rpartition(")")[2].split()[:2]
        except OSError:  # it has ended meanwhile
            continue
        if state != "Z":
            found[int(file.parent.name)] = int(parent), state
    return found


class Server:
    """A server with its log."""

    def __init__(self, arguments: tuple[str, ...], port: int, log: Path, settings: dict[str, str]) -> None:
        self.port, self.log = port, log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [*PROGRAM, *arguments, "--port", str(port)],
                env=environment(**settings),
                cwd=log.parent,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def children(self) -> set[int]:
        return {number for number, (parent, _) in processes().items() if parent == self.process.pid}

    def status(self, path: str) -> int:
        """0 where nobody answers."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=DEADLINE)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def said(self) -> str:
        return self.log.read_text(errors="replace")

    def wait_for_answer(self) -> None:
        def answers() -> bool:
            assert self.process.poll() is None, self.said()
            return self.status("/health") == 200

        until(answers, f"an answer. The server said:\n{self.said()}")

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Its exit code."""
        self.process.send_signal(number)
        return self.process.wait(DEADLINE)


@contextmanager
def serving(*arguments: str, folder: Path, **settings: str) -> Iterator[Server]:
    """A server that answers; whatever the test does, nothing of it is left."""
    own = {"EDUAPP_SECRET_KEY": KEY, "EDUAPP_DATA": str(folder)}
    server = Server(arguments, free_port(), folder / "log", own | settings)
    began: set[int] = set()
    try:
        server.wait_for_answer()
        began = server.children()
        yield server
    finally:
        began |= server.children()
        server.process.kill()
        server.process.wait()
        for number in began & processes().keys():
            os.kill(number, signal.SIGKILL)
