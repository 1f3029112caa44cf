"""The cohort of the demo: made-up residents who have played for weeks, so that its board has something to tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.actions import cohorts, people
from eduapp.actions.simulating import Simulation, Wanted, any_play
from eduapp.case.play import Play
from eduapp.mastery.simulated import Simulated, somebody
from eduapp.store import Assignment, Case, Cohort, Competency, Member, Module, Person
from eduapp.web import ids

NAME = "Neurology residents"
SEED = 26
FIRST_CASE, MODULE, LAST_CASE = "first-choice", "recognising-spms", "the-care-network"
WEEK = timedelta(days=7)


def unsafe(play: Play, passed: bool) -> bool:
    return bool(play.unsafe)


def failed(play: Play, passed: bool) -> bool:
    return not passed and not play.unsafe


def careful(play: Play, passed: bool) -> bool:
    return not play.unsafe


@dataclass(frozen=True, slots=True)
class Resident:
    """`level` is her ability in logits and `then` what it falls to in the last three weeks. `first` and `last` are what
    her tries at the two cases come to, and `parts` how much of the module she has done."""

    name: str
    level: float
    first: Sequence[Wanted] = (careful,)
    parts: int = 8
    last: Sequence[Wanted] = (careful,)
    then: float | None = None
    shares: bool = True

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@demo.example"


RESIDENTS = (
    Resident("Amara Nwosu-Keller", 1.7),
    Resident("Brede Halvorsrud", 0.9),
    Resident("Citlali Armenta", 0.2, parts=6),
    Resident("Dilnoza Yusupaliyeva", 1.2),
    Resident("Eskil Rautalahti", 0.4, parts=5, shares=False),
    Resident("Farzaneh Golshiri", 0.7, last=(any_play,)),
    Resident("Gwenaëlle Kerbiriou", -1.4, first=(failed, failed), parts=4, last=(careful,)),
    Resident("Hiroto Minazuki", 0.0, parts=7, last=(unsafe,)),
    Resident("Ikaika Mahoeloa", 0.5, parts=5, last=()),
    Resident("Jadwiga Wrzosek", 2.4, parts=8, then=-2.8),
    Resident("Kofi Agyapong-Lund", 0.3, first=(), parts=0, last=(), shares=False),
    Resident("Lwazi Mthembeni", 1.0),
)
ALICE = Resident("Alice", 0.6, parts=3, last=())


def seed_cohort(session: Session, educator: Person, alice: Person, *, now: datetime) -> Cohort | None:
    """The cohort with its residents and all that they did, where the educator has none yet. Nothing is committed."""
    if cohorts.taught_by(session, educator.id, now=now):
        return None
    begun = now - 8 * WEEK - timedelta(days=2)
    cohort = cohorts.create(session, ids.new(begun), educator.id, NAME, "Europe/Berlin", now=begun)
    assigned = _assignments(session, cohort, now)
    session.flush()
    names = session.scalars(select(Competency.key).order_by(Competency.position)).all()
    simulation = Simulation(session, Random(SEED), ids.new)
    for resident in (*RESIDENTS, ALICE):
        person = alice if resident is ALICE else _person(session, resident, begun)
        joined = begun + timedelta(days=1)
        session.add(Member(cohort_id=cohort.id, person_id=person.id, joined_at=joined, shares=resident.shares))
        session.flush()
        chance = Random(f"{SEED} {resident.name}")
        _work(simulation, resident, person.id, somebody(names, chance, resident.level), assigned, now)
    return cohort


def _person(session: Session, resident: Resident, now: datetime) -> Person:
    """Somebody without a password: it can be asked for, and its mail is then one of the files of the demo."""
    person = people.by_email(session, resident.email)
    if person is None:
        person = Person(name=resident.name, email=resident.email, is_guest=False, created_at=now, seen_at=now)
        person.email_verified_at = now
        session.add(person)
        session.flush()
    return person


@dataclass(frozen=True, slots=True)
class _Assigned:
    """What is on the shelf of all that is assigned, each with the revision that is played."""

    first: tuple[Assignment, int] | None
    module: Assignment | None
    last: tuple[Assignment, int] | None


def _assignments(session: Session, cohort: Cohort, now: datetime) -> _Assigned:
    """A case that is over, a module that goes on, and a case that is due the day after tomorrow."""
    here = now.astimezone(ZoneInfo(cohort.time_zone))
    morning, evening = (here.replace(hour=8, minute=0), here.replace(hour=23, minute=59))

    def at(clock: datetime, days: float) -> datetime:
        """On the clocks of the cohort, whatever they were put forward or back in between."""
        return (clock.replace(second=0, microsecond=0) + timedelta(days=days)).astimezone(UTC)

    def assign(kind: str, key: str, opens: float, due: float, closes: float | None, counts: str) -> Assignment:
        made = Assignment(
            id=ids.new(at(morning, opens)),
            cohort_id=cohort.id,
            kind=kind,
            key=key,
            opens_at=at(morning, opens),
            due_at=at(evening, due),
            closes_at=None if closes is None else at(evening, closes),
            attempts=2 if closes is not None else None,
            counts=counts,
            created_at=at(morning, opens - 1),
        )
        session.add(made)
        return made

    offered = {
        case.key: case.revision_id
        for case in session.scalars(select(Case).order_by(Case.position))
        if case.revision_id is not None and not case.is_withheld
    }
    first = FIRST_CASE if FIRST_CASE in offered else next(iter(offered), None)
    return _Assigned(
        (assign("case", first, -55, -44, None, "best"), offered[first]) if first else None,
        assign("module", MODULE, -44, 10, None, "best") if session.get(Module, MODULE) else None,
        (assign("case", LAST_CASE, -9, 2, 9, "first"), offered[LAST_CASE]) if LAST_CASE in offered else None,
    )


def _work(
    simulation: Simulation, resident: Resident, person_id: int, learner: Simulated, assigned: _Assigned, now: datetime
) -> None:
    """What the resident did, in the order of time: each call goes on where the one before it ended."""
    chance = Random(f"{resident.name} {SEED}")
    late = learner if resident.then is None else learner.moved(resident.then - resident.level)
    if assigned.first is not None:
        for number, wanted in enumerate(resident.first):
            _try(
                simulation, resident, person_id, learner, assigned.first, wanted, _evening(now, 52 - 4 * number, chance)
            )
    times = list(_times(now, resident.parts, chance))
    if assigned.module is not None:
        turns = now - 3 * WEEK
        simulation.study(person_id, lambda at: late if at > turns else learner, MODULE, iter(times), assigned.module)
    if assigned.last is not None:
        for number, wanted in enumerate(resident.last):
            _try(simulation, resident, person_id, late, assigned.last, wanted, _evening(now, 5 - 2 * number, chance))


def _try(
    simulation: Simulation,
    resident: Resident,
    person_id: int,
    learner: Simulated,
    assigned: tuple[Assignment, int],
    wanted: Wanted,
    at: datetime,
) -> None:
    assignment, revision = assigned
    rash = Simulated(learner.general, learner.abilities, -2, learner.pace) if wanted is unsafe else learner
    simulation.play(person_id, rash, revision, at, assignment=assignment, wanted=wanted)


def _times(now: datetime, parts: int, chance: Random) -> Iterator[datetime]:
    """So many evenings between six weeks and eight days ago, one after another."""
    for number in range(parts):
        yield _evening(now, 42 - 34 * number / max(1, parts - 1), chance)


def _evening(now: datetime, days: float, chance: Random) -> datetime:
    day = (now - timedelta(days=days)).replace(hour=17, minute=0, second=0, microsecond=0)
    return day + timedelta(minutes=chance.randrange(150))
