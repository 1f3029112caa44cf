"""What leans on a reference is told with its weight and its sentence."""

from eduapp.module.leant import Use, uses
from tests.case.texts import case_of, clinic
from tests.module.texts import MODULE, module_of
from tests.quiz.texts import EVERY, quiz, quiz_of

CASE = clinic("""
He waits.[^E021]

- [Measure](#home)
    - `score` recognise +2
- [Renew](#home)
    - `unsafe` He falls.[^E024]
""")


def test_an_act_that_cites_nothing_leans_on_what_its_scene_cites() -> None:
    found = uses(case_of(CASE))
    scene = Use("the-clinic", "The clinic", "", "cited", "He waits.[^E021]")
    assert found["E021"] == (scene, Use("the-clinic", "The clinic", "Measure", "scored", "He waits.[^E021]"))
    assert found["E024"] == (Use("the-clinic", "The clinic", "Renew", "unsafe", "He falls.[^E024]"),)


def test_a_question_that_counts_is_scored_and_an_introduction_is_not() -> None:
    text = quiz(EVERY["single"]).replace("# The walk\n", "# The walk\n\nBefore.[^E024]\n")
    found = [use for own in uses(quiz_of(text)).values() for use in own]
    assert {use.weight for use in found} == {"cited", "scored"}
    assert Use("", "", "", "cited", "Before.[^E024]") in found


def test_a_module_cites_as_a_whole() -> None:
    found = uses(module_of(MODULE))
    assert found["E021"] == (Use("", "", "", "cited", "Four in ten are found late.[^E021]"),)
    assert found.keys() == {"E021", "own"}
