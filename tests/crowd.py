"""A cohort with work in it, written at once: learners of differing ability, attempts at three cases, standings."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.store import Assignment, Attempt, Case, Competency, Member, Person, StandingThen

NAMES = ["Ada", "Ben", "Cem", "Dora", "Emil", "Fatma", "Goran", "Hana", "Ivo", "Jana", "Karim", "Lena"]
DAY = timedelta(days=1)
_numbers = count(1)


def crowd(session: Session, cohort_id: int, size: int, now: datetime) -> list[Person]:
    """So many learners, three assignments of which one is overdue and one due tomorrow, and what was done for them.
    Of each four one did something unsafe, and one has not begun; of each six one does not share her standing."""
    given = _assignments(session, cohort_id, now)
    keys = list(session.scalars(select(Competency.key).order_by(Competency.position)))
    people = []
    for at in range(size):
        name = NAMES[at % len(NAMES)]
        address = f"{name.lower()}-{next(_numbers)}@residents.example.org"
        person = Person(name=f"{name} Example", email=address, is_guest=False, created_at=now, seen_at=now)
        session.add(person)
        session.flush()
        own = {"cohort_id": cohort_id, "person_id": person.id, "joined_at": now - 60 * DAY, "extra_time": 0}
        session.add(Member(shares=at % 6 != 5, **own))
        _work(session, person.id, at, given, now)
        _standings(session, person.id, at, keys, now)
        people.append(person)
    session.commit()
    return people


def _assignments(session: Session, cohort_id: int, now: datetime) -> list[tuple[Assignment, int]]:
    cases = session.scalars(select(Case).where(Case.revision_id.is_not(None)).order_by(Case.position).limit(3)).all()
    found = []
    for at, case in enumerate(cases):
        due = now + (at * 3 - 2) * DAY
        own = {"id": _id(now), "cohort_id": cohort_id, "kind": "case", "key": case.key, "due_at": due}
        given = Assignment(counts="best", attempts=3, created_at=now - 20 * DAY, **own)
        session.add(given)
        found.append((given, case.revision_id or 0))
    session.flush()
    return found


def _work(session: Session, person: int, at: int, given: list[tuple[Assignment, int]], now: datetime) -> None:
    for number, (assignment, revision) in enumerate(given[: 1 + at % 4 if at % 4 != 3 else 0]):
        began = now - (10 - 4 * number) * DAY + at * timedelta(hours=5)
        is_over = not (number == 1 and at % 3 == 0)
        points, unsafe = 4 + (at * 5 + number * 3) % 7, int(at % 4 == 1 and number == 0)
        values: dict[str, Any] = {"end": None, "finished_at": None}
        if is_over:
            values = {"end": "good", "finished_at": began + timedelta(minutes=14), "points": points, "best": 10}
            values |= {"unsafe": unsafe, "passed": points >= 6 and not unsafe, "rules_version": 1, "reckoned_at": began}
        own = {"id": _id(now), "person_id": person, "case_key": assignment.key, "revision_id": revision, "seed": 1}
        own |= {"assignment_id": assignment.id, "cohort_id": assignment.cohort_id, "kind": "scored", "is_first": True}
        session.add(Attempt(scene="", started_at=began, changed_at=began + timedelta(minutes=14), **own, **values))


def _standings(session: Session, person: int, at: int, keys: list[str], now: datetime) -> None:
    for days in (30, 1):
        known = {}
        for place, key in enumerate(keys[: 2 + at % 6]):
            chance = 0.3 + ((at * 7 + place * 5) % 12) / 20 + (0.15 if days == 30 and at % 5 == 2 else 0)
            reach = 0.08 + 0.02 * (place % 4)
            pieces = 4 + (at + place * 3) % 17
            known[key] = [chance, max(chance - reach, 0.0), min(chance + reach, 1.0), pieces]
        session.add(StandingThen(person_id=person, day=(now - days * DAY).date(), standings=known))


def _id(now: datetime) -> int:
    return (int(now.timestamp() * 1000) << 22) + next(_numbers)
