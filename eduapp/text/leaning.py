"""What a document leans on: each place that cites something, and whether something scored or unsafe stands there."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from eduapp.text.prose import Prose, Text, walk
from eduapp.text.read_line import CITATION


@dataclass(frozen=True, slots=True)
class Leaning:
    """One act of a scene, one question, or the words around them.

    `where` is the id of the scene or question, empty for the document as a whole; `act` the label of an option or
    choice. `cited` is what stands in the words themselves, `around` what the scene of an act cites. `texts` are those
    words, as Markdown.
    """

    where: str
    act: str = ""
    cited: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    is_scored: bool = False
    is_unsafe: bool = False
    texts: tuple[str, ...] = field(default=(), compare=False, repr=False)


def cited_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The ids that the texts cite, in their order, each once."""
    return tuple(dict.fromkeys(id_ for text in texts for id_ in CITATION.findall(text)))


def texts_of(prose: Prose) -> list[str]:
    """The Markdown of all blocks, both sides of a condition."""
    return [block.markdown for block in walk(prose) if isinstance(block, Text)]
