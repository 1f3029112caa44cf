"""Starts a contender's server as a child of this process and ends it by its number."""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.contender import Contender
from bench.learner import HOST
from bench.measure import processes, tree

ROOT = Path(__file__).resolve().parent.parent
START = 60.0
STOP = 15.0


class NotServing(Exception):
    """A server that was started does not answer."""


@dataclass(frozen=True)
class Server:
    pid: int
    port: int


@contextmanager
def serving(contender: Contender, url: str, folder: Path) -> Iterator[Server]:
    port = free_port()
    launch = contender.launch(url, port)
    log = folder / f"{contender.name}-{port}.log"
    environment = {**os.environ, **launch.environment}
    with log.open("wb") as out:
        child = subprocess.Popen(launch.command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
    try:
        _wait_for(child, port, log)
        yield Server(child.pid, port)
    finally:
        _end(child)


def free_port() -> int:
    with socket.socket() as held:
        held.bind((HOST, 0))
        return int(held.getsockname()[1])


def _wait_for(child: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START
    while not _answers(port):
        if child.poll() is not None or time.monotonic() > until:
            raise NotServing(f"{child.args!r} does not answer:\n{log.read_text(errors='replace')}")
        time.sleep(0.1)


def _answers(port: int) -> bool:
    try:
        asked = http.client.HTTPConnection(HOST, port, timeout=START)
        asked.request("GET", "/")
        asked.getresponse()
        asked.close()
    except (OSError, http.client.HTTPException):
        return False
    return True


def _end(child: subprocess.Popen[bytes]) -> None:
    """Asks a child to end. One that does not is killed together with all that it started."""
    if child.poll() is not None:
        return
    started = tree(child.pid, processes())
    child.terminate()
    try:
        child.wait(STOP)
    except subprocess.TimeoutExpired:
        for pid in started:
            if pid in processes():
                os.kill(pid, signal.SIGKILL)
        child.wait()
