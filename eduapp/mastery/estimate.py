"""How well a learner handles what bears on each competency, estimated from scored acts.

An ability is one normal distribution over all competencies together, in logits: what is shown in one
says something about the others. An item of difficulty d that bears on the competencies by weights w is
handled well with the chance σ(w·ability − d). Each piece of evidence moves the ability by one Laplace
step along w; the difficulty's own doubt counts as noise, so that nobody is judged by a wrong guess.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

VERSION = 1  # to be raised when the same rows come to another ability
VARIANCE = 1.1**2
CORRELATION = 0.5
ENOUGH = 8  # with fewer pieces nothing is said of a competency
TAIL = 1.645  # standard deviations to either side that hold 90 %
HALF_LIFE = timedelta(days=730)
"""After so long without evidence, half of what it told is gone: a choice, until it can be measured."""

GUESSES = {"easy": -1.0, "medium": 0.0, "hard": 1.0}
GUESS_VARIANCE = 0.6**2  # authors err by 0.6 logits
UNKNOWN_VARIANCE = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """One scored act. `y` is from 0 (the worst that was offered) to 1 (the best); `weights` sum to 1 and say
    by how much the item bears on each competency; `variance` is how unsure its difficulty is."""

    item: str
    y: float
    weights: Mapping[str, float]
    difficulty: float
    variance: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Ability:
    """The estimate, with how many pieces bear on each competency and when the latest of them came.
    It is as of `last`, the time of the latest piece of all."""

    competencies: tuple[str, ...]
    mean: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    pieces: tuple[int, ...]
    latest: tuple[datetime | None, ...]
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The chance to handle a typical item well, with the interval that holds it in 90 of 100 such cases."""

    chance: float
    low: float
    high: float
    pieces: int
    latest: datetime | None
    is_enough: bool


def logistic(x: float) -> float:
    return 0.5 + 0.5 * math.tanh(0.5 * x)  # unlike exp, it never overflows


def guess(difficulty: str | None) -> tuple[float, float]:
    """The mean and the variance of a difficulty of which the author said this word, or nothing."""
    return (GUESSES[difficulty], GUESS_VARIANCE) if difficulty else (0.0, UNKNOWN_VARIANCE)


def prior(competencies: Sequence[str]) -> Ability:
    """What is known of anybody before the first piece of evidence."""
    size = len(competencies)
    covariance = tuple(tuple(_prior(row, column) for column in range(size)) for row in range(size))
    return Ability(tuple(competencies), (0.0,) * size, covariance, (0,) * size, (None,) * size, None)


def _prior(row: int, column: int) -> float:
    return VARIANCE if row == column else VARIANCE * CORRELATION


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
    work = Fold(ability)
    for competency in competencies:
        if competency not in work.places:
            work.extend(competency)
    return work.ability([work.places[competency] for competency in competencies])


def standing(ability: Ability, competency: str, now: datetime) -> Standing:
    """What can be said of one competency now."""
    if competency not in ability.competencies:
        ability = fitted(ability, (*ability.competencies, competency))
    at = ability.competencies.index(competency)
    mean, variance = ability.mean[at], VARIANCE - kept(ability.last, now) * (VARIANCE - ability.covariance[at][at])
    reach = TAIL * math.sqrt(variance)
    return Standing(
        expected(mean, variance),
        logistic(mean - reach),
        logistic(mean + reach),
        ability.pieces[at],
        ability.latest[at],
        ability.pieces[at] >= ENOUGH,
    )


def expected(mean: float, variance: float) -> float:
    """The mean of σ(x) for a normal x: σ itself, shrunk towards one half (MacKay 1992, error below 0.02)."""
    return logistic(mean / math.sqrt(1 + math.pi * variance / 8))


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


