"""How a cohort decided in a case, from its tallies: in a number of statements that does not grow with the cohort."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, case, func, select, union_all
from sqlalchemy.orm import Session

from eduapp.actions.refused import NotThere
from eduapp.case.decided import Traffic
from eduapp.store import ActTally, Attempt, Case, PaceTally, Part, Release, Revision
from eduapp.text.said import told


@dataclass(frozen=True, slots=True)
class Worked:
    """A case that a cohort has worked on."""

    key: str
    title: str
    learners: int
    finished: int
    unsafe: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """A revision of the case, and the releases of its module that hold it."""

    revision_id: int
    title: str
    made_at: datetime
    releases: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Attempts of a cohort at a revision, first ones or later ones: how many ended in each scene, by its id, how
    many stand in each, and how many of those that are over hold an unsafe act."""

    attempts: int
    endings: Mapping[str, int]
    unsafe: int
    going_on: Mapping[str, int] = field(default_factory=dict)

    @property
    def standing(self) -> dict[str, int]:
        """Where all attempts are, those at an end too."""
        return {**self.going_on, **self.endings}

    @property
    def finished(self) -> int:
        return sum(self.endings.values())


NOBODY = Crowd(0, {}, 0)


@dataclass(frozen=True, slots=True)
class Deciding:
    """`versions` are those that the cohort worked on, the newest first; `version` is the one that is looked at."""

    key: str
    versions: Sequence[Version]
    version: Version
    is_first: bool
    crowds: Mapping[tuple[int, bool], Crowd]
    traffic: Traffic

    @property
    def crowd(self) -> Crowd:
        return self.crowds.get((self.version.revision_id, self.is_first), NOBODY)


def _work(cohort_id: int) -> Any:
    """The attempts of a cohort. Those that are over are read from the index that holds them, see `actions/tries.py`."""
    columns = Attempt.case_key, Attempt.revision_id, Attempt.person_id, Attempt.unsafe, Attempt.finished_at
    own = Attempt.cohort_id == cohort_id, Attempt.kind == "scored"
    over = select(*columns, Attempt.finished_at.label("at")).where(*own, Attempt.finished_at.is_not(None))
    return union_all(over, select(*columns, Attempt.changed_at).where(*own, Attempt.finished_at.is_(None))).subquery().c


def worked_on(session: Session, cohort_id: int) -> list[Worked]:
    """The cases of all assignments of a cohort that somebody has begun, the last one at work first."""
    work = _work(cohort_id)
    newest = func.max(work.at, type_=Attempt.changed_at.type)
    counted = (
        select(
            work.case_key,
            func.max(work.revision_id),
            func.count(work.person_id.distinct()),
            func.count(work.finished_at),
            func.sum(case((work.unsafe > 0, 1), else_=0)),
            newest,
        )
        .group_by(work.case_key)
        .order_by(newest.desc())
    )
    rows = session.execute(counted).all()
    titled = select(Revision.id, Revision.title).where(Revision.id.in_({row[1] for row in rows}))
    titles = {id_: title for id_, title in session.execute(titled)}
    return [Worked(key, titles[revision], *rest) for key, revision, *rest in rows]


def deciding(session: Session, cohort_id: int, key: str, revision_id: int | None, is_first: bool) -> Deciding:
    """How the cohort decided in a revision of a case; in the newest one where it did not work on the one that is named.
    Raises NotThere for a case that it never worked on and that is not on the shelf."""
    if not key.isprintable():  # PostgreSQL takes no NUL
        raise NotThere(told("There is no such case."))
    crowds = _crowds(session, cohort_id, key)
    versions = _versions(session, {revision for revision, _ in crowds}, key)
    version = next((one for one in versions if one.revision_id == revision_id), versions[0])
    return Deciding(
        key, versions, version, is_first, crowds, traffic(session, cohort_id, version.revision_id, is_first)
    )


def _crowds(session: Session, cohort_id: int, key: str) -> dict[tuple[int, bool], Crowd]:
    """By revision and whether first attempts. The revisions of the case lead to them by the index of the cohort."""
    versions = select(Revision.id).where(Revision.kind == "case", Revision.key == key)
    grouped = (
        select(
            Attempt.revision_id,
            Attempt.is_first,
            Attempt.scene,
            Attempt.end,
            func.count(),
            func.sum(case((Attempt.unsafe > 0, 1), else_=0)),
        )
        .where(Attempt.cohort_id == cohort_id, Attempt.revision_id.in_(versions), Attempt.kind == "scored")
        .group_by(Attempt.revision_id, Attempt.is_first, Attempt.scene, Attempt.end)
    )
    found: dict[tuple[int, bool], list[Row[int, bool, str, str | None, int, int]]] = {}
    for row in session.execute(grouped):
        found.setdefault((row[0], bool(row[1])), []).append(row)
    return {of: _crowd([(row[2], row[3], row[4], row[5]) for row in rows]) for of, rows in found.items()}


def _crowd(rows: Sequence[tuple[str, str | None, int, int]]) -> Crowd:
    endings: Counter[str] = Counter()
    going_on: Counter[str] = Counter()
    for scene, end, count, _ in rows:
        (going_on if end is None else endings)[scene] += count
    return Crowd(sum(row[2] for row in rows), endings, sum(row[3] for row in rows), going_on)


def _versions(session: Session, ids: set[int], key: str) -> list[Version]:
    """The revisions of these ids, or the one on the shelf where there are none."""
    wanted = (
        Revision.id.in_(ids)
        if ids
        else Revision.id == select(Case.revision_id).where(Case.key == key).scalar_subquery()
    )
    rows = session.execute(
        select(Revision.id, Revision.title, Revision.created_at, Release.number)
        .outerjoin(Part, Part.revision_id == Revision.id)
        .outerjoin(Release, Release.id == Part.release_id)
        .where(wanted)
        .order_by(Revision.id.desc(), Release.number)
    ).all()
    if not rows:
        raise NotThere(told("There is no such case."))
    heads = {row[0]: (row[1], row[2]) for row in rows}
    numbers = {id_: tuple(row[3] for row in rows if row[0] == id_ and row[3] is not None) for id_ in heads}
    return [Version(id_, title, made_at, numbers[id_]) for id_, (title, made_at) in heads.items()]


def traffic(session: Session, cohort_id: int, revision_id: int, is_first: bool) -> Traffic:
    """What was counted of the attempts of a cohort at a revision."""
    acts = session.execute(
        select(ActTally.scene, ActTally.act, ActTally.count).where(
            ActTally.cohort_id == cohort_id, ActTally.revision_id == revision_id, ActTally.is_first == is_first
        )
    )
    pace: dict[int, dict[int, int]] = {}
    for scene, bucket, count in session.execute(
        select(PaceTally.scene, PaceTally.bucket, PaceTally.count).where(
            PaceTally.cohort_id == cohort_id, PaceTally.revision_id == revision_id, PaceTally.is_first == is_first
        )
    ):
        pace.setdefault(scene, {})[bucket] = count
    return Traffic({(scene, act): count for scene, act, count in acts}, pace)
