"""How each application is played: see `Recipe` in bench/drive.py.

Learner number n logs in as `learner_email(n)` with `PASSWORD`; whoever prepares a database makes these people.
"""

import random
import re
from collections.abc import AsyncIterator

from bench.learner import Learner, Unexpected
from bench.response import Response

PASSWORD = "a-long-bench-password"


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
