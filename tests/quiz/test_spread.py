"""What was answered where nothing is chosen, counted."""

from eduapp.quiz.given import Given, Matched, Ordered, Typed
from eduapp.quiz.spread import MOST_NUMBERS, Spread, spread
from tests.quiz.texts import EVERY, question


def of(kind: str, *given: Given | None) -> Spread:
    found = spread(question(EVERY[kind]), given)
    assert found is not None
    return found


def rows(found: Spread) -> list[tuple[int, int | str, int, bool]]:
    return [(row.of, row.given, row.count, row.is_right) for row in found.rows]


def test_numbers_are_counted_as_they_were_understood_the_commonest_first() -> None:
    found = of("number", Typed("5.5"), Typed("5,5 points"), Typed("6.0"), Typed("9"), Typed("9.0"), Typed(" "), None)
    assert rows(found) == [(0, "5.5", 2, True), (0, "9", 2, False), (0, "6", 1, True)]
    assert (found.learners, found.blank, found.others) == (7, 2, 0)


def test_what_is_no_number_is_told_as_it_was_typed() -> None:
    assert rows(of("number", Typed("soon"))) == [(0, "soon", 1, False)]


def test_rare_numbers_are_told_together() -> None:
    found = of("number", *(Typed(str(number)) for number in range(10, 10 + MOST_NUMBERS + 3)))
    assert (len(found.rows), found.others) == (MOST_NUMBERS, 3)


def test_an_order_is_told_by_the_places_of_each_item() -> None:
    found = of("order", Ordered((0, 1, 2, 3)), Ordered((1, 0, 2, 3)), Ordered((1, 0, 2, 3)))
    assert rows(found)[:4] == [(0, 1, 2, False), (0, 0, 1, True), (1, 0, 2, False), (1, 1, 1, True)]
    assert rows(found)[4:] == [(2, 2, 3, True), (3, 3, 3, True)]


def test_pairs_are_counted_by_what_stands_on_the_left() -> None:
    found = of("match", Matched((0, 1, 2)), Matched((0, 2, 1)), Matched((0, None, None)))
    assert rows(found) == [(0, 0, 3, True), (1, 1, 1, True), (1, 2, 1, False), (2, 1, 1, False), (2, 2, 1, True)]


def test_options_have_figures_of_their_own() -> None:
    assert spread(question(EVERY["single"]), []) is None
