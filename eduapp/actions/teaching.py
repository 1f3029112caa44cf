"""Which decisions a cohort has most to learn from, over all of its cases: from the tallies of first attempts alone."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, select
from sqlalchemy.orm import Session

from eduapp.actions.weighings import WeighedCase, Weighings
from eduapp.case.compared import FEWEST
from eduapp.case.decided import Decided, Done, Traffic, best_instead, decided, to_teach
from eduapp.store import ActTally

MOST = 3
MOST_KEPT = 64  # cohorts


@dataclass(frozen=True, slots=True)
class Lesson:
    """An act worth teaching, in a scene of a revision of a case; `best` are the acts that are best there."""

    key: str
    title: str
    revision_id: int
    scene: Decided
    act: Done
    best: tuple[Done, ...]


Counts = Sequence[Row[int, int, int, int]]
"""Of a cohort: revision, scene, act, how often."""


class Lessons:
    """What was found for cohorts, kept with the counts that it was found from: a board is looked at more often than
    somebody decides."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[Counts, list[Lesson]]] = OrderedDict()

    def get(self, session: Session, weighings: Weighings, cohort_id: int) -> list[Lesson]:
        """The costliest act of each case, that of the highest cost first, and at most so many. A scene counts that at
        least FEWEST left, and an act in it that is unsafe, or that a quarter of them did."""
        counts = _counts(session, cohort_id)
        kept = self._kept.pop(cohort_id, None)
        found = kept[1] if kept and kept[0] == counts else _lessons(session.connection(), weighings, counts)
        self._kept[cohort_id] = counts, found
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return found


def _counts(session: Session, cohort_id: int) -> Counts:
    columns = (ActTally.revision_id, ActTally.scene, ActTally.act, ActTally.count)
    first = select(*columns).where(ActTally.cohort_id == cohort_id, ActTally.is_first)
    return session.execute(first.order_by(*columns[:3])).all()


def _lessons(connection: Connection, weighings: Weighings, counted: Counts) -> list[Lesson]:
    counts: dict[int, dict[tuple[int, int], int]] = defaultdict(dict)
    for revision, scene, act, count in counted:
        counts[revision][scene, act] = count
    found: dict[str, Lesson] = {}
    for revision in sorted(counts):
        if sum(counts[revision].values()) >= FEWEST:
            for lesson in _lesson(weighings.get(connection, revision), counts[revision]):
                found[lesson.key] = max(found.get(lesson.key, lesson), lesson, key=lambda one: one.act.cost)
    return sorted(found.values(), key=lambda one: -one.act.cost)[:MOST]


def _lesson(case: WeighedCase, counts: dict[tuple[int, int], int]) -> Iterator[Lesson]:
    scenes = decided(case.scenes, Traffic(counts, {}))
    chosen = to_teach([scene for scene in scenes if scene.left >= FEWEST and scene.is_to_teach])
    if chosen and chosen[1].is_much:
        yield Lesson(case.key, case.title, case.id, *chosen, best_instead(*chosen))
