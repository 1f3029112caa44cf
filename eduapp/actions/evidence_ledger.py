"""The evidence ledger: every reference of the releases that are in use, and what leans on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.actions import releases
from eduapp.actions.leant import Leant, leant
from eduapp.actions.powers import Powers
from eduapp.module.leant import WEIGHTS, Use, Weight
from eduapp.store import Enrolment, Release
from eduapp.text.said import told
from eduapp.text.terms import Claim

NOT_THERE = told("Nothing that is in use leans on a reference of that name.")


@dataclass(frozen=True, slots=True)
class InUse:
    """A release that is in force, or that somebody is in the middle of or has finished, with how many do or have.
    `whole` is the module and all that it contains."""

    release: Release
    is_in_force: bool
    in_the_middle: int
    finished: int
    whole: tuple[Leant, ...]

    @property
    def title(self) -> str:
        return self.release.revision.title


@dataclass(frozen=True, slots=True)
class Place:
    """What leans on a reference in one document of the releases."""

    document: Leant
    releases: tuple[InUse, ...]
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """How a reference reads in these releases, the newest one first. `claim` is None where a document has it of its
    own: then there is only `text`."""

    claim: Claim | None
    text: str
    releases: tuple[InUse, ...]


@dataclass(frozen=True)
class Entry:
    """A reference by its key; `versions` and `places` begin with the newest release."""

    key: str
    versions: tuple[Version, ...]
    places: tuple[Place, ...]

    @property
    def claim(self) -> Claim | None:
        return self.versions[0].claim

    @property
    def text(self) -> str:
        return self.versions[0].text

    @cached_property
    def releases(self) -> tuple[InUse, ...]:
        found = {one.release.id: one for place in self.places for one in place.releases}
        return tuple(sorted(found.values(), key=_order))

    @cached_property
    def critical(self) -> tuple[InUse, ...]:
        """The releases in which something scored or unsafe leans on it."""
        mattering = [place for place in self.places if any(use.matters for use in place.uses)]
        ids = {one.release.id for place in mattering for one in place.releases}
        return tuple(one for one in self.releases if one.release.id in ids)

    @cached_property
    def counts(self) -> Mapping[Weight, int]:
        """How many scenes, acts and questions lean on it, each once however many releases it is in, by its weight."""
        heaviest: dict[tuple[str, str, str, str], int] = {}
        for place in self.places:
            for use in place.uses:
                at = (place.document.kind, place.document.key, use.where, use.act)
                heaviest[at] = min(heaviest.get(at, len(WEIGHTS)), WEIGHTS.index(use.weight))
        ranks = [*heaviest.values()]
        return {weight: ranks.count(rank) for rank, weight in enumerate(WEIGHTS)}


def in_use(session: Session) -> list[InUse]:
    """The releases in use, those of each module together, the newest first. However many there are, it takes the same
    statements: the counts, what is in force, and what this process has not read yet."""
    counted = select(Enrolment.release_id, func.count(), func.count(Enrolment.finished_at)).group_by(
        Enrolment.release_id
    )
    counts = {id_: (all_ - done, done) for id_, all_, done in session.execute(counted)}
    in_force = {release.id for release in releases.offered(session)}
    kept = releases.at_hand(session, sorted(in_force | counts.keys()))
    revisions = {id_: _revisions(release) for id_, release in kept.items()}
    every = leant(session.connection(), sorted({id_ for ids in revisions.values() for id_ in ids}))
    found = [
        InUse(release, id_ in in_force, *counts.get(id_, (0, 0)), tuple(every[one] for one in revisions[id_]))
        for id_, release in kept.items()
    ]
    return sorted(found, key=_order)


def _revisions(release: Release) -> list[int]:
    return [release.revision_id, *(part.revision_id for part in release.parts)]


def _order(one: InUse) -> tuple[str, int]:
    return one.release.module_key, -one.release.number


def entries(found: Sequence[InUse]) -> list[Entry]:
    """Every reference of the releases, by its key."""
    keys = dict.fromkeys(key for one in found for document in one.whole for key in document.uses)
    gathered: dict[str, dict[int, list[InUse]]] = {key: {} for key in keys}
    documents: dict[int, Leant] = {}
    for one in found:
        for document in one.whole:
            documents[document.id] = document
            for key in document.uses:
                gathered[key].setdefault(document.id, []).append(one)
    return [
        _entry(key, [(documents[id_], tuple(own)) for id_, own in gathered[key].items()])
        for key in sorted(gathered, key=lambda key: ("#" in key, key))
    ]


def _entry(key: str, within: Sequence[tuple[Leant, tuple[InUse, ...]]]) -> Entry:
    places = tuple(Place(document, own, document.uses[key]) for document, own in within)
    return Entry(key, tuple(_versions(key, places)), places)


def _versions(key: str, places: Sequence[Place]) -> Iterator[Version]:
    """The wordings, that of the newest release first."""
    found: dict[tuple[Claim | None, str], dict[int, InUse]] = {}
    for place in places:
        claim = place.document.claims.get(key)
        text = claim.claim if claim else place.document.own.get(key, "")
        found.setdefault((claim, text), {}).update({one.release.id: one for one in place.releases})
    newest = sorted(
        found.items(), key=lambda item: max(one.release.created_at for one in item[1].values()), reverse=True
    )
    for (claim, text), own in newest:
        yield Version(claim, text, tuple(sorted(own.values(), key=_order)))


def _latest(own: Mapping[int, InUse]) -> datetime:
    return max(one.release.created_at for one in own.values())


def seen_by(session: Session, held: Powers) -> list[Entry]:
    """The references of the modules that somebody writes, reviews or releases."""
    return entries([one for one in in_use(session) if held.over(one.release.module_key)])


def learners(session: Session, release_ids: Sequence[int]) -> tuple[int, int]:
    """How many people are in the middle of one of the releases, and how many have finished one."""
    people = func.count(Enrolment.person_id.distinct())
    is_done = Enrolment.finished_at.is_not(None)
    rows = select(is_done, people).where(Enrolment.release_id.in_(release_ids)).group_by(is_done)
    counts = {bool(done): many for done, many in session.execute(rows)}
    return counts.get(False, 0), counts.get(True, 0)
