"""Opaque ids in addresses: 63 bits as 13 characters, so that they can be neither counted nor mistyped."""

import re
import secrets
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from flask import Flask
from werkzeug.routing import BaseConverter, ValidationError

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_RANDOM_BITS = 22


def setup(app: Flask) -> None:
    app.url_map.converters |= {"opaque": Opaque, "case": CasePath}
    app.add_template_filter(written, "opaque")


def new(now: datetime) -> int:
    """An id that nobody guesses; later ones are larger, so that rows of one time lie together."""
    return int(now.timestamp() * 1000) << _RANDOM_BITS & (1 << 63) - 1 | secrets.randbits(_RANDOM_BITS)


def maker(now: datetime) -> Callable[[], int]:
    """Makes ids for many rows of one moment, no two of them alike."""
    made: set[int] = set()

    def make() -> int:
        one = new(now)
        while one in made:
            one = new(now)
        made.add(one)
        return one

    return make


@lru_cache(maxsize=8192)
def written(value: int) -> str:
    return "".join(_ALPHABET[value >> shift & 31] for shift in range(60, -1, -5))


def read(text: str) -> int:
    """Raises KeyError for a character that is none of the alphabet."""
    value = 0
    for character in text:
        value = value << 5 | _VALUES[character]
    return value


def sent(text: str) -> int:
    """What a form or an address says; 0, which is the id of nothing, where that is none."""
    try:
        return read(text) if re.fullmatch(Opaque.regex, text) else 0
    except KeyError:
        return 0


class CasePath(BaseConverter):
    """The path of a case in a draft: it ends where the name of the file does, so that more may follow."""

    regex = r"cases/[^/]+/[^/]+\.md"
    part_isolating = False


class Opaque(BaseConverter):
    regex = f"[0-7][{_ALPHABET}]{{12}}"

    def to_python(self, value: str) -> int:
        try:
            return read(value)
        except KeyError as slip:
            raise ValidationError from slip

    def to_url(self, value: int) -> str:
        return written(value)
