"""What somebody can do and cannot do yet: the standing, what moved it lately, and what would teach most."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, bindparam, func, select

from eduapp.actions import standings
from eduapp.actions.kept import Kept
from eduapp.mastery.ability import Ability
from eduapp.mastery.difficulty import guess
from eduapp.mastery.estimate import fitted
from eduapp.mastery.next import Bearing, Item, Suggestion, suggested
from eduapp.mastery.standing import ENOUGH, Standing, standing
from eduapp.store import Attempt, Case, Competency, Difficulty, Evidence, Quiz, Revision, StandingThen

MOST_DAYS = 12  # points of the history that are drawn
MOST_PIECES = 80  # pieces of evidence in which what was done lately is looked for
MOST_LATELY = 4
MOVED = 0.015  # a smaller change says nothing
Days = list[tuple[date, dict[str, Any]]]
T = TypeVar("T")

_COMPETENCIES = select(Competency.key, Competency.name, Competency.does, Competency.frameworks).order_by(
    Competency.position
)
_MINE = StandingThen.person_id == bindparam("person")
_DAYS = select(func.count()).where(_MINE)
_NUMBERED = (
    select(StandingThen.day, func.row_number().over(order_by=StandingThen.day).label("number")).where(_MINE).subquery()
)
_OF_DAYS = (
    select(_NUMBERED.c.number, StandingThen.day, StandingThen.standings)
    .join(_NUMBERED, StandingThen.day == _NUMBERED.c.day)
    .where(_MINE, _NUMBERED.c.number.in_(bindparam("numbers", expanding=True)))
    .order_by(StandingThen.day)
)
_LATELY = (
    select(Evidence.item, Evidence.y, Evidence.at)
    .where(Evidence.person_id == bindparam("person"))
    .order_by(Evidence.id.desc())
    .limit(MOST_PIECES)
)
_TITLES = [
    select(shelf.key, Revision.title)
    .join(Revision, Revision.id == shelf.revision_id)
    .where(shelf.key.in_(bindparam("keys", expanding=True)))
    for shelf in (Case, Quiz)
]
_PLAYABLE = (
    select(Case.key, Case.revision_id)
    .where(
        Case.revision_id.is_not(None),
        Case.key.not_in(
            select(Attempt.case_key).where(Attempt.person_id == bindparam("person"), Attempt.finished_at.is_not(None))
        ),
    )
    .order_by(Case.position)
)
_OFFERED = select(Revision.title, Revision.facts, Revision.bears).where(Revision.id == bindparam("revision"))


@dataclass(frozen=True, slots=True)
class Mastery:
    """A competency with what can be said of it; `frameworks` are those of others that it is evidence for."""

    key: str
    name: str
    does: str
    frameworks: Sequence[Any]
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
class Offered:
    """A case as it is on the shelf, and what it bears on."""

    title: str
    facts: dict[str, Any]
    bearing: Bearing


@dataclass(frozen=True, slots=True)
class Next:
    """A case that was not finished yet, and why it would teach most."""

    key: str
    title: str
    facts: dict[str, Any]
    why: Suggestion
    competency: str


def masteries(connection: Connection, ability: Ability, now: datetime) -> list[Mastery]:
    """All competencies of what is on the shelf, each with its standing."""
    known = connection.execute(_COMPETENCIES).all()
    whole = fitted(ability, tuple(dict.fromkeys([*ability.competencies, *(row.key for row in known)])))
    return [Mastery(row.key, row.name, row.does, row.frameworks, standing(whole, row.key, now)) for row in known]


def history(connection: Connection, person_id: int) -> tuple[Days, Days]:
    """The standing at the end of days on which evidence was added, the oldest first: of so many as can be drawn, and
    of the last ones with the day before them."""
    days = range(1, connection.execute(_DAYS, {"person": person_id}).scalar_one() + 1)
    newest = days[-MOST_LATELY - 1 :]
    drawn = thinned(days)
    read = connection.execute(_OF_DAYS, {"person": person_id, "numbers": [*{*drawn, *newest}]}) if days else ()
    found = {row.number: (row.day, row.standings) for row in read}
    return [found[day] for day in drawn], [found[day] for day in newest]


def thinned(days: Sequence[T]) -> Sequence[T]:
    """So many of the days as can be drawn: the first, the last, and evenly between."""
    if len(days) <= MOST_DAYS:
        return days
    return [days[round(at * (len(days) - 1) / (MOST_DAYS - 1))] for at in range(MOST_DAYS)]


def lately(connection: Connection, person_id: int, days: Days, names: dict[str, str]) -> list[Lately]:
    """What moved the standing on the last days, the newest first."""
    finished = _finished(connection, person_id)
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


def _finished(connection: Connection, person_id: int) -> dict[date, list[Finished]]:
    pieces: dict[tuple[date, str], list[float]] = {}
    rows = connection.execute(_LATELY, {"person": person_id}).all()
    for row in rows:
        pieces.setdefault((row.at.date(), row.item.partition("#")[0]), []).append(row.y)
    if len(rows) == MOST_PIECES and len(pieces) > 1:
        pieces.popitem()  # the oldest, of which a part may not have been read
    keys = {key for _, key in pieces}
    of_quizzes = {key for key in keys if "/" in key}  # a quiz is known by its folder, too
    cases, quizzes = (_titles(connection, *one) for one in zip(_TITLES, (keys - of_quizzes, of_quizzes), strict=True))
    found: dict[date, list[Finished]] = {}
    for (day, key), shown in pieces.items():
        title = quizzes.get(key) or cases.get(key, key)
        found.setdefault(day, []).append(Finished(title, sum(shown) / len(shown), len(shown), key in quizzes))
    return found


def _titles(connection: Connection, statement: Select[str, str], keys: set[str]) -> dict[str, str]:
    if not keys:
        return {}
    return {row.key: row.title for row in connection.execute(statement, {"keys": list(keys)})}


def would_teach(
    connection: Connection,
    offers: Kept[Offered],
    person_id: int,
    ability: Ability,
    names: dict[str, str],
    now: datetime,
) -> list[Next]:
    """The cases on the shelf that were not finished yet, those first that would teach most about what is weakest."""
    rows = connection.execute(_PLAYABLE, {"person": person_id})
    cases = {row.key: offers.get(connection, row.revision_id) for row in rows}
    bearing = {key: case.bearing for key, case in cases.items()}
    return [
        Next(why.case, cases[why.case].title, cases[why.case].facts, why, names.get(why.competency, why.competency))
        for why in suggested(ability, bearing, now)
    ]


def offers() -> Kept[Offered]:
    return Kept(_offered)


def _offered(connection: Connection, revision_id: int) -> Offered:
    row = connection.execute(_OFFERED, {"revision": revision_id}).one()
    items = [Item(weights, *guess(word)) for word, weights in (row.bears or {}).values()]
    return Offered(row.title, row.facts, Bearing.of(items))


@dataclass(eq=False, slots=True)
class Overview:
    """Everything that the progress page shows. `written` is for whoever shows it: it may keep there, by language, what
    it made of it, since it stays the same until something is finished."""

    masteries: list[Mastery]
    pieces: int
    days: Days
    lately: list[Lately]
    next: list[Next]
    written: dict[str, str] = field(default_factory=dict)
    loaded_at: datetime | None = None

    @property
    def known(self) -> list[Mastery]:
        """Those of which there is enough evidence, the best first."""
        enough = [one for one in self.masteries if one.standing.is_enough]
        return sorted(enough, key=lambda one: -one.standing.chance)


# All that an overview rests on, but the day: the evidence, the cases that were finished, and the shelf.
_RESTS_ON = select(
    select(func.max(Evidence.id)).where(Evidence.person_id == bindparam("person")).scalar_subquery(),
    select(func.count())
    .where(Attempt.person_id == bindparam("person"), Attempt.finished_at.is_not(None))
    .scalar_subquery(),
    select(func.max(Case.loaded_at)).scalar_subquery(),
    select(func.max(Difficulty.calibrated_at)).scalar_subquery(),
)
MOST_KEPT = 256


class Overviews:
    """The overviews that this process has made; those not used for longest make room for others."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.most = most
        self.kept: OrderedDict[tuple[object, ...], Overview] = OrderedDict()
        self.offers = offers()
        self.meanings: dict[tuple[str, datetime | None], str] = {}  # for whoever shows them

    def get(self, connection: Connection, person_id: int, *, now: datetime) -> Overview:
        """The overview of the person today; made where something has changed since it was made."""
        rests_on = connection.execute(_RESTS_ON, {"person": person_id}).one()
        key = (person_id, now.date(), *rests_on)
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = overview(connection, self.offers, person_id, now=now)
            found.loaded_at = rests_on[2]
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)
        self.kept.move_to_end(key)
        return found


def overview(connection: Connection, offers: Kept[Offered], person_id: int, *, now: datetime) -> Overview:
    ability = standings.ability_of(connection, person_id)
    found = masteries(connection, ability, now)
    names = {one.key: one.name for one in found}
    drawn, newest = history(connection, person_id)
    return Overview(
        found,
        ability.count,
        drawn,
        lately(connection, person_id, newest, names),
        would_teach(connection, offers, person_id, ability, names, now=now),
    )
