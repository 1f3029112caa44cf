"""When credit can be claimed, and how much. Credit is counted in quarter hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from eduapp.module.model import QUARTER, Facts
from eduapp.module.progress import Progress
from eduapp.text.said import told
from eduapp.text.told import Told

Reason = Literal["expired", "no-provider", "incomplete", "claimed", "zero", "quarters", "too-much", "unknown"]


@dataclass(frozen=True, slots=True)
class Missing:
    """Why credit cannot be claimed: the first reason, to be recorded, and all of it in sentences."""

    reason: Reason
    sentences: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Claimable:
    """The most quarter hours of each kind of credit that can still be claimed."""

    most: Mapping[str, int]


def claimable(
    facts: Facts, progress: Progress, today: date, granted: Mapping[str, int] | None = None
) -> Missing | Claimable:
    """What may be claimed today. `granted` are the quarter hours of each kind that this learner was granted before.

    A module that has expired can be played on; its credit cannot be claimed any more.
    """
    if not facts.provider or not facts.credits:
        sentence = told("This module gives no credit: no accredited provider stands behind it. You get a certificate.")
        return Missing("no-provider", (Told(sentence),))
    if today > facts.expires:
        values = {"expires": facts.expires}
        sentence = told("Credit could be claimed until %(expires)s. You can go on playing.")
        return Missing("expired", (Told(sentence, values),))
    if progress.missing:
        return Missing("incomplete", progress.missing)
    before = granted or {}
    if before.keys() >= {credit.kind for credit in facts.credits}:
        return Missing("claimed", (Told(told("You have claimed the credit of this module already.")),))
    return Claimable({credit.kind: credit.quarters for credit in facts.credits if credit.kind not in before})


def completing(facts: Facts, progress: Progress) -> tuple[Told, ...]:
    """What a certificate of completion still needs.

    Beside credit it says that all was finished. Where there is no credit it is all that there is, and what a module
    says that completes it has to be passed.
    """
    gives_credit = facts.provider and facts.credits
    return () if gives_credit and progress.is_complete else progress.missing


def claim(offer: Claimable, kind: str, hours: Fraction) -> int | Missing:
    """The quarter hours that a learner who asks for so many `hours` is granted; or why not."""
    if kind not in offer.most:
        return _refused("unknown", told("There is no credit of the kind “%(kind)s” to claim."), kind=kind)
    if hours <= 0:
        return _refused("zero", told("Claim at least a quarter of an hour."))
    if hours % QUARTER:
        return _refused("quarters", told("Credit is counted in quarter hours: 0.25, 0.5, 0.75, 1 and so on."))
    if hours > offer.most[kind] * QUARTER:
        most = amount(offer.most[kind])
        return _refused("too-much", told("You can claim %(most)s at most."), most=most)
    return int(hours / QUARTER)


def _refused(reason: Reason, sentence: str, **values: object) -> Missing:
    return Missing(reason, (Told(sentence, values),))


def amount(quarters: int) -> str:
    """The quarter hours as credit is written: 5 are 1.25."""
    return f"{quarters / 4:g}"
