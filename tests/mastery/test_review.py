"""When questions are gone over again."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from eduapp.mastery.review import MOST_DAYS, Card, first, from_data, is_due, queue, reviewed, to_data

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def answered(*shares: float) -> Card:
    """A card that is answered each time when it is due."""
    card = first(NOW)
    for share in shares:
        card = reviewed(card, share, card.due)
    return card


def rest(card: Card) -> int:
    assert card.reviewed is not None
    return (card.due - card.reviewed).days


def test_a_new_card_is_due_at_once() -> None:
    assert first(NOW).due == NOW
    assert is_due(first(NOW), NOW)


def test_right_rests_longer_than_part_and_part_longer_than_wrong() -> None:
    wrong, part, right = (rest(answered(1, 1, share)) for share in (0, 0.5, 1))
    assert 1 <= wrong < part < right


def test_what_was_wrong_comes_back_the_next_day() -> None:
    assert rest(answered(0)) == 1
    assert rest(answered(1, 1, 1, 0)) <= 3


def test_each_right_answer_rests_longer_up_to_a_year() -> None:
    rests = [rest(answered(*[1] * times)) for times in range(1, 9)]
    assert rests == sorted(rests)
    assert rests[-1] == MOST_DAYS


def test_the_same_answers_come_to_the_same_days() -> None:
    assert answered(1, 0.5, 0, 1) == answered(1, 0.5, 0, 1)


def test_the_time_zone_of_an_answer_does_not_matter() -> None:
    rome = timezone(timedelta(hours=1))
    assert reviewed(first(NOW), 1, NOW.astimezone(rome)) == reviewed(first(NOW), 1, NOW)


def test_what_is_due_later_today_is_due() -> None:
    card = Card(NOW + timedelta(hours=9))
    assert is_due(card, NOW)
    assert not is_due(card, NOW - timedelta(days=1))
    tokyo = timezone(timedelta(hours=9))
    assert not is_due(card, NOW.astimezone(tokyo))


@pytest.mark.parametrize(
    ("a_day", "done", "expected"), [(9, 0, "bacd"), (3, 0, "bac"), (3, 2, "b"), (3, 3, ""), (3, 5, "")]
)
def test_a_day_has_room_for_so_many_cards_and_old_ones_go_first(a_day: int, done: int, expected: str) -> None:
    ago = [NOW - timedelta(days=days) for days in range(6)]
    cards = {
        "c": Card(ago[5]),
        "a": Card(ago[1], ago[2], 1.0, 5.0),
        "d": Card(ago[0]),
        "b": Card(ago[3], ago[5], 2.0, 5.0),
        "not due": Card(NOW + timedelta(days=2), ago[1], 2.0, 5.0),
    }
    assert "".join(queue(cards, NOW, a_day, done)) == expected


def test_a_card_comes_back_from_json() -> None:
    for card in (first(NOW), answered(1, 0.5)):
        assert from_data(json.loads(json.dumps(to_data(card)))) == card
