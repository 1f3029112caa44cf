"""From what was scored to evidence: how well it went, and by how much it bears on each competency."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from eduapp.case.evidence import Scored
from eduapp.mastery.ability import Evidence
from eduapp.mastery.difficulty import guess

Difficulties = Mapping[str, tuple[float, float]]
"""The mean and the variance of the items whose difficulty was calibrated."""


def y_of(points: float, worst: float, best: float) -> float | None:
    """Where the points stand between the worst (0) and the best (1) that was offered; None if these are the same."""
    if worst >= best:
        return None
    return min(1.0, max(0.0, (points - worst) / (best - worst)))


def weights_of(ranges: Mapping[str, float]) -> dict[str, float]:
    """Each competency's share of what could be earned or lost, without those of no share."""
    total = sum(ranges.values())
    return {competency: range_ / total for competency, range_ in ranges.items() if range_ > 0}


def evidence_of_case(case: str, scenes: Iterable[Scored], at: datetime, calibrated: Difficulties) -> list[Evidence]:
    """One piece a scored scene of a play of the case. Where its difficulty is not calibrated, the author's word
    stands for it."""
    pieces = []
    for scene in scenes:
        y, item = y_of(scene.points, scene.worst, scene.best), item_of(case, scene.scene)
        if y is not None:
            mean, variance = calibrated.get(item) or guess(scene.difficulty)
            pieces.append(Evidence(item, y, weights_of(scene.ranges), mean, variance, at))
    return pieces


def item_of(document: str, part: str) -> str:
    """The name of a scene or question as an item: that of its document and its own."""
    return f"{document}#{part}"
