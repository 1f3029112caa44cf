"""What to play next, and why."""

from datetime import UTC, datetime
from random import Random

import pytest

from eduapp.mastery.ability import Ability, Evidence, prior
from eduapp.mastery.estimate import Fold, fold, logistic
from eduapp.mastery.next import Bearing, Item, Suggestion, information, suggested

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAMES = ("recognise", "listen")


def items(competency: str, count: int = 5) -> list[Item]:
    return [Item({competency: 1}, 0, 0.36)] * count


def strong_in(competency: str) -> Ability:
    """Well known in both competencies, and strong in one."""
    rows = [(name, float(name == competency)) for name in NAMES for _ in range(20)]
    return fold(NAMES, [Evidence("item", y, {name: 1}, 0, 0.36, NOW) for name, y in rows])


def bearing(cases: dict[str, list[Item]]) -> dict[str, Bearing]:
    return {case: Bearing.of(found) for case, found in cases.items()}


def order(ability: Ability, cases: dict[str, list[Item]]) -> list[str]:
    return [suggestion.case for suggestion in suggested(ability, bearing(cases), NOW)]


def test_the_case_about_the_weakest_competency_comes_first() -> None:
    cases = {"walk": items("recognise"), "talk": items("listen")}
    assert order(strong_in("recognise"), cases) == ["talk", "walk"]
    assert order(strong_in("listen"), cases) == ["walk", "talk"]


def test_the_case_about_what_is_least_known_comes_first() -> None:
    rows = [Evidence("item", y, {"recognise": 1}, 0, 0.36, NOW) for y in (0, 1) * 10]
    assert order(fold(NAMES, rows), {"walk": items("recognise"), "talk": items("listen")}) == ["talk", "walk"]


def test_more_decisions_say_more_and_equal_cases_stand_by_name() -> None:
    cases = {"long": items("listen", 9), "b": items("listen"), "a": items("listen"), "empty": []}
    assert order(prior(NAMES), cases) == ["long", "a", "b"]


def test_an_item_that_is_far_too_easy_says_little() -> None:
    far, near = (information(prior(NAMES), Bearing.of([Item({"listen": 1}, d, 0.36)]))["listen"] for d in (-5, 0))
    assert 0 < far < near / 5


def test_together_items_tell_what_they_tell_one_after_the_other() -> None:
    names, chance = ("a", "b", "c", "d"), Random(7)
    start = fold(names, [Evidence("item", chance.random(), {chance.choice(names): 1}, 0, 0.36, NOW) for _ in range(9)])
    for count in (1, 2, 3, 20):
        shares = [chance.random() for _ in range(count)]
        pairs = [chance.sample(names[:3], 2) for _ in shares]
        found = [
            Item({one: share, other: 1 - share}, 0, 0.36) for (one, other), share in zip(pairs, shares, strict=True)
        ]
        work = Fold(start)
        for item in found:
            asked = work.asked(item.weights)
            p = logistic(asked.mean)
            told = 1 / (1 / (p * (1 - p)) + item.variance)
            work.tell(asked, told / (1 + told * asked.variance), 0.0)
        less = {name: start.covariance[at][at] - work.covariance(at, at) for at, name in enumerate(names)}
        assert information(start, Bearing.of(found)) == pytest.approx(less)


def test_the_reason_is_the_competency_and_how_many_decisions_bear_on_it() -> None:
    mixed = [Item({"recognise": 0.2, "listen": 0.8}, 0, 0.36), *items("listen", 2), *items("recognise", 1)]
    (found,) = suggested(strong_in("recognise"), bearing({"mixed": mixed}), NOW)
    assert found == Suggestion("mixed", found.worth, "listen", 3)


def test_a_competency_that_the_ability_does_not_know_yet_counts_too() -> None:
    (found,) = suggested(prior(NAMES), bearing({"new": items("treat")}), NOW)
    assert (found.competency, found.decisions) == ("treat", 5)
