"""The order of a question on a page, and answers told between page and file."""

import pytest

from eduapp.quiz.given import Chosen, Given, Impossible, Matched, Ordered, Ticked, Typed, Written
from eduapp.quiz.shuffled import from_page, shuffled, to_page
from tests.quiz.texts import EVERY, question

QUESTIONS = {kind: question(body) for kind, body in EVERY.items()}
SEEDS = range(200)


@pytest.mark.parametrize(
    ("kind", "is_mixed"), [("single", True), ("multiple", True), ("order", False), ("match", False)]
)
def test_an_order_is_the_same_for_a_seed_and_differs_between_seeds(kind: str, is_mixed: bool) -> None:
    orders = [shuffled(QUESTIONS[kind], seed, is_mixed) for seed in SEEDS]
    assert orders == [shuffled(QUESTIONS[kind], seed, is_mixed) for seed in SEEDS]
    assert len(set(orders)) > 3
    assert {tuple(sorted(order)) for order in orders} == {tuple(range(len(orders[0])))}


@pytest.mark.parametrize("kind", ["order", "match"])
def test_what_is_to_be_put_in_order_never_comes_in_the_right_order(kind: str) -> None:
    for seed in SEEDS:
        order = shuffled(QUESTIONS[kind], seed)
        assert order != tuple(range(len(order)))


def test_two_items_come_in_either_order_so_that_it_says_nothing() -> None:
    two = question("- `order`\n\n1. First\n2. Second")
    assert {shuffled(two, seed) for seed in SEEDS} == {(0, 1), (1, 0)}


@pytest.mark.parametrize("kind", ["single", "multiple", "concordance"])
def test_options_stand_as_they_are_written_unless_they_are_to_be_mixed(kind: str) -> None:
    assert shuffled(QUESTIONS[kind], 3) == tuple(range(len(QUESTIONS[kind].answer.options)))  # type: ignore[union-attr]
    assert shuffled(QUESTIONS["concordance"], 3, True) == (0, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("kind", "page", "order", "file"),
    [
        ("single", Chosen(0), (2, 0, 1), Chosen(2)),
        ("multiple", Ticked(frozenset({0, 3})), (3, 1, 2, 0), Ticked(frozenset({0, 3}))),
        ("multiple", Ticked(frozenset({0})), (3, 1, 2, 0), Ticked(frozenset({3}))),
        ("order", Ordered((1, 0, 2, 3)), (2, 0, 3, 1), Ordered((0, 2, 3, 1))),
        ("match", Matched((2, None, 0)), (1, 2, 0), Matched((0, None, 1))),
        ("number", Typed("5"), (), Typed("5")),
        ("write", Written("So."), (), Written("So.")),
    ],
)
def test_an_answer_is_told_between_page_and_file(kind: str, page: Given, order: tuple[int, ...], file: Given) -> None:
    assert from_page(QUESTIONS[kind], page, order) == file
    assert to_page(QUESTIONS[kind], file, order) == page


def test_a_place_that_is_not_on_the_page_is_refused() -> None:
    with pytest.raises(Impossible):
        from_page(QUESTIONS["single"], Chosen(7), (2, 0, 1))
