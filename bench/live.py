"""Measures a live case: so many phones look every two seconds and vote, while the room goes from scene to scene.

The server is the one that is shipped, with two workers. A scene is open for half of its time before it is closed.
"""

import asyncio
import random
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from bench.application import APPLICATION, inside
from bench.learner import Learner, Unexpected
from bench.measure import cpu_of_tree, percentile, sample
from bench.recipes import CASE
from bench.servers import Server, serving
from bench.stores import STORES, settle
from bench.table import table
from eduapp.actions import cohorts, live, people, roles, shelf
from eduapp.case.majority import leaving
from eduapp.case.play import Decision
from eduapp.places import shipped
from eduapp.store import LiveCase, Member, Person
from eduapp.web import ids
from eduapp.web.db import alembic, db
from eduapp.web.live_path import positions_of

EVERY = 2.0
SCENE = 15.0
T = TypeVar("T")


@dataclass
class Times:
    """Seconds by what was asked, and what went wrong."""

    taken: dict[str, list[float]] = field(default_factory=lambda: {"look": [], "vote": [], "page": []})
    wrong: list[str] = field(default_factory=list)

    async def of(self, what: str, asking: Awaitable[T]) -> T:
        start = time.perf_counter()
        answer = await asking
        self.taken[what].append(time.perf_counter() - start)
        return answer


def report(kind: str, voters: int, seconds: int) -> str:
    with STORES[kind]() as store:
        store.create("live")
        url = store.address("live")
        code = _prepared(url, voters)
        settle(url)
        with serving(APPLICATION, url, store.folder) as server:
            times, used = asyncio.run(_held(url, server, code, voters, seconds))
    rows = [
        [what, str(len(taken)), *(f"{1000 * percentile(taken, share):.1f}" for share in (0.5, 0.95, 0.99, 1))]
        for what, taken in times.taken.items()
        if taken
    ]
    title = f"{store.name}: {voters} phones for {seconds} s, every {EVERY:.0f} s, 2 workers; cores: {used}"
    told = "; ".join(dict.fromkeys(times.wrong[:3])) or "none"
    lines = [table(["asked", "times", "p50 ms", "p95 ms", "p99 ms", "longest ms"], rows)]
    return "\n".join([title, "", *lines, "", f"Errors: {len(times.wrong)} ({told})"])


def _prepared(url: str, voters: int) -> str:
    """A cohort with as many learners as there will be phones, and a case that is live in it; the code."""
    now = datetime.now(UTC)
    with inside(url):
        alembic.upgrade()
        shelf.load(db.session, shipped("cases"), now=now)
        educator = people.sign_up(db.session, "Eda Educator", "eda@example.org", "a long bench password", now=now)
        educator.email_verified_at = now
        roles.grant(db.session, educator, "educator", now=now)
        cohort = cohorts.create(db.session, ids.new(now), educator.id, "A lecture hall", "UTC", now=now)
        learners = [Person(is_guest=False, name=f"Learner {n}", created_at=now, seen_at=now) for n in range(voters)]
        db.session.add_all(learners)
        db.session.flush()
        own = {"cohort_id": cohort.id, "joined_at": now, "shares": False}
        db.session.add_all([Member(person_id=learner.id, **own) for learner in learners])
        begun = live.begin(db.session, ids.new(now), cohort, CASE, now=now)
        db.session.commit()
        return begun.code or ""


async def _held(url: str, server: Server, code: str, voters: int, seconds: int) -> tuple[Times, str]:
    times = Times()
    phones = [Learner(number, server.port) for number in range(voters)]
    for phone in phones:
        await _come_in(phone, code)
    before = sample()
    until = time.perf_counter() + seconds
    leading = asyncio.create_task(_lead(url, until))
    await asyncio.gather(*(_vote(phone, until, times) for phone in phones))
    await leading
    after = sample()
    for phone in phones:
        await phone.leave()
    took, served = after.at - before.at, cpu_of_tree(server.pid, after.known) - cpu_of_tree(server.pid, before.known)
    client = after.client - before.client
    others = after.busy - before.busy - served - client
    return times, f"server {served / took:.2f}, phones {client / took:.2f}, all else {others / took:.2f}"


async def _come_in(phone: Learner, code: str) -> None:
    page = (await phone.get("/live/")).body.decode()
    await phone.post_and_follow("/live/", {"code": code, "csrf_token": _field(page, "csrf_token")})


async def _lead(url: str, until: float) -> None:
    """Close each vote after half of the time of a scene, and go on after all of it."""
    while time.perf_counter() < until - SCENE / 2:
        await asyncio.sleep(SCENE / 2)
        await asyncio.to_thread(_turn, url, lambda row: live.close(db.session, row, row.version))
        await asyncio.sleep(SCENE / 2)
        await asyncio.to_thread(_turn, url, _go_on)


def _turn(url: str, deed: Callable[[LiveCase], object]) -> None:
    with inside(url) as app, app.test_request_context():
        row = db.session.query(LiveCase).one()
        if row.ended_at is None:
            deed(row)
            db.session.commit()


def _go_on(row: LiveCase) -> None:
    play = positions_of(row)[-1]
    if play.here.end:
        live.end(db.session, row, row.version, play, now=datetime.now(UTC))
        return
    ticks = play.offer().options[: play.rules.scenes[play.scene].least]
    live.go(db.session, row, row.version, play, Decision(leaving(play)[0], ticks))


async def _vote(phone: Learner, until: float, times: Times) -> None:
    chance, version, page, due = random.Random(phone.number), "", "", 0.0
    await asyncio.sleep(chance.random() * EVERY)
    while (now := time.perf_counter()) < until:
        try:
            news = await times.of("look", phone.get(f"/live/now?version={version}", 204))
            if news.status == 200:
                page = (await times.of("page", phone.get("/live/"))).body.decode()
                version = _data(page, "version")
                due = now + chance.random() * SCENE / 2
            if page and due and now >= due and 'id="vote-form"' in page:
                due = 0.0
                await times.of("vote", phone.post("/live/vote", filled_in(page, chance)))
                page = (await times.of("page", phone.get("/live/"))).body.decode()
        except Unexpected as slip:
            times.wrong.append(str(slip)[:80])
        await asyncio.sleep(max(0.0, EVERY - (time.perf_counter() - now)))


def filled_in(page: str, chance: random.Random) -> dict[str, str | list[str]]:
    asked = re.search(r"<legend>Tick (\d+)", page)
    ticks = re.findall(r'name="tick" value="(\d+)"', page)
    return {
        "csrf_token": _field(page, "csrf_token"),
        "stop": _field(page, "stop"),
        "choice": chance.choice(re.findall(r'name="choice" value="(\d+)"', page)),
        "tick": chance.sample(ticks, int(asked[1])) if asked else [],
    }


def _field(page: str, name: str) -> str:
    return _found(rf'name="{name}" value="([^"]*)"', page)


def _data(page: str, name: str) -> str:
    found = re.search(rf'data-{name}="([^"]*)"', page)
    return found[1] if found else ""


def _found(pattern: str, page: str) -> str:
    found = re.search(pattern, page)
    if found is None:
        raise Unexpected(f"no {pattern} in this page")
    return found[1]
