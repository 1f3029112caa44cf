"""Who errs where a case turns, and comes to a poor ending, has not passed, however good the rest was."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from eduapp.case.guide import Guide
from eduapp.case.play import Decision, Play, opening
from eduapp.case.result import result
from tests.curriculum.shipped import ACase, cases

# The scenes that a case turns on, where they weigh more than others and the case asks for more than usual.
TURNS = {"half-a-recovery": ("nine-years-before-the-news", "more-than-ninety-days")}
SPOTS = [(key, scene) for key, scenes in TURNS.items() for scene in scenes]


def played(play: Play, decisions: Sequence[Decision]) -> Play:
    for decision in decisions:
        play = play.decide(replace(decision, words="-"))
    return play


def until(a_case: ACase, scene: str) -> Play:
    """The best path, as far as it leads to the scene."""
    play = opening(a_case.rules)
    for decision in a_case.checked.exploration.best or ():
        if play.here.id == scene:
            break
        play = played(play, [decision])
    assert play.here.id == scene
    return play


def plays_through(key: str, scene: str) -> Iterator[Play]:
    """One play for each choice there, the best possible before it and after it."""
    a_case = cases()[key]
    guide, before = Guide(a_case.rules, a_case.checked.exploration), until(a_case, scene)
    for choice in before.offer().choices:
        after = played(before, [Decision(choice)])
        way = guide.way(after)
        assert way
        yield played(after, way.decisions)


@pytest.mark.parametrize(("key", "scene"), SPOTS)
def test_an_error_where_the_case_turns_and_a_poor_ending_do_not_pass(key: str, scene: str) -> None:
    found = list(plays_through(key, scene))
    poor = [play for play in found if play.here.end == "poor"]
    assert 0 < len(poor) < len(found)
    for play in poor:
        told = result(play, cases()[key].checked.exploration)
        assert told
        assert not told.passed
