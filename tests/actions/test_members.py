"""Learners come, share, leave and come again; their rows stay, so that their work keeps its place."""

import pytest

from eduapp.actions import cohorts, erasure, members
from eduapp.actions.refused import NotThere, Refused
from eduapp.web.db import db
from tests.cohorting import hand, inside, member, monday, trail
from tests.conftest import Clock
from tests.stage import Stage


def test_who_joins_shares_nothing_unless_she_says_so(on_stage: Stage) -> None:
    cohort = monday(on_stage, "Alice")
    assert members.join(db.session, cohort, on_stage.ids["Mallory"], True, hand(on_stage, "Mallory"))
    assert not member(on_stage, cohort, "Alice").shares
    assert member(on_stage, cohort, "Mallory").shares
    assert inside(cohort) == ["Alice", "Mallory"]


def test_to_join_twice_changes_nothing(on_stage: Stage) -> None:
    cohort = monday(on_stage, "Alice")
    assert not members.join(db.session, cohort, on_stage.ids["Alice"], True, hand(on_stage, "Alice"))
    assert not member(on_stage, cohort, "Alice").shares
    assert trail(cohort) == [("Alice", "joined", "Alice")]


def test_who_left_comes_in_again_and_every_step_is_written_down(on_stage: Stage, time: Clock) -> None:
    cohort = monday(on_stage, "Alice")
    time.pass_(days=1)
    members.share(db.session, cohort.id, True, hand(on_stage, "Alice"))
    time.pass_(days=1)
    members.leave(db.session, cohort.id, hand(on_stage, "Alice"))
    members.leave(db.session, cohort.id, hand(on_stage, "Alice"))
    gone = member(on_stage, cohort, "Alice")
    assert (gone.left_at, gone.shares) == (time.now(), False)
    assert inside(cohort) == []
    time.pass_(days=1)
    members.join(db.session, cohort, on_stage.ids["Alice"], False, hand(on_stage, "Alice"))
    back = member(on_stage, cohort, "Alice")
    assert (back.joined_at, back.left_at, back.shares) == (time.now(), None, False)
    assert [what for _, what, _ in trail(cohort)] == ["joined", "sharing", "left", "joined"]


def test_an_educator_removes_and_takes_in_again(on_stage: Stage, time: Clock) -> None:
    cohort, alice = monday(on_stage, "Alice"), on_stage.ids["Alice"]
    time.pass_(days=1)
    assert members.remove(db.session, cohort, alice, hand(on_stage, "Bob")).name == "Alice"
    assert inside(cohort) == []
    time.pass_(days=1)
    assert members.readmit(db.session, cohort, alice, hand(on_stage, "Bob")).name == "Alice"
    assert inside(cohort) == ["Alice"]
    assert trail(cohort)[1:] == [("Bob", "removed", "Alice"), ("Bob", "added", "Alice")]


def test_an_educator_removes_only_who_is_in_the_cohort(on_stage: Stage) -> None:
    cohort = monday(on_stage, "Alice")
    for do in (members.remove, members.readmit):
        with pytest.raises(NotThere):
            do(db.session, cohort, on_stage.ids["Mallory"], hand(on_stage, "Bob"))


def test_sharing_is_the_learners_own_and_ends_with_leaving(on_stage: Stage) -> None:
    cohort = monday(on_stage, "Alice")
    with pytest.raises(NotThere):
        members.share(db.session, cohort.id, True, hand(on_stage, "Mallory"))
    members.leave(db.session, cohort.id, hand(on_stage, "Alice"))
    with pytest.raises(Refused, match="You have left this cohort"):
        members.share(db.session, cohort.id, True, hand(on_stage, "Alice"))


def test_nobody_comes_into_an_archived_cohort(on_stage: Stage) -> None:
    cohort = monday(on_stage)
    cohorts.archive(db.session, cohort, hand(on_stage, "Bob"))
    with pytest.raises(Refused, match="archived"):
        members.join(db.session, cohort, on_stage.ids["Alice"], False, hand(on_stage, "Alice"))


def test_who_teaches_a_cohort_does_not_learn_in_it(on_stage: Stage) -> None:
    with pytest.raises(Refused, match="You teach this cohort"):
        members.join(db.session, monday(on_stage), on_stage.ids["Bob"], False, hand(on_stage, "Bob"))


def test_a_learner_sees_her_cohorts_and_who_teaches_them(on_stage: Stage, time: Clock) -> None:
    old = monday(on_stage, "Alice")
    time.pass_(days=1)
    new, left = monday(on_stage, "Alice", by="Carol", name="Tuesday"), monday(on_stage, "Alice", name="Friday")
    monday(on_stage, "Mallory", name="Not hers")
    members.leave(db.session, left.id, hand(on_stage, "Alice"))
    found = members.memberships(db.session, on_stage.ids["Alice"])
    assert [row.cohort.name for row in found] == ["Tuesday", "Monday", "Friday"]
    assert members.educators_of(db.session, [old.id, new.id]) == {old.id: ["Bob"], new.id: ["Carol"]}


def test_whoever_deletes_her_account_is_in_no_cohort(on_stage: Stage) -> None:
    cohort = monday(on_stage, "Alice", "Mallory")
    erasure.erase(db.session, on_stage.ids["Alice"])
    assert inside(cohort) == ["Mallory"]
    assert trail(cohort) == [("Mallory", "joined", "Mallory")]
