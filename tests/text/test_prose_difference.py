"""Prose is compared as a reader sees it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from eduapp.text.difference import Teller
from eduapp.text.expression import Name
from eduapp.text.prose import Chart, Compare, Mark, Note, Picture, Prose, Text, When
from eduapp.text.prose_difference import PROSE, citation_differences, prose_differences, text_difference, unwrapped

TELL = Teller(PROSE)
CHART = Chart("line", "Walk", ("Month", "s"), (("0", "5.1"),))
PAIR = Compare("Then and now", Picture("Then", "media/a.webp"), Picture("Now", "media/b.webp"))


def kinds(before: Prose, after: Prose) -> list[str]:
    return [one.kind for one in prose_differences(TELL, before, after)]


def test_where_lines_break_is_no_change() -> None:
    assert kinds((Text("She walks\nslowly."),), (Text("She walks slowly."),)) == []
    assert unwrapped("a\nb\n- c\n- d\ne\n\nf  \ng") == "a b\n- c\n- d e\n\nf  \ng"
    assert unwrapped("```\na\nb\n```\nc") == "```\na\nb\n```\nc"


def test_words_and_the_condition_that_shows_them_are_prose() -> None:
    assert kinds((Text("She walks."),), (Text("She runs."),)) == ["prose-changed"]
    shown = When(Name("told"), (Text("She nods."),))
    assert kinds((shown,), (replace(shown, condition=Name("seen")),)) == ["prose-changed"]
    assert kinds((Note("Letter", (Text("a"),)),), (Note("Message", (Text("a"),)),)) == ["prose-changed"]


def test_an_exhibit_is_told_by_its_title_wherever_it_stands() -> None:
    (one,) = prose_differences(TELL, (Note("Slip", (CHART,)),), (Note("Slip", ()),))
    assert (one.kind, str(one.told)) == ("exhibit-removed", "The exhibit “Walk” is gone.")
    assert kinds((), (PAIR,)) == ["exhibit-added"]
    marked = replace(CHART, mark=Mark(Fraction(6), "+20 %"))
    assert kinds((CHART, PAIR), (marked, PAIR)) == ["exhibit-changed"]


def test_an_exhibit_that_stands_elsewhere_is_a_change_of_the_prose() -> None:
    assert kinds((CHART, Text("a")), (Text("a"), CHART)) == ["prose-changed"]


def test_pictures_are_told_for_themselves() -> None:
    picture = Text("![Her brain](media/then.webp)")
    assert kinds((picture,), ()) == ["picture-removed"]
    assert kinds((picture,), (Text("![Her brain](media/now.webp)"),)) == ["picture-changed"]
    assert kinds((picture,), (Text("![Her cord](media/then.webp)"),)) == ["picture-changed"]


def test_what_is_cited_is_told_once_for_all_texts_together() -> None:
    found = list(citation_differences(TELL, ["a[^E1] b[^E2]"], ["b[^E2]", "c[^E3] d[^E3]"]))
    assert [(one.kind, one.before, one.after) for one in found] == [
        ("citation-removed", "E1", ""),
        ("citation-added", "", "E3"),
    ]


def test_a_text_that_reads_the_same_does_not_differ() -> None:
    assert not list(text_difference(TELL, "question-changed", "What\nnow?", "What now?"))
    assert list(text_difference(TELL, "question-changed", "What now?", "What then?"))


@pytest.mark.parametrize("hostile", ["![", "![](", "![](a ", "\n", " \n", "[^", "```\n", "1. ", "a\n", '.".', "{ "])
def test_no_text_keeps_it_busy(hostile: str) -> None:
    before, after = (Text(hostile * 100_000),), (Text(f"b{hostile * 90_000}"),)
    for one in prose_differences(TELL, before, after):
        assert one.laid
    list(citation_differences(TELL, [before[0].markdown], [after[0].markdown]))
