"""What is known of a learner for a meeting about a period: what she did, and evidence by the domains of frameworks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from eduapp.actions.one_learner import Work, works
from eduapp.actions.refused import Refused
from eduapp.mastery.standing import ENOUGH
from eduapp.store import Competency, Member, StandingThen
from eduapp.text.said import told

_NONE: dict[str, Any] = {"name": "", "label": "", "verified": True}
PERIOD = 183  # days: half a year
EARLIEST, LATEST = 2000, 2199


@dataclass(frozen=True, slots=True)
class Period:
    """Both days belong to it, on the clocks of the cohort."""

    first: date
    last: date

    def bounds(self, zone: str) -> tuple[datetime, datetime]:
        """The moment at which it begins, and that at which it is over."""
        days = (self.first, self.last + timedelta(days=1))
        first, after = (datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC) for day in days)
        return first, after


@dataclass(frozen=True, slots=True)
class Line:
    """A competency at the end of the period: pieces of evidence, those of them that came in the period, and with
    enough of them chance and interval from 0 to 1."""

    name: str
    pieces: int
    newer: int
    chance: float
    low: float
    high: float

    @property
    def is_enough(self) -> bool:
        return self.pieces >= ENOUGH


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain of a framework with the competencies that are evidence for it. `is_checked` is whether its name was
    compared with the text of the framework."""

    framework: str
    code: str
    label: str
    is_checked: bool
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Report:
    """`domains` is None where she does not share her standing."""

    done: Sequence[Work]
    begun: Sequence[Work]
    domains: Sequence[Domain] | None

    @property
    def frameworks(self) -> list[tuple[str, list[Domain]]]:
        """The domains by the name of their framework; it is empty for what no framework names."""
        return [(name, list(own)) for name, own in groupby(self.domains or (), key=lambda one: one.framework)]


_PERSON: BindParameter[int] = bindparam("person")
_UPTO = (
    select(StandingThen.standings)
    .where(StandingThen.person_id == _PERSON, StandingThen.day <= bindparam("day", type_=StandingThen.day.type))
    .order_by(StandingThen.day.desc())
    .limit(1)
)
_COMPETENCIES = select(Competency.key, Competency.name, Competency.frameworks).order_by(Competency.position)


def period(first: str, last: str, today: date) -> Period:
    """What the form asks for; the half year until today where it asks for nothing."""
    until = _day(last) or today
    since = _day(first) or until - timedelta(days=PERIOD)
    if since > until:
        raise Refused(told("The first day comes after the last one. Exchange them, or give other days."))
    return Period(since, until)


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        found = None
    if found is None or not EARLIEST <= found.year <= LATEST:
        raise Refused(told("Give a day, for example 2027-01-31."))
    return found


def report(session: Session, member: Member, zone: str, asked: Period) -> Report:
    since, until = asked.bounds(zone)
    all_ = works(session, member)
    done = [work for work in all_ if work.finished_at and since <= work.finished_at < until]
    begun = [
        work for work in all_ if work.started_at < until and (work.finished_at is None or work.finished_at >= until)
    ]
    return Report(done, begun, _domains(session, member.person_id, asked) if member.shares else None)


def _domains(session: Session, person_id: int, asked: Period) -> list[Domain]:
    after = _standings(session, person_id, asked.last)
    before = _standings(session, person_id, asked.first - timedelta(days=1))
    found: dict[tuple[str, str, str], tuple[bool, list[Line]]] = {}
    for key, name, frameworks in session.execute(_COMPETENCIES):
        line = _line(name, after.get(key), before.get(key))
        for one in frameworks or (_NONE,):
            at = (one["name"], one.get("code") or "", one["label"])
            found.setdefault(at, (bool(one.get("verified")), []))[1].append(line)
    domains = [Domain(*at, is_checked, lines) for at, (is_checked, lines) in found.items()]
    return sorted(domains, key=_place)


def _place(one: Domain) -> tuple[object, ...]:
    """Milestones first, since the meeting is about them; last what no framework names."""
    return not one.framework, "Milestones" not in one.framework, one.framework, not one.code, one.code, one.label


def _line(name: str, after: Sequence[float] | None, before: Sequence[float] | None) -> Line:
    chance, low, high, pieces = after or (0.0, 0.0, 0.0, 0)
    return Line(name, int(pieces), int(pieces) - int(before[3] if before else 0), chance, low, high)


def _standings(session: Session, person_id: int, day: date) -> dict[str, Any]:
    """At the end of the day."""
    found: dict[str, Any] | None = session.scalar(_UPTO, {"person": person_id, "day": day})
    return found or {}
