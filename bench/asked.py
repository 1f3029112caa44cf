"""Asks one page of the application in a process of its own: with nothing at hand, with a cold database, and warm."""

import gc
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection as Pipe
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from eduapp.app import create_app
from eduapp.web.db import db

KEY = "for measuring alone, and nothing else"
AGAIN = 7  # times that the statements of a page are sent by themselves


@dataclass(frozen=True)
class Asked:
    """What one page took, in milliseconds: `first` as the first page of a new process on a cold database, `cold` once
    more on a cold database and over new connections, the `median` of many further times, and of these `cpu`, the time
    of the processor in this process. `sql` is what its statements take by themselves."""

    statements: int
    sql: float
    median: float
    cpu: float
    cold: float
    first: float
    size: int


@contextmanager
def site(url: str) -> Iterator[Flask]:
    """The application on a database, as its server makes it."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        app = create_app({"DATABASE_URL": url, "DATA": folder, "SECRET_KEY": KEY, "MAIL_BACKEND": "locmem"})
        yield app
        with app.app_context():
            for engine in db.engines.values():
                engine.dispose()


def ask(url: str, path: str, token: str, rounds: int, forget: Callable[[], None]) -> Asked:
    """In a new process, which shares with this one what was imported, as those of the server share it with theirs.
    `forget` takes the database out of memory."""
    forks = multiprocessing.get_context("fork")
    here, there = forks.Pipe()
    process = forks.Process(target=_answer, args=(there, url, path, token, rounds))
    process.start()
    there.close()
    try:
        for _ in range(2):  # before the first page, and before the cold one
            here.recv()
            forget()
            here.send(None)
        found: Asked = here.recv()
    except EOFError:
        raise RuntimeError(f"{path} was not answered.") from None
    finally:
        here.close()
        process.join()
    return found


def _answer(pipe: Pipe, url: str, path: str, token: str, rounds: int) -> None:
    with site(url) as app:
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)  # as the server does
        client = _client(app, token)
        first = _on_cold(app, client, path, pipe)
        cold = _on_cold(app, client, path, pipe)
        _timed(client, path)
        times = [_timed(client, path) for _ in range(rounds)]
        sent = _statements(app, client, path)
        with app.app_context():
            sql = _alone(db.engine, sent)
        median, cpu, size = (statistics.median(one) for one in zip(*times, strict=True))
        pipe.send(Asked(len(sent), sql, median, cpu, cold, first, int(size)))


def _on_cold(app: Flask, client: FlaskClient, path: str, pipe: Pipe) -> float:
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()
    pipe.send(None)
    pipe.recv()
    return _timed(client, path)[0]


def _client(app: Flask, token: str) -> FlaskClient:
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = token, True
    return client


def _timed(client: FlaskClient, path: str) -> tuple[float, float, int]:
    """Milliseconds by the clock and of the processor, and the bytes of the answer."""
    before, worked = time.perf_counter(), time.process_time()
    answer = client.get(path)
    took, cpu = time.perf_counter() - before, time.process_time() - worked
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status}")
    return took * 1000, cpu * 1000, len(answer.data)


Sent = list[tuple[str, Sequence[Any] | Mapping[str, Any]]]


def _statements(app: Flask, client: FlaskClient, path: str) -> Sent:
    """What the page sends to the database, with its values."""
    sent: Sent = []

    def note(connection: Any, cursor: Any, statement: str, values: Any, *rest: Any) -> None:
        sent.append((statement, values))

    with app.app_context():
        engines = list(db.engines.values())
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    client.get(path)
    return sent


def _alone(engine: Engine, sent: Sent) -> float:
    """The milliseconds that these statements take until all their rows are here, without anything else of the page: the
    median of several times. What they would change stays as it is."""
    connection, times = engine.raw_connection(), []
    try:
        for _ in range(AGAIN):
            before = time.perf_counter()
            for statement, values in sent:
                cursor = connection.cursor()
                cursor.execute(statement, values)
                if cursor.description:
                    cursor.fetchall()
                cursor.close()
            times.append(time.perf_counter() - before)
            connection.rollback()
    finally:
        connection.close()
    return statistics.median(times) * 1000