class Fold:
    """An ability in lists, so that thousands of pieces are folded in place."""

    def __init__(self, start: Ability) -> None:
        self.places = {competency: at for at, competency in enumerate(start.competencies)}
        self.mean, self.pieces = list(start.mean), list(start.pieces)
        self.rows = [list(row) for row in start.covariance]
        self.latest, self.last = list(start.latest), start.last

    def add(self, evidence: Evidence) -> None:
        self.fade(evidence.at)
        v, z, t = self.asked(evidence.weights)
        z, t = z - evidence.difficulty, t + evidence.variance
        p = logistic(z + step(z, t, evidence.y))
        gain = evidence.y - p
        self.mean = [mean + own * gain for mean, own in zip(self.mean, v, strict=True)]
        self.narrow(v, t, p * (1 - p))
        for name, weight in evidence.weights.items():
            if weight > 0:
                self.pieces[self.places[name]] += 1
                self.latest[self.places[name]] = evidence.at

    def narrow(self, v: Sequence[float], t: float, h: float) -> None:
        """How much surer one piece makes, by the curvature `h` of its chance."""
        shrink = h / (1 + h * t)
        for row, own in zip(self.rows, v, strict=True):
            part = own * shrink
            row[:] = [value - part * other for value, other in zip(row, v, strict=True)]

    def asked(self, weights: Mapping[str, float]) -> tuple[list[float], float, float]:
        """Of the part of the ability that an item of these weights asks for: its covariance with each competency,
        its mean, its variance."""
        borne = [(self.places[name], weight) for name, weight in weights.items()]
        v = [sum([row[at] * weight for at, weight in borne]) for row in self.rows]
        mean = sum([self.mean[at] * weight for at, weight in borne])
        return v, mean, sum([v[at] * weight for at, weight in borne])

    def fade(self, now: datetime) -> None:
        """What evidence told fades until now."""
        share = kept(self.last, now)
        self.last = now if self.last is None else max(self.last, now)
        if share == 1:
            return
        for at, row in enumerate(self.rows):
            lost = (1 - share) * VARIANCE * CORRELATION
            row[:] = [share * value + lost for value in row]
            row[at] += (1 - share) * VARIANCE * (1 - CORRELATION)

    def extend(self, competency: str) -> None:
        """One more competency: what the prior says of it given the others, and through them all evidence."""
        size = len(self.rows)
        pull = CORRELATION / (1 + (size - 1) * CORRELATION) if size else 0.0
        cross = [pull * sum(column) for column in zip(*self.rows, strict=True)]
        before = pull * pull * sum(_prior(row, column) for row in range(size) for column in range(size))
        variance = VARIANCE - before + pull * sum(cross)
        self.places[competency] = size
        self.mean.append(pull * sum(self.mean))
        for row, value in zip(self.rows, cross, strict=True):
            row.append(value)
        self.rows.append([*cross, variance])
        self.pieces.append(0)
        self.latest.append(None)

    def ability(self, places: Sequence[int] | None = None) -> Ability:
        names = list(self.places)
        chosen = range(len(names)) if places is None else places
        return Ability(
            tuple(names[at] for at in chosen),
            tuple(self.mean[at] for at in chosen),
            tuple(tuple(self.rows[row][column] for column in chosen) for row in chosen),
            tuple(self.pieces[at] for at in chosen),
            tuple(self.latest[at] for at in chosen),
            self.last,
        )


def to_data(ability: Ability) -> dict[str, Any]:
    """The ability as JSON, with the version of the rules that it was made by."""
    return {
        "version": VERSION,
        "competencies": list(ability.competencies),
        "mean": list(ability.mean),
        "covariance": [list(row) for row in ability.covariance],
        "pieces": list(ability.pieces),
        "latest": [at and at.isoformat() for at in ability.latest],
        "last": ability.last and ability.last.isoformat(),
    }


def from_data(data: Mapping[str, Any]) -> Ability | None:
    """The ability; None if other rules made it, so that it has to be folded anew from the rows."""
    if data.get("version") != VERSION:
        return None
    return Ability(
        tuple(data["competencies"]),
        tuple(data["mean"]),
        tuple(tuple(row) for row in data["covariance"]),
        tuple(data["pieces"]),
        tuple(at and datetime.fromisoformat(at) for at in data["latest"]),
        data["last"] and datetime.fromisoformat(data["last"]),
    )
