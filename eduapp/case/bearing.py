"""On which competencies a case bears, before anybody plays it."""

from collections import Counter

from eduapp.case.model import Case, Effects, Scene


def bearing(case: Case) -> dict[str, dict[str, int]]:
    """By the id of each scored scene: how far apart its acts are in each competency, where they are apart at all.

    All acts of the scene are looked at, open or not, one by one: it says what a scene is about, not what a play
    earns there.
    """
    found = {scene.id: _ranges(scene) for scene in case.scenes}
    return {id_: ranges for id_, ranges in found.items() if ranges}


def _ranges(scene: Scene) -> dict[str, int]:
    acts = [_points(act.effects) for act in scene.acts]
    named = {competency for act in acts for competency in act}
    reach = {name: max(act[name] for act in acts) - min(act[name] for act in acts) for name in sorted(named)}
    return {name: apart for name, apart in reach.items() if apart}


def _points(effects: Effects) -> Counter[str]:
    points: Counter[str] = Counter()
    for score in effects.scores:
        points[score.competency] += score.points
    return points
