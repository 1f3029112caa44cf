"""A learner in a module: the module of the pinned release, what was done in it, and what is next."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from functools import cached_property, lru_cache, partial
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from eduapp.actions.enrolments import Done as Tally
from eduapp.actions.enrolments import done_in
from eduapp.actions.kept import Kept, Pinned, file_of, pinned
from eduapp.module.handout import parse_handout
from eduapp.module.model import Module
from eduapp.module.parse import parse
from eduapp.module.progress import Done, Entry, Item, Progress, progress
from eduapp.module.shown import PageShown, Shown
from eduapp.store import Enrolment, Part, Release
from eduapp.text.page import Page
from eduapp.text.references import References
from eduapp.text.said import InLanguages
from eduapp.text.terms import Claim, Competency


@dataclass
class Teaching:
    """A module of one revision, with its pages to print. `written` is for whoever shows it: what is the same for
    everybody may be kept there."""

    id: int
    key: str
    module: Module
    pages: Mapping[str, Page]
    files: Mapping[str, str]
    claims: Mapping[str, Claim]
    competencies: Mapping[str, Competency]
    written: dict[tuple[Any, ...], str] = field(default_factory=dict)

    @cached_property
    def handouts_in(self) -> InLanguages[dict[str, PageShown]]:
        """The pages to print, by their paths."""
        return InLanguages(lambda say: {path: PageShown(page, say) for path, page in self.pages.items()})

    @cached_property
    def shown_in(self) -> InLanguages[Shown]:
        return InLanguages(partial(Shown, self.module))

    @cached_property
    def references(self) -> References:
        return References(self.module.references, self.claims)


def teachings() -> Kept[Teaching]:
    return Kept(_read)


def _read(connection: Connection, revision_id: int) -> Teaching:
    row = pinned(connection, revision_id)
    module = parse(row.source, row.name, row.terms).module
    assert module is not None, f"Revision {row.hash} was clean when it was loaded."
    pages = {path: _page(connection, row, path) for path in module.facts.handouts}
    return Teaching(row.id, row.key, module, pages, row.files, row.claims, row.competencies)


def _page(connection: Connection, row: Pinned, path: str) -> Page:
    terms = replace(row.terms, exists=lambda name: posixpath.join(posixpath.dirname(path), name) in row.files)
    page = parse_handout(file_of(connection, row.files[path]), path, terms).page
    assert page is not None, f"{path} was clean when it was loaded."
    return page


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the module, and how it stands. `going_on` is the attempt that can be gone on with."""

    part: Part
    item: Item
    tally: Tally

    @property
    def key(self) -> str:
        return self.part.revision.key

    @property
    def last(self) -> int | None:
        """The newest attempt that is finished."""
        return self.tally.last

    @property
    def going_on(self) -> int | None:
        return self.tally.going_on


@dataclass(frozen=True, slots=True)
class Study:
    """`evaluated_at` is when the evaluation was sent."""

    enrolment: Enrolment
    teaching: Teaching
    progress: Progress
    steps: tuple[Step, ...]
    evaluated_at: datetime | None

    @property
    def next_step(self) -> Step | None:
        return next((step for step in self.steps if step.item is self.progress.next), None)

    def step_of(self, kind: str, key: str) -> Step | None:
        return next((step for step in self.steps if (step.part.revision.kind, step.key) == (kind, key)), None)

    @property
    def finished_on(self) -> datetime:
        """When the last of what is required was done."""
        done = [step.tally.last_at for step in self.steps if step.tally.last_at and not step.part.is_optional]
        return max([*done, self.evaluated_at or self.enrolment.enrolled_at])


def study(session: Session, teachings: Kept[Teaching], enrolment: Enrolment) -> Study:
    (found,) = studies(session, teachings, [enrolment])
    return found


def studies(session: Session, teachings: Kept[Teaching], enrolments: list[Enrolment]) -> list[Study]:
    """How each stands; as many statements for many as for one."""
    done = done_in(session, enrolments)
    connection = session.connection()
    return [
        _study(
            enrolment,
            teachings.get(connection, enrolment.release.revision_id),
            done[enrolment.id],
        )
        for enrolment in enrolments
    ]


def _study(enrolment: Enrolment, teaching: Teaching, done: dict[str, Tally]) -> Study:
    answered = done.get("evaluation ", Tally()).last_at
    parts = enrolment.release.parts
    tallies = [done.get(f"{part.revision.kind} {part.revision.key}", Tally()) for part in parts]
    found = progress(
        teaching.module.facts, entries(teaching, enrolment.release), list(map(_done, tallies)), answered is not None
    )
    steps = tuple(Step(*one) for one in zip(parts, found.items, tallies, strict=True))
    return Study(enrolment, teaching, found, steps, answered)


def entries(teaching: Teaching, release: Release) -> list[Entry]:
    return [
        Entry(content, part.revision.title, part.revision.facts.get("use"), _share(part.revision.facts))
        for content, part in zip(teaching.module.contents, release.parts, strict=True)
    ]


def _share(facts: Mapping[str, Any]) -> Fraction | None:
    return _exact(str(facts["share"])) if facts.get("is_scored") else None


@lru_cache(maxsize=256)
def _exact(share: str) -> Fraction:
    return Fraction(share)


def _done(tally: Tally) -> Done:
    best = None if tally.share is None else Fraction(tally.share).limit_denominator(10_000)
    return Done(tally.begun, tally.finished, best, tally.passed)
