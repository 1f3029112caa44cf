"""An educator stands where the learner stands, in attempts for her cohort and in no other."""

import pytest

from eduapp.actions.refused import NotThere
from eduapp.actions.replaying import stand_in_cohort
from eduapp.web.db import reading
from tests.stage import GOOD_WAY, WALK
from tests.taught import Class


def test_what_was_done_for_the_cohort_is_seen_as_it_stands(in_class: Class) -> None:
    attempt = in_class.belong(in_class.played("Alice", *GOOD_WAY), in_class.give(key=WALK))
    standing = stand_in_cohort(reading(), in_class.new_desk(), attempt, in_class.cohort)
    assert standing.attempt.person_id == in_class.ids["Alice"]
    assert len(standing.play.decisions) == len(GOOD_WAY)


def test_anything_else_is_not_there(in_class: Class) -> None:
    alone = in_class.played("Alice", *GOOD_WAY)
    attempt = in_class.belong(in_class.played("Alice", *GOOD_WAY), in_class.give(key=WALK))
    other = in_class.found("Tuesday").id
    for one, cohort in ((alone, in_class.cohort), (attempt, other), (7, in_class.cohort)):
        with pytest.raises(NotThere):
            stand_in_cohort(reading(), in_class.new_desk(), one, cohort)
