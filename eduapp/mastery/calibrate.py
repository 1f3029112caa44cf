"""How difficult items really are, from the first attempts of all learners: a job done at night.

Not on the way: where difficulties and abilities chase each other, the scale drifts and the intervals begin to
lie. Each answer is compared with what the learner's earlier answers foretold, so that no answer vouches
for itself. The author's guess is the prior: an item of few answers stays near it.
"""

from collections.abc import Mapping, Sequence
from math import pi, sqrt
from typing import NamedTuple

from eduapp.mastery.ability import Evidence, prior
from eduapp.mastery.difficulty import Difficulty, guess
from eduapp.mastery.estimate import Fold, logistic

ROUNDS = 2  # a third one moves difficulties by less than a hundredth of a logit


class Answer(NamedTuple):
    """What was foretold of an answer, in logits, shrunk by `shrink` for its own doubt; and how the answer was."""

    logit: float
    shrink: float
    y: float


def calibrated(learners: Sequence[Sequence[Evidence]], guesses: Mapping[str, Difficulty]) -> dict[str, Difficulty]:
    """The difficulty of each item of `guesses`, and of each that learners met.

    `learners` are the rows of first attempts, one sequence a learner; the difficulties in them don't count.
    A shift that all items share says nothing of items (all learners may be better than expected), so it is
    taken out again: the mean stays where it was.
    """
    met = {row.item for rows in learners for row in rows}
    starts = dict(guesses) | {item: guess(None) for item in sorted(met - guesses.keys())}
    found = starts
    for _ in range(ROUNDS):
        answers = _answers(learners, found)
        found = _anchored({item: _mode(start, answers.get(item, ())) for item, start in starts.items()}, starts)
    return found


def _answers(learners: Sequence[Sequence[Evidence]], difficulties: Mapping[str, Difficulty]) -> dict[str, list[Answer]]:
    answers: dict[str, list[Answer]] = {}
    for rows in learners:
        fold = Fold(prior(sorted({name for row in rows for name in row.weights})))
        for row in sorted(rows, key=lambda row: row.at):
            fold.fade(row.at)
            asked = fold.asked(row.weights)
            answers.setdefault(row.item, []).append(Answer(asked.mean, 1 / sqrt(1 + pi * asked.variance / 8), row.y))
            fold.add(Evidence(row.item, row.y, row.weights, *difficulties[row.item], row.at))
    return answers


def _mode(start: Difficulty, answers: Sequence[Answer]) -> Difficulty:
    """The likeliest difficulty, from the guess and the answers, by Newton; its variance from the curve there."""
    mean, variance = start
    found, precision = mean, 1 / variance
    for _ in range(30):
        slope, precision = (mean - found) / variance, 1 / variance
        for logit, shrink, y in answers:
            p = logistic(shrink * (logit - found))
            slope += shrink * (p - y)
            precision += shrink * shrink * p * (1 - p)
        move = slope / precision
        found += max(-1.0, min(1.0, move))
        if abs(move) < 1e-6:
            break
    return found, 1 / precision


def _anchored(found: Mapping[str, Difficulty], starts: Mapping[str, Difficulty]) -> dict[str, Difficulty]:
    """Without the shift that all share. It moved each item as far as answers, not the guess, decide on it."""
    freedom = {item: 1 - variance / starts[item][1] for item, (_, variance) in found.items()}
    total = sum(freedom.values())
    moved = sum(mean - starts[item][0] for item, (mean, _) in found.items())
    shift = moved / total if total > 1e-12 else 0.0
    return {item: (mean - shift * freedom[item], variance) for item, (mean, variance) in found.items()}
