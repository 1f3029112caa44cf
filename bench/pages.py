"""Measures the pages of a learner who has shown much beside a plain scene page, in one process and in turns."""

import secrets
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from bench.recipes import CASE
from bench.stores import STORES
from eduapp.actions import attempts, enrolments, people, sessions, shelf, standings
from eduapp.actions.standings import Shown
from eduapp.app import create_app
from eduapp.places import shipped
from eduapp.store import Case
from eduapp.web import ids
from eduapp.web.db import alembic, db
from eduapp.web.learn.standing import playable

PIECES, A_DAY = 5_000, 20
MODULE = "recognising-spms"
PROGRESS = "/learn/progress"
ROUNDS, WARM_UP = 200, 20


def report(kind: str, quick: bool) -> str:
    """The median milliseconds of each page, and how many times that of a scene it is."""
    with STORES[kind]() as store, tempfile.TemporaryDirectory() as folder:
        store.create("pages")
        with site(store.address("pages"), Path(folder)) as app:
            pages = _prepared(app, 200 if quick else PIECES)
            times = _measured(app, pages, 10 if quick else ROUNDS)
    scene = times["scene"]
    lines = [f"{name:20} {took * 1000:7.2f} ms   {took / scene:5.2f} × a scene" for name, took in times.items()]
    title = f"{store.name}: pages of a learner with {PIECES if not quick else 200:,} pieces of evidence, medians"
    return "\n".join([title, *lines])


@contextmanager
def site(url: str, folder: Path) -> Iterator[Flask]:
    app = create_app({"DATABASE_URL": url, "DATA": str(folder), "SECRET_KEY": secrets.token_urlsafe(32)})
    with app.app_context():
        alembic.upgrade()
    yield app
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


def _prepared(app: Flask, pieces: int) -> dict[str, tuple[str, str]]:
    """The addresses of the pages, each with the token of the learner's session."""
    now = datetime.now(UTC)
    with app.test_request_context():
        shelf.load(db.session, shipped("cases"), now=now)
        db.session.commit()
        person = people.sign_up(db.session, "Lea Learner", "lea@example.org", secrets.token_urlsafe(), now=now)
        _show(person.id, pieces, now)
        enrolments.enrol(db.session, ids.new(now), person.id, MODULE, now=now)
        revision = db.session.get_one(Case, CASE).revision_id
        assert revision is not None
        attempt = attempts.begin(db.session.connection(), ids.new(now), person.id, playable(revision), 1, now=now)
        token = sessions.begin(db.session, person.id, now=now)
        db.session.commit()
    module = f"/learn/modules/{MODULE}/"
    anew = {"progress": PROGRESS, "progress, made anew": PROGRESS}
    paths = {"scene": f"/learn/attempts/{ids.written(attempt)}/", **anew, "module": module, "home": "/learn/"}
    return {name: (path, token) for name, path in paths.items()}


def _show(person_id: int, pieces: int, now: datetime) -> None:
    """Evidence of so many items, as if some were shown a day."""
    competencies = ("recognise", "early", "select", "safety", "appraise", "listen", "coordinate", "communicate")
    for start in range(0, pieces, A_DAY):
        day = now - timedelta(days=(pieces - start) // A_DAY)
        shown = [
            Shown(f"case-{start // 10}#{at}", (at * 7 % 11) / 10, {competencies[at % 8]: 1.0}, "medium")
            for at in range(start, start + A_DAY)
        ]
        standings.keep(db.session.connection(), person_id, shown, now=day)


def _measured(app: Flask, pages: dict[str, tuple[str, str]], rounds: int) -> dict[str, float]:
    clients = {name: client_of(app, token) for name, (_, token) in pages.items()}
    times: dict[str, list[float]] = {name: [] for name in pages}
    for number in range(rounds + WARM_UP):
        for name, (path, _) in pages.items():
            if name == "progress, made anew":
                app.extensions["overviews"].kept.clear()  # as after something was finished
            took = _timed(clients[name], path)
            if number >= WARM_UP:
                times[name].append(took)
    return {name: statistics.median(took) for name, took in times.items()}


def client_of(app: Flask, token: str) -> FlaskClient:
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = token, True
    return client


def _timed(client: FlaskClient, path: str) -> float:
    before = time.perf_counter()
    answer = client.get(path)
    took = time.perf_counter() - before
    assert answer.status_code == 200, answer.status
    return took
