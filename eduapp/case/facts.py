"""What the checker proved of a case, as plain data."""

from collections.abc import Mapping
from typing import Any

from eduapp.case.check import Checked


def facts(scenes: int, checked: Checked) -> dict[str, Any]:
    found = checked.exploration
    return {
        "scenes": scenes,
        "states": found.states,
        "complete": found.complete,
        "decisions": {
            "shortest": found.shortest,
            "longest": found.longest,
            "best": None if found.best is None else len(found.best),
        },
        "attainable": points(found.attainable, found.ceiling, found.scores_complete),
        "best": points(found.best_points, found.ceiling, found.scores_complete),
        "words": checked.words,
        "minutes": round(float(checked.minutes), 1),
    }


def points(found: Mapping[str, int], ceiling: Mapping[str, int], exact: bool) -> dict[str, int | list[int]]:
    """The points by competency; where they are not exact, each as the best found and what none can exceed."""
    if exact:
        return dict(found)
    return {competency: [found.get(competency, 0), most] for competency, most in ceiling.items()}
