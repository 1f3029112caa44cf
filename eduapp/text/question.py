"""The question of a scene or of a quiz: the last paragraph, where it asks."""

import re

from eduapp.text.source import Line
from eduapp.text.words import Words

_NO_PARAGRAPH = re.compile(r"\s*([-*+>#|]|\d+[.)]\s|!\[)")
_QUESTION_MARKS = ("?", "？", "؟")


def with_question(prose: list[Line], otherwise: Words) -> tuple[list[Line], Words]:
    """Split off the last paragraph if it ends with a question mark."""
    end = len(prose)
    while end and prose[end - 1].blank:
        end -= 1
    start = end
    while start and _is_text(prose[start - 1]):
        start -= 1
    paragraph = prose[start:end]
    if not paragraph or _NO_PARAGRAPH.match(paragraph[0].text) or paragraph[0].indent > 3:
        return prose, otherwise
    words = Words(tuple((line.text.strip(), line.place) for line in paragraph))
    if not words.one_line.rstrip("*_").endswith(_QUESTION_MARKS):
        return prose, otherwise
    return prose[:start], words


def _is_text(line: Line) -> bool:
    return not line.blank and not line.fenced and not line.text.lstrip().startswith(":::")
