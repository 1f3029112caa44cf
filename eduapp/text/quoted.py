"""The sentence of a text that cites something, and Markdown as bare words."""

import re
from collections.abc import Iterable

from eduapp.text.bare import bare
from eduapp.text.markdown import inline_html

LONGEST = 400
# Where a sentence ends: what is cited for it stands behind its full stop.
_END = re.compile(r"[.!?…][”\"’)*_]*(?:\[\^[^\[\]\s]+\])*\s+")
# Where a line begins that stands for itself: an item of a list, a row of a table.
_LINE = re.compile(r"\n(?=\s*(?:[-*+]|\d+\.|\|)\s)")
_LEAD = re.compile(r"^(?:#+|[-*+]|\d+\.)\s+")


def sentence_citing(texts: Iterable[str], id_: str) -> str:
    """The first sentence of the texts with this citation, as Markdown; empty where none has it."""
    mark = f"[^{id_}]"
    for text in texts:
        for paragraph in (part for whole in text.split("\n\n") for part in _LINE.split(whole)):
            if mark in paragraph:
                return _around(paragraph, paragraph.index(mark)).strip()
    return ""


def _around(paragraph: str, at: int) -> str:
    if paragraph.lstrip().startswith("|"):
        return paragraph
    ends = [0, *(match.end() for match in _END.finditer(paragraph)), len(paragraph)]
    after = next(number for number, end in enumerate(ends) if end > at)
    return paragraph[ends[after - 1] : ends[after]]


def bare_words(markdown: str) -> str:
    """What a reader sees of one line, without any markup and citation."""
    line = _LEAD.sub("", markdown.strip())
    if line.startswith("|"):
        line = " · ".join(cell.strip() for cell in line.strip("|").split("|"))
    told = bare(inline_html(line)).filled({})
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1].rstrip()}…"
