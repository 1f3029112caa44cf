"""How much of what strangers send is read at all, and how a refusal is said."""

from dataclasses import dataclass

from eduapp.text.said import Telling

LONGEST_SHOWN = 80
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes are in bytes. `ratio` is how many times its packed size a file may unpack to, once it is larger than
    `small`; `sentences` is how much of one kind anybody gets to read."""

    archive: int = 50_000_000
    entries: int = 1_000
    file: int = 5_000_000
    total: int = 50_000_000
    ratio: int = 100
    small: int = 100_000
    path: int = 180
    depth: int = 8
    sentences: int = 20


LIMITS = Limits()


class Refused(Telling):
    """Why nothing of what was sent is taken, and what to do about it."""


def legible(name: str | bytes) -> str:
    """As much of a name as can be shown: a sign for each letter that cannot."""
    text = name[: LONGEST_SHOWN * 4].decode("utf-8", "replace") if isinstance(name, bytes) else name
    letters = text[: LONGEST_SHOWN + 1]
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in letters)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[: LONGEST_SHOWN - 1]}{_ELLIPSIS}"


def size(count: int) -> str:
    """A number of bytes as people say it."""
    return f"{count / 1_000_000:g} MB" if count >= 1_000_000 else f"{count / 1_000:g} kB"
