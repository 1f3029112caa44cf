"""What somebody can do and cannot do yet: the standing, what moved it lately, and what would teach most."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func, select

from eduapp.actions import reckoning, standings
from eduapp.actions.offer import SHELVES, STATE, Named, Offer, Offered, Offers
from eduapp.mastery.ability import Ability
from eduapp.mastery.estimate import spanning
from eduapp.mastery.next import Suggestion, suggested
from eduapp.mastery.standing import ENOUGH, Standing, standing
from eduapp.store import Attempt, Difficulty, Enrolment, Evidence, StandingThen

MOST_DAYS = 12  # points of the history that are drawn
MOST_PIECES = 80  # pieces of evidence in which what was done lately is looked for
MOST_LATELY = 4
MOVED = 0.015  # a smaller change says nothing
Days = list[tuple[date, dict[str, Any]]]
T = TypeVar("T")

_MINE = StandingThen.person_id == bindparam("person")
_READ = [bindparam(f"day{at}", type_=StandingThen.day.type) for at in range(MOST_DAYS + MOST_LATELY + 1)]
_OF_DAYS = select(StandingThen.day, StandingThen.standings).where(_MINE, StandingThen.day.in_(_READ))
_LATELY = (
    select(Evidence.item, Evidence.y, Evidence.at)
    .where(Evidence.person_id == bindparam("person"))
    .order_by(Evidence.id.desc())
    .limit(MOST_PIECES)
)


@dataclass(frozen=True, slots=True)
class Mastery:
    """A competency with what can be said of it."""

    key: str
    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Moved:
    """How the chance in a competency changed on a day, from 0 to 1."""

    name: str
    before: float | None
    after: float


@dataclass(frozen=True, slots=True)
class Finished:
    """A case or quiz, with the mean of what was shown in it (0 to 1) and the number of its pieces."""

    title: str
    share: float
    pieces: int
    is_quiz: bool


@dataclass(frozen=True, slots=True)
class Lately:
    """A day with its changes, and what was finished on it."""

    day: date
    moved: tuple[Moved, ...]
    finished: tuple[Finished, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """A case that was not finished yet, and why it would teach most."""

    case: Offered
    why: Suggestion
    competency: str


def masteries(known: Iterable[Named], ability: Ability, now: datetime) -> list[Mastery]:
    """All competencies of what is on the shelf, each with its standing."""
    known = list(known)
    whole = spanning(ability, (one.key for one in known))
    return [Mastery(one.key, one.name, standing(whole, one.key, now)) for one in known]


def history(connection: Connection, person_id: int, days: Sequence[str]) -> tuple[Days, Days]:
    """The standing at the end of days on which evidence was added, the oldest first: of so many as can be drawn, and
    of the last ones with the day before them."""
    if not days:
        return [], []
    drawn, newest = thinned(days), days[-MOST_LATELY - 1 :]
    wanted = [date.fromisoformat(day) for day in {*drawn, *newest}]
    asked = zip(_READ, wanted + wanted[:1] * len(_READ), strict=False)
    values = {"person": person_id, **{one.key: day for one, day in asked}}
    found = {row.day.isoformat(): row for row in connection.execute(_OF_DAYS, values)}
    of_drawn, of_newest = ([(found[day].day, found[day].standings) for day in of] for of in (drawn, newest))
    return of_drawn, of_newest


def thinned(days: Sequence[T]) -> Sequence[T]:
    """So many of the days as can be drawn: the first, the last, and evenly between."""
    if len(days) <= MOST_DAYS:
        return days
    return [days[round(at * (len(days) - 1) / (MOST_DAYS - 1))] for at in range(MOST_DAYS)]


def lately(connection: Connection, person_id: int, days: Days, offer: Offer) -> list[Lately]:
    """What moved the standing on the last days, the newest first."""
    finished = _finished(connection, person_id, offer.titles)
    names = {one.key: one.name for one in offer.competencies}
    first: Days = [] if len(days) > MOST_LATELY else [(date.min, {})]
    pairs = pairwise([*first, *days])
    found = [
        Lately(day, tuple(_moved(before, after, names)), tuple(finished.get(day, ())))
        for (_, before), (day, after) in pairs
    ]
    return found[::-1]


def _moved(before: dict[str, Any], after: dict[str, Any], names: dict[str, str]) -> Iterable[Moved]:
    for key, (chance, _low, _high, pieces) in after.items():
        if key not in names or pieces < ENOUGH:
            continue
        then = before.get(key)
        old = then[0] if then and then[3] >= ENOUGH else None
        if old is None or abs(chance - old) >= MOVED:
            yield Moved(names[key], old, chance)


def _finished(connection: Connection, person_id: int, titles: Mapping[str, str]) -> dict[date, list[Finished]]:
    pieces: dict[tuple[date, str], list[float]] = {}
    rows = connection.execute(_LATELY, {"person": person_id}).all()
    for item, y, at in rows:
        pieces.setdefault((at.date(), item.partition("#")[0]), []).append(y)
    if len(rows) == MOST_PIECES and len(pieces) > 1:
        pieces.popitem()  # the oldest, of which a part may not have been read
    found: dict[date, list[Finished]] = {}
    for (day, key), shown in pieces.items():  # a quiz is known by its folder, too
        done = Finished(titles.get(key, key), sum(shown) / len(shown), len(shown), "/" in key and key in titles)
        found.setdefault(day, []).append(done)
    return found


def would_teach(offer: Offer, ability: Ability, finished: Collection[str], now: datetime) -> list[Next]:
    """The cases on the shelf that were not finished yet, those first that would teach most about what is weakest."""
    names = {one.key: one.name for one in offer.competencies}
    bearing = {key: case.bearing for key, case in offer.cases.items() if key not in finished}
    return [
        Next(offer.cases[why.case], why, names.get(why.competency, why.competency))
        for why in suggested(ability, bearing, now)
    ]


@dataclass(eq=False, slots=True)
class Overview:
    """Everything that the progress page shows; `begun` are the titles of the modules that were begun. `written` is for
    whoever shows it: it may keep there, by language, what it made of it, since it stays the same until something is
    finished or begun."""

    masteries: list[Mastery]
    pieces: int
    days: Days
    lately: list[Lately]
    next: list[Next]
    offer: Offer
    begun: Mapping[str, str]
    written: dict[str, str] = field(default_factory=dict)

    @property
    def known(self) -> list[Mastery]:
        """Those of which there is enough evidence, the best first."""
        enough = [one for one in self.masteries if one.standing.is_enough]
        return sorted(enough, key=lambda one: -one.standing.chance)


# All that an overview rests on, but the day: the evidence, the cases that were finished, the modules that were begun,
# and the shelf.
_RESTS_ON = select(
    select(func.max(Evidence.id)).where(Evidence.person_id == bindparam("person")).scalar_subquery().label("evidence"),
    select(func.aggregate_strings(Attempt.case_key, "\n"))
    .where(Attempt.person_id == bindparam("person"), Attempt.finished_at.is_not(None))
    .scalar_subquery()
    .label("finished"),
    select(func.aggregate_strings(Enrolment.module_key, "\n"))
    .where(Enrolment.person_id == bindparam("person"))
    .scalar_subquery()
    .label("begun"),
    reckoning.IS_WAITING.label("is_waiting"),
    select(func.max(Difficulty.calibrated_at)).scalar_subquery(),
    *STATE,
).select_from(SHELVES)
MOST_KEPT = 256


class Overviews:
    """The overviews that this process has made; those not used for longest make room for others."""

    def __init__(self, offers: Offers, most: int = MOST_KEPT) -> None:
        self.offers, self.most = offers, most
        self.kept: OrderedDict[tuple[object, ...], Overview] = OrderedDict()

    def get(self, connection: Connection, person_id: int, reckon: Callable[[], None], *, now: datetime) -> Overview:
        """The overview of the person today; made where something has changed since it was made. What waits to be
        reckoned is reckoned before."""
        rests_on = connection.execute(_RESTS_ON, {"person": person_id}).one()
        if rests_on.is_waiting:
            reckon()
            rests_on = connection.execute(_RESTS_ON, {"person": person_id}).one()
        key = (person_id, now.date(), *rests_on)
        found = self.kept.get(key)
        if found is None:
            offer = self.offers.get(connection, rests_on[-len(STATE) :])
            finished, begun = ((listed or "").split("\n") for listed in (rests_on.finished, rests_on.begun))
            found = self.kept[key] = overview(connection, offer, person_id, finished, begun, now=now)
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)
        self.kept.move_to_end(key)
        return found


def overview(
    connection: Connection,
    offer: Offer,
    person_id: int,
    finished: Collection[str],
    begun: Collection[str] = (),
    *,
    now: datetime,
) -> Overview:
    ability, days = standings.known_of(connection, person_id)
    whole = spanning(ability, (one.key for one in offer.competencies))
    drawn, newest = history(connection, person_id, days)
    return Overview(
        masteries(offer.competencies, whole, now),
        ability.count,
        drawn,
        lately(connection, person_id, newest, offer),
        would_teach(offer, whole, finished, now),
        offer,
        {key: title for key, title in offer.modules.items() if key in begun},
    )
