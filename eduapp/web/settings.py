"""The settings of config.py, as the environment changes them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Config

PREFIX = "EDUAPP_"
_YES = {"true", "yes", "on", "1"}
_NO = {"false", "no", "off", "0", ""}


class Unsafe(Exception):
    """Settings with which the program must not start; the message is a sentence for the operator."""


def read(path: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    """The settings that the file names. EDUAPP_NAME in the environment wins, and is of the kind that the file has:
    text stays text, also where it is made of digits."""
    settings = Config(path.parent)
    settings.from_pyfile(str(path))
    for name, default in settings.items():
        if PREFIX + name in environment:
            settings[name] = _as(default, name, environment[PREFIX + name])
    return dict(settings)


def _as(default: object, name: str, text: str) -> object:
    if isinstance(default, bool):
        if text.lower() in _YES | _NO:
            return text.lower() in _YES
        raise Unsafe(f"{PREFIX}{name} is either true or false, and not “{text}”.")
    if isinstance(default, int):
        if text.isascii() and text.isdecimal():
            return int(text)
        raise Unsafe(f"{PREFIX}{name} is a whole number, and not “{text}”.")
    if isinstance(default, list):
        return [part.strip() for part in text.split(",") if part.strip()] or default
    return text or None if default is None else text
