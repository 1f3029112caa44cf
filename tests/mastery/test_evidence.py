"""From the points of a scene to a piece of evidence."""

from datetime import UTC, datetime

import pytest

from eduapp.case.evidence import Scored, scored
from eduapp.case.play import Decision, replay
from eduapp.case.rules import Rules
from eduapp.mastery.ability import Evidence
from eduapp.mastery.difficulty import guess
from eduapp.mastery.evidence import evidence_of_case, weights_of, y_of
from tests.case.texts import case_of, clinic

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("points", "worst", "best", "y"),
    [(-2, -2, 2, 0), (2, -2, 2, 1), (0, -2, 2, 0.5), (1, 0, 4, 0.25), (9, 0, 4, 1), (-9, 0, 4, 0), (1, 1, 1, None)],
)
def test_y_is_where_the_points_stand_between_the_worst_and_the_best(
    points: int, worst: int, best: int, y: float | None
) -> None:
    assert y_of(points, worst, best) == y


def test_a_competency_weighs_by_its_share_of_the_range() -> None:
    assert weights_of({"recognise": 3, "listen": 1, "treat": 0}) == {"recognise": 0.75, "listen": 0.25}


def test_each_scored_scene_of_a_play_is_one_piece() -> None:
    lines = "- `difficulty` hard\n- [Go](#home)\n    - `score` recognise +3\n- [Leave](#home)\n    - `score` listen +1"
    shown = scored(replay(Rules(case_of(clinic(lines))), [Decision(1)]))
    (piece,) = evidence_of_case("walk", shown, NOW, {})
    assert piece == Evidence("walk#the-clinic", 0, {"recognise": 0.75, "listen": 0.25}, *guess("hard"), NOW)


def test_a_calibrated_difficulty_stands_before_the_word_of_the_author() -> None:
    scenes = [Scored(name, 1, 0, 1, {"listen": 1}, "easy") for name in ("here", "there")]
    here, there = evidence_of_case("walk", scenes, NOW, {"walk#here": (0.4, 0.02)})
    assert (here.difficulty, here.variance) == (0.4, 0.02)
    assert (there.difficulty, there.variance) == guess("easy")
