"""Item-writing flaws that text shows: signs by which a learner could guess the best choice."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eduapp.case.model import Case, Choice, Scene
from eduapp.text.finding import Findings, Place

TOO_OFTEN = 0.05  # how rarely chance alone may come to so many
FEWEST = 4  # decisions, under which a pattern means nothing
_ALL = re.compile(r"\b(all|none|both) of (the above|these|them)\b", re.IGNORECASE)
_ABSOLUTE = re.compile(r"\b(always|never|impossible|completely|totally|definitely)\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(NOT|EXCEPT)\b|\b(would|should|do|must) you (not|never|avoid)\b|\bleast (likely|useful)\b")


@dataclass(frozen=True, slots=True)
class Question:
    """A decision with one best choice: where it stands (from 0) among how many, and whether it is the longest."""

    position: int
    size: int
    is_longest: bool


def find_flaws(case: Case, findings: Findings) -> None:
    for scene in case.scenes:
        _of_scene(scene, case.facts.lang, findings)
    questions = [question for scene in case.scenes for question in _question(scene)]
    place = case.facts.places.get("summary", Place(1))
    _longest(questions, place, findings)
    if not case.facts.shuffle:
        _position(questions, place, findings)


def _leaving(scene: Scene) -> list[Choice]:
    return [choice for choice in scene.choices if not scene.is_ask(choice)]


def best_choices(scene: Scene) -> list[Choice]:
    """The leaving choices that score most, where not all score the same; unsafe ones are never best."""
    leaving = _leaving(scene)
    safe = [choice for choice in leaving if not choice.effects.unsafe]
    if not any(choice.effects.scores for choice in leaving) or not safe:
        return []
    top = max(choice.effects.points() for choice in safe)
    best = [choice for choice in safe if choice.effects.points() == top]
    return best if len(best) < len(leaving) else []


def _question(scene: Scene) -> Iterator[Question]:
    leaving, best = _leaving(scene), best_choices(scene)
    if len(best) == 1:
        others = [len(choice.label) for choice in leaving if choice is not best[0]]
        yield Question(leaving.index(best[0]), len(leaving), len(best[0].label) > max(others))


def _of_scene(scene: Scene, lang: str, findings: Findings) -> None:
    for act in scene.acts:
        if _ALL.search(act.label):
            hint = "Name what belongs together, or let options be ticked."
            findings.add("flaw-all", act.place, f"“{act.label[:60]}” gives the answer away.", hint)
    if lang.split("-")[0] != "en":
        return
    if _NEGATIVE.search(scene.question):
        hint = "Ask what to do."
        findings.add("flaw-negative", scene.place, "The question asks for what not to do.", hint)
    best = best_choices(scene)
    wrong = [choice for choice in _leaving(scene) if choice not in best]
    absolute = [choice for choice in wrong if _ABSOLUTE.search(choice.label)]
    if best and absolute and not any(_ABSOLUTE.search(choice.label) for choice in best):
        message = f"“{absolute[0].label[:60]}” sounds absolute, and no good choice does."
        findings.add("flaw-absolute", absolute[0].place, message, "Say it as a colleague would who means it.")


def _longest(questions: Sequence[Question], place: Place, findings: Findings) -> None:
    count = sum(question.is_longest for question in questions)
    if is_too_often(count, [1 / question.size for question in questions]):
        message = f"The best choice is the longest in {count} of {len(questions)} decisions."
        findings.add("flaw-longest", place, message, "Shorten it, or give the others as much detail.")


def _position(questions: Sequence[Question], place: Place, findings: Findings) -> None:
    for position in sorted({question.position for question in questions}):
        count = sum(question.position == position for question in questions)
        chances = [1 / question.size for question in questions if question.size > position]
        if is_too_often(count, chances):
            message = f"The best choice is number {position + 1} in {count} of {len(questions)} decisions."
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
