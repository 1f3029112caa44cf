"""Authors' Markdown becomes HTML that is safe and says what they meant."""

from collections.abc import Callable
from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.text.clean import UNWRITABLE, beside
from eduapp.text.markdown import Cite, Html, Slot, block_html, inline_html, label_html, plain_html
from eduapp.text.tangled import LONGEST
from eduapp.text.variable import Value
from tests.text.payloads import PAYLOADS, harmless

Render = Callable[[str], Html]
both = pytest.mark.parametrize("render", [block_html, inline_html, label_html])


def cited(id_: str) -> str:
    """A careless citation: it trusts the id."""
    return f'<abbr title="{id_}">{id_}</abbr>'


def block(markdown: str, **values: Value) -> str:
    return block_html(markdown).filled(values, cited)


def inline(markdown: str, **values: Value) -> str:
    return inline_html(markdown).filled(values, cited)


def picture(attributes: str) -> str:
    return f'<img loading="lazy" decoding="async" {attributes}>'


def test_a_script_is_never_in_the_output() -> None:
    assert block("before <script>alert(1)</script> after") == "<p>before  after</p>"


def test_a_script_goes_with_its_content_over_empty_lines() -> None:
    assert block("one\n\n<style>\na\n\nb\n</style>\n\ntwo") == "<p>one</p>\n<p>two</p>"


def test_a_script_that_is_never_closed_loses_only_its_tag() -> None:
    assert block("one <script>two\n\nthree") == "<p>one two</p>\n<p>three</p>"


def test_a_script_shown_as_code_is_shown() -> None:
    assert block("`<script>x</script>`") == "<p><code>&lt;script&gt;x&lt;/script&gt;</code></p>"
    assert block("    <script>x</script>") == "<pre><code>&lt;script&gt;x&lt;/script&gt;\n</code></pre>"
    assert block("```html\n<b>{x}</b>\n```", x=1) == "<pre><code>&lt;b&gt;{x}&lt;/b&gt;\n</code></pre>"


@both
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_an_author_does_harm(render: Render, payload: str) -> None:
    for markdown in (
        payload,
        f"A *b {payload} c* d",
        f"- x\n- {payload}\n\n> {payload}",
        f"| a |\n|---|\n| {payload} |",
    ):
        assert harmless(render(markdown).filled({"a": payload}, cited))


@both
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_value_or_citation_does_harm(render: Render, payload: str) -> None:
    markdown = f'{{a}} [^{payload}] [{{a}}](https://a.example "{{a}}") ![{{a}}](media/x.png) [x](media/{{a}})'
    assert harmless(render(markdown).filled({"a": payload}, cited))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_does_harm_in_an_attribute(payload: str) -> None:
    assert harmless(f'<abbr title="{plain_html(payload + " {a}").filled({"a": payload}, cited)}">x</abbr>')


_MARKUP = st.text(st.sampled_from(list("[](){}<>!*_`~#|:-=+\\&;^$%\"'/.\n\t 01ax\x02\U000f0000")), max_size=60)
_PIECES = st.lists(st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=8), _MARKUP), max_size=4).map("".join)


@settings(max_examples=400, deadline=None)
@given(_PIECES)
def test_no_random_text_does_harm(text: str) -> None:
    for render in (block_html, inline_html):
        assert harmless(render(text).filled({"a": text, "x": 1}, cited))


@given(st.text(max_size=40))
def test_random_text_has_no_slot_but_those_written(text: str) -> None:
    text = UNWRITABLE.sub("", text)
    found = {part for part in block_html(text).parts if not isinstance(part, str)}
    assert all(f"{{{part.name}}}" in text if isinstance(part, Slot) else f"[^{part.id}]" in text for part in found)


FORGED = ("\U000f0000", "&#xF0000;", "&#983040", "&&#xFFFE;#xF0000;", "\U00100000", "&#1048576;")


