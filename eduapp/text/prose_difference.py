"""What differs between two pieces of prose: the words, the exhibits, the pictures, what is cited."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from eduapp.text.difference import Difference, Kind, Teller
from eduapp.text.leaning import cited_in
from eduapp.text.pairing import paired
from eduapp.text.prose import Block, Chart, Compare, Note, Prose, Text, When, walk
from eduapp.text.read_line import PICTURE
from eduapp.text.said import told
from eduapp.text.write_prose import written_block, written_prose

PROSE = {
    "prose-changed": Kind("text", told("The text has changed.")),
    "exhibit-added": Kind("text", told("The exhibit “%(name)s” is new.")),
    "exhibit-removed": Kind("text", told("The exhibit “%(name)s” is gone.")),
    "exhibit-changed": Kind("text", told("The exhibit “%(name)s” has changed.")),
    "picture-added": Kind("text", told("The picture %(name)s is new.")),
    "picture-removed": Kind("text", told("The picture %(name)s is gone.")),
    "picture-changed": Kind("text", told("A picture has changed.")),
    "question-changed": Kind("text", told("The question reads differently.")),
    "prompt-changed": Kind("text", told("What is asked for in own words reads differently.")),
    "model-answer-changed": Kind("text", told("The model answer has changed.")),
    "rubric-changed": Kind("text", told("The points of the rubric have changed."), is_list=True),
    "citation-added": Kind("facts", told("It now cites %(name)s.")),
    "citation-removed": Kind("facts", told("It no longer cites %(name)s.")),
}
_OWN_LINE = re.compile(r"\s{4}|\t|\s*([-*+>|#]|\d+[.)]\s|```|~~~|:::)")
_GAP = re.compile(r"\n(?:[ \t]*\n){2,}")
_FENCE = re.compile(r"\s*(```|~~~)")


def prose_differences(tell: Teller, before: Prose, after: Prose) -> Iterator[Difference]:
    found = [*_exhibits(tell, before, after), *_pictures(tell, before, after)]
    found += tell.changed("prose-changed", words_of(before), words_of(after))
    if not found:  # an exhibit that stands elsewhere
        found += tell.changed("prose-changed", source_of(before), source_of(after))
    yield from found


def citation_differences(tell: Teller, before: Iterable[str], after: Iterable[str]) -> Iterator[Difference]:
    """What texts no longer cite, and what they cite now."""
    return tell.listed("citation", cited_in(before), cited_in(after))


def text_difference(tell: Teller, code: str, before: str, after: str) -> Iterator[Difference]:
    """A difference if two Markdown texts read differently: where their lines break does not count."""
    return tell.changed(code, unwrapped(before), unwrapped(after))


def source_of(prose: Prose) -> str:
    """The prose as its author writes it, however its lines are broken."""
    return unwrapped("\n\n".join(written_prose(prose)))


def words_of(prose: Prose) -> str:
    """The prose without exhibits and pictures, which are compared for themselves."""
    return _GAP.sub("\n\n", PICTURE.sub("", source_of(_bare(prose)))).strip()


def _bare(prose: Prose) -> Prose:
    return tuple(_without(block) for block in prose if not isinstance(block, Chart | Compare))


def _without(block: Block) -> Block:
    match block:
        case When(_, then, otherwise):
            return replace(block, then=_bare(then), otherwise=_bare(otherwise))
        case Note(_, body):
            return replace(block, body=_bare(body))
    return block


def unwrapped(markdown: str) -> str:
    """The Markdown with the lines of a paragraph joined, as a reader sees them."""
    joined: list[list[str]] = []
    is_fenced = False
    for line in markdown.split("\n"):
        is_edge = bool(_FENCE.match(line))
        if joined and not (is_fenced or is_edge) and _goes_on(joined[-1], line):
            joined[-1][-1] = joined[-1][-1].rstrip()
            joined[-1].append(line.lstrip())
        else:
            joined.append([line])
        is_fenced = is_fenced != is_edge
    return "\n".join(" ".join(parts) for parts in joined).strip()


def _goes_on(above: list[str], line: str) -> bool:
    """Whether the line belongs to the paragraph or the entry of a list that the lines `above` begin."""
    if not line.strip() or not above[-1].strip() or above[-1].endswith("  ") or _FENCE.match(above[0]):
        return False
    return not _OWN_LINE.match(line) and not above[0].lstrip().startswith((":::", "#"))


def _exhibits(tell: Teller, before: Prose, after: Prose) -> Iterator[Difference]:
    old, new = _shown(before), _shown(after)
    pairs = paired(old, new, (_source, lambda one: one.title, type))
    for one, other in pairs.both:
        yield from tell.changed("exhibit-changed", _source(one), _source(other), name=other.title)
    for one in pairs.gone:
        yield tell.tell("exhibit-removed", before=_source(one), name=one.title)
    for one in pairs.new:
        yield tell.tell("exhibit-added", after=_source(one), name=one.title)


def _shown(prose: Prose) -> Sequence[Chart | Compare]:
    return [block for block in walk(prose) if isinstance(block, Chart | Compare)]


def _source(exhibit: Chart | Compare) -> str:
    return "\n".join(written_block(exhibit))


def _pictures(tell: Teller, before: Prose, after: Prose) -> Iterator[Difference]:
    old, new = _pictured(before), _pictured(after)
    pairs = paired(old, new, (lambda one: one, lambda one: one[1], lambda one: one[0]))
    for one, other in pairs.both:
        yield from tell.changed("picture-changed", _written(one), _written(other))
    for one in pairs.gone:
        yield tell.tell("picture-removed", before=_written(one), name=one[1])
    for one in pairs.new:
        yield tell.tell("picture-added", after=_written(one), name=one[1])


def _pictured(prose: Prose) -> list[tuple[str, str]]:
    """The alt texts and paths of the pictures that stand in the text."""
    texts = (block.markdown for block in walk(prose) if isinstance(block, Text))
    return [(alt, path.strip("<>")) for text in texts for alt, path in PICTURE.findall(text)]


def _written(picture: tuple[str, str]) -> str:
    return f"![{picture[0]}]({picture[1]})"
