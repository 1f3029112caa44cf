"""Headings, and the ids by which links lead to them."""

import re
from dataclasses import dataclass

from eduapp.text.finding import Findings, Place
from eduapp.text.source import Line
from eduapp.text.words import Words

_HEADING = re.compile(r"( {0,3})(#{1,6})(?!#)(\s*)(.*)$")
_ID = re.compile(r"[\w-]+\Z")
_DROPPED = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Heading:
    """`is_cramped` says that the space after the # is missing, so that it may not be meant as a heading."""

    level: int
    words: Words
    id: str
    place: Place
    is_cramped: bool = False


def slug(heading: str) -> str:
    """The id of a heading: lower case; only letters, digits, spaces, hyphens and underscores; spaces as hyphens."""
    return _DROPPED.sub("", heading.lower()).replace(" ", "-")


def words_and_id(heading: str) -> tuple[str, str]:
    """The words of a heading, closing #s dropped, and its id: the one written in braces, or the slug."""
    text = heading.strip()
    bare = text.rstrip("#")
    if not bare or bare[-1].isspace():
        text = bare.strip()
    opens = text.rfind("{#")
    if opens >= 0 and text.endswith("}"):
        return text[:opens].strip(), text[opens + 2 : -1]
    return text, slug(text)


def with_id(words: str, id_: str) -> str:
    """The heading that reads as these words and this id."""
    return words if words_and_id(words) == (words, id_) else f"{words} {{#{id_}}}"


def read_heading(line: Line, findings: Findings) -> Heading | None:
    """The heading in this line, if there is one; how it is written wrongly becomes a finding."""
    match = _HEADING.match(line.text)
    if match is None:
        return None
    indent, marks, space, text = match.groups()
    is_cramped = bool(text and not space)
    if is_cramped:
        hint = "Put a space after the #, or a backslash before it."
        findings.add("heading", line.place, "This looks like a heading without its space.", hint)
    elif indent:
        findings.add("heading", line.place, "A heading begins at the first column.", "Remove the spaces before it.")
    words, id_ = words_and_id(text)
    if not words or not _ID.match(id_):
        hint = "Give it words, or an id as in `## Heading {#id}`, of letters, digits and hyphens."
        findings.add("heading", line.place, "This heading gives no id that a link can lead to.", hint)
        id_ = f"-{line.number}"
    start = match.start(4)
    whole = Words(((line.text, Place(line.number)),))
    return Heading(len(marks), whole.cut(start, start + len(words)), id_, line.place, is_cramped)
