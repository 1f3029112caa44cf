"""How many words there are to read, and how long that takes."""

import re
from fractions import Fraction

from eduapp.text import expression
from eduapp.text.finding import Findings, Place
from eduapp.text.prose import Chart, Compare, Note, Prose, Text, When
from eduapp.text.variable import Value

WORDS_A_MINUTE = 200
SECONDS_A_DECISION = 20
TOO_FAR = Fraction(1, 4)
_NOT_READ = re.compile(r"\[\^[^\[\]\n]*\]|\]\([^()\n]*\)|https?://\S+")
_LETTER = re.compile(r"\w")


def count(markdown: str) -> int:
    """The words of a piece of Markdown; citations and addresses are not read."""
    return sum(bool(_LETTER.search(word)) for word in _NOT_READ.sub(" ", markdown).split())


def words_of(prose: Prose, values: dict[str, Value] | None = None) -> int:
    """The words of the prose as it is shown with these values; with None, all of both sides."""
    total = 0
    for block in prose:
        if isinstance(block, Text):
            total += count(block.markdown)
        elif isinstance(block, Chart):
            total += count(" ".join((block.title, *block.header)))
        elif isinstance(block, Compare):
            total += count(f"{block.title} {block.left.alt} {block.right.alt}")
        elif isinstance(block, Note):
            total += count(block.title) + words_of(block.body, values)
        elif values is None:
            total += words_of(block.then) + words_of(block.otherwise)
        else:
            total += words_of(block.then if holds(block, values) else block.otherwise, values)
    return total


def holds(block: When, values: dict[str, Value]) -> bool:
    index = {name: number for number, name in enumerate(values)}
    return bool(expression.compiled(block.condition, index)(tuple(values.values())))


def minutes_for(words: int, decisions: int) -> Fraction:
    return Fraction(words, WORDS_A_MINUTE) + Fraction(decisions * SECONDS_A_DECISION, 60)


def find_minutes(said: Fraction, found: Fraction, place: Place, what: str, findings: Findings) -> None:
    """`minutes` may differ by a quarter; the nearest whole minute is always right."""
    nearest = max(1, round(found))
    if said != nearest and abs(said - found) > found * TOO_FAR:
        message = f"`minutes` says {float(said):g}, and {what} takes about {float(found):.1f}."
        findings.add("minutes", place, message, f"Write {nearest}.")
