"""The baseline's four pages. Granian serves `app`, which reads BASELINE_DATABASE_URL."""

import os
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from flask import Flask, abort, g, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFProtect
from werkzeug.security import check_password_hash
from werkzeug.wrappers import Response

from bench.baseline import tables
from bench.baseline.engine import engine_for
from bench.baseline.people import Person, for_people, keep_logins, log_in_as, me
from bench.baseline.scenes import DECISIONS, all_scenes

engine = engine_for(os.environ["BASELINE_DATABASE_URL"])
scenes = all_scenes()
app = Flask(__name__)
app.config.update(SECRET_KEY="only-for-measuring", WTF_CSRF_TIME_LIMIT=None, SESSION_COOKIE_SAMESITE="Lax")
CSRFProtect(app)


def connection() -> sa.Connection:
    """One connection a request, taken when it is first needed."""
    if "connection" not in g:
        g.connection = engine.connect()
    held: sa.Connection = g.connection
    return held


@app.teardown_appcontext
def give_back(error: BaseException | None) -> None:
    if (held := g.pop("connection", None)) is not None:
        held.close()


def person(identity: str) -> Person | None:
    row = connection().execute(tables.LEARNER, {"learner": int(identity)}).first()
    return Person(row) if row else None


keep_logins(app, person)


def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def own_attempt(attempt_id: int) -> sa.Row[*tuple[Any, ...]]:
    attempt = connection().execute(tables.ATTEMPT, {"attempt": attempt_id}).first()
    if attempt is None or attempt.learner_id != me():
        abort(404)
    return attempt


@app.get("/log-in")
def log_in() -> str:
    return render_template("log_in.html")


@app.post("/log-in")
def logged_in() -> Response:
    row = connection().execute(tables.LEARNER_BY_EMAIL, {"email": request.form["email"]}).first()
    if row is None or not check_password_hash(row.password, request.form["password"]):
        abort(403)
    log_in_as(Person(row))
    return redirect(url_for("cover"), 303)


@app.get("/")
@for_people
def cover() -> str:
    return render_template("cover.html")


@app.post("/attempts")
@for_people
def begin() -> Response:
    row = {"learner_id": me(), "case_id": 1, "scene": 0, "decided": 0, "begun": now(), "ended": None}
    made = connection().execute(tables.BEGIN, row).inserted_primary_key
    connection().commit()
    assert made is not None
    return redirect(url_for("scene", attempt_id=made[0]), 303)


@app.get("/attempts/<int:attempt_id>")
@for_people
def scene(attempt_id: int) -> str:
    attempt = own_attempt(attempt_id)
    path = connection().execute(tables.PATH, {"attempt": attempt_id}).all()
    return render_template("scene.html", attempt=attempt, path=path, scene=scenes[attempt.scene], scenes=scenes)


@app.post("/attempts/<int:attempt_id>/decisions")
@for_people
def decide(attempt_id: int) -> Response:
    attempt = own_attempt(attempt_id)
    choices = scenes[attempt.scene].choices
    at = request.form.get("choice", type=int)
    if at is None or not 0 <= at < len(choices):
        abort(400)
    if not attempt.ended and request.form.get("number", type=int) == attempt.decided:
        store(attempt, at)
    return redirect(url_for("scene", attempt_id=attempt_id), 303)


def store(attempt: sa.Row[*tuple[Any, ...]], at: int) -> None:
    choice = scenes[attempt.scene].choices[at]
    moment, decided = now(), attempt.decided + 1
    decision = {
        "attempt_id": attempt.id,
        "number": attempt.decided,
        "scene": attempt.scene,
        "choice": at,
        "points": choice.points,
        "at": moment,
    }
    moved = {
        "attempt": attempt.id,
        "seen": attempt.decided,
        "to": choice.to,
        "now_decided": decided,
        "now_ended": moment if decided >= DECISIONS else None,
    }
    connection().execute(tables.DECIDE, decision)
    connection().execute(tables.MOVE_ON, moved)
    connection().commit()
