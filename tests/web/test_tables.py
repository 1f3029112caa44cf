"""What is exported is what is shown: the same figures, of the same rows, in the same order."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from flask import Flask, Response, render_template_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eduapp.interop.tabular import Cell, Column, Table
from eduapp.web import tables
from tests.interop.tabular.read import rows_of_csv, rows_of_xlsx
from tests.interop.tabular.some import tables as some_tables

MARKS = Table(
    "marks",
    "Marks",
    [
        Column("name", "Learner"),
        Column("mark", "The walk", "share", 1),
        Column("low", "The walk, from", "share", is_aside=True),
        Column("at", "Last at work", "moment"),
    ],
    [
        [Cell("Cem"), Cell(0.5), Cell(0.4), Cell(datetime(2026, 11, 2, 9, 5, tzinfo=UTC))],
        [Cell("Ann"), Cell(None, note="not begun"), Cell(None), Cell(None)],
        [Cell("Ben", to="/ben"), Cell(0.25, detail="20 to 60 %"), Cell(0.2), Cell(None)],
    ],
)


class Cells(HTMLParser):
    """The words of each cell of a table; what is only a note or a detail apart from them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = self.aside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.inside = True
            self.rows[-1].append("")
        self.aside = self.aside or ("class", "note") in attributes or ("class", "detail") in attributes

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("td", "th")
        self.aside = self.aside and tag != "span"

    def handle_data(self, data: str) -> None:
        if self.inside and not self.aside:
            self.rows[-1][-1] += data


def page(app: Flask, *shown: Table, query: str = "") -> str:
    with app.test_request_context(f"/health?{query}"):
        arranged = tables.shown(*shown)
        return render_template_string("{% for one in shown %}{{ tables.table(one) }}{% endfor %}", shown=arranged)


def file(app: Flask, *shown: Table, query: str) -> Response:
    with app.test_request_context(f"/health?{query}"):
        found = tables.file_of(*shown)
        assert found is not None
        found.direct_passthrough = False
        return found


def names(html: str) -> list[str]:
    return [row[0] for row in Cells(html).rows[1:]]


def test_figures_are_shown_with_their_unit_and_without_what_is_aside(app: Flask) -> None:
    rows = Cells(page(app, MARKS)).rows
    assert rows[0] == ["Learner", "The walk", "Last at work"]
    assert rows[1] == ["Cem", "50.0\N{NO-BREAK SPACE}%", "2 Nov 2026, 09:05"]


def test_a_detail_is_reached_by_the_keyboard_and_a_name_leads_on(app: Flask) -> None:
    html = page(app, MARKS)
    assert re.search(r'tabindex="0">25\.0\s%\s+<span class="detail">20 to 60 %', html)
    assert '<a href="/ben">Ben</a>' in html
    assert '<span class="note">not begun</span>' in html


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("sort=mark", ["Ben", "Cem", "Ann"]),
        ("sort=mark&order=desc", ["Cem", "Ben", "Ann"]),
        ("sort=name", ["Ann", "Ben", "Cem"]),
        ("sort=nothing", ["Cem", "Ann", "Ben"]),
        ("q=BE", ["Ann", "Ben"]),
        ("table=other&sort=name", ["Cem", "Ann", "Ben"]),
    ],
)
def test_page_and_files_have_the_rows_that_the_address_asks_for(app: Flask, query: str, order: list[str]) -> None:
    assert names(page(app, MARKS, query=query)) == order
    if "table=other" not in query:
        assert [row[0] for row in rows_of_csv(file(app, MARKS, query=f"{query}&as=csv").data)[1:]] == order
        assert [row[0] for row in rows_of_xlsx(file(app, MARKS, query=f"{query}&as=xlsx").data)[1:]] == order


def test_the_head_says_how_it_is_sorted_and_turns_it_round(app: Flask) -> None:
    html = page(app, MARKS, query="sort=mark")
    assert (
        'aria-sort="ascending" class="number"><a href="/health?table=marks&amp;sort=mark&amp;order=desc#marks"' in html
    )
    assert html.count('aria-sort="none"') == 2


def test_the_second_table_is_sorted_when_the_address_names_it(app: Flask) -> None:
    other = Table("other", "Other", MARKS.columns, MARKS.rows)
    assert names(page(app, MARKS, other, query="table=other&sort=name"))[:3] == ["Cem", "Ann", "Ben"]
    assert names(page(app, MARKS, other, query="table=other&sort=name"))[4:] == ["Ann", "Ben", "Cem"]
    found = file(app, MARKS, other, query="table=other&sort=name&as=csv")
    assert "other.csv" in found.headers["Content-Disposition"]
    assert rows_of_csv(found.data)[1][0] == "Ann"


def test_no_file_is_made_where_none_is_asked_for(app: Flask) -> None:
    with app.test_request_context("/health?as=pdf"):
        assert tables.file_of(MARKS) is None


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    table=some_tables(), key=st.integers(0, 4), turned=st.booleans(), sought=st.sampled_from(["", "an", "late", "zz"])
)
def test_what_is_exported_is_what_is_shown(app: Flask, table: Table, key: int, turned: bool, sought: str) -> None:
    query = f"sort=c{key}&order={'desc' if turned else 'asc'}&q={sought}"
    shown = [[_figure(words) for words in row] for row in Cells(page(app, table, query=query)).rows[1:]]
    titles, *rows = rows_of_csv(file(app, table, query=f"{query}&as=csv").data)
    places = [at for at, title in enumerate(titles) if not title.removeprefix("'").endswith(": note")]
    assert shown == [[_written(row[at]) for at in places] for row in rows]


def _figure(words: str) -> str:
    words = " ".join(words.split())
    if re.fullmatch(r"\d+ \w{3} \d{4}, \d\d:\d\d", words):
        return datetime.strptime(words, "%d %b %Y, %H:%M").replace(tzinfo=UTC).strftime("%Y-%m-%d %H:%M")
    if re.fullmatch(r"\d+ \w{3} \d{4}", words):
        return datetime.strptime(words, "%d %b %Y").replace(tzinfo=UTC).date().isoformat()
    return words.removesuffix(" %").removeprefix("'")


def _written(words: str) -> str:
    return " ".join(words.split()).removeprefix("'").strip()