@pytest.mark.parametrize("forged", FORGED)
def test_slots_and_citations_cannot_be_forged(forged: str) -> None:
    parts = block_html(f"{forged} {{name}} {forged} [^E1] [x{forged}](https://a.example '{forged}')").parts
    assert [part for part in parts if not isinstance(part, str)] == [Slot("name"), Cite("E1")]


def test_a_value_stands_where_its_name_stood() -> None:
    assert block("After **{months}** months", months=12) == "<p>After <strong>12</strong> months</p>"
    assert inline("{a}{b}, {c}", a=True, b=Fraction(5, 2), c="<none>") == "yes2.5, &lt;none&gt;"


def test_a_name_without_a_value_stays_as_it_was_written() -> None:
    assert inline("{unknown}") == "{unknown}"


def test_braces_are_kept_where_they_mean_nothing() -> None:
    for text in (r"\{x}", "`{x}`"):
        assert "{x}" in block(text, x=1)
    for text in ("{{x}}", "{{ x }}", "{% x %}", "${x}", "{ x }", "{x.y}", "{1}", "{}"):
        assert block(text, x=1) == f"<p>{text}</p>"


def test_html_is_made_once_and_filled_often() -> None:
    made = inline_html("{x}[^E1]")
    assert made == Html((Slot("x"), Cite("E1")))
    assert [made.filled({"x": x}, str.lower) for x in (1, "two")] == ["1e1", "twoe1"]


def test_a_citation_is_marked_where_it_stands() -> None:
    assert block_html("Six years.[^E021]").parts == ("<p>Six years.", Cite("E021"), "</p>")


def test_a_citation_in_a_link_moves_behind_it() -> None:
    link = '<a href="https://a.example" rel="noopener noreferrer">one <em>two</em></a>'
    assert inline_html("[one[^E1] *two[^E2]*](https://a.example) x").parts == (link, Cite("E1"), Cite("E2"), " x")


def test_a_citation_in_an_alt_text_is_left_out() -> None:
    assert inline("![Scan[^E1] at {m}](media/a.png)", m=6) == picture('alt="Scan at 6" src="media/a.png"')


def test_the_plain_tags_of_html_stay_and_all_others_go() -> None:
    kept = 'H<sub>2</sub>O<sup>2</sup><br><kbd>F</kbd> <abbr title="a &quot;b&quot;">c</abbr>'
    assert inline(kept) == kept
    assert inline('<div class="x"><b>a</b> <a href="https://a.example">b</a> <!-- c --><h1>d</h1></div>') == "a b d"


def test_small_headings_stay_and_large_ones_become_small() -> None:
    assert block("# a\n\n## b\n\n### c\n\n###### d") == "<h3>a</h3>\n<h3>b</h3>\n<h3>c</h3>\n<h6>d</h6>"


