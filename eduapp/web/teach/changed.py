"""A row of the audit trail in words: what was changed, from what to what."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from eduapp.text.said import told
from eduapp.web.language import gettext
from eduapp.web.local_time import local

WHATS = {
    "given": told("given to the cohort"),
    "terms": told("dates and rules"),
    "withdrawn": told("withdrawn"),
    "given again": told("given again"),
    "extension": told("extension"),
    "extra time": told("extra time"),
    "mark": told("mark"),
    "joined": told("joined"),
    "added": told("taken in"),
    "left": told("left"),
    "removed": told("removed"),
    "sharing": told("sharing of the standing"),
    "settings": told("name and time zone"),
    "archived": told("archived"),
    "unarchived": told("in use again"),
    "link renewed": told("another link to join"),
    "link closed": told("link to join closed"),
}
NAMES = {
    "opens_at": told("opens"),
    "due_at": told("due"),
    "closes_at": told("closes"),
    "left_at": told("had left"),
    "attempts": told("attempts"),
    "counts": told("which counts"),
    "per_cent": told("per cent"),
    "share": told("mark"),
    "shares": told("shares the standing"),
    "name": told("name"),
    "email": told("e-mail address"),
    "time_zone": told("time zone"),
}
LEFT_OUT = {"kind", "key", "by_hand"}  # the assignment is named beside it
WORDS = {"first": told("the first"), "best": told("the best"), "last": told("the last")}


def what(name: str) -> str:
    """What kind of change it was; one that is not known here by its own name."""
    return gettext(WHATS.get(name, name))


def values(kept: Mapping[str, Any] | None, zone: str) -> str:
    """What held before or after, in a line."""
    if kept is None:
        return gettext("none")
    found = [_value(name, value, zone) for name, value in kept.items() if name not in LEFT_OUT]
    by_hand = [gettext("by hand")] if kept.get("by_hand") else []
    return ", ".join([*found, *by_hand])


def _value(name: str, value: Any, zone: str) -> str:
    return f"{gettext(NAMES.get(name, name))} {_words(name, value, zone)}"


def _words(name: str, value: Any, zone: str) -> str:
    if value is None:
        return gettext("none")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if name.endswith("_at"):
        return local(datetime.fromisoformat(str(value)), zone)
    if name == "share":
        return f"{100 * float(value):.0f} %"
    return gettext(WORDS.get(str(value), str(value)))
