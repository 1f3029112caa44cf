"""How far a learner is: what is open, what waits for what, and what credit still needs."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.module.progress import Done, Entry, Progress, progress
from tests.module.texts import module_of
from tests.module.way import (
    AFTER,
    ALL_PASSED,
    BEFORE,
    ENTRIES,
    FACTS,
    FAILED,
    MAILBOX,
    NOT_BEGUN,
    PASSED,
    SPENT,
    STAIRS,
    WITHOUT_LIMIT,
    on_the_way,
)


def states(found: Progress) -> str:
    """The first letter of each state: done, short, open, waiting, optional; the evaluation and the certificate last."""
    return "".join(state[0] for state in (*(item.state for item in found.items), found.evaluation, found.certificate))


@pytest.mark.parametrize(
    ("done", "evaluated", "expected"),
    [
        ((), False, "owwwww"),
        ((Done(1, 0),), False, "owwwww"),
        ((FAILED,), False, "dowwww"),
        ((FAILED, PASSED), False, "ddooww"),
        ((FAILED, PASSED, PASSED), False, "dddoww"),
        ((FAILED, FAILED, NOT_BEGUN, FAILED), False, "dsosow"),
        ((FAILED, PASSED, NOT_BEGUN, PASSED), True, "ddoddo"),
    ],
)
def test_one_thing_opens_after_the_other(done: tuple[Done, ...], evaluated: bool, expected: str) -> None:
    assert states(on_the_way(*done, evaluated=evaluated)) == expected


def test_what_waits_says_for_what() -> None:
    whys = [str(item.why) for item in on_the_way(PASSED).items]
    assert whys[2] == whys[3] == "It opens when you have finished “The mailbox”."
    assert str(on_the_way(PASSED, PASSED).evaluation_why) == "It opens when you have finished “After”."


def test_what_was_begun_before_it_closed_can_be_finished() -> None:
    found = on_the_way(NOT_BEGUN, Done(1, 0))
    assert (found.items[1].state, found.items[1].can_begin) == ("open", True)


@pytest.mark.parametrize(
    ("done", "evaluated", "expected"),
    [
        ((), False, BEFORE),
        ((FAILED,), False, MAILBOX),
        ((FAILED, FAILED), False, AFTER),
        ((FAILED, FAILED, NOT_BEGUN, FAILED), False, MAILBOX),
        ((FAILED, PASSED, NOT_BEGUN, FAILED), True, AFTER),
        ((FAILED, PASSED, FAILED, SPENT), False, "evaluation"),
        ((FAILED, PASSED, FAILED, SPENT), True, "certificate"),
        ((FAILED, PASSED, NOT_BEGUN, PASSED), False, "evaluation"),
    ],
)
def test_next_is_what_is_required_and_not_finished_then_what_is_short_and_can_be_mended(
    done: tuple[Done, ...], evaluated: bool, expected: Entry | str
) -> None:
    found = on_the_way(*done, evaluated=evaluated).next
    assert (found if isinstance(found, str) else found.entry) == expected


@pytest.mark.parametrize(
    ("at", "done", "can_begin", "left", "why"),
    [
        (3, Done(), True, 2, None),
        (3, Done(1, 1, Fraction(1, 2)), True, 1, None),
        (3, Done(2, 1, Fraction(1, 2)), True, 0, None),
        (3, Done(2, 2, Fraction(1, 2)), False, 0, "All 2 attempts are used."),
        (3, Done(3, 3, Fraction(1, 2)), False, 0, "All 2 attempts are used."),
        (1, Done(9, 9, Fraction(1, 2)), True, None, None),
        (0, Done(1, 0), True, 1, None),
        (0, Done(1, 1), False, 1, "A pre-test is taken once."),
    ],
)
def test_a_test_can_be_begun_as_often_as_the_module_says(
    at: int, done: Done, can_begin: bool, left: int | None, why: str | None
) -> None:
    all_done = [PASSED] * 4
    all_done[at] = done
    item = on_the_way(*all_done).items[at]
    assert (item.can_begin, item.left, str(item.why) if item.why else None) == (can_begin, left, why)


def test_without_a_limit_there_is_none_and_practice_has_none() -> None:
    spent = Done(5, 5, Fraction(1, 2))
    assert on_the_way(PASSED, PASSED, PASSED, spent, facts=WITHOUT_LIMIT).items[3].can_begin
    practice = replace(AFTER, use="formative")
    found = progress(FACTS, (*ENTRIES[:3], practice), (PASSED, PASSED, PASSED, spent), False)
    assert (found.items[3].can_begin, found.items[3].left) == (True, None)


@pytest.mark.parametrize(
    ("mailbox", "after", "expected"),
    [
        (NOT_BEGUN, NOT_BEGUN, ["“The mailbox” is not finished yet.", "“After” is not finished yet."]),
        (FAILED, PASSED, ["In “The mailbox” you reached 50 %; 70 % are needed."]),
        (
            Done(2, 2, Fraction(4, 5)),
            PASSED,
            ["In “The mailbox” you reached 80 %, but did something unsafe on the way. Play it once more."],
        ),
        (PASSED, Done(1, 1, Fraction(749, 1000), True), ["In “After” you reached 74 %; 75 % are needed."]),
        (PASSED, Done(1, 1, Fraction(3, 4), False), []),
        (
            PASSED,
            Done(2, 2, Fraction(1, 2)),
            ["In “After” you reached 50 % of the 75 % needed, and all attempts are used."],
        ),
    ],
)
def test_what_is_missing_is_told_with_what_was_reached_and_is_needed(
    mailbox: Done, after: Done, expected: list[str]
) -> None:
    found = on_the_way(FAILED, mailbox, NOT_BEGUN, after, evaluated=True)
    assert [str(sentence) for sentence in found.missing] == expected


def test_a_case_that_is_not_scored_is_passed_by_its_own_word() -> None:
    unscored = (BEFORE, replace(MAILBOX, share=None), STAIRS, AFTER)
    found = progress(FACTS, unscored, (PASSED, Done(1, 1), NOT_BEGUN, PASSED), True)
    assert [str(sentence) for sentence in found.missing] == ["“The mailbox” is not passed yet."]


def test_a_pre_test_and_practice_need_only_be_finished() -> None:
    entries = (BEFORE, replace(AFTER, use="formative"))
    assert progress(FACTS, entries, (FAILED, FAILED), True).missing == ()


def test_all_done_leaves_only_the_certificate() -> None:
    assert (ALL_PASSED.next, ALL_PASSED.is_complete, ALL_PASSED.missing) == ("certificate", True, ())
    assert [str(said) for said in on_the_way(PASSED, PASSED, NOT_BEGUN, PASSED).missing] == [
        "The evaluation is not answered yet."
    ]


CONTENTS = st.lists(st.tuples(st.booleans(), st.sampled_from([NOT_BEGUN, FAILED, PASSED])), max_size=8)


@given(CONTENTS, st.booleans())
def test_nothing_new_opens_before_all_that_is_required_ahead_of_it(
    drawn: list[tuple[bool, Done]], evaluated: bool
) -> None:
    case = module_of().contents[1]
    entries = [Entry(replace(case, optional=optional), "A case", None, Fraction(7, 10)) for optional, _ in drawn]
    found = progress(FACTS, entries, [done for _, done in drawn], evaluated)
    for at, item in enumerate(found.items):
        ahead = all(optional or done.finished for optional, done in drawn[:at])
        assert item.can_begin == (ahead or bool(item.done.begun))
    finished = all(optional or done.finished for optional, done in drawn)
    assert (found.evaluation == "waiting") == (not finished and not evaluated)
    assert found.is_complete == (finished and evaluated)
    passed = all(optional or done.passed for optional, done in drawn)
    assert (not found.missing) == (passed and evaluated)
