"""What is asked for in own words, and texts that go on in deeper lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from eduapp.text.finding import NOWHERE, Place
from eduapp.text.items import Item
from eduapp.text.keywords import Vocabulary
from eduapp.text.read_line import LineReader
from eduapp.text.source import Line


@dataclass(frozen=True, slots=True)
class Write:
    """A question to answer in own words; model answer (Markdown) and rubric points are shown after."""

    prompt: str
    model_answer: str = ""
    rubric: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


def read_write(item: Item, reader: LineReader, vocabulary: Vocabulary) -> Write:
    if not item.text:
        vocabulary.malformed(item, reader.findings)
    model_answer, rubric = "", []
    for child in item.children:
        if child.kind == "option" and not child.ticked:
            rubric.append(read_label(child, reader, "point of the rubric", "Say what the learner does."))
        elif child.keyword == "feedback" and not model_answer:
            model_answer = read_long(child, reader, vocabulary, "a feedback")
        elif child.keyword and child.keyword not in vocabulary.forms:
            vocabulary.unknown(child, reader.findings)
        else:
            hint = "Under `write` stand one `feedback`, the model answer, and points `- [ ] …` of the rubric."
            reader.findings.add("misplaced", child.place, "This cannot stand under `write`.", hint)
    return Write(reader.words(item.words), model_answer, tuple(rubric), item.place)


def read_label(item: Item, reader: LineReader, what: str, hint: str) -> str:
    """The words of an item that must have some."""
    if not item.text:
        reader.findings.add("malformed", item.place, f"This {what} has no words.", hint)
    return reader.words(item.words)


def read_long(item: Item, reader: LineReader, vocabulary: Vocabulary, what: str) -> str:
    """The Markdown of a text: its first line, and the deeper lines with their common indent removed."""
    reader.words(item.words)
    reader.lines(item.deeper)
    blocks = [line for line in item.deeper if not line.fenced and line.text.lstrip().startswith(":::")]
    if blocks:
        hint = "Blocks stand in the prose below a heading."
        reader.findings.add("misplaced", blocks[0].place, f"A `:::` block cannot stand in {what}.", hint)
    text = "\n".join([item.text, *dedented(item.deeper)]).strip("\n").rstrip()
    if not text:
        vocabulary.malformed(item, reader.findings)
    return text


def dedented(lines: Sequence[Line]) -> list[str]:
    """The lines without the indent that all of them share."""
    shared = min((line.indent for line in lines if line.text.strip()), default=0)
    return [line.text.expandtabs(4)[shared:] if line.text.strip() else "" for line in lines]
