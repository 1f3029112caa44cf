"""Who needs a hand: each part of the rule, where it begins to hold, and switched off."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.actions.cohorts import RULE
from eduapp.actions.needs_hand import Kind, Rule, Slip, Standings, Work, number, reasons
from eduapp.actions.refused import Refused
from tests.conftest import NOON

DAY = timedelta(days=1)
USUAL = Rule.of(RULE)
OFF = Rule(None, False, None, None)
IDLE = Work(1, None, NOON + 3 * DAY, is_begun=False, is_done=False)
BUSY = replace(IDLE, is_begun=True)
GOOD: Standings = {"listen": [0.8, 0.7, 0.9, 8]}


def kinds(*works: Work, rule: Rule = USUAL, before: Standings = GOOD, after: Standings = GOOD) -> list[Kind]:
    return [reason.kind for reason in reasons(rule, works, before, after, NOON)]


def test_the_usual_rule_is_that_of_a_new_cohort() -> None:
    assert Rule(days=3, unsafe=True, failed=2, fell=10) == USUAL
    assert USUAL.data() == RULE


def test_nobody_needs_a_hand_who_has_nothing_to_do() -> None:
    assert kinds() == []


@pytest.mark.parametrize(("days", "named"), [(3.01, False), (3, True), (0, True), (-5, True)])
def test_who_has_not_begun_is_named_from_that_many_days_before_it_is_due(days: float, named: bool) -> None:
    assert kinds(replace(IDLE, due_at=NOON + days * DAY)) == ["not begun"] * named


def test_a_day_of_nought_names_who_has_not_begun_when_it_is_due() -> None:
    rule = replace(USUAL, days=0)
    assert kinds(replace(IDLE, due_at=NOON), rule=rule) == ["not begun"]
    assert kinds(replace(IDLE, due_at=NOON + timedelta(seconds=1)), rule=rule) == []


def test_who_has_begun_or_has_a_mark_is_not_waited_for() -> None:
    assert kinds(BUSY, replace(IDLE, is_done=True)) == []


def test_nobody_can_have_begun_what_is_not_open() -> None:
    assert kinds(replace(IDLE, opens_at=NOON + DAY)) == []
    assert kinds(replace(IDLE, opens_at=NOON)) == ["not begun"]


def test_what_is_never_due_is_not_waited_for() -> None:
    assert kinds(replace(IDLE, due_at=None)) == []


def test_an_unsafe_act_is_told_with_how_many() -> None:
    (found,) = reasons(USUAL, [replace(BUSY, unsafe=[Slip(7, 2)])], {}, {}, NOON)
    assert (found.kind, found.assignment_id, found.attempt_id, found.count) == ("unsafe", 1, 7, 2)


@pytest.mark.parametrize(("failed", "named"), [(1, False), (2, True), (3, True)])
def test_so_many_failed_tries_are_enough(failed: int, named: bool) -> None:
    assert kinds(replace(BUSY, failed=Slip(7, failed))) == ["failed"] * named


@pytest.mark.parametrize(("now", "named"), [(0.71, False), (0.7, True), (0.2, True), (0.95, False)])
def test_a_standing_that_fell_by_so_many_points_is_told(now: float, named: bool) -> None:
    assert kinds(after={"listen": [now, 0.1, 0.9, 12]}) == ["fell"] * named


def test_nothing_falls_of_which_not_enough_was_known() -> None:
    assert kinds(before={"listen": [0.8, 0.7, 0.9, 7]}, after={"listen": [0.2, 0.1, 0.3, 8]}) == []
    assert kinds(before={}, after={"listen": [0.2, 0.1, 0.3, 8]}) == []


def test_what_is_gravest_is_told_first() -> None:
    worst = replace(BUSY, unsafe=[Slip(7, 1)], failed=Slip(7, 2))
    fell: Standings = {"listen": [0.5, 0.4, 0.6, 9]}
    assert kinds(IDLE, worst, after=fell) == ["unsafe", "failed", "not begun", "fell"]


def test_what_is_switched_off_names_nobody() -> None:
    works = IDLE, replace(BUSY, unsafe=[Slip(7, 1)], failed=Slip(7, 9))
    assert kinds(*works, rule=OFF, after={"listen": [0.1, 0, 0.2, 20]}) == []


@pytest.mark.parametrize(("name", "given"), [("days", 61), ("days", -1), ("failed", 0), ("fell", 101), ("fell", None)])
def test_a_number_that_cannot_be_meant_is_refused(name: str, given: int | None) -> None:
    with pytest.raises(Refused, match="Give a number"):
        number(name, given)
