"""Where a preview stands, all of it in the address: the scene and the values that it begins with, and the decisions.

`?from=the-clinic&set.trust=2&set.asked=true&path=2.1,3:1` begins in the clinic; choice 2 is taken, then options 1
and 3 are ticked and choice 1 is taken. They are counted from 1 in the order of the file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from werkzeug.datastructures import MultiDict

from eduapp.case.play import Decision, Impossible, Play, opening
from eduapp.case.rules import Rules
from eduapp.text.said import told
from eduapp.text.variable import Value, Variable, decimal, spoken, tidy
from eduapp.web.language import gettext

SET = "set."
LONGEST = 8_000  # characters of a path
_NUMBER = re.compile(r"-?\d{1,13}(\.\d{1,6})?", re.ASCII)
_DECISION = re.compile(r"(?:(\d{1,4}(?:,\d{1,4})*):)?(\d{1,4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stand:
    """`scene` and `values` are what it begins with, `plays` the positions from there to now, `dropped` sentences
    about what the address asks for and the case does not have."""

    scene: int
    values: Mapping[str, Value]
    plays: tuple[Play, ...]
    dropped: tuple[str, ...] = ()

    @property
    def play(self) -> Play:
        return self.plays[-1]

    @property
    def is_from_opening(self) -> bool:
        return self.scene == 0 and self.plays[0] == opening(self.play.rules)

    def address(self, decisions: int | None = None) -> dict[str, Any]:
        """The query of this stand, or of an earlier one after so many decisions."""
        return address(self.play.rules, self.scene, self.values, self.play.decisions[:decisions])


def address(
    rules: Rules, scene: int, values: Mapping[str, Value], decisions: tuple[Decision, ...] = ()
) -> dict[str, Any]:
    query = {"from": rules.scenes[scene].scene.id} if scene else {}
    for variable in rules.variables:
        value = values.get(variable.name, variable.initial)
        if value != variable.initial:
            query[SET + variable.name] = typed(value)
    if decisions:
        query["path"] = ".".join(map(_written, decisions))
    return query


def read(rules: Rules, query: MultiDict[str, str]) -> Stand:
    """Where the address leads. What does not fit the case is left out, and told."""
    dropped: list[str] = []
    scene, values = _scene(rules, query.get("from", ""), dropped), _values(rules, query, dropped)
    plays = [opening(rules, scene, values)]
    path = query.get("path", "")
    if len(path) > LONGEST:
        dropped.append(gettext("The path is too long to be played. It was left out."))
        path = ""
    for number, text in enumerate(path.split(".") if path else (), 1):
        try:
            plays.append(plays[-1].decide(_decision(text, plays[-1])))
        except Impossible as slip:
            why = slip.said(gettext)
            sentence = gettext("Decision %(number)d does not fit the case: %(why)s", number=number, why=why)
            rest = gettext("It was left out, with all that followed.")
            dropped.append(f"{sentence} {rest}")
            break
    return Stand(scene, values, tuple(plays), tuple(dropped))


def complete(decision: Decision, play: Play) -> Decision:
    """The decision with words where they are asked for: those of an author are not kept."""
    rules = play.rules.scenes[play.scene]
    if rules.scene.write is None or decision.choice in rules.asks:
        return decision
    return Decision(decision.choice, decision.ticks, gettext("(A preview keeps no words.)"))


def typed(value: Value) -> str:
    """A value as it stands in an address or a field."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else decimal(value)


def _scene(rules: Rules, id_: str, dropped: list[str]) -> int:
    if id_ and id_ not in rules.index:
        dropped.append(gettext("There is no scene “%(scene)s”. This begins with the first one.", scene=id_[:60]))
    return rules.index.get(id_, 0)


def _values(rules: Rules, query: MultiDict[str, str], dropped: list[str]) -> dict[str, Value]:
    """The values that differ from the first ones."""
    values: dict[str, Value] = {}
    for name, text in _settings(query):
        variable = rules.variables[rules.places[name]] if name in rules.places else None
        value = _value(variable, text) if variable else None
        if variable is None:
            dropped.append(gettext("There is no variable “%(name)s”.", name=name[:60]))
        elif value is None or not variable.can_hold(value):
            what = {"name": name, "value": text[:60], "kind": variable.described(gettext)}
            what["first"] = spoken(variable.initial, gettext)
            dropped.append(gettext("“%(name)s” is %(kind)s, not “%(value)s”. It begins as %(first)s.", **what))
        elif value != variable.initial:
            values[name] = value
    return values


def _settings(query: MultiDict[str, str]) -> Iterator[tuple[str, str]]:
    return ((key.removeprefix(SET), text) for key, text in query.items() if key.startswith(SET))


def _value(variable: Variable, text: str) -> Value | None:
    if variable.kind == "flag":
        return {"true": True, "false": False}.get(text)
    if variable.kind == "word":
        return text
    return tidy(Fraction(text)) if _NUMBER.fullmatch(text) else None


def _written(decision: Decision) -> str:
    ticks = ",".join(str(number + 1) for number in decision.ticks)
    return f"{ticks}:{decision.choice + 1}" if ticks else str(decision.choice + 1)


def _decision(text: str, play: Play) -> Decision:
    match = _DECISION.fullmatch(text)
    if match is None:
        raise Impossible(told("“%(text)s” is no decision."), text=text[:60])
    ticks = tuple(int(number) - 1 for number in match.group(1).split(",")) if match.group(1) else ()
    return complete(Decision(int(match.group(2)) - 1, ticks), play)
