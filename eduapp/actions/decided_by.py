"""Who decided what: the decisions of a cohort in a case, read for a drill-down, for own words, and for a time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from eduapp.case.decided import Traffic
from eduapp.case.pace import bucket_of
from eduapp.case.rules import Rules
from eduapp.store import Attempt, Decision, Person
from eduapp.store.attempt import read_ticks


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did in a scene, the first time in an attempt: `acts` by their numbers, options first, each with the
    decision (from 0) that holds it in `decisions`."""

    name: str
    attempt_id: int
    is_first: bool
    acts: tuple[int, ...]
    at: datetime
    decisions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote with a decision (from 0)."""

    name: str
    attempt_id: int
    is_first: bool
    text: str
    at: datetime
    decision: int


_OF_DEED = (Decision.choice, Decision.ticks, Decision.at, Decision.number)


def in_scene(session: Session, cohort_id: int, revision_id: int, rules: Rules, scene: int) -> list[Deed]:
    """By name, first attempts before later ones; who has left the cohort is there as well."""
    columns = (Person.name, Attempt.id, Attempt.is_first, *_OF_DEED)
    named = _decisions(cohort_id, revision_id, *columns).join(Person, Person.id == Attempt.person_id)
    ordered = named.order_by(func.lower(Person.name), Person.id, Attempt.id, Decision.number)
    rows = session.execute(ordered.where(Decision.scene == scene))
    size, asks = len(rules.scenes[scene].options), rules.scenes[scene].asks
    return [_deed(list(group), size, asks) for _, group in groupby(rows, key=lambda row: row[1])]


def _deed(rows: list[Any], size: int, asks: frozenset[int]) -> Deed:
    acts: list[tuple[int, int]] = []
    for row in rows:
        acts += [(act, row.number) for act in (*read_ticks(row.ticks), size + row.choice)]
        if row.choice not in asks:
            break
    done, decisions = zip(*acts, strict=True)
    return Deed(row.name, row.id, bool(row.is_first), done, row.at, decisions)


def own_words(
    session: Session, cohort_id: int, revision_id: int, scene: int, is_first: bool, start: int, most: int
) -> tuple[list[Words], int]:
    """Those of a scene, the newest first, from number `start` on; and how many there are."""
    columns = (Person.name, Attempt.id, Attempt.is_first, Decision.words, Decision.at, Decision.number)
    named = _decisions(cohort_id, revision_id, *columns).join(Person, Person.id == Attempt.person_id)
    written = named.where(Decision.scene == scene, Decision.words != "", Attempt.is_first == is_first)
    total = session.scalar(select(func.count()).select_from(written.subquery())) or 0
    rows = written.order_by(Decision.at.desc(), Attempt.id, Decision.number).offset(start).limit(most)
    return [Words(*row) for row in session.execute(rows)], total


def around(
    session: Session, cohort_id: int, revision_id: int, rules: Rules, is_first: bool, moment: datetime
) -> tuple[Traffic, Traffic]:
    """What attempts come to that began before a moment, and those that began after it."""
    columns = (Attempt.id, Attempt.started_at, Decision.scene, Decision.choice, Decision.ticks, Decision.at)
    ordered = _decisions(cohort_id, revision_id, *columns).order_by(Attempt.id, Decision.number)
    rows = session.execute(ordered.where(Attempt.is_first == is_first))
    plays = [list(group) for _, group in groupby(rows, key=lambda row: row[0])]
    before = [play for play in plays if play[0][1] < moment]
    return counted(rules, before), counted(rules, [play for play in plays if play[0][1] >= moment])


def counted(rules: Rules, plays: Iterable[list[Any]]) -> Traffic:
    """As the tallies would: each scene counts the first time that somebody is in it."""
    acts: Counter[tuple[int, int]] = Counter()
    pace: dict[int, Counter[int]] = {}
    for play in plays:
        for scene, done, seconds in _visits(rules, play):
            acts.update((scene, act) for act in done)
            if seconds is not None:
                pace.setdefault(scene, Counter())[bucket_of(seconds)] += 1
    return Traffic(acts, pace)


def _visits(rules: Rules, play: list[Any]) -> Iterator[tuple[int, list[int], float | None]]:
    left: set[int] = set()
    entered = play[0][1]
    for _, _, scene, choice, ticks, at in play:
        is_ask = choice in rules.scenes[scene].asks
        if scene not in left:
            done = [*read_ticks(ticks), len(rules.scenes[scene].options) + choice]
            yield scene, done, None if is_ask else (at - entered).total_seconds()
        if not is_ask:
            left.add(scene)
            entered = at


def _decisions(cohort_id: int, revision_id: int, *columns: Any) -> Select[Any]:
    """The decisions of the attempts of a cohort at a revision, found by the index that leads with both."""
    joined = select(*columns).select_from(Attempt).join(Decision, Decision.attempt_id == Attempt.id)
    return joined.where(Attempt.cohort_id == cohort_id, Attempt.revision_id == revision_id)
