"""What people type, made fit to be kept and shown: one form of each letter, nothing that hides or steers."""

import re
import unicodedata

# Controls, halves of characters, what turns the direction of writing for all that follows, and no characters at all.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


# Bringing letters into one form takes time that grows with the square of what is piled onto one of them: cut first.
LINE = 1_000


def words(text: str, longest: int) -> str:
    """A text of several lines, cut at its longest."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub("", unicodedata.normalize("NFC", lines[:longest]))[:longest]


def line(text: str) -> str:
    """A text of one line, such as a name."""
    return " ".join(_UNFIT.sub("", unicodedata.normalize("NFC", text[:LINE].replace("\t", " "))).split())
