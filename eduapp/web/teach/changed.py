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
    "rule": told("rule of who needs a hand"),
    "invited": told("invitations by mail"),
    "invitation taken back": told("invitation taken back"),
    "comment changed": told("comment changed"),
    "comment withdrawn": told("comment withdrawn"),
    "table": told("table of all decisions made"),
    "talked about": told("talked about what was unsafe"),
    "teaches": told("teaches the cohort"),
    "teaches no more": told("teaches the cohort no more"),
}
NAMES = {
    "opens_at": told("opens"),
    "due_at": told("due"),
    "closes_at": told("closes"),
    "left_at": told("had left"),
    "attempts": told("attempts"),
    "share": told("mark"),
    "shares": told("shares the standing"),
    "name": told("name"),
    "email": told("e-mail address"),
    "time_zone": told("time zone"),
    "days": told("days before it is due"),
    "case": told("case"),
    "unsafe": told("unsafe act"),
    "failed": told("failed tries"),
    "fell": told("points of standing"),
    "learners": told("learners"),
    "educators": told("educators"),
    "made_as": told("as"),
}
LEFT_OUT = {"kind", "key", "by_hand", "attempt"}  # the assignment is named beside it
WORDS = {"first": told("the first counts"), "best": told("the best counts"), "last": told("the last counts")}
ALONE = {"per_cent", "counts", "text"}  # said without a name before it


def counted(counts: str) -> str:
    """Which attempt gives the mark."""
    return gettext(WORDS[counts])


def what(name: str) -> str:
    """What kind of change it was; one that is not known here by its own name."""
    return gettext(WHATS[name]) if name in WHATS else name


def values(what: str, kept: Mapping[str, Any] | None, zone: str) -> str:
    """What held before or after, in a line. What an extension does not name stays as it is for all."""
    if kept is None:
        return gettext("none")
    named = {name: value for name, value in kept.items() if name not in LEFT_OUT}
    if what == "extension":
        named = {name: value for name, value in named.items() if value is not None}
    by_hand = [gettext("by hand")] if kept.get("by_hand") else []
    return ", ".join([*(_value(name, value, zone) for name, value in named.items()), *by_hand])


def _value(name: str, value: Any, zone: str) -> str:
    words = _words(name, value, zone)
    return words if name in ALONE else f"{gettext(NAMES[name]) if name in NAMES else name} {words}"


def _words(name: str, value: Any, zone: str) -> str:
    if value is None:
        return _nothing(name)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if name.endswith("_at"):
        return local(datetime.fromisoformat(str(value)), zone)
    if name in ("share", "per_cent"):
        return f"{float(value) * (100 if name == 'share' else 1):.0f} %"
    return gettext(WORDS[value]) if value in WORDS else str(value)


def _nothing(name: str) -> str:
    """What it means that there is none."""
    if name == "attempts":
        return gettext("any number")
    if name == "opens_at":
        return gettext("at once")
    return gettext("never") if name.endswith("_at") else gettext("none")
