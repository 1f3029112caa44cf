"""The table of decisions and its data dictionary, as files."""

import io
import zipfile
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from eduapp.actions.decision_rows import Row, Tried
from eduapp.actions.decision_table import columns, decisions, dictionary, file_of
from tests.interop.tabular.read import rows_of_csv

TRIED = Tried(7, "=Alice", None, "The walk", "case", "the-walk", "0123456789ab", True, 2)
AT = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
ROW = Row(
    TRIED, 3, "the-clinic", "The clinic", False, "Measure", ("One", "Two"), "+ slower", "good", 41, ("Two",), AT, 30.4
)
TABLE = decisions([ROW], ZoneInfo("Europe/Berlin"), lambda id_: f"a{id_}", str)


def sheets() -> dict[str, list[list[object]]]:
    book = load_workbook(io.BytesIO(file_of("xlsx", TABLE, str)))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


def texts() -> dict[str, list[list[str]]]:
    with zipfile.ZipFile(io.BytesIO(file_of("csv", TABLE, str))) as archive:
        return {name: rows_of_csv(archive.read(name)) for name in archive.namelist()}


def test_a_value_stands_under_each_name() -> None:
    (head, row) = sheets()["Decisions"]
    found = dict(zip(head, row, strict=True))
    assert (found["attempt"], found["learner"], found["email"]) == ("a7", "=Alice", None)
    assert (found["first"], found["attempt_number"], found["decision"], found["ask"]) == (1, 2, 3, 0)
    assert (found["ticks"], found["unsafe"], found["points"], found["seconds"]) == ("One; Two", "Two", 41, 30)
    assert str(found["at"]) == "2026-11-24 00:30:00", "in the zone of the cohort"


def test_the_files_in_the_archive_hold_the_same_and_no_formula() -> None:
    head, row = texts()["decisions.csv"]
    found = dict(zip(head, row, strict=True))
    assert (found["learner"], found["words"], found["at"]) == ("'=Alice", "'+ slower", "2026-11-24 00:30")
    assert head == sheets()["Decisions"][0]


def test_the_dictionary_says_what_each_column_means() -> None:
    names = [column.key for column in columns(str)]
    assert [row[0].value for row in dictionary(str).rows] == names
    assert all(column.means.endswith(".") for column in columns(str))
    assert texts()["dictionary.csv"] == sheets()["Data dictionary"]
    assert [row[0] for row in texts()["dictionary.csv"]] == ["column", *names]


def test_names_of_columns_are_the_same_in_every_language() -> None:
    assert [one.title for one in columns(str.upper)] == [one.title for one in columns(str)]
    assert columns(str.upper)[0].means == columns(str)[0].means.upper()
