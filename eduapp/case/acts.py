"""Reads what stands under a choice or an option: its effects."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import cast

from eduapp.case.keywords import KEYWORDS, VOCABULARY
from eduapp.case.model import Assignment, Effects, Operator, Score
from eduapp.text.expression import Expression, Literal, names
from eduapp.text.finding import Findings, Place
from eduapp.text.items import Item
from eduapp.text.keywords import tell_competency
from eduapp.text.own_words import read_long
from eduapp.text.read_expression import Malformed, check_word, unknown_name
from eduapp.text.read_line import LineReader
from eduapp.text.variable import Variable
from eduapp.text.words import Words

_SET = re.compile(r"(not\s++)?([^\W\d]\w*+)\s*+(?:(\+=|-=|=)(?!=)(.*))?$", re.DOTALL)
_SCORE = re.compile(r"(\S++)\s++([-+\N{MINUS SIGN}])(\d{1,4})$")

ELSEWHERE = {
    True: ("belongs to a choice or option.", "Indent it by four spaces under its choice or option."),
    False: ("belongs to a scene.", "Move it to the first column, as a line of the scene."),
}


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

    reader: LineReader
    competencies: Collection[str]

    @property
    def findings(self) -> Findings:
        return self.reader.findings

    def effects(self, item: Item) -> Effects:
        gathered = _Gathered()
        for child in item.children:
            if child.kind != "keyword":
                self.not_a_keyword(child)
            elif belongs(child, False, self.findings):
                self.take(child, gathered)
        return Effects(
            gathered.condition,
            tuple(gathered.sets),
            tuple(gathered.scores),
            tuple(gathered.unsafe),
            gathered.feedback,
        )

    def not_a_keyword(self, child: Item) -> None:
        hint = VOCABULARY.backticks(child.text) or "Begin it with a keyword."
        self.findings.add("stray-text", child.place, "Only keywords can stand under a choice or an option.", hint)

    def take(self, child: Item, gathered: _Gathered) -> None:
        if child.keyword in ("if", "feedback") and child.keyword in gathered.seen:
            hint = "Join the conditions with `and`." if child.keyword == "if" else "Go on in lines indented deeper."
            self.findings.add("repeated", child.place, f"There is a second `{child.keyword}` here.", hint)
            return
        gathered.seen.add(child.keyword)
        if child.keyword == "if":
            gathered.condition = self.condition(child.words)
        elif child.keyword == "set" and (assignment := self.assignment(child)):
            gathered.sets.append(assignment)
        elif child.keyword == "score" and (score := self.score(child)):
            gathered.scores.append(score)
        elif child.keyword == "unsafe" and (text := self.text(child)):
            gathered.unsafe.append(text)
        elif child.keyword == "feedback":
            gathered.feedback = self.feedback(child)

    def condition(self, words: Words) -> Expression | None:
        """A condition that decides: it must be true or false, and read no number without a range."""
        result = self.reader.expression(words, "flag")
        if result is not None:
            self.bounded(result, words.place, "a condition")
        return result

    def bounded(self, expression: Expression, place: Place, reading: str) -> None:
        for name in sorted(names(expression)):
            if self.reader.variables[name].kind == "number":
                message = f"`{name}` has no range, so {reading} cannot read it."
                hint = f"Give it one that is wide enough, where it is declared: `{name}: 0 in 0..200`."
                self.findings.add("unbounded", place, message, hint)

    def text(self, child: Item) -> str:
        if not child.text:
            VOCABULARY.malformed(child, self.findings)
        return self.reader.words(child.words)

    def feedback(self, child: Item) -> str:
        return read_long(child, self.reader, VOCABULARY, "a feedback")

    def malformed_score(self, child: Item) -> None:
        named = child.text.split()[0] if child.text else ""
        if named not in self.competencies:
            VOCABULARY.malformed(child, self.findings)
            return
        hint = f"Write one competency and whole points with their sign: `score` {named} +1."
        self.findings.add("malformed", child.words.place, "The points of this `score` cannot be read.", hint)

    def score(self, child: Item) -> Score | None:
        match = _SCORE.match(child.text)
        if match is None:
            self.malformed_score(child)
            return None
        competency, sign, digits = match.groups()
        if competency not in self.competencies:
            tell_competency(competency, child.words.place, self.competencies, self.findings)
            return None
        return Score(competency, int(digits) if sign == "+" else -int(digits))

    def assignment(self, child: Item) -> Assignment | None:
        match = _SET.match(child.text)
        if match is None or (match.group(1) and match.group(3)):
            VOCABULARY.malformed(child, self.findings)
            return None
        negated, name, operator, _ = match.groups()
        variable = self.reader.variables.get(name)
        if variable is None:
            self.reader.malformed(unknown_name(name, match.start(2), self.reader.variables), child.words)
            return None
        if operator is None:
            return self.flagged(variable, not negated, child)
        return self.computed(variable, cast(Operator, operator), child.words.cut(match.start(4)))

    def flagged(self, variable: Variable, value: bool, child: Item) -> Assignment | None:
        if variable.kind != "flag":
            hint = f"Write what it becomes: `set` {variable.name} = …"
            self.findings.add("type", child.words.place, f"`{variable.name}` is not true or false.", hint)
            return None
        return Assignment(variable.name, "=", Literal(value))

    def computed(self, variable: Variable, operator: Operator, value: Words) -> Assignment | None:
        if operator != "=" and variable.type != "number":
            message = f"`{variable.name}` is no number: {operator} cannot change it."
            self.findings.add("type", value.place, message, f"Write what it becomes: `set` {variable.name} = …")
            return None
        result = self.reader.expression(value, variable.type)
        if result is None:
            return None
        if variable.kind != "number":
            self.bounded(result, value.place, f"setting `{variable.name}`")
        try:
            self.words(variable, result)
        except Malformed as slip:
            self.reader.malformed(slip, value)
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


def belongs(item: Item, at_scene: bool, findings: Findings) -> bool:
    """Whether the keyword exists, can stand here (at a scene, or under a choice or option) and is not followed by
    a colon; what is wrong is told."""
    keyword = KEYWORDS.get(item.keyword)
    if keyword is None:
        VOCABULARY.unknown(item, findings)
    elif not (keyword.scene if at_scene else keyword.act):
        message, hint = ELSEWHERE[at_scene]
        findings.add("misplaced", item.place, f"`{item.keyword}` {message}", hint)
    else:
        return not VOCABULARY.is_misread(item, findings)
    return False
