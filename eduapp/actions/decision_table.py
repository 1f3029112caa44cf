"""The decisions of a cohort as one tidy table, with its data dictionary: a row a decision, the same columns for all.

Columns are called by their keys in every language, and what is in them is coded, so that a script reads any of them.
"""

import io
import zipfile
from collections.abc import Callable, Iterable
from zoneinfo import ZoneInfo

from eduapp.actions.decision_rows import Row
from eduapp.interop.tabular import Cell, Column, Kind, Table, to_book, to_csv
from eduapp.interop.tabular.table import Value
from eduapp.text.said import Say, told

Opaque = Callable[[int], str]

_COLUMNS: tuple[tuple[str, Kind, str], ...] = (
    ("attempt", "text", told("The attempt. It ends the address at which you replay it.")),
    ("learner", "text", told("The name of the learner, also of one who has left the cohort.")),
    ("email", "text", told("Her e-mail address; empty where there is none.")),
    ("assignment", "text", told("What was given to the cohort.")),
    ("assignment_kind", "text", told("case or module: what the assignment gives.")),
    ("case", "text", told("The case, by the name of its file.")),
    (
        "revision",
        "text",
        told("The first 12 characters of the hash of the case: another one, and the case was changed."),
    ),
    ("first", "number", told("1 if this is her first attempt at the case anywhere, 0 if she had played it before.")),
    ("attempt_number", "number", told("Which of her attempts at the case for this assignment it is, from 1.")),
    ("decision", "number", told("Which decision of the attempt it is, from 1.")),
    ("scene", "text", told("The scene, by its name in the file.")),
    ("scene_heading", "text", told("The heading of the scene.")),
    ("ask", "number", told("1 if something was asked and the scene went on, 0 if the choice left the scene.")),
    ("choice", "text", told("What was chosen or asked, without its markup.")),
    ("ticks", "text", told("What was ticked with it, parted by semicolons.")),
    ("words", "text", told("What she wrote in own words; empty where nothing was to be written.")),
    (
        "merit",
        "text",
        told("good; neutral: it changes nothing; fair: it gives points away; harm: unsafe. As her debrief says it."),
    ),
    ("points", "number", told("The points that it earned; 0 in a scene that she had left before.")),
    ("unsafe", "text", told("The unsafe acts in it, parted by semicolons; empty where there are none.")),
    ("at", "moment", told("When it was decided, in the time zone of the cohort.")),
    ("seconds", "number", told("Seconds since the scene was entered, also while the page was left open.")),
)


def columns(say: Say) -> list[Column]:
    return [Column(key, key, kind, means=say(means)) for key, kind, means in _COLUMNS]


def decisions(rows: Iterable[Row], zone: ZoneInfo, opaque: Opaque, say: Say) -> Table:
    cells = [[Cell(value) for value in _values(row, zone, opaque)] for row in rows]
    return Table("decisions", say(told("Decisions")), columns(say), cells)


def dictionary(say: Say) -> Table:
    """What each column means."""
    heads = [Column("column", "column"), Column("means", "means")]
    rows = [[Cell(column.key), Cell(column.means)] for column in columns(say)]
    return Table("dictionary", say(told("Data dictionary")), heads, rows)


def file_of(kind: str, table: Table, say: Say) -> bytes:
    """A workbook with two sheets, or two CSV files in a ZIP archive."""
    both = table, dictionary(say)
    if kind == "xlsx":
        return to_book(both, say)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in both:
            archive.writestr(f"{one.name}.csv", to_csv(one, say))
    return whole.getvalue()


def _values(row: Row, zone: ZoneInfo, opaque: Opaque) -> list[Value]:
    tried = row.attempt
    return [
        opaque(tried.id),
        tried.name,
        tried.email,
        tried.assignment,
        tried.kind,
        tried.case_key,
        tried.revision,
        int(tried.is_first),
        tried.number,
        row.number,
        row.scene,
        row.heading,
        int(row.is_ask),
        row.choice,
        "; ".join(row.ticks),
        row.words,
        row.merit,
        row.points,
        "; ".join(row.unsafe),
        row.at.astimezone(zone),
        row.seconds,
    ]
