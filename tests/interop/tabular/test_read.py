"""What a spreadsheet saves is read, in whatever encoding; or refused with a sentence that says what to do."""

import pytest

from eduapp.interop.tabular.read import Unreadable, records, text_of

TEXT = "email;name\nzoe@example.org;Zoë Müller\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
def test_every_encoding_of_spreadsheets_is_read(encoding: str) -> None:
    assert text_of(TEXT.encode(encoding)) == TEXT


def test_an_empty_file_is_an_empty_text() -> None:
    assert text_of(b"") == ""
    assert list(records("")) == []


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 a zip", "This is a workbook. Save the sheet as CSV first"),
        (b"\xd0\xcf\x11\xe0 an old one", "This is a workbook."),
        (b"\xff\xfe\x00", "This is not a text file"),
        (b"email\n\0\0\0\0\0\0\0", "This is not a text file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "This is not a text file"),
        (b"email\n\x81\x8d\n", "This is not a text file"),
        ("email\nzoë@example.org\n".encode() + "Müller".encode("latin-1"), "Line 3 is in another encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        text_of(data)
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_are_parted_as_the_first_line_parts_them(separator: str, end: str) -> None:
    text = end.join([f"email{separator}name", "", f'a@b.c{separator}"A, B"'])
    assert [(row.line, row.cells) for row in records(text)] == [(1, ("email", "name")), (3, ("a@b.c", "A, B"))]


def test_a_spreadsheet_may_say_what_parts_them() -> None:
    assert [row.cells for row in records("sep=;\nemail;a,b,c\n")] == [("email", "a,b,c")]


def test_the_line_is_that_on_which_a_row_begins() -> None:
    text = 'email,name\na@b.c,"two\nlines"\nd@e.f,x\n'
    assert [row.line for row in records(text)] == [1, 2, 4]


@pytest.mark.parametrize("text", ['email\n"a@b.c', 'email\n"a"b,c\n', 'email\n"' + "x" * 200_000 + '"\n'])
def test_a_row_that_cannot_be_read_is_named(text: str) -> None:
    with pytest.raises(Unreadable, match="Line 2 cannot be read"):
        list(records(text))
