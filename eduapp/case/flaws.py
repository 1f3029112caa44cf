"""Item-writing flaws of a case: signs by which a learner could guess the best choice."""

from collections.abc import Iterator

from eduapp.case.model import Case, Choice, Scene
from eduapp.text.finding import Findings, Place
from eduapp.text.flaws import (
    DECISIONS,
    OneBest,
    find_absolute,
    find_all_of_the_above,
    find_negative,
    find_patterns,
    one_best,
)


def find_flaws(case: Case, findings: Findings) -> None:
    for scene in case.scenes:
        _of_scene(scene, case.facts.lang, findings)
    place = case.facts.places.get("summary", Place(1))
    find_patterns(one_bests(case), DECISIONS, case.facts.shuffle, place, findings)


def one_bests(case: Case) -> list[OneBest]:
    """The decisions of the case that have one best choice."""
    return [decision for scene in case.scenes for decision in _decision(scene)]


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


def _decision(scene: Scene) -> Iterator[OneBest]:
    leaving, best = _leaving(scene), best_choices(scene)
    if len(best) == 1:
        yield one_best([choice.label for choice in leaving], leaving.index(best[0]))


def _of_scene(scene: Scene, lang: str, findings: Findings) -> None:
    for act in scene.acts:
        find_all_of_the_above(act.label, act.place, findings)
    if lang.split("-")[0] != "en":
        return
    find_negative(scene.question, scene.place, "Ask what to do.", findings)
    best = best_choices(scene)
    wrong = [(choice.label, choice.place) for choice in _leaving(scene) if choice not in best]
    find_absolute([choice.label for choice in best], wrong, "choice", findings)
