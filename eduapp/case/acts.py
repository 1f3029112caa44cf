"""Reads what stands under a choice or an option: its effects."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import cast

from eduapp.case.keywords import KEYWORDS, OF_QUIZZES
from eduapp.case.model import Assignment, Effects, Operator, Score
from eduapp.text.expression import Expression, Literal, Malformed, check_word, names, unknown_name
from eduapp.text.finding import Findings, Place, did_you_mean
from eduapp.text.outline import Item, unknown
from eduapp.text.read_prose import ProseReader
from eduapp.text.source import Line
from eduapp.text.variable import Variable

_SET = re.compile(r"(not\s+)?([^\W\d]\w*)\s*(?:(\+=|-=|=)(?!=)\s*(.*))?$", re.DOTALL)
_SCORE = re.compile(r"(\S+)\s+([-+\N{MINUS SIGN}])(\d{1,4})$")


@dataclass(slots=True)
class _Gathered:
    condition: Expression | None = None
    sets: list[Assignment] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    unsafe: list[str] = field(default_factory=list)
    feedback: str = ""
    seen: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class ActReader:
    """Reads keywords under choices and options; slips become findings."""

    reader: ProseReader
    competencies: Collection[str]

    @property
    def findings(self) -> Findings:
        return self.reader.findings

    def effects(self, item: Item) -> Effects:
        gathered = _Gathered()
        for child in item.children:
            if child.kind != "keyword":
                self.not_a_keyword(child)
            elif self.belongs(child):
                self.take(child, gathered)
        return Effects(
            gathered.condition,
            tuple(gathered.sets),
            tuple(gathered.scores),
            tuple(gathered.unsafe),
            gathered.feedback,
        )

    def not_a_keyword(self, child: Item) -> None:
        first = child.text.split(" ", 1)[0].strip("`:*_")
        hint = f"Put the keyword in backticks: - `{first}` …" if first in KEYWORDS else "Begin it with a keyword."
        self.findings.add("stray-text", child.place, "Only keywords can stand under a choice or an option.", hint)

    def belongs(self, child: Item) -> bool:
        keyword = KEYWORDS.get(child.keyword)
        if keyword is None:
            tell_unknown(child, self.findings)
        elif not keyword.act:
            hint = "Move it to the first column, as a line of the scene."
            self.findings.add("misplaced", child.place, f"`{child.keyword}` belongs to a scene.", hint)
        else:
            return True
        return False

    def take(self, child: Item, gathered: _Gathered) -> None:
        if child.keyword in ("if", "feedback") and child.keyword in gathered.seen:
            hint = "Join the conditions with `and`." if child.keyword == "if" else "Go on in lines indented deeper."
            self.findings.add("repeated", child.place, f"There is a second `{child.keyword}` here.", hint)
            return
        gathered.seen.add(child.keyword)
        if child.children:
            hint = "Only a feedback goes on in deeper lines."
            self.findings.add("indent", child.children[0].place, "Nothing stands under this keyword.", hint)
        if child.keyword == "if":
            gathered.condition = self.condition(child.text, child.text_place)
        elif child.keyword == "set" and (assignment := self.assignment(child)):
            gathered.sets.append(assignment)
        elif child.keyword == "score" and (score := self.score(child)):
            gathered.scores.append(score)
        elif child.keyword == "unsafe" and (text := self.text(child)):
            gathered.unsafe.append(text)
        elif child.keyword == "feedback":
            gathered.feedback = self.feedback(child)

    def condition(self, text: str, place: Place) -> Expression | None:
        """A condition that decides: it must be true or false, and read no number without a range."""
        result = self.reader.expression(text, place, "flag")
        if result is not None:
            self.bounded(result, place, "a condition")
        return result

    def bounded(self, expression: Expression, place: Place, reading: str) -> None:
        for name in sorted(names(expression)):
            if self.reader.variables[name].kind == "number":
                message = f"`{name}` has no range, so {reading} cannot read it."
                hint = f"Give it one where it is declared: `{name}: 0 in 0..10`."
                self.findings.add("unbounded", place, message, hint)

    def text(self, child: Item) -> str:
        text = one_line(child.text)
        if not text:
            malformed(child, self.findings)
        return self.reader.line(text, child.text_place)

    def feedback(self, child: Item) -> str:
        """The Markdown of a feedback: its first line, and the deeper lines with their common indent removed."""
        self.reader.line(child.text, child.text_place)
        self.reader.lines(child.deeper)
        for line in child.deeper:
            if line.text.lstrip().startswith(":::"):
                hint = "Blocks stand in the prose of a scene."
                self.findings.add("misplaced", line.place, "A `:::` block cannot stand in a feedback.", hint)
        text = "\n".join([child.text, *dedented(child.deeper)]).strip()
        if not text:
            malformed(child, self.findings)
        return text

    def score(self, child: Item) -> Score | None:
        match = _SCORE.match(child.text)
        if match is None:
            malformed(child, self.findings)
            return None
        competency, sign, digits = match.groups()
        if competency not in self.competencies:
            tell_competency(competency, child.text_place, self.competencies, self.findings)
            return None
        return Score(competency, int(digits) if sign == "+" else -int(digits))

    def assignment(self, child: Item) -> Assignment | None:
        match = _SET.match(child.text)
        if match is None or (match.group(1) and match.group(3)):
            malformed(child, self.findings)
            return None
        negated, name, operator, value = match.groups()
        variable = self.reader.variables.get(name)
        if variable is None:
            slip = unknown_name(name, match.start(2), self.reader.variables)
            place = Place(child.text_place.line, child.text_place.column + slip.offset)
            self.findings.add(slip.code, place, slip.message, slip.hint)
            return None
        if operator is None:
            return self.flagged(variable, not negated, child)
        place = Place(child.text_place.line, child.text_place.column + match.start(4))
        return self.computed(variable, cast(Operator, operator), value, place)

    def flagged(self, variable: Variable, value: bool, child: Item) -> Assignment | None:
        if variable.kind != "flag":
            hint = f"Write what it becomes: `set` {variable.name} = …"
            self.findings.add("type", child.text_place, f"`{variable.name}` is not true or false.", hint)
            return None
        return Assignment(variable.name, "=", Literal(value))

    def computed(self, variable: Variable, operator: Operator, value: str, place: Place) -> Assignment | None:
        if operator != "=" and variable.type != "number":
            self.findings.add("type", place, f"`{variable.name}` is no number: {operator} cannot change it.", "Use =.")
            return None
        result = self.reader.expression(value, place, variable.type)
        if result is None:
            return None
        if variable.kind != "number":
            self.bounded(result, place, f"setting `{variable.name}`")
        try:
            self.words(variable, result)
        except Malformed as slip:
            self.findings.add(slip.code, place, slip.message, slip.hint)
            return None
        return Assignment(variable.name, operator, result)

    def words(self, variable: Variable, value: Expression) -> None:
        """Raise Malformed if a word variable would get a word that is not in its list."""
        if isinstance(value, Literal):
            check_word(variable, value.value, 0)
        elif variable.kind == "word":
            for name in sorted(names(value)):
                for word in self.reader.variables[name].words:
                    check_word(variable, word, 0)


def one_line(text: str) -> str:
    return " ".join(text.split())


def dedented(lines: list[Line]) -> list[str]:
    """The lines without the indent that all of them share."""
    shared = min((line.indent for line in lines if not line.blank), default=0)
    return [line.text.expandtabs(4)[shared:] if not line.blank else "" for line in lines]


def malformed(item: Item, findings: Findings) -> None:
    message = f"This `{item.keyword}` is not written as it should be."
    findings.add("malformed", item.text_place, message, f"Write {KEYWORDS[item.keyword].form}.")


def tell_unknown(item: Item, findings: Findings) -> None:
    hint = unknown(item.keyword, KEYWORDS)
    if item.keyword in OF_QUIZZES:
        hint = "This keyword belongs to a quiz."
    findings.add("unknown-keyword", item.place, f"There is no keyword `{item.keyword[:40]}`.", hint)


def tell_competency(id_: str, place: Place, known: Collection[str], findings: Findings) -> None:
    hint = did_you_mean(id_, known, f"competencies.yaml has: {', '.join(sorted(known))}.")
    findings.add("unknown-competency", place, f"There is no competency `{id_[:60]}`.", hint)
