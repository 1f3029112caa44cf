"""How well a learner handles what bears on each competency, estimated from scored acts.

An ability is one normal distribution over all competencies together, in logits: what is shown in one
says something about the others. An item of difficulty d that bears on the competencies by weights w is
handled well with the chance σ(w·ability − d). Each piece of evidence moves the ability by one Laplace
step along w; the difficulty's own doubt counts as noise, so that nobody is judged by a wrong guess.
People change: what evidence told fades with time, and a little with each piece, since they learn from it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from eduapp.mastery.ability import CORRELATION, VARIANCE, Ability, Evidence, before, prior

HALF_LIFE = timedelta(days=730)
"""After so long without evidence, half of what it told is gone: a choice, until it can be measured."""
OPENED = 0.002
"""So much of what was known of the ability that a piece asks for is open again after it, since who is told what was
best learns from it: a random walk, of 0.05 logits a piece at most. With less, those who learn a logit on the way
outrun their intervals; with more, intervals are too wide for those who learn nothing."""


def logistic(x: float) -> float:
    return 0.5 + 0.5 * math.tanh(0.5 * x)  # unlike exp, it never overflows


def add(ability: Ability, evidence: Evidence) -> Ability:
    """The ability after one more piece. A competency that it does not know yet is added to it."""
    new = [competency for competency in evidence.weights if competency not in ability.competencies]
    work = Fold(fitted(ability, (*ability.competencies, *new)) if new else ability)
    work.add(evidence)
    return work.ability()


def fold(competencies: Sequence[str], rows: Iterable[Evidence]) -> Ability:
    """The ability that the rows, in any order, come to. Competencies that only rows name stand at its end."""
    ordered = sorted(rows, key=lambda row: row.at)
    known = dict.fromkeys(competencies) | dict.fromkeys(name for row in ordered for name in row.weights)
    work = Fold(prior(tuple(known)))
    for row in ordered:
        work.add(row)
    return work.ability()


def fitted(ability: Ability, competencies: Sequence[str]) -> Ability:
    """The ability over exactly these competencies. A new one gets what the others say of it, by the prior: the
    same as if it had been there from the beginning. One that is left out is forgotten."""
    if tuple(competencies) == ability.competencies:
        return ability
    work = Fold(ability)
    for competency in competencies:
        if competency not in work.places:
            work.extend(competency)
    return work.ability([work.places[competency] for competency in competencies])


def spanning(ability: Ability, competencies: Iterable[str]) -> Ability:
    """The ability over all that it knows, and these."""
    return fitted(ability, tuple(dict.fromkeys([*ability.competencies, *competencies])))


def as_of(ability: Ability, now: datetime) -> Ability:
    """The ability after what evidence told has faded until now."""
    fresh, shared = kept(ability.last, now), VARIANCE * CORRELATION
    rows = [[shared + fresh * (value - shared) for value in row] for row in ability.covariance]
    for at, row in enumerate(rows):
        row[at] += (1 - fresh) * (VARIANCE - shared)
    return replace(ability, covariance=tuple(map(tuple, rows)), last=max(now, ability.last or now))


def kept(last: datetime | None, now: datetime) -> float:
    """The part of what evidence told that has not faded since. The mean stays: what was shown last remains the
    best guess, only less sure; the variance goes back to the prior's and never beyond it."""
    return 1.0 if last is None or now <= last else math.pow(0.5, (now - last) / HALF_LIFE)


def step(z: float, t: float, y: float) -> float:
    """The mode of −a²/(2t) + y·log σ(z+a) + (1−y)·log(1−σ(z+a)), by Newton.

    It lies between 0 and t·(y − σ(z)). Where Newton would leave what is known to hold it, or moves by more than
    half of its last move, that is halved instead, so that it never runs to and fro.
    """
    a = t * (y - logistic(z))
    low, high, last = min(0.0, a), max(0.0, a), math.inf
    a /= 1 + t / 4
    for _ in range(100):
        p = logistic(z + a)
        slope = t * (y - p) - a
        if slope > 0:
            low = a
        else:
            high = a
        move = slope / (1 + t * p * (1 - p))
        if abs(move) < 1e-10:
            break
        if not low < a + move < high or abs(move) > last / 2:
            move = (low + high) / 2 - a
        a, last = a + move, abs(move)
    return a


