"""What a room wants: majorities, ties, and ticks."""

from eduapp.case.majority import Wanted, counted, leaving, tallied, wanted
from eduapp.case.play import Decision, Play, opening
from eduapp.case.rules import Rules
from tests.case.test_worth import WAYS
from tests.case.texts import case_of, clinic

# 0 weigh, 1 count | 0 slept, 1 name, 2 measure, 3 wait, 4 steroids: the first two choices are asks.
MEASURE, WAIT = 2, 3


def play(source: str = WAYS) -> Play:
    return opening(Rules(case_of(clinic(source))))


def want(*votes: Decision, here: Play | None = None) -> Wanted:
    stands = here or play()
    return wanted(stands, counted(stands, votes))


def test_asks_are_not_voted_on() -> None:
    assert leaving(play()) == (2, 3, 4)
    assert counted(play(), [Decision(0), Decision(MEASURE)]).voters == 1


def test_what_most_want_is_one_choice() -> None:
    found = want(Decision(MEASURE), Decision(WAIT), Decision(MEASURE))
    assert (found.choice, found.is_tie) == (MEASURE, False)
    assert found.is_same(Decision(MEASURE))
    assert not found.is_same(Decision(WAIT))


def test_a_tie_names_all_that_are_even_and_none_of_them_is_the_one() -> None:
    found = want(Decision(WAIT), Decision(MEASURE))
    assert (found.choices, found.choice, found.is_tie) == ((MEASURE, WAIT), None, True)


def test_where_nobody_votes_nothing_is_wanted() -> None:
    assert want() == Wanted(())


def test_ticks_are_those_that_more_than_half_want() -> None:
    votes = [Decision(MEASURE, (0, 1)), Decision(MEASURE, (0,)), Decision(WAIT, (0,)), Decision(WAIT, (0,))]
    assert want(*votes, Decision(MEASURE)).ticks == (0,)


def test_at_least_as_many_are_ticked_as_the_scene_takes_and_even_ones_are_told() -> None:
    here = play(f"- `pick` 1..1\n{WAYS}")
    found = want(Decision(MEASURE, (0,)), Decision(MEASURE, (1,)), here=here)
    assert (found.ticks, found.is_even, found.is_tie) == ((0,), True, True)
    assert found.is_same(Decision(MEASURE, (1,)))


def test_what_was_kept_says_how_many_voted() -> None:
    count = counted(play(), [Decision(MEASURE, (0, 1)), Decision(WAIT)])
    assert tallied(play(), count.acts) == count
