"""Text that may run over several lines, each piece with the place where it begins."""

import re
from dataclasses import dataclass

from eduapp.text.finding import Place

_SPACES = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class Words:
    """`pieces` are what stands in each line: at least one, maybe empty."""

    pieces: tuple[tuple[str, Place], ...]

    @property
    def text(self) -> str:
        return "\n".join(text for text, _ in self.pieces)

    @property
    def one_line(self) -> str:
        return one_line(self.text)

    @property
    def place(self) -> Place:
        return self.pieces[0][1]

    def at(self, offset: int) -> Place:
        """Where the character of `text` at the offset stands in the file."""
        for text, place in self.pieces:
            if offset <= len(text):
                return Place(place.line, place.column + offset)
            offset -= len(text) + 1
        raise IndexError(offset)

    def cut(self, start: int, stop: int | None = None) -> "Words":
        """The part of `text` from `start` to `stop`, without the white space around it."""
        part = self.text[start:stop]
        start += len(part) - len(part.lstrip())
        stop = start + len(part.strip())
        pieces, passed = [], 0
        for text, place in self.pieces:
            first, last = max(0, start - passed), min(len(text), stop - passed)
            if first <= last:
                pieces.append((text[first:last], Place(place.line, place.column + first)))
            passed += len(text) + 1
        return Words(tuple(pieces))


def one_line(text: str) -> str:
    """The text with every run of white space as one space; a space that must not break stays."""
    return _SPACES.sub(" ", text.strip())
