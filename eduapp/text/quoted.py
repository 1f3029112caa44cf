"""The sentence of a text that cites something, and Markdown as bare words."""

import re
from collections.abc import Iterable

from eduapp.text.bare import bare
from eduapp.text.markdown import inline_html

LONGEST = 400
# Where a sentence ends: what is cited for it stands behind its full stop.
_END = re.compile(r"[.!?…][”\"’)*_]*(?:\[\^[^\[\]\s]+\])*\s+")
_LEAD = re.compile(r"^(?:#+|[-*+]|\d+\.)\s+")


def sentence_citing(texts: Iterable[str], id_: str) -> str:
    """The first sentence of the texts with this citation, as Markdown; empty where none has it."""
    mark = f"[^{id_}]"
    for text in texts:
        for paragraph in text.split("\n\n"):
            if mark in paragraph:
                return _around(paragraph, paragraph.index(mark)).strip()
    return ""


def _around(paragraph: str, at: int) -> str:
    ends = [0, *(match.end() for match in _END.finditer(paragraph)), len(paragraph)]
    after = next(number for number, end in enumerate(ends) if end > at)
    return paragraph[ends[after - 1] : ends[after]]


def bare_words(markdown: str) -> str:
    """What a reader sees of one line, without any markup and citation."""
    told = bare(inline_html(_LEAD.sub("", markdown.strip()))).filled({})
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1].rstrip()}…"
