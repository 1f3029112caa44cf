"""The sentence of a text that cites something, as its reader sees it."""

import re
from collections.abc import Iterable

from eduapp.text.bare import bare
from eduapp.text.markdown import inline_html

LONGEST = 400
# Where a sentence ends: what is cited for it stands behind its full stop.
_END = re.compile(r"[.!?…][”\"’)*_]*(?:\[\^[^\[\]\s]+\])*\s+")
_LEAD = re.compile(r"^(?:#+|[-*+]|\d+\.)\s+")


def sentence_citing(texts: Iterable[str], id_: str) -> str:
    """The first sentence of the texts with this citation, without any markup; empty where none has it."""
    mark = f"[^{id_}]"
    for text in texts:
        for paragraph in text.split("\n\n"):
            if mark in paragraph:
                return _bare(_around(paragraph, paragraph.index(mark)))
    return ""


def _around(paragraph: str, at: int) -> str:
    ends = [0, *(match.end() for match in _END.finditer(paragraph)), len(paragraph)]
    after = next(number for number, end in enumerate(ends) if end > at)
    return paragraph[ends[after - 1] : ends[after]]


def _bare(sentence: str) -> str:
    told = bare(inline_html(_LEAD.sub("", sentence.strip()))).filled({})
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1].rstrip()}…"
