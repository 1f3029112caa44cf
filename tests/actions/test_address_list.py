"""Lists of addresses: what is meant, and what is wrong with a line."""

import pytest

from eduapp.actions.address_list import MOST, AddressList, from_csv, from_text
from eduapp.actions.refused import Refused


def told(made: AddressList) -> list[tuple[int, str]]:
    """The line of each slip, and what it says."""
    return [(entry.line, str(entry.slip)) for entry in made.entries if entry.slip]


def good(made: AddressList) -> list[tuple[str, str]]:
    return [(entry.email, entry.name) for entry in made.good()]


@pytest.mark.parametrize(
    "text",
    [
        "a@example.org\nb@example.org",
        "a@example.org, b@example.org",
        "a@example.org;\r\n\r\n B@Example.org ;",
        "<a@example.org>,<b@example.org>",
    ],
)
def test_addresses_are_pasted_in_many_ways(text: str) -> None:
    assert good(from_text(text)) == [("a@example.org", ""), ("b@example.org", "")]


def test_a_name_may_stand_before_an_address() -> None:
    made = from_text('Ada Example <ada@example.org>; "Example, Bert" <bert@example.org>')
    assert good(made) == [("ada@example.org", "Ada Example"), ("bert@example.org", "Example Bert")]


@pytest.mark.parametrize(
    "text", ['"Zoë" <zoe@example.org>\nb@example.org', 'A "B" C <a@example.org>', '"<x" <a@example.org>']
)
def test_what_was_looked_over_is_read_again_as_just_that(text: str) -> None:
    made = from_text(text)
    assert good(made)
    assert good(from_text(made.written())) == good(made)


def test_a_file_has_a_column_of_addresses_and_perhaps_one_of_names() -> None:
    made = from_csv("Name;E-Mail;Room\nZoë;zoe@example.org;12\n;b@example.org\n".encode("cp1252"))
    assert good(made) == [("zoe@example.org", "Zoë"), ("b@example.org", "")]
    assert made.unread == ["room"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\n ; \n", "The file is empty."),
        (b"mail,name\na@b.c,A\n", "It says: mail, name."),
        (b"a@example.org\nb@example.org\n", "It says: a@example.org."),
        (b"email,e-mail,Email\n", "Two columns are called email."),
        (b"email,name\n", "There is no address in the list."),
        (b'email\n"a@b.c\n', "Line 2 cannot be read"),
    ],
)
def test_a_file_with_other_columns_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        from_csv(data)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("ada", "This does not look like an e-mail address."),
        (",Ada", "There is no address on this line."),
        ("=1+1", "A cell that begins with = looks like a formula."),
        ("@SUM(A1)", "A cell that begins with @ looks like a formula."),
        ("+a@example.org", "A cell that begins with + looks like a formula."),
        ("-a@example.org", "A cell that begins with - looks like a formula."),
        ("a@example.org,=HYPERLINK(1)", "A cell that begins with = looks like a formula."),
        ("a@example.org,Example,Ada", "This line has more cells than the first one."),
        ("a@example.org," + "x" * 201, "A name has at most 200 characters."),
        ("x" * 300 + "@example.org", "This does not look like an e-mail address."),
    ],
)
def test_a_slip_is_told_with_its_line(row: str, sentence: str) -> None:
    ((line, slip),) = told(from_csv(f"email,name\nb@example.org,B\n{row}\n".encode()))
    assert line == 3
    assert slip.startswith(sentence)


def test_who_stands_twice_on_it_counts_once_and_is_told_where() -> None:
    made = from_text("a@example.org\nb@example.org\nA@EXAMPLE.ORG")
    assert [entry.same_as for entry in made.entries] == [None, None, 1]
    assert len(made.good()) == 2


def test_a_line_with_a_slip_is_not_the_first_of_two() -> None:
    made = from_text("=a@example.org\n=a@example.org")
    assert len(told(made)) == 2


@pytest.mark.parametrize("rows", [MOST + 1, 10_000])
def test_a_list_that_is_too_long_is_refused_as_a_whole(rows: int) -> None:
    text = "\n".join(f"a{number}@example.org" for number in range(rows))
    sentence = f"The list has {rows} entries. At most {MOST} are taken at once"
    with pytest.raises(Refused, match=sentence):
        from_text(text)
    with pytest.raises(Refused, match=sentence):
        from_csv(f"email\n{text}".encode())


def test_a_list_of_just_so_many_is_taken() -> None:
    assert len(from_text("\n".join(f"a{number}@example.org" for number in range(MOST))).good()) == MOST


@pytest.mark.parametrize("text", ["", " \n ,; \n"])
def test_an_empty_list_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="There is no address in the list"):
        from_text(text)
