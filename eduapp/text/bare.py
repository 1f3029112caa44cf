"""Text without its markup, for where no markup can stand: the title of a window, a line of a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from eduapp.text.clean import MARKS
from eduapp.text.markdown import Cite, Html, Slot
from eduapp.text.variable import Value, spoken


@dataclass(frozen=True, slots=True)
class Bare:
    """Plain text with open slots; it is not escaped."""

    parts: tuple[str | Slot, ...]

    def filled(self, values: Mapping[str, Value]) -> str:
        """The text with the values in it; a name without a value stays as it was written."""
        return "".join(part if isinstance(part, str) else _value(part.name, values) for part in self.parts)


def bare(html: Html) -> Bare:
    """What a reader sees of the HTML, but for its pictures; citations are left out."""
    slots = [part for part in html.parts if isinstance(part, Slot)]
    marks = {chr(0xF0000 + at): slot for at, slot in enumerate(slots)}
    waiting = iter(marks)
    text = "".join(
        next(waiting) if isinstance(part, Slot) else part for part in html.parts if not isinstance(part, Cite)
    )
    reader = _Reader()
    reader.feed(text)
    reader.close()
    pieces = MARKS.split(" ".join("".join(reader.seen).split()))
    return Bare(tuple(marks.get(piece, piece) for piece in pieces if piece))


def _value(name: str, values: Mapping[str, Value]) -> str:
    return spoken(values[name]) if name in values else f"{{{name}}}"


class _Reader(HTMLParser):
    """Keeps what stands between tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.seen.append(" ")

    def handle_data(self, data: str) -> None:
        self.seen.append(data)
