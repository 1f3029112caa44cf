"""What kinds of documents with keywords share: how a slip in a keyword is told, and values of a few words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from eduapp.text.finding import Findings, Place, did_you_mean
from eduapp.text.items import Item, unknown

Difficulty = Literal["easy", "medium", "hard"]
DIFFICULTIES = ("easy", "medium", "hard")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The keywords of one kind of document, each with how it is written; `others` are those of another kind,
    `elsewhere` says which kind that is."""

    forms: Mapping[str, str]
    others: Collection[str]
    elsewhere: str

    def malformed(self, item: Item, findings: Findings) -> None:
        message = f"This `{item.keyword}` is not written as it should be."
        findings.add("malformed", item.words.place, message, f"Write {self.forms[item.keyword]}.")

    def unknown(self, item: Item, findings: Findings) -> None:
        hint = self.elsewhere if item.keyword in self.others else unknown(item.keyword, self.forms)
        findings.add("unknown-keyword", item.place, f"There is no keyword `{item.keyword[:40]}`.", hint)

    def is_misread(self, item: Item, findings: Findings) -> bool:
        """Whether a colon stands between the keyword and what follows, which is told."""
        if item.text.startswith(":"):
            message = f"A colon stands after `{item.keyword}`."
            findings.add("malformed", item.words.place, message, "Leave it out.")
        return item.text.startswith(":")

    def backticks(self, text: str) -> str:
        """The mend for words that begin with a keyword without its backticks; empty if they don't."""
        first = text.split(" ", 1)[0].strip("`\N{ACUTE ACCENT}'\":*_")
        return f"Put the keyword in backticks: - `{first}` …" if first in self.forms else ""


def one_of(item: Item, words: tuple[str, ...], findings: Findings) -> str | None:
    """What follows the keyword, if it is one of the words; else that is told."""
    if item.text in words:
        return item.text
    hint = did_you_mean(item.text, words, f"Write one of: {', '.join(words)}.")
    message = f"`{item.keyword}` cannot be `{item.text[:40]}`."
    findings.add("malformed", item.words.place, message, hint)
    return None


def tell_competency(id_: str, place: Place, known: Collection[str], findings: Findings) -> None:
    listed = f"competencies.yaml has: {', '.join(sorted(known))}." if known else "Add it to competencies.yaml."
    hint = did_you_mean(id_, known, listed)
    findings.add("unknown-competency", place, f"There is no competency `{id_[:60]}`.", hint)
