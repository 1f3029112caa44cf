"""What may be shown of the HTML that came from an author's text."""

import html
import re
from re import Match
from typing import Literal
from urllib.parse import unquote

import nh3

from eduapp.text.said import Say, told

# Characters that are taken out of every text: those that Python-Markdown keeps for itself, broken ones, and
# the private ones, of which MARKS stand for slots and citations while a text is made into HTML.
UNWRITABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)
MARKS = re.compile("([\U000f0000-\U0010ffff])")
CITE_MARKS = re.compile("[\U00100000-\U0010ffff]")
_TO_ESCAPE = re.compile(f"""{UNWRITABLE.pattern[:-1]}&<>"']""")
LAZY = 'loading="lazy" decoding="async"'
_EMPTY_HEADER = re.compile('<th( align="[a-z]+")?></th>')  # it heads nothing: the corner above the names of rows
Kind = Literal["blocks", "line", "label"]

_INLINE_TAGS = {"a", "abbr", "br", "code", "em", "img", "kbd", "strong", "sub", "sup"}
_BLOCK_TAGS = {"blockquote", "dd", "dl", "dt", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"}
_TABLE_TAGS = {"table", "tbody", "td", "th", "thead", "tr"}
_ALIGN = {"align": {"left", "center", "right"}}
_ELSEWHERE = re.compile(r"(?:https?://|mailto:)[^\s\\\U000f0000-\U0010ffff]+", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")  # Python-Markdown leaves some behind in broken links
_NUMBERED = re.compile("&#(?:[0-9]+|[xX][0-9a-fA-F]+);?")


def clean(dirty: str, kind: Kind, say: Say = str) -> str:
    """The HTML with nothing in it that could act, load or disguise; private characters stay where they are.

    Pictures load when they are about to be seen; a wide table scrolls by itself, also by keyboard.
    """
    added = {"<img": f"<img {LAZY}", "<table>": f"{scroll(say)}<table>", "</table>": "</table></div>"}
    safe = _CLEANERS[kind].clean(_NUMBERED.sub(_character, _CONTROLS.sub("", dirty)))
    for tag, ours in added.items():  # the cleaner leaves no < in texts and attributes: what looks like a tag is one
        safe = safe.replace(tag, ours)
    return _EMPTY_HEADER.sub(r"<td\1></td>", safe)


def scroll(say: Say) -> str:
    """Opens the box in which a wide table scrolls."""
    name = escaped(say(told("Table")))
    return f'<div class="table" role="group" aria-label="{name}" tabindex="0">'


def escaped(text: str) -> str:
    """Plain text, for between tags or in a quoted attribute."""
    return html.escape(UNWRITABLE.sub("", text)) if _TO_ESCAPE.search(text) else text


def beside(path: str) -> str | None:
    """The path, if it can only lead to a file beside the document."""
    plain = unquote(path)
    if not plain or plain.startswith(("/", "#")) or ".." in plain.split("/") or "//" in plain:
        return None
    return None if re.search(r"[:?\\\t\n]", plain) or UNWRITABLE.search(plain + path) else path


def _character(reference: Match[str]) -> str:
    """A character written by its number: it must not become one that is kept for marks."""
    return html.escape(UNWRITABLE.sub("\ufffd", html.unescape(reference.group())) or "\ufffd")


def _attribute(tag: str, name: str, value: str) -> str | None:
    value = value.strip()
    if name == "src":
        return beside(value)
    if name == "href":
        return value if _ELSEWHERE.fullmatch(value) else beside(value)
    if name == "start":
        return value if re.fullmatch("[0-9]{1,6}", value) else None
    return CITE_MARKS.sub("", value)


def _cleaner(tags: set[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        attributes={"a": {"href", "title"}, "abbr": {"title"}, "img": {"alt", "src", "title"}, "ol": {"start"}},
        tag_attribute_values={"td": _ALIGN, "th": _ALIGN},
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


_CLEANERS: dict[Kind, nh3.Cleaner] = {
    "blocks": _cleaner(_INLINE_TAGS | _BLOCK_TAGS | _TABLE_TAGS),
    "line": _cleaner(_INLINE_TAGS),
    "label": _cleaner(_INLINE_TAGS - {"a"}),
}
