"""How each application is played: see `Recipe` in bench/drive.py.

Learner number n logs in as `learner_email(n)` with `PASSWORD`; whoever prepares a database makes these people.
"""

import random
import re
from collections.abc import AsyncIterator

from bench.learner import Learner, Unexpected
from bench.response import Response

PASSWORD = "a-long-bench-password"
LEARNERS = 16
CASE = "the-mailbox"


def learner_email(number: int) -> str:
    return f"learner-{number}@bench.example"


def field(page: Response, name: str) -> str:
    """The value of the first hidden field of that name."""
    return _found(rf'name="{name}"[^>]*? value="([^"]*)"', page)


def _found(pattern: str, page: Response) -> str:
    text = page.body.decode()
    match = re.search(pattern, text)
    if match is None:
        raise Unexpected(f"no {pattern} in this page: {text[:300]}")
    return match[1]


async def play_baseline(learner: Learner) -> AsyncIterator[None]:
    chance = random.Random(learner.number)
    page = await learner.get("/log-in")
    person = {"email": learner_email(learner.number), "password": PASSWORD, "csrf_token": field(page, "csrf_token")}
    page = await learner.post_and_follow("/log-in", person)
    page = await learner.post_and_follow("/attempts", {"csrf_token": field(page, "csrf_token")})
    yield
    while True:
        form = {"csrf_token": field(page, "csrf_token")}
        action = _found(r'<form method="post" action="([^"]+)"', page)
        if action.endswith("/decisions"):
            form |= {"number": field(page, "number"), "choice": str(chance.randrange(4))}
        page = await learner.post_and_follow(action, form)
        yield


async def play_application(learner: Learner) -> AsyncIterator[None]:
    """Plays one case over and over: any choice, as many ticks as are asked for; when it ends, the next attempt. Where
    the case was assigned, attempts are begun for that."""
    chance = random.Random(learner.number)
    page = await learner.get("/account/log-in")
    person = {"email": learner_email(learner.number), "password": PASSWORD, "csrf_token": field(page, "csrf_token")}
    await learner.post_and_follow("/account/log-in", person)
    cover = await learner.get(f"/learn/cases/{CASE}")
    begin = {"csrf_token": field(cover, "csrf_token"), "anew": "yes"}
    begin |= dict(re.findall(r'name="(assignment)" value="(\w+)" checked', cover.body.decode()))
    page = await learner.post_and_follow(f"/learn/cases/{CASE}/begin", begin)
    yield
    while True:
        text = page.body.decode()
        action = re.search(r'id="scene-form" method="post" action="([^"]+)"', text)
        if action is None:
            page = await learner.post_and_follow(f"/learn/cases/{CASE}/begin", begin)
        else:
            page = await learner.post_and_follow(action[1], _decision(text, chance))
        yield


def _decision(text: str, chance: random.Random) -> dict[str, str | list[str]]:
    """What somebody fills into the form of a scene: now and then a question, else any choice."""
    asks = re.findall(r'name="ask" value="(\d+)"', text)
    if asks and chance.random() < 0.5:
        return _fields(text) | {"ask": chance.choice(asks)}
    ticks = re.findall(r'name="tick" value="(\d+)"', text)
    asked = re.search(r"<legend>Tick (\d+)", text)
    return _fields(text) | {
        "choice": chance.choice(re.findall(r'name="choice" value="(\d+)"', text)),
        "tick": chance.sample(ticks, int(asked[1]) if asked else 0),
        "words": "I would tell her what I have seen, and ask what she fears most.",
    }


def _fields(text: str) -> dict[str, str | list[str]]:
    return {name: re.findall(rf'name="{name}" value="([^"]+)"', text)[0] for name in ("csrf_token", "number")}
