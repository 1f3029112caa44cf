"""How many went on through each `go`: never wrong, and known where scenes do not recur."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from eduapp.case.model import Case
from eduapp.case.passages import Edge, passages
from eduapp.case.play import Decision, Impossible, Play, opening
from eduapp.case.rules import Rules
from tests.case.small_cases import small_cases
from tests.case.test_debrief import some
from tests.case.texts import case_of, clinic

ROUTER = """
- [Measure](#june)
    - `set` sure
- [Wait](#june)
- [Send her away](#poor)

## June

- `go` [She walks](#well) if sure
- `go` [She does not](#poor)

## Well

- `end` good

## Poor

- `end` poor"""


def told(rules: Rules, plays: Sequence[Sequence[Play]]) -> dict[Edge, int]:
    """What follows from the counts of plays, each with all of its positions."""
    acts: Counter[tuple[int, int]] = Counter()
    for play in plays:
        left: set[int] = set()
        for before, after in pairwise(play):
            if before.scene not in left:
                choice = after.decisions[-1].choice
                acts[before.scene, len(rules.scenes[before.scene].options) + choice] += 1
                if choice not in rules.scenes[before.scene].asks:
                    left.add(before.scene)
    return passages(rules, acts, Counter(play[-1].here.id for play in plays), len(plays))


def walked(rules: Rules, chance: Random) -> list[Play]:
    """Some decisions, wherever they lead."""
    play = [opening(rules)]
    for _ in range(chance.randrange(9)):
        if play[-1].here.end or not play[-1].offer().choices:
            break
        fewest = play[-1].offer().options[: rules.scenes[play[-1].scene].least]
        try:
            play.append(play[-1].decide(Decision(chance.choice(play[-1].offer().choices), fewest, "-")))
        except Impossible:
            continue
    return play


def test_what_comes_to_each_ending_says_which_way_the_case_went_on() -> None:
    rules = Rules(case_of(clinic(ROUTER, "  sure: false")))
    june, well, poor = (rules.index[id_] for id_ in ("june", "well", "poor"))
    plays = [[opening(rules), opening(rules).decide(Decision(choice))] for choice in (0, 0, 0, 1, 2)]
    assert told(rules, [*plays, [opening(rules)]]) == {(june, well): 3, (june, poor): 1}


@some
@given(small_cases(), st.integers(0, 99))
def test_what_is_known_is_true(case: Case, seed: int) -> None:
    rules, chance = Rules(case), Random(seed)
    plays = [walked(rules, chance) for _ in range(6)]
    gone = Counter(edge for play in plays for one in play for edge in pairwise(one.passed))
    for edge, count in told(rules, plays).items():
        assert count == gone[edge]