def test_a_table_keeps_its_alignment_without_a_style() -> None:
    html = block("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert '<th align="left">a</th>' in html
    assert '<td align="right">2</td>' in html


def test_lists_definitions_abbreviations_and_quotes_are_markdown() -> None:
    assert block("3. a\n4. b").startswith('<ol start="3">')
    assert "<dd>b</dd>" in block("a\n:   b")
    assert '<abbr title="Multiple sclerosis">MS</abbr>' in block("MS\n\n*[MS]: Multiple sclerosis")
    assert "<blockquote>" in block("> a")


def test_a_line_has_no_paragraph_and_no_block_in_it() -> None:
    assert inline("Order *these*") == "Order <em>these</em>"
    for text in ("# a", "- a", "> a", "1. a", "***", ": a", "a | b"):
        assert "<" not in inline(text).replace("&gt;", "")
    assert inline("a\n\n\nb") == "a\nb"
    assert inline(" ") == block("\n") == ""


LINKS = ("https://a.example/b?c=d#e", "HTTP://a.example", "mailto:a@b.example", "media/letter.pdf", "b.md#c")
ASTRAY = ("javascript:x", "ftp://a", "//a", "/a", "#a", "../a", "a/../b", "%2e%2e/a", "a%3ab", r"a\\b", "?a", "http:a")


def test_a_link_leads_to_the_web_to_mail_or_to_a_file_beside() -> None:
    for target in LINKS:
        assert inline(f"[x]({target})") == f'<a href="{target}" rel="noopener noreferrer">x</a>'
    for target in ASTRAY:
        assert "href" not in inline(f"[x]({target})")


def test_a_picture_comes_from_beside_the_file() -> None:
    assert inline("![x](media/a%20b.webp)") == picture('alt="x" src="media/a%20b.webp"')
    for source in ("https://a.example/x.png", "data:image/png,x", "//a/x.png", "/x.png", "../x.png", "a//b"):
        assert inline(f"![x]({source})") == picture('alt="x"')
        assert beside(source) is None


OPEN = (
    ">",
    "[",
    "![",
    "*",
    "_",
    "`",
    "``a`",
    "<",
    "(",
    "[](",
    "[a](",
    "[a](b '",
    "[a]('x)",
    "[^",
    "*[a]: b\n",
    "~~~a\n",
)
NESTED = ("- ", "> - ", "1. ", "- a\n  ", "<sub>", "&", "\\", "|a", "a|b\n-|-\n", "*a **b ", "_a*b ", "[*", "<script>")


@both
@pytest.mark.parametrize("bomb", OPEN + NESTED)
def test_a_bomb_of_nesting_takes_less_than_a_second(render: Render, bomb: str) -> None:
    start = perf_counter()
    assert harmless(render(bomb * (10_000 // len(bomb))).filled({}, cited))
    assert perf_counter() - start < 5  # half a second, but machines differ


def test_a_fence_before_a_wide_gap_takes_less_than_a_second() -> None:
    start = perf_counter()
    assert block("```" + "\t" * 10_000 + "x`y\n```")
    assert perf_counter() - start < 5


def test_what_is_too_deep_is_shown_as_it_was_written() -> None:
    assert inline("[" * 10_000) == "[" * 10_000
    assert block("<" + "a " * LONGEST).startswith("<p>&lt;a a")
    deep = "\n".join("    " * depth + "- a" for depth in range(300))
    assert harmless(block(deep))


def test_a_long_text_with_many_links_and_brackets_is_not_taken_for_a_bomb() -> None:
    line = "See [this](https://a.example/x 'y') and [that](b.md) in [0, 5) with `code` and **force**. "
    assert block(line * 60).count("<a ") == 120
    assert block("\n".join(f"- {line}" for _ in range(40))).count("<li>") == 40
    assert block("\n\n".join([line] * 1000)).count("<p>") == 1000


def test_a_wide_table_scrolls_by_keyboard_too() -> None:
    html = block("| a |\n|---|\n| 1 |\n\nEnd")
    assert html.startswith('<div class="table" role="group" aria-label="Table" tabindex="0"><table>')
    assert html.endswith("</table></div>\n<p>End</p>")


@pytest.mark.parametrize("tag", ["<table>", "</table>", "<img>", "<img src=x>"])
def test_what_only_looks_like_a_tag_of_ours_is_text(tag: str) -> None:
    for markdown in (f"`{tag}`", f'[x](y.md "{tag}")', f'![x](y.png "{tag}")', f"![{tag}](y.png)", f"\\{tag}"):
        html = block(markdown)
        assert harmless(html)
        assert "table" not in html or "&lt;" in html
        assert html.count("<img") == ("![" in markdown)


def test_a_label_holds_no_link() -> None:
    label = label_html("Read *[the note](media/note.pdf)*, <https://a.example>, {m} times[^E1]")
    assert label.filled({"m": 2}, cited) == f"Read <em>the note</em>, https://a.example, 2 times{cited('E1')}"


def test_the_empty_corner_of_a_table_heads_nothing() -> None:
    html = block("| | Well again | |\n|---|---|--:|\n| Walk | 6.6 | s |")
    assert '<td></td>\n<th>Well again</th>\n<td align="right"></td>' in html
