"""When two written names are those of one person."""

import re

_TITLE = re.compile(r"^((Dr|Prof|Professor)\b\.? )+", re.IGNORECASE)
_DEGREE = re.compile("MD|DO|PhD|DPhil|DSc|MSc|MS|MA|MPH|MBA|MBBS|MBChB|BSc|BA|RN|NP|PA|PharmD|FRCP|FAAN|FEAN")


def is_degree(name: str) -> bool:
    """Whether an entry of a list of names begins with what stood after a comma of the one before: `MD; B. Author`."""
    return bool(_DEGREE.fullmatch(re.split("[,;]", name)[0].strip().replace(".", "")))


def same_name(name: str) -> str:
    """A name as it is compared: neither capitals, blanks, a title before it nor degrees after commas part one person
    from herself."""
    parts = [" ".join(part.split()) for part in name.split(",")]
    named = [part for at, part in enumerate(parts) if not at or not _DEGREE.fullmatch(part.replace(".", ""))]
    return _TITLE.sub("", ", ".join(filter(None, named))).casefold()
