"""Item-writing flaws that text shows: signs by which a learner could guess what is right."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eduapp.text.finding import Findings, Place

TOO_OFTEN = 0.05  # how rarely chance alone may come to so many
FEWEST = 4  # decisions, under which a pattern means nothing
DECISIONS = ("choice", "decisions")
QUESTIONS = ("answer", "questions")
_ALL = re.compile(r"\b(all|none|both) of (the above|these|them)\b", re.IGNORECASE)
_ABSOLUTE = re.compile(r"\b(always|never|impossible|completely|totally|definitely)\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(NOT|EXCEPT)\b|\b(would|should|do|must) you (not|never|avoid)\b|\bleast (likely|useful)\b")


@dataclass(frozen=True, slots=True)
class OneBest:
    """A decision with one best choice: where it stands (from 0) among how many, and whether it is the longest."""

    position: int
    size: int
    is_longest: bool


def one_best(labels: Sequence[str], best: int) -> OneBest:
    others = [len(label) for at, label in enumerate(labels) if at != best]
    return OneBest(best, len(labels), len(labels[best]) > max(others))


def find_all_of_the_above(label: str, place: Place, findings: Findings) -> None:
    if _ALL.search(label):
        hint = "Name what belongs together, or let options be ticked."
        findings.add("flaw-all", place, f"“{label[:60]}” gives the answer away.", hint)


def find_negative(question: str, place: Place, hint: str, findings: Findings) -> None:
    if _NEGATIVE.search(question):
        findings.add("flaw-negative", place, "The question asks for what not to do.", hint)


def find_absolute(good: Sequence[str], wrong: Sequence[tuple[str, Place]], what: str, findings: Findings) -> None:
    """Tell the first of the wrong ones that sounds absolute, where some are good and none of these does."""
    absolute = [(label, place) for label, place in wrong if _ABSOLUTE.search(label)]
    if good and absolute and not any(map(_ABSOLUTE.search, good)):
        label, place = absolute[0]
        message = f"“{label[:60]}” sounds absolute, and no good {what} does."
        findings.add("flaw-absolute", place, message, "Say it as a colleague would who means it.")


def find_patterns(
    decisions: Sequence[OneBest], names: tuple[str, str], is_shuffled: bool, place: Place, findings: Findings
) -> None:
    """Tell what is right too often over the whole document; `names` are what is chosen, and where."""
    what, several = names
    count = sum(decision.is_longest for decision in decisions)
    if is_too_often(count, [1 / decision.size for decision in decisions]):
        message = f"The best {what} is the longest in {count} of {len(decisions)} {several}."
        findings.add("flaw-longest", place, message, "Shorten it, or give the others as much detail.")
    if is_shuffled:
        return
    for position in sorted({decision.position for decision in decisions}):
        count = sum(decision.position == position for decision in decisions)
        chances = [1 / decision.size for decision in decisions if decision.size > position]
        if is_too_often(count, chances):
            message = f"The best {what} is number {position + 1} in {count} of {len(decisions)} {several}."
            findings.add("flaw-position", place, message, "Change the order, or set `shuffle: true`.")


def is_too_often(count: int, chances: Iterable[float]) -> bool:
    """Whether `count` successes or more would come by chance in fewer than one of twenty documents.

    `chances` are those of each decision (the tail of a Poisson binomial distribution).
    """
    distribution = [1.0]
    for chance in chances:
        shifted = [0.0, *distribution]
        stayed = [*distribution, 0.0]
        distribution = [s * (1 - chance) + m * chance for s, m in zip(stayed, shifted, strict=True)]
    return len(distribution) > FEWEST and math.fsum(distribution[count:]) < TOO_OFTEN
