"""Measures what an author and an organiser wait for: from a pause in typing to findings and preview of a case of 60
scenes, as the application answers the script of the editor; and a release of 30 files, as the job process makes it."""

import gc
import re
import secrets
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from bench.large import forward
from bench.measure import percentile
from bench.pages import client_of, site
from bench.stores import STORES
from eduapp.actions import drafts, exploring, people, releasing, roles, sessions
from eduapp.actions.audit import Hand
from eduapp.actions.unfolding import Unfolding
from eduapp.jobs.explore import explore
from eduapp.jobs.release import release
from eduapp.library import read_document
from eduapp.places import shipped
from eduapp.store import Draft, Release
from eduapp.web import clock, ids
from eduapp.web.db import db

SCENES, FILES, ROUNDS, WARM_UP = 60, 30, 60, 5
GOAL_TYPING, GOAL_RELEASE = 0.3, 3.0
KEY = "measured"
CASE = f"cases/{KEY}/a-large-case.md"
FRONT = """---
summary: As many files as a large module has.
audience: Those who measure
minutes: {minutes}
authors: [Bench]
reviewed: {today}
objectives:
  - recognise: Be released quickly
contents:
{contents}
attempts: 3
pass: 0.7
released: {today}
expires: {year}-12-31
support: none
bias: None.
rights: None.
disclosures:
  - name: Bench
    role: Wrote it
    attested: {today}
    relationships: none
act: Measure again.
---

# A large module

It is large.
"""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds that somebody waited, and those of them that the processor worked for it: more than that is what else
    the machine does."""

    seconds: float
    processor: float


def report(kind: str, quick: bool) -> str:
    with STORES[kind]() as store, tempfile.TemporaryDirectory() as folder:
        store.create("publish")
        with site(store.address("publish"), Path(folder)) as app:
            hand, token = _organiser(app)
            times = _typed(app, hand, client_of(app, token), 3 if quick else ROUNDS)
            took, files = _released(app, hand, 6 if quick else FILES)
    middle, slow = (percentile([one.seconds for one in times], share) for share in (0.5, 0.95))
    work = percentile([one.processor for one in times], 0.5)
    typing = f"a pause in typing, {SCENES} scenes   p50 {middle * 1000:5.0f} ms   p95 {slow * 1000:5.0f} ms"
    release_ = f"a release of {files} files{took.seconds:20.2f} s"
    return "\n".join(
        [
            f"{store.name}: what authors and organisers wait for",
            f"{typing}   {_held(slow, GOAL_TYPING)}   ({work * 1000:.0f} ms of it work)",
            f"{release_}   {_held(took.seconds, GOAL_RELEASE)}   ({took.processor:.2f} s of it work)",
        ]
    )


def _held(took: float, goal: float) -> str:
    said = f"{goal * 1000:.0f} ms" if goal < 1 else f"{goal:.0f} s"
    return f"under {said}: {'yes' if took < goal else 'NO'}"


def _organiser(app: Flask) -> tuple[Hand, str]:
    """Somebody who may do all of it, and the token of her session."""
    now = datetime.now(UTC)
    with app.test_request_context():
        person = people.sign_up(db.session, "Ola", "ola@example.org", secrets.token_urlsafe(), now=now)
        person.email_verified_at = now
        roles.grant(db.session, person, "organiser", now=now)
        token = sessions.begin(db.session, person.id, now=now)
        db.session.commit()
        return Hand(person.id, person.name, now, ids.maker(now)), token


def _typed(app: Flask, hand: Hand, client: FlaskClient, rounds: int) -> list[Took]:
    """From a pause to what is told of the text, which is another one each time."""
    text = forward(SCENES)
    with app.test_request_context():
        draft = drafts.begin(db.session, KEY, {CASE: text.encode()}, hand)
        address = f"/publish/drafts/{ids.written(draft.id)}/files/{CASE}"
        db.session.commit()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)  # as the server does
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(address).get_data(as_text=True))
    assert found
    line, times = text.split("\n").index(f"## Scene {SCENES // 2}") + 1, []
    for number in range(1, rounds + WARM_UP + 1):
        typed = text.replace(f"## Scene {SCENES // 2}\n\n", f"## Scene {SCENES // 2}\n\nTyped {number} times. ")
        fields = {"csrf_token": found[1], "number": number, "line": line, "script": "yes", "text": typed}
        before, at_work = time.perf_counter(), time.process_time()
        answer = client.post(address, data=fields)
        took = Took(time.perf_counter() - before, time.process_time() - at_work)
        assert answer.status_code == 200, answer.status
        assert f"Typed {number} times" in answer.get_json()["sight"]
        if number > WARM_UP:
            times.append(took)
    return times


def _released(app: Flask, hand: Hand, most: int) -> tuple[Took, int]:
    """What the job takes once every case was explored, as it was while it was written; and how many files."""
    unfolding, files = Unfolding(), _files(most)
    with app.test_request_context():
        open_ = drafts.open_draft(db.session, KEY)
        assert open_ is not None
        drafts.put_away(db.session, open_, hand)
        draft = drafts.begin(db.session, KEY, files, hand)
        db.session.commit()
        _explore(draft, unfolding, files)
        draft.state, draft.changes, draft.total = releasing.RELEASING, "All of it.", len(files)
        db.session.commit()
        before, at_work = time.perf_counter(), time.process_time()
        release(db.engine, unfolding, clock=clock.now)
        took = Took(time.perf_counter() - before, time.process_time() - at_work)
        db.session.expire_all()
        assert db.session.query(Release).count() == 1, draft.slip
    return took, len(files)


def _explore(draft: Draft, unfolding: Unfolding, files: dict[str, bytes]) -> None:
    root = unfolding.folder(db.session.connection(), draft.id)
    for path in files:
        document = read_document(root / path, clock.now().date(), play=False) if path.endswith(".md") else None
        digest = exploring.digest_of(document, clock.now().date()) if document else None
        if digest:
            exploring.ask(db.session, draft.id, path, digest, now=clock.now())
    db.session.commit()
    while explore(db.engine, unfolding, clock=clock.now):
        pass


def _files(most: int) -> dict[str, bytes]:
    """A module of cases that come along, with the pictures that they show and the lists that they name; then pages."""
    below, files = shipped("cases"), {}
    for name in ("competencies.yaml", "evidence.yaml"):
        files[f"cases/{name}"] = (below / name).read_bytes()
    cases = []
    for path in sorted(path for path in below.glob("*/*.md") if path.name not in ("module.md", "README.md")):
        shown = sorted(set(re.findall(r"\((media/[^)\s]+)", path.read_text(encoding="utf-8"))))
        if len(files) + len(shown) + 2 <= most:
            cases.append(path.name)
            files |= {f"cases/{KEY}/{name}": (path.parent / name).read_bytes() for name in (path.name, *shown)}
    for path in sorted(below.glob("*/handouts/*"))[: most - 1 - len(files)]:
        files[f"cases/{KEY}/handouts/{path.name}"] = path.read_bytes()
    today = clock.now().date()
    contents = "\n".join(f"  - case: cases/{KEY}/{name}" for name in cases)
    text = FRONT.format(today=today, year=today.year + 1, minutes=20 * len(cases), contents=contents)
    return {f"cases/{KEY}/module.md": text.encode(), **files}
