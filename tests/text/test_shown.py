"""Prose is made ready once and then shown with the values of the moment."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.text.expression import Binary, Literal, Name
from eduapp.text.prose import Chart, Compare, Note, Picture, Prose, Text, When
from eduapp.text.shown import Prepared, prepare, show
from eduapp.text.variable import Value
from tests.pseudo import bracketed
from tests.text.payloads import PAYLOADS, harmless


def cited(id_: str) -> str:
    return f"<sup>{id_}</sup>"


def shown(*prose: Text | When | Chart | Compare | Note, **values: Value) -> str:
    return show(prose, values, cited)


def test_text_is_shown_with_values_and_citations() -> None:
    assert shown(Text("After {m} months.[^E1]"), m=12) == "<p>After 12 months.<sup>E1</sup></p>"


def test_a_condition_shows_one_side() -> None:
    when = When(Binary(">=", Name("trust"), Literal(2)), (Text("Yes {trust}"),), (Text("No {trust}"),))
    assert shown(when, trust=2) == "<p>Yes 2</p>"
    assert shown(when, trust=1) == "<p>No 1</p>"


def test_a_condition_without_another_side_shows_nothing() -> None:
    assert shown(When(Name("asked"), (Text("x"),)), asked=False) == ""


def test_blocks_stand_in_one_another() -> None:
    inner = When(Name("b"), (Note("Inner", (Text("{a}"),)),))
    html = shown(When(Name("a"), (Note("Outer", (inner, Text("end"))),)), a=True, b=True)
    assert html == (
        '<aside class="note" role="note" aria-label="Outer"><p class="note-title">Outer</p>'
        '<aside class="note" role="note" aria-label="Inner"><p class="note-title">Inner</p><p>yes</p></aside>'
        "<p>end</p></aside>"
    )


def test_the_title_of_a_note_is_a_line_of_markdown() -> None:
    html = shown(Note('A "slip" for *{who}*[^E1]', ()), who="her")
    assert 'aria-label="A &quot;slip&quot; for *her*"' in html
    assert '<p class="note-title">A "slip" for <em>her</em><sup>E1</sup></p>' in html


def test_a_chart_is_a_figure_with_its_table_one_tap_away() -> None:
    html = shown(Chart("line", "Walk & time", ("Month", "Seconds"), (("0", "5.1"),)))
    assert html.startswith('<figure class="chart"><figcaption>Walk &amp; time</figcaption><svg ')
    assert '<details><summary>As a table</summary><div class="table" role="group"' in html
    assert html.endswith("</table></div></details></figure>")


def test_a_chart_and_a_table_are_named_in_another_language() -> None:
    chart = Chart("line", "Walk & time", ("Month", "Seconds"), (("0", "5.1"),))
    table = Text("a | b\n- | -\n1 | 2")
    blocks = (chart, table, When(Name("yes"), (Note("Note", (chart, table)),)))
    html = prepare(blocks, ("yes",), lambda sentence: bracketed(f"<{sentence}>")).shown((True,), cited)
    assert html.count("<summary>⟦&lt;As a table&gt;⟧</summary>") == 2
    assert html.count('aria-label="⟦&lt;Table&gt;⟧"') == 4
    assert html.count(". ⟦&lt;Line chart&gt;⟧, ⟦&lt;0 to 0&gt;⟧.") == 2


def side(alt: str, path: str) -> str:
    image = f'<img loading="lazy" decoding="async" alt="{alt}" src="{path}">'
    return f'<figure class="compare-side">{image}<figcaption aria-hidden="true">{alt}</figcaption></figure>'


def test_two_pictures_stand_side_by_side_with_captions_that_are_not_said_twice() -> None:
    html = shown(Compare("Before & after", Picture("One", "media/a.png"), Picture("Two", "media/b.png")))
    assert html == (
        '<figure class="compare"><figcaption>Before &amp; after</figcaption><div class="compare-sides">'
        f"{side('One', 'media/a.png')}{side('Two', 'media/b.png')}</div></figure>"
    )


@pytest.mark.parametrize("path", ["https://evil.example/x", "//evil.example", "../x", "data:image/png,x", "/x", ""])
def test_a_picture_from_elsewhere_is_not_loaded(path: str) -> None:
    assert "src" not in shown(Compare("x", Picture("a", path), Picture("b", path)))


def test_prose_is_made_ready_once_for_all_values() -> None:
    prepared = prepare((Text("{b}"), When(Name("a"), (Text("on"),))), ("a", "b"))
    assert prepared.shown((True, "x"), cited) == "<p>x</p><p>on</p>"
    assert prepared.shown((False, "y"), cited) == "<p>y</p>"


def test_what_never_changes_is_one_string() -> None:
    assert len(prepare((Text("a"), Note("b", (Text("c"),)), Text("d")), ()).pieces) == 1
    assert prepare((), ()) == Prepared((), ())


def test_values_that_do_not_fit_the_names_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="zip"):
        prepare((), ("a",)).shown((), cited)


def hostile(text: str) -> Prose:
    """The text at every place of the prose where an author writes one."""
    note = Note(text, (Text(text), Text(f"x {text}[^{text}] {{a}}")))
    chart = Chart("bar", text, (text, text), ((text, "1"), (text, text)))
    compare = Compare(text, Picture(text, text), Picture(text, f"media/{text}"))
    return (Text(text), When(Name("yes"), (note, chart), (compare,)), Text(text))


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("yes", [True, False])
def test_no_text_in_any_block_does_harm(payload: str, yes: bool) -> None:
    assert harmless(show(hostile(payload), {"a": payload, "yes": yes}, cited))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.booleans())
def test_no_random_text_in_any_block_does_harm(text: str, yes: bool) -> None:
    assert harmless(show(hostile(text), {"a": text, "yes": yes}, cited))