class Asked(NamedTuple):
    """The part of an ability that an item of some weights asks for: its mean, its variance, its covariance `v` with
    each competency; and that of the prior, with its variance `most`."""

    mean: float
    variance: float
    v: list[float]
    prior: list[float]
    most: float


class Fold:
    """An ability in lists, so that thousands of pieces are folded in place. `told` is what evidence has taken from the
    covariance of the prior, and `fresh` the part of it that has not faded."""

    def __init__(self, start: Ability) -> None:
        self.places = {competency: at for at, competency in enumerate(start.competencies)}
        self.mean, self.pieces = list(start.mean), list(start.pieces)
        self.latest, self.last, self.count = list(start.latest), start.last, start.count
        self.told = [[VARIANCE * CORRELATION - value for value in row] for row in start.covariance]
        for at, row in enumerate(self.told):
            row[at] += VARIANCE * (1 - CORRELATION)
        self.fresh = 1.0

    def add(self, evidence: Evidence) -> None:
        self.fade(evidence.at)
        asked = self.asked(evidence.weights)
        z, t = asked.mean - evidence.difficulty, asked.variance + evidence.variance
        p = logistic(z + step(z, t, evidence.y))
        gain, h = evidence.y - p, p * (1 - p)
        self.mean = [mean + own * gain for mean, own in zip(self.mean, asked.v, strict=True)]
        self.tell(asked, h / (1 + h * t), OPENED)
        self.count += 1
        for name, weight in evidence.weights.items():
            if weight > 0:
                self.pieces[self.places[name]] += 1
                self.latest[self.places[name]] = evidence.at

    def tell(self, asked: Asked, shrink: float, opened: float) -> None:
        """How much surer a piece makes of all that goes with what it asks for, and what of that it opens again: in the
        direction of the prior, so far that nothing is ever less sure than before the first piece."""
        less = shrink / self.fresh
        left = asked.variance - asked.variance**2 * shrink
        more = opened * (asked.most - left) / asked.most**2 / self.fresh if asked.most else 0.0
        for row, own, first in zip(self.told, asked.v, asked.prior, strict=True):
            a, b = own * less, first * more
            row[:] = [value + a * v - b * k for value, v, k in zip(row, asked.v, asked.prior, strict=True)]

    def asked(self, weights: Mapping[str, float]) -> Asked:
        borne = [(self.places[name], weight) for name, weight in weights.items()]
        prior = [VARIANCE * CORRELATION] * len(self.told)
        for at, weight in borne:
            prior[at] += VARIANCE * (1 - CORRELATION) * weight
        v = prior
        for at, weight in borne:  # `told` is symmetric: a row of it is its column
            part = self.fresh * weight
            v = [value - part * known for value, known in zip(v, self.told[at], strict=True)]
        mean, variance, most = [sum([of[at] * weight for at, weight in borne]) for of in (self.mean, v, prior)]
        return Asked(mean, variance, v, prior, most)

    def fade(self, now: datetime) -> None:
        """What evidence told fades until now."""
        self.fresh *= kept(self.last, now)
        self.last = now if self.last is None else max(self.last, now)
        if self.fresh < 0.01:  # before it is too small to divide by
            self.told = [[self.fresh * value for value in row] for row in self.told]
            self.fresh = 1.0

    def extend(self, competency: str) -> None:
        """One more competency: what the prior says of it given the others, and through them all evidence."""
        size = len(self.told)
        pull = CORRELATION / (1 + (size - 1) * CORRELATION) if size else 0.0
        cross = [pull * sum(column) for column in zip(*self.told, strict=True)]
        self.places[competency] = size
        self.mean.append(pull * sum(self.mean))
        for row, value in zip(self.told, cross, strict=True):
            row.append(value)
        self.told.append([*cross, pull * sum(cross)])
        self.pieces.append(0)
        self.latest.append(None)

    def covariance(self, at: int, other: int) -> float:
        return before(at, other) - self.fresh * self.told[at][other]

    def ability(self, places: Sequence[int] | None = None) -> Ability:
        names = list(self.places)
        chosen = range(len(names)) if places is None else places
        return Ability(
            tuple(names[at] for at in chosen),
            tuple(self.mean[at] for at in chosen),
            tuple(tuple(self.covariance(at, other) for other in chosen) for at in chosen),
            tuple(self.pieces[at] for at in chosen),
            tuple(self.latest[at] for at in chosen),
            self.last,
            self.count,
        )
