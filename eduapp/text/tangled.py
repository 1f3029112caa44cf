"""Markdown that was made to be slow: what Python-Markdown must not look at for too long, or not at all."""

import re

from markdown import Markdown
from markdown.inlinepatterns import (
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

LONGEST = 200_000
FARTHEST, DEEPEST = 1000, 30

_LOOKED_FOR = ((re.compile("`+"), 0.1), (re.compile(r"[*_{\\<&]"), 0.01))
_LINE_LOOKED_FOR = re.compile(r"^(?:```|~~~|\*\[)", re.MULTILINE)
_PADDED_FENCE = re.compile(r"^(```+|~~~+)[ \t]+", re.MULTILINE)


def is_tangled(markdown: str) -> bool:
    """Whether it would take seconds: of some marks, each one looks for its end through all that follows.

    The unit of work is 0.3 µs. What is let through takes well under a second for 10,000 characters, and
    ten times as long for ten times as many.
    """
    work = len(markdown) * len(_LINE_LOOKED_FOR.findall(markdown)) * 0.1
    for paragraph in re.split(r"\n\s*\n", markdown):
        work += sum(len(paragraph) * len(mark.findall(paragraph)) * weight for mark, weight in _LOOKED_FOR)
    return len(markdown) > LONGEST or work > 100_000 + 30 * len(markdown)


def without_padding(markdown: str) -> str:
    """The spaces after a code fence made one: their number is squared in the time that it takes."""
    return _PADDED_FENCE.sub(r"\1 ", markdown)


class _Near(LinkInlineProcessor):
    BRACKET = re.compile(r"[\[\]]")

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:
        depth = 1
        for bracket in self.BRACKET.finditer(data, index, index + FARTHEST):
            depth += 1 if bracket.group() == "[" else -1
            if depth == 0:
                return data[index : bracket.start()], bracket.end(), True
            if depth > DEEPEST:
                break
        return "", index, False

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        return super().getLink(data[: index + FARTHEST], index)


def _near(processor: type[LinkInlineProcessor]) -> type[LinkInlineProcessor]:
    return type(processor.__name__, (_Near, processor), {})


_LINKS = (
    ("reference", _near(ReferenceInlineProcessor), 170),
    ("link", _near(LinkInlineProcessor), 160),
    ("image_link", _near(ImageInlineProcessor), 150),
    ("image_reference", _near(ImageReferenceInlineProcessor), 140),
    ("short_reference", _near(ShortReferenceInlineProcessor), 130),
    ("short_image_ref", _near(ShortImageReferenceInlineProcessor), 125),
)


def keep_links_near(md: Markdown) -> None:
    """Let a bracket look only so far for its end, and only so deep."""
    for name, processor, priority in _LINKS:
        md.inlinePatterns.register(processor(md.inlinePatterns[name].pattern, md), name, priority)
