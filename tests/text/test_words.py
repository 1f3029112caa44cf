"""Words keep their places, however many lines they run over."""

from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.text.finding import Place
from eduapp.text.words import Words, one_line

TWO_LINES = Words((("She walks", Place(3, 5)), ("less now", Place(4, 7))))


def test_the_pieces_make_one_text() -> None:
    assert TWO_LINES.text == "She walks\nless now"
    assert TWO_LINES.one_line == "She walks less now"
    assert TWO_LINES.place == Place(3, 5)


def test_each_character_knows_where_it_stands() -> None:
    assert TWO_LINES.at(0) == Place(3, 5)
    assert TWO_LINES.at(4) == Place(3, 9)
    assert TWO_LINES.at(9) == Place(3, 14)
    assert TWO_LINES.at(10) == Place(4, 7)
    assert TWO_LINES.at(18) == Place(4, 15)


def test_a_part_is_cut_out_without_the_space_around_it() -> None:
    assert TWO_LINES.cut(3, 15).pieces == (("walks", Place(3, 9)), ("less", Place(4, 7)))
    assert TWO_LINES.cut(9).pieces == (("less now", Place(4, 7)),)
    assert TWO_LINES.cut(3, 4).pieces == (("", Place(3, 9)),)
    assert TWO_LINES.cut(18).pieces == (("", Place(4, 15)),)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.text("ab \t", max_size=5), min_size=1, max_size=4), st.data())
def test_what_is_cut_out_stands_where_it_stood(lines: list[str], data: st.DataObject) -> None:
    words = Words(tuple((line, Place(number)) for number, line in enumerate(lines, 1)))
    start = data.draw(st.integers(0, len(words.text)))
    stop = data.draw(st.integers(start, len(words.text)))
    cut = words.cut(start, stop)
    assert cut.text == words.text[start:stop].strip()
    for text, place in cut.pieces:
        assert lines[place.line - 1][place.column - 1 :].startswith(text)


def test_a_space_that_must_not_break_stays_on_one_line() -> None:
    assert one_line(" 15\N{NO-BREAK SPACE}mg \t a\n day ") == "15\N{NO-BREAK SPACE}mg a day"
