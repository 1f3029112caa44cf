"""Tables of every kind, for properties that hold for each."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from eduapp.interop.tabular import Cell, Column, Kind, Table

TITLES = st.text(min_size=1, max_size=12)
RISKY = ("=1+1", "+49", "-x", "@a", " =a", "\tb", "\r=c", "https://a.b", "12")
MOMENTS = st.integers(10**9, 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
VALUES = {
    "text": st.text(max_size=20) | st.sampled_from(RISKY),
    "number": st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6),
    "share": st.floats(0, 1),
    "moment": MOMENTS,
    "day": MOMENTS.map(datetime.date),
}
KINDS: tuple[Kind, ...] = ("text", "number", "share", "moment", "day")


@st.composite
def tables(draw: st.DrawFn) -> Table:
    kinds = draw(st.lists(st.sampled_from(KINDS), max_size=4))
    columns = [Column("name", "Learner")]
    columns += [Column(f"c{at}", draw(TITLES), kind, draw(st.integers(0, 2))) for at, kind in enumerate(kinds)]
    heads = st.sampled_from(["Ann", "=Ben", "+Cem"]).map(Cell)
    rows = draw(st.lists(st.tuples(heads, *(cells(column) for column in columns[1:])), max_size=6))
    return Table("some", "Some", columns, rows)


def cells(column: Column) -> st.SearchStrategy[Cell]:
    notes = st.sampled_from(["", "", "late", "=late"])
    return st.builds(lambda value, note: Cell(value, note=note), st.none() | VALUES[column.kind], notes)
