"""Reads what a question is answered with: each form of answer, and how its key can contradict itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from eduapp.quiz.keywords import KEYWORDS, VOCABULARY
from eduapp.quiz.lists import ListReader, tell_alike
from eduapp.quiz.model import Answer, Multiple, Number, Option, OwnWords, Single
from eduapp.quiz.numbers import read_number
from eduapp.text.finding import Findings, Place
from eduapp.text.items import Item
from eduapp.text.own_words import read_label, read_long, read_write
from eduapp.text.read_line import LineReader
from eduapp.text.source import Line


@dataclass(frozen=True, slots=True)
class AnswerReader:
    """Reads the answer of the question whose heading stands at `heading`."""

    reader: LineReader
    heading: Place

    @property
    def findings(self) -> Findings:
        return self.reader.findings

    def of(self, item: Item, below: Sequence[Line]) -> Answer:
        """The answer that a keyword asks for, with the prose that follows it."""
        if item.keyword == "number":
            return self.number(item)
        if item.keyword == "write":
            return OwnWords(read_write(item, self.reader, VOCABULARY))
        if item.text:
            VOCABULARY.malformed(item, self.findings)
        lists = ListReader(self.reader, item)
        if item.keyword == "order":
            return lists.order(below)
        return lists.match(below) if item.keyword == "match" else lists.concordance(below)

    def options(self, items: Sequence[Item]) -> Single | Multiple:
        options = tuple(map(self.option, items))
        right = sum(option.is_right for option in options)
        tell_alike([(option.label, option.place) for option in options if option.label], "option", self.findings)
        if not right:
            hint = "Write `- [x]` before what is right."
            self.findings.add("no-right-answer", self.heading, "None of the options is right.", hint)
        elif right == len(options):
            message = "The only option is right." if right == 1 else "All of the options are right."
            self.findings.add("contradiction", self.heading, message, "Add options that are wrong: `- [ ] …`.")
        return Single(options) if right == 1 else Multiple(options)

    def option(self, item: Item) -> Option:
        feedback = ""
        for child in item.children:
            if child.kind != "keyword":
                hint = VOCABULARY.backticks(child.text) or "Begin it with `feedback`."
                self.findings.add("stray-text", child.place, "Only `feedback` can stand under an option.", hint)
            elif child.keyword not in KEYWORDS:
                VOCABULARY.unknown(child, self.findings)
            elif child.keyword != "feedback":
                hint = "Move it to the first column, as a line of the question."
                self.findings.add("misplaced", child.place, f"`{child.keyword}` belongs to a question.", hint)
            elif feedback:
                hint = "Go on in lines indented deeper."
                self.findings.add("repeated", child.place, "There is a second `feedback` here.", hint)
            elif not VOCABULARY.is_misread(child, self.findings):
                feedback = read_long(child, self.reader, VOCABULARY, "a feedback")
        label = read_label(item, self.reader, "option", "Say what can be answered.")
        return Option(label, item.ticked, feedback, item.place)

    def number(self, item: Item) -> Number:
        found = read_number(item, self.findings)
        if found is None:
            VOCABULARY.malformed(item, self.findings)
        return found or Number(Fraction(0), Fraction(0))
