"""What a scene is about is told by how far apart its acts are."""

from eduapp.case.bearing import bearing
from tests.case.texts import case_of, clinic, scene

LINES = """
- [Ask](#the-clinic)
    - `score` listen +1
- [Measure](#home)
    - `score` recognise +2
    - `score` listen +1
- [Renew](#home)
    - `score` recognise -1
"""


def test_a_scene_bears_on_what_its_acts_are_apart_in() -> None:
    assert bearing(case_of(scene(LINES))) == {"the-clinic": {"recognise": 3, "listen": 1}}


def test_a_scene_whose_acts_all_earn_the_same_says_nothing_of_it() -> None:
    case = case_of(clinic("- [Ask](#home)\n    - `score` listen +1\n- [Listen](#home)\n    - `score` listen +1\n"))
    assert bearing(case) == {}
