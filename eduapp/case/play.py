"""A play: the position that decisions have led to. A position is a fold over the decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from eduapp.case.model import Effects, Scene
from eduapp.case.rules import Entry, Rules, Values, changed
from eduapp.text.said import Telling, told
from eduapp.text.variable import Value, spoken


class Impossible(Telling):
    """A decision that is not offered; the sentence says what is."""


class Incomplete(Impossible):
    """A decision that is offered, but something is still missing: ticks or words."""


class Unfit(Exception):
    """A scene or a value that no play can begin with; the message says why."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided in a scene: the number of the choice and of the options ticked, counted from 0 in
    the order of the file, and the words written."""

    choice: int
    ticks: tuple[int, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Which choices and options of the scene are open now, by their numbers in the file."""

    choices: tuple[int, ...]
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Play:
    """Where a play stands and what it has gathered.

    `asked` are asks that were done, as (scene, choice); `left` the scenes once left, whose points no longer
    count; `earned` points by competency; `unsafe` the texts of unsafe acts; `feedback` what the last
    decision showed, Markdown, one text an act; `passed` the scenes entered by the last decision.
    """

    rules: Rules = field(repr=False, compare=False)
    scene: int
    values: Values
    passed: tuple[int, ...] = ()
    asked: frozenset[tuple[int, int]] = frozenset()
    left: frozenset[int] = frozenset()
    earned: Mapping[str, int] = field(default_factory=dict)
    unsafe: tuple[str, ...] = ()
    feedback: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    comes_round: bool = False

    @property
    def here(self) -> Scene:
        return self.rules.scenes[self.scene].scene

    @property
    def variables(self) -> dict[str, Value]:
        return {v.name: value for v, value in zip(self.rules.variables, self.values, strict=True)}

    @property
    def points(self) -> int:
        return sum(self.earned.values())

    def offer(self) -> Offer:
        rules = self.rules.scenes[self.scene]
        choices = tuple(
            number
            for number, choice in enumerate(rules.choices)
            if (self.scene, number) not in self.asked and choice.is_offered(self.values)
        )
        options = tuple(n for n, option in enumerate(rules.options) if option.is_offered(self.values))
        return Offer(choices, options)

    def decide(self, decision: Decision) -> "Play":
        """The play after the decision. Raises Impossible if it is not offered now."""
        self._possible(decision)
        rules = self.rules.scenes[self.scene]
        choice = rules.choices[decision.choice]
        acts = [rules.options[number].effects for number in decision.ticks] + [choice.effects]
        values = self.values
        for number in decision.ticks:
            values = changed(values, rules.options[number].changes)
        values = changed(values, choice.changes)
        if decision.choice in rules.asks:
            entry = Entry(self.scene, values, (), self.comes_round)
            asked, left = self.asked | {(self.scene, decision.choice)}, self.left
        else:
            entry = self.rules.enter(choice.to, values)
            asked, left = self.asked, self.left | {self.scene}
        return Play(
            self.rules,
            entry.scene,
            entry.values,
            entry.passed,
            asked,
            left,
            self.earned if self.scene in self.left else _earned(self.earned, acts),
            self.unsafe + tuple(text for effects in acts for text in effects.unsafe),
            tuple(effects.feedback for effects in acts if effects.feedback),
            (*self.decisions, decision),
            entry.comes_round,
        )

    def _possible(self, decision: Decision) -> None:
        rules = self.rules.scenes[self.scene]
        offer = self.offer()
        if rules.scene.end:
            raise Impossible(told("The case has ended."))
        if decision.choice not in offer.choices:
            raise Impossible(told("This choice is not offered now."))
        if any(number not in offer.options for number in decision.ticks):
            raise Impossible(told("One of these options is not offered now."))
        if decision.ticks != tuple(sorted(set(decision.ticks))):
            raise Impossible(told("Each option is ticked once, in the order of the page."))
        if decision.choice in rules.asks:
            if decision.ticks:
                raise Impossible(told("Nothing is ticked with a question: it is answered on the spot."))
            return
        if not rules.least <= len(decision.ticks) <= rules.most:
            raise _not_as_many(rules.least, min(rules.most, len(offer.options)))
        if rules.scene.write and not decision.words.strip():
            raise Incomplete(told("Write your own words before you go on."))


def _not_as_many(least: int, most: int) -> Incomplete:
    if least == most:
        return Incomplete(told("Tick %(most)d with this choice."), most=most)
    return Incomplete(told("Tick %(least)d to %(most)d with this choice."), least=least, most=most)


def opening(rules: Rules, scene: int = 0, values: Mapping[str, Value] | None = None) -> Play:
    """The play before any decision; for a preview in any scene, with any variables.

    Entering it runs the scene's `set` and `go` as always. Raises Unfit if there is no such scene or variable,
    or if a variable cannot hold its value.
    """
    if not 0 <= scene < len(rules.scenes):
        raise Unfit(f"There is no scene {scene}.")
    entry = rules.enter(scene, _with(rules, values) if values else rules.initial)
    return Play(rules, entry.scene, entry.values, entry.passed, comes_round=entry.comes_round)


def _with(rules: Rules, values: Mapping[str, Value]) -> Values:
    """The first values, but for those that are given."""
    for name, value in values.items():
        if name not in rules.places:
            raise Unfit(f"There is no variable “{name[:60]}”.")
        variable = rules.variables[rules.places[name]]
        if not variable.can_hold(value):
            raise Unfit(f"“{name}” cannot be {spoken(value)[:60]}: it is {variable.described()}.")
    return tuple(values.get(variable.name, variable.initial) for variable in rules.variables)


def positions(rules: Rules, decisions: Iterable[Decision]) -> list[Play]:
    """The play at its opening and after each decision. Raises Impossible at the first that is not offered."""
    plays = [opening(rules)]
    for decision in decisions:
        plays.append(plays[-1].decide(decision))
    return plays


def replay(rules: Rules, decisions: Iterable[Decision]) -> Play:
    """The play that the decisions lead to. Raises Impossible at the first that is not offered."""
    return positions(rules, decisions)[-1]


def how_many(least: int, most: int) -> str:
    """“2”, “1 to 3”: how many options `pick` asks for."""
    return str(least) if least == most else f"{least} to {most}"


def _earned(earned: Mapping[str, int], acts: Iterable[Effects]) -> dict[str, int]:
    result = dict(earned)
    for effects in acts:
        for score in effects.scores:
            result[score.competency] = result.get(score.competency, 0) + score.points
    return result
