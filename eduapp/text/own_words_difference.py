"""What differs between what two states of a document ask for in own words."""

from collections.abc import Iterator

from eduapp.text.difference import Difference, Teller
from eduapp.text.own_words import Write
from eduapp.text.prose_difference import text_difference


def write_differences(tell: Teller, before: Write, after: Write) -> Iterator[Difference]:
    yield from text_difference(tell, "prompt-changed", before.prompt, after.prompt)
    yield from text_difference(tell, "model-answer-changed", before.model_answer, after.model_answer)
    yield from tell.changed("rubric-changed", points(before), points(after))


def points(write: Write) -> str:
    """The points of its rubric, a line each."""
    return "\n".join(write.rubric)


def texts(write: Write | None) -> tuple[str, ...]:
    """All that it says, as Markdown."""
    return (write.prompt, write.model_answer, *write.rubric) if write else ()
