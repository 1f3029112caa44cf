"""A list of addresses that an educator pasted or uploaded: each entry as it is meant, or what is wrong with it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eduapp.actions import people
from eduapp.actions.refused import Refused
from eduapp.actions.typed import line as fit
from eduapp.interop.tabular.read import Record, Unreadable, records, text_of
from eduapp.text.said import told
from eduapp.text.told import Told

MOST = 1_000
_EMAIL_COLUMNS, _NAME_COLUMNS = ("email", "e-mail", "e-mail address", "email address"), ("name",)
_SIGNS = "=+-@"
_PIECE = re.compile(r'(?:"[^"]*"|[^;,"\n]|"(?=[^"]*$))+')
_NAMED = re.compile(r"(.*)<([^<>]*)>", re.DOTALL)
_MARKS = str.maketrans("", "", '"<>;,')


@dataclass(frozen=True, slots=True)
class Entry:
    """An address, in the form in which it is kept, and perhaps a name. `line` is where it stands in the list; `slip`
    what is wrong with it; `same_as` the line on which it stood already."""

    line: int
    email: str
    name: str = ""
    slip: Told | None = None
    same_as: int | None = None

    @property
    def is_good(self) -> bool:
        return self.slip is None and self.same_as is None


@dataclass(frozen=True, slots=True)
class AddressList:
    """The entries in their order, and the columns of a file that were left unread."""

    entries: Sequence[Entry]
    unread: Sequence[str] = ()

    def good(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_good]

    def written(self) -> str:
        """What is good of it as a text that `from_text` reads as just that."""
        return "\n".join(f'"{entry.name}" <{entry.email}>' for entry in self.good())


def from_text(text: str) -> AddressList:
    """A pasted list: addresses on lines of their own or between commas, with a name before them or without."""
    return _made(_pasted(text))


def _pasted(text: str) -> Iterator[Entry]:
    for number, row in enumerate(text.splitlines(), 1):
        for piece in _PIECE.findall(row):
            found = _NAMED.fullmatch(piece.strip())
            email, name = (found[2], found[1]) if found else (piece, "")
            if piece.strip():
                yield _entry(number, email, name)


def from_csv(data: bytes) -> AddressList:
    """A file with a column `email`, and one `name` if there are names. Other columns are left unread."""
    try:
        rows = records(text_of(data))
        head = next(rows, None)
        titles = [] if head is None else [fit(cell).lower() for cell in head.cells]
        email, name = _column(titles, _EMAIL_COLUMNS), _column(titles, _NAME_COLUMNS)
        if email is None:
            raise _no_column(titles)
        unread = [title for at, title in enumerate(titles) if at not in (email, name) and title]
        return _made((_of_record(row, len(titles), email, name) for row in rows), unread)
    except Unreadable as slip:
        raise Refused(slip.sentence, **slip.values) from slip


def _column(titles: Sequence[str], names: Sequence[str]) -> int | None:
    found = [at for at, title in enumerate(titles) if title in names]
    if len(found) > 1:
        raise Refused(told("Two columns are called %(name)s. Keep one of them."), name=titles[found[0]])
    return found[0] if found else None


def _no_column(titles: Sequence[str]) -> Refused:
    if not titles:
        return Refused(told("The file is empty. Its first line must be “email”, or “email,name”."))
    found = ", ".join(titles)[:100]
    return Refused(
        told("The first line must name a column “email”, and “name” if you have names. It says: %(found)s."),
        found=found,
    )


def _of_record(row: Record, width: int, email: int, name: int | None) -> Entry:
    cells = [*row.cells, *[""] * (width - len(row.cells))]
    if any(cell.strip() for cell in cells[width:]):
        wide = Told(told("This line has more cells than the first one. Put a name with a comma into quotation marks."))
        return Entry(row.line, fit(cells[email])[:100], slip=wide)
    return _entry(row.line, cells[email], "" if name is None else cells[name])


def _entry(line: int, email: str, name: str) -> Entry:
    email, name = people.normalised(email), fit(name)
    slip = _slip(email, name)
    if slip is not None:
        return Entry(line, email[:100], name[:100], slip)
    return Entry(line, email, fit(name.translate(_MARKS)))


def _slip(email: str, name: str) -> Told | None:
    if not email:
        return Told(told("There is no address on this line."))
    for cell in (email, name.strip('"')):
        if cell[:1] in tuple(_SIGNS):
            sentence = told("A cell that begins with %(sign)s looks like a formula. Write the address or name itself.")
            return Told(sentence, {"sign": cell[0]})
    try:
        people.must_be_email(email)
        people.must_be_name(name or email)
    except Refused as refused:
        return Told(refused.sentence, refused.values)
    return None


def _made(entries: Iterable[Entry], unread: Sequence[str] = ()) -> AddressList:
    """The list, in which whoever stands on it twice counts once."""
    made: list[Entry] = []
    first: dict[str, int] = {}
    count = 0
    for entry in entries:
        count += 1
        if count > MOST:
            continue
        if entry.slip is None and entry.email in first:
            entry = Entry(entry.line, entry.email, entry.name, same_as=first[entry.email])
        elif entry.slip is None:
            first[entry.email] = entry.line
        made.append(entry)
    if count > MOST:
        raise Refused(
            told("The list has %(count)s entries. At most %(most)s are taken at once: part it."), count=count, most=MOST
        )
    if not made:
        raise Refused(told("There is no address in the list. Write one on each line."))
    return AddressList(made, unread)
