"""Whatever the case: nothing is told of what did not change, and one change is told for what it is."""

from collections import Counter

from hypothesis import given

from eduapp.case.difference import differences
from eduapp.case.difference_kinds import KINDS
from eduapp.case.model import Case
from eduapp.text.difference import WEIGHTS
from tests.case.mutations import mutations
from tests.case.small_cases import small_cases
from tests.case.test_write import many, reread
from tests.case.wordy_cases import wordy_cases


@many(12)
@given(small_cases())
def test_writing_a_case_anew_changes_nothing(case: Case) -> None:
    anew = reread(case).case
    assert anew is not None
    assert differences(case, anew) == ()


@many(12)
@given(small_cases() | wordy_cases())
def test_one_change_is_told_for_what_it_is(case: Case) -> None:
    assert differences(case, case) == ()
    for mutation in mutations(case):
        made = differences(case, mutation.case)
        assert {one.weight for one in made if one.kind in mutation.kinds} == {mutation.weight}, mutation
        assert all(one.weight in WEIGHTS and str(one.told) for one in made)


def turned(kind: str) -> str:
    """What the kind is called from the other side."""
    for one, other in (("-added", "-removed"), ("-removed", "-added")):
        if kind.endswith(one):
            return kind.removesuffix(one) + other
    return kind


@many(5)
@given(wordy_cases(), wordy_cases())
def test_what_was_added_is_removed_from_the_other_side(case: Case, other: Case) -> None:
    for another in (other, *(mutation.case for mutation in mutations(case))):
        there, back = differences(case, another), differences(another, case)
        assert Counter((turned(one.kind), one.weight, one.after, one.before) for one in there) == Counter(
            (one.kind, one.weight, one.before, one.after) for one in back
        )


def test_every_kind_that_is_added_can_be_removed() -> None:
    for code, kind in KINDS.items():
        assert KINDS[turned(code)].weight == kind.weight, code
        assert kind.sentence.endswith(".")
