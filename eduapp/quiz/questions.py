"""Reads a section as a question: its prose, its form of answer, what it bears on and why."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from eduapp.quiz.answers import AnswerReader
from eduapp.quiz.keywords import KEYWORDS, VOCABULARY
from eduapp.quiz.model import Answer, Question, Single
from eduapp.text.finding import Findings
from eduapp.text.items import Item
from eduapp.text.keywords import DIFFICULTIES, one_of, tell_competency
from eduapp.text.outline import Section
from eduapp.text.own_words import read_long
from eduapp.text.question import with_question
from eduapp.text.read_line import LineReader
from eduapp.text.read_prose import KINDS, read_prose
from eduapp.text.source import Line
from eduapp.text.words import Words

BLOCKS = tuple(kind for kind in KINDS if kind != "if")  # nothing varies, so nothing can depend on it
FORMS = ("number", "order", "match", "concordance", "write")
WITH_BLOCK = ("order", "match", "concordance")
_WEIGHT = re.compile(r"([^\s,*×]+)(?:\s*[*×]\s*([1-9]\d?))?$")
_BARE = re.compile(rf"[-*+]\s+({'|'.join(KEYWORDS)})`?(\s|$)")


@dataclass(slots=True)
class _Gathered:
    """What stands in a section, by what it is."""

    options: list[Item] = field(default_factory=list)
    forms: list[Item] = field(default_factory=list)
    once: dict[str, Any] = field(default_factory=dict)

    @property
    def first(self) -> int | None:
        """The line of the first item that is answered with."""
        lines = [item.place.line for item in (*self.options, *self.forms)]
        return min(lines) if lines else None


@dataclass(frozen=True, slots=True)
class QuestionReader:
    """Reads sections; slips become findings."""

    reader: LineReader
    competencies: Collection[str]

    @property
    def findings(self) -> Findings:
        return self.reader.findings

    def question(self, section: Section) -> Question:
        gathered = _Gathered()
        for item in section.items:
            self.take(item, gathered)
        above, below = _split(section.prose, gathered.first)
        prose, question = above, Words((("", section.place),))
        if gathered.first is not None:
            prose, question = with_question(above, question)
        self.bare_keywords(prose)
        return Question(
            section.id,
            self.reader.words(section.heading),
            self.answer(section, gathered, below),
            read_prose(prose, self.reader, BLOCKS),
            self.reader.words(question),
            place=section.place,
            **gathered.once,
        )

    def bare_keywords(self, prose: list[Line]) -> None:
        """Tell list items that would be keywords if they stood in backticks."""
        for line in prose:
            if not line.fenced and _BARE.match(line.text):
                hint = VOCABULARY.backticks(line.text[1:].strip())
                self.findings.add("malformed", line.place, "This looks like a keyword without its backticks.", hint)

    def take(self, item: Item, gathered: _Gathered) -> None:
        if item.kind == "option":
            gathered.options.append(item)
        elif item.kind == "choice":
            hint = "Write `- [ ] Label`, and `- [x] Label` where it is right."
            self.findings.add("misplaced", item.place, "A quiz has no choices that lead on.", hint)
        elif item.keyword not in KEYWORDS:
            VOCABULARY.unknown(item, self.findings)
        elif item.keyword == "feedback":
            hint = "Indent it by four spaces under its option, or write `explain`."
            self.findings.add("misplaced", item.place, "`feedback` belongs to an option.", hint)
        elif not VOCABULARY.is_misread(item, self.findings):
            self.keyword(item, gathered)

    def keyword(self, item: Item, gathered: _Gathered) -> None:
        if item.children and item.keyword != "write":
            message = f"Nothing stands under `{item.keyword}`."
            self.findings.add("misplaced", item.children[0].place, message, "Only options have feedback below them.")
        if item.keyword in FORMS:
            gathered.forms.append(item)
            return
        name = {"score": "weights"}.get(item.keyword, item.keyword)
        if name in gathered.once:
            hint = "Name all in one, with commas between." if name == "weights" else "Keep one of them."
            self.findings.add("repeated", item.place, f"The question has a second `{item.keyword}`.", hint)
            return
        read = {"score": self.weights, "difficulty": self.difficulty, "explain": self.explain}
        gathered.once[name] = read[item.keyword](item)

    def difficulty(self, item: Item) -> str:
        return one_of(item, DIFFICULTIES, self.findings) or "medium"

    def explain(self, item: Item) -> str:
        return read_long(item, self.reader, VOCABULARY, "an explanation")

    def weights(self, item: Item) -> dict[str, int]:
        weights: dict[str, int] = {}
        start = 0
        for part in item.text.split(","):
            match = _WEIGHT.match(part.strip())
            place = item.words.cut(start, start + len(part)).place
            start += len(part) + 1
            if match is None:
                VOCABULARY.malformed(item, self.findings)
                break
            competency, weight = match.groups()
            if competency in weights:
                message = f"`score` names `{competency[:60]}` twice."
                self.findings.add("repeated", place, message, f"Give it a weight: {competency[:60]}*2.")
            elif competency not in self.competencies:
                tell_competency(competency, place, self.competencies, self.findings)
            weights[competency] = int(weight or 1)
        return weights

    def answer(self, section: Section, gathered: _Gathered, below: Sequence[Line]) -> Answer:
        """The one form of answer; where there is none or more, that is told, and what comes back is of no use."""
        kinds = [*(["options"] if gathered.options else []), *(f"`{item.keyword}`" for item in gathered.forms)]
        answers = AnswerReader(self.reader, section.place)
        if len(kinds) == 1 and gathered.forms:
            (item,) = gathered.forms
            lines = below if item.keyword in WITH_BLOCK else ()
            if item.keyword not in WITH_BLOCK:
                self.late(below)
            return answers.of(item, lines)
        self.late(() if gathered.options else below)
        if len(kinds) == 1:
            return answers.options(gathered.options)
        if kinds or not self.findings.has_errors_within(range(section.place.line, section.stop + 1)):
            found = f"several forms of answer: {', '.join(kinds)}" if kinds else "no form of answer"
            hint = "Keep one." if kinds else "Write options (`- [x]` the right one, `- [ ]` the others), `number`, …"
            self.findings.add("answer", section.place, f"“{section.heading.one_line[:60]}” has {found}.", hint)
        return Single(())

    def late(self, lines: Sequence[Line]) -> None:
        stray = next((line for line in lines if not line.blank), None)
        if stray:
            hint = "Move it above what is answered with, or into `explain`."
            self.findings.add("prose-after-choices", stray.place, "This text stands after the answer.", hint)


def _split(prose: list[Line], line: int | None) -> tuple[list[Line], list[Line]]:
    """What stands above the line, and what below it."""
    if line is None:
        return prose, []
    return [other for other in prose if other.number < line], [other for other in prose if other.number > line]
