"""What the shelf offers, as home and every progress page name it: read once in a process until the shelf changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select, union_all

from eduapp.actions.releases import OF_CASES
from eduapp.mastery.difficulty import guess
from eduapp.mastery.next import Bearing, Item
from eduapp.store import Case, Competency, Module, Quiz, Revision

SHELVES = union_all(*(select(shelf.loaded_at, shelf.revision_id) for shelf in (Case, Quiz, Module))).subquery()
STATE = (func.max(SHELVES.c.loaded_at), func.count(), func.sum(SHELVES.c.revision_id))  # other where anything is
_STATE = select(*STATE).select_from(SHELVES)
_COMPETENCIES = select(Competency.key, Competency.name, Competency.does, Competency.frameworks).order_by(
    Competency.position
)
_CASES = (
    select(Case.key, Revision.title, Revision.facts, Revision.bears)
    .join(Revision, Revision.id == Case.revision_id)
    .order_by(Case.position)
)
_QUIZZES = select(Quiz.key, Revision.title).join(Revision, Revision.id == Quiz.revision_id)


@dataclass(frozen=True, slots=True)
class Named:
    """A competency; `frameworks` are those of others that it is evidence for."""

    key: str
    name: str
    does: str
    frameworks: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Offered:
    """A case as it is on the shelf, what it bears on, and the title of the module in which it is played, if any."""

    key: str
    title: str
    facts: dict[str, Any]
    bearing: Bearing
    module: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Competencies and cases in their order, the titles of cases and quizzes, and of modules. `written` is for whoever
    shows it, as that of an overview is."""

    competencies: Sequence[Named]
    cases: Mapping[str, Offered]
    titles: Mapping[str, str]
    modules: Mapping[str, str]
    written: dict[str, str] = field(default_factory=dict)


def competencies(connection: Connection) -> list[Named]:
    return [Named(*row) for row in connection.execute(_COMPETENCIES)]


class Offers:
    """What this process has last read of the shelf."""

    def __init__(self) -> None:
        self._kept: tuple[Sequence[object], Offer] | None = None

    def get(self, connection: Connection, state: Sequence[object] = ()) -> Offer:
        """What is offered now; read where the shelf is not as it was. `state` is for whoever has asked for it."""
        state = tuple(state or connection.execute(_STATE).one())
        if self._kept is None or self._kept[0] != state:
            self._kept = state, _read(connection)
        return self._kept[1]


def _read(connection: Connection) -> Offer:
    taught = {row.case: row for row in connection.execute(OF_CASES)}
    titled = {key: row.title for key, row in taught.items()}
    cases = {row.key: _offered(row, titled.get(row.key, "")) for row in connection.execute(_CASES)}
    quizzes = {row.key: row.title for row in connection.execute(_QUIZZES)}
    titles = {key: case.title for key, case in cases.items()}
    modules = {row.module_key: row.title for row in taught.values()}
    return Offer(competencies(connection), cases, titles | quizzes, modules)


def _offered(row: Any, module: str) -> Offered:
    items = [Item(weights, *guess(word)) for word, weights in (row.bears or {}).values()]
    return Offered(row.key, row.title, row.facts, Bearing.of(items), module)
