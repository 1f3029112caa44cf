"""What tests of the step of play do and look at: decisions, their rows, the counts."""

from typing import Any

from sqlalchemy import select

from eduapp.actions.play import Standing, decide
from eduapp.case.play import Decision
from eduapp.store import ActCount
from eduapp.store import Decision as Decided
from eduapp.web import clock
from eduapp.web.db import reading, writing


def counts() -> dict[tuple[int, int], int]:
    rows = reading().execute(select(ActCount.scene, ActCount.act, ActCount.count))
    return {(scene, act): count for scene, act, count in rows}


def rows_of(attempt: int) -> list[tuple[int, int, int, str, str]]:
    columns = (Decided.number, Decided.scene, Decided.choice, Decided.ticks, Decided.words)
    rows = reading().execute(select(*columns).where(Decided.attempt_id == attempt).order_by(Decided.number))
    return [(number, scene, choice, ticks, words) for number, scene, choice, ticks, words in rows]


def choose(standing: Standing, number: int, decision: Decision, draft: Any = None) -> None:
    decide(writing, standing, number, decision, draft, now=clock.now())
