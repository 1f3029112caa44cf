"""What a debrief needs of the store: what others chose, and what was ticked off in one's own words."""

import pytest

from eduapp.actions import looking_back
from eduapp.actions.refused import NotThere
from eduapp.case.debrief import debrief
from eduapp.case.debrief_shown import FEWEST_PLAYS, MomentShown, debrief_shown
from eduapp.store import Person
from eduapp.web import clock
from eduapp.web.db import db
from tests.stage import AGE, FALLS, GOOD_WAY, HARMFUL_WAY, PILE, RENEW, STAIRS, Stage


def others(stage: Stage, plays: int) -> None:
    """So many guests who go the good way, each for the first time."""
    for number in range(plays):
        guest = Person(is_guest=True, created_at=clock.now(), seen_at=clock.now())
        db.session.add(guest)
        db.session.flush()
        stage.ids[f"guest {number}"] = guest.id
        stage.played(f"guest {number}", *GOOD_WAY)


def moments(stage: Stage, name: str, attempt: int) -> tuple[MomentShown, ...]:
    playable, standing = stage.playable(), stage.standing(name, attempt)
    looked = debrief(playable.guide, standing.play.decisions)
    return debrief_shown(playable.shown_in("en", str), looked, looking_back.counts(db.session, playable.id)).moments


def test_what_others_chose_is_told_from_five_plays_on(on_stage: Stage) -> None:
    others(on_stage, FEWEST_PLAYS - 1)
    first = on_stage.played("Alice", *GOOD_WAY[:1])
    assert FEWEST_PLAYS == 5
    again = on_stage.played("Mallory", *HARMFUL_WAY)
    (age, renew) = moments(on_stage, "Mallory", again)
    assert [(row.label, row.count, row.of, row.is_own) for row in age.others] == [
        ("Measure how she walks", 4, 5, False),
        ("Tell her that it is her age", 1, 5, True),
    ]
    assert renew.others == ()
    assert on_stage.row(first).decided == 1


def test_with_four_plays_nobody_can_be_told_apart(on_stage: Stage) -> None:
    others(on_stage, FEWEST_PLAYS - 2)
    mine = on_stage.played("Alice", *HARMFUL_WAY)
    assert [row.others for row in moments(on_stage, "Alice", mine)] == [(), ()]


def test_of_a_question_it_is_told_how_many_asked_it(on_stage: Stage) -> None:
    others(on_stage, 5)
    mine = on_stage.played("Alice", FALLS, AGE, RENEW)
    (asked, *_) = moments(on_stage, "Alice", mine)
    assert [(row.count, row.of, row.percent) for row in asked.others] == [(6, 6, 100)]


def test_counts_are_those_of_the_revision(on_stage: Stage) -> None:
    on_stage.played("Alice", AGE)
    assert looking_back.counts(db.session, on_stage.playable().id) == {(0, 3): 1}
    assert looking_back.counts(db.session, on_stage.playable(STAIRS).id) == {}


def test_points_that_were_ticked_off_are_kept_and_can_be_changed(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", *GOOD_WAY)
    standing = on_stage.standing("Alice", attempt)
    for points, kept in (([1, 0, 1], {(3, 0), (3, 1)}), ([1], {(3, 1)}), ([], set())):
        looking_back.check_off(db.session, standing, 3, points)
        db.session.commit()
        assert looking_back.checked(db.session, attempt) == kept


def test_a_point_that_the_rubric_does_not_have_is_left_out(on_stage: Stage) -> None:
    attempt = on_stage.played("Alice", *GOOD_WAY)
    looking_back.check_off(db.session, on_stage.standing("Alice", attempt), 3, [-1, 2, 10**30, 0])
    assert looking_back.checked(db.session, attempt) == {(3, 0)}


@pytest.mark.parametrize("number", [0, 2, 4, -1, 10**30])
def test_nothing_is_ticked_off_where_nothing_was_written(on_stage: Stage, number: int) -> None:
    attempt = on_stage.played("Alice", *GOOD_WAY)
    with pytest.raises(NotThere):
        looking_back.check_off(db.session, on_stage.standing("Alice", attempt), number, [0])


def test_the_same_scene_written_in_again_has_marks_of_its_own(on_stage: Stage) -> None:
    way = (*GOOD_WAY[:3], PILE)
    attempt = on_stage.played("Alice", *way, RENEW)
    looking_back.check_off(db.session, on_stage.standing("Alice", attempt), 3, [0])
    other = on_stage.played("Mallory", *way, RENEW)
    assert looking_back.checked(db.session, other) == set()
