"""Random small cases, to be compared with the oracle: clean in structure, well typed, anything else goes.

`small_cases()` draws cases, `known_cases()` draws cases together with what the oracle says of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar, get_args

from hypothesis import assume
from hypothesis import strategies as st

from eduapp.case.model import (
    Assignment,
    Case,
    Choice,
    Effects,
    EndKind,
    Facts,
    Go,
    Objective,
    Operator,
    Option,
    Pick,
    Scene,
    Score,
)
from eduapp.text.expression import Binary, Expression, Literal, Name, Unary
from eduapp.text.variable import Variable
from tests.case.brute import Brute, brute

T = TypeVar("T")

TRUE = Literal(True)
FALSE = Literal(False)
HALF = Literal(Fraction(1, 2))
COMPETENCIES = ("ask", "talk", "treat")
POINTS = (1, 2, 3, -1, -2)
OPERATORS: tuple[Operator, ...] = get_args(Operator)
END_KINDS: tuple[EndKind, ...] = get_args(EndKind)
SHAPES = ("loops", "forward", "hub", "free")
MOST_ASKS = 8
OBJECTIVE = Objective("ask", "Ask before you treat")
FACTS = Facts("A small case.", Fraction(5), ("Nobody",), date(2026, 11, 20), (OBJECTIVE,))


@dataclass(frozen=True)
class Taste:
    """What a whole case is like, so that plain cases are drawn as well as rich ones."""

    shape: str
    asks: bool
    ticks: bool
    gos: bool
    sets: bool
    unsafe: bool


@dataclass
class Author:
    """Draws the parts of one case."""

    draw: st.DrawFn
    variables: tuple[Variable, ...]
    taste: Taste
    asks_left: int = MOST_ASKS

    def one(self, of: Sequence[T]) -> T:
        return self.draw(st.sampled_from(of))

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(1, one_in)) == one_in

    def of_kind(self, *kinds: str) -> list[Variable]:
        return [variable for variable in self.variables if variable.kind in kinds]

    def flag(self, depth: int = 1) -> Expression:
        """An expression that is true or false."""
        ways = ["flag"] * 2 * bool(self.of_kind("flag")) + ["range"] * 2 * bool(self.of_kind("range"))
        ways += ["word"] * bool(self.of_kind("word"))
        ways = ways or ["constant"]
        ways += ["not", "and", "or", "same", "compare"] * (depth > 0)
        match self.one(ways):
            case "flag":
                return Name(self.one(self.of_kind("flag")).name)
            case "range":
                return self.bound(self.one(self.of_kind("range")))
            case "word":
                variable = self.one(self.of_kind("word"))
                return Binary(self.one(("==", "!=")), Name(variable.name), Literal(self.one(variable.words)))
            case "not":
                return Unary("not", self.flag(depth - 1))
            case "same":
                return Binary(self.one(("==", "!=")), self.flag(depth - 1), self.flag(depth - 1))
            case "compare":
                op = self.one((">=", "<", "<=", ">", "==", "!="))
                return Binary(op, self.number(depth), self.number(depth - 1))
            case "constant":
                return self.one((TRUE, FALSE))
            case op:
                return Binary(op, self.flag(depth - 1), self.flag(depth - 1))

    def bound(self, variable: Variable) -> Expression:
        at = self.draw(st.integers(variable.low, variable.high))
        return Binary(self.one((">=", "<", "<=", ">", "==", "!=")), Name(variable.name), Literal(at))

    def number(self, depth: int = 1, *others: Variable) -> Expression:
        """An expression that is a number; it may read the ranged numbers and the others."""
        names = [variable.name for variable in (*self.of_kind("range"), *others)]
        ways = ["whole"] + ["name"] * 2 * bool(names) + ["+", "-", "*", "/", "minus"] * (depth > 0)
        match self.one(ways):
            case "name":
                return Name(self.one(names))
            case "/":
                divisor = self.one((Literal(2), Literal(3), Literal(-2), Literal(Fraction(3, 2))))
                return Binary("/", self.number(depth - 1, *others), divisor)
            case "*":
                factor = self.one((HALF, Literal(2), None)) or self.number(depth - 1, *others)
                return Binary("*", self.number(depth - 1, *others), factor)
            case "minus" if names:
                return Unary("-", Name(self.one(names)))
            case "+" | "-" as op:
                return Binary(op, self.number(depth - 1, *others), self.number(depth - 1, *others))
        return self.one((Literal(1), Literal(2), Literal(0), HALF, Literal(-1), Literal(-2)))

    def assignment(self) -> Assignment:
        variable = self.one(self.variables)
        match variable.kind:
            case "flag":
                value = self.flag() if self.chance(4) else self.one((TRUE, TRUE, FALSE))
                return Assignment(variable.name, "=", value)
            case "word":
                return Assignment(variable.name, "=", Literal(self.one(variable.words)))
            case "range":
                value = self.number() if self.chance(3) else Literal(self.one((1, 2)))
                return Assignment(variable.name, self.one(OPERATORS), value)
        return Assignment(variable.name, self.one(OPERATORS), self.number(1, variable))

    def sets(self, one_in: int) -> tuple[Assignment, ...]:
        if not (self.variables and self.taste.sets and self.chance(one_in)):
            return ()
        return tuple(self.assignment() for _ in range(self.one((1, 1, 2))))

    def condition(self, one_in: int) -> Expression | None:
        if not self.variables:
            one_in *= 6
        return self.flag() if self.chance(one_in) else None

    def scores(self) -> tuple[Score, ...]:
        if self.chance(2):
            return ()
        first = self.draw(st.integers(0, len(COMPETENCIES) - 1))
        competencies = (*COMPETENCIES, *COMPETENCIES)[first : first + self.one((1, 1, 2))]
        return tuple(Score(competency, self.one(POINTS)) for competency in competencies)

    def unsafe(self) -> tuple[str, ...]:
        return ("It harms her.",) if self.taste.unsafe and self.chance(6) else ()

    def effects(self, conditional: int) -> Effects:
        return Effects(self.condition(conditional), self.sets(3), self.scores(), self.unsafe())

    def budget(self) -> Effects:
        """An act that spends from what is left of a ranged number, where there is one."""
        ranges = self.of_kind("range")
        if not ranges:
            return self.effects(2)
        purse = self.one(ranges)
        condition = Binary(">", Name(purse.name), Literal(purse.low))
        return Effects(condition, (Assignment(purse.name, "-=", Literal(1)),), self.scores(), self.unsafe())

    def asks(self, id_: str) -> list[Choice]:
        """Asks, alone or in a group of the same `if` and `set`."""
        if not self.taste.asks or self.chance(3):
            return []
        asks: list[Effects] = []
        for _ in range(min(self.one((2, 1, 3, 4)), self.asks_left)):
            if asks and self.chance(2):
                asks.append(replace(asks[-1], scores=self.scores(), unsafe=self.unsafe()))
            else:
                asks.append(self.budget() if self.chance(3) else self.effects(3))
        self.asks_left -= len(asks)
        return [Choice(f"Ask {i}", id_, effects) for i, effects in enumerate(asks, start=1)]

    def options(self) -> tuple[Option, ...]:
        if not self.taste.ticks or self.chance(2):
            return ()
        count = self.one((2, 1, 3, 3))
        return tuple(Option(f"Option {i}", self.effects(3)) for i in range(1, count + 1))

    def pick(self, options: Sequence[Option]) -> Pick | None:
        if not options or self.chance(3):
            return None
        least = self.draw(st.integers(0, len(options)))
        return Pick(least, self.draw(st.integers(max(1, least), len(options) + 1)))

    def gos(self, targets: Sequence[str], everywhere: Sequence[str]) -> tuple[Go, ...]:
        if not self.taste.gos or self.chance(2):
            return ()
        gos = []
        for i in range(1, self.one((1, 2)) + 1):
            to = self.one(everywhere if self.chance(3) else targets)
            gos.append(Go(f"Go {i}", to, None if self.chance(8) else self.flag()))
        return tuple(gos)

    def scene(self, id_: str, children: list[str], targets: list[str], everywhere: list[str]) -> Scene:
        """A scene that leads to its children, and maybe to some of the targets; a go leads anywhere."""
        gos = self.gos(children or targets, everywhere)
        leads = children + [self.one(targets) for _ in range(self.one((1, 0, 2)))] or [self.one(targets)]
        if any(go.condition is None for go in gos) or (gos and self.chance(6)):
            leads = leads[: self.one((0, 1))]
        choices = [Choice(f"Choice {i}", to, self.effects(5)) for i, to in enumerate(leads, start=1)]
        if asks := self.asks(id_):
            choices = list(self.draw(st.permutations(choices + asks)))
        options = self.options() if leads else ()
        pick, sets = self.pick(options), self.sets(4)
        return Scene(id_, heading_of(id_), sets=sets, gos=gos, pick=pick, options=options, choices=tuple(choices))

    def ending(self, id_: str) -> Scene:
        return Scene(id_, heading_of(id_), sets=self.sets(6), end=self.one(END_KINDS))

    def targets(self, at: int, scenes: Sequence[str], endings: Sequence[str]) -> list[str]:
        """Where the leaving choices of a scene may lead; what stands twice is drawn more often."""
        ahead, others = scenes[at + 1 :], [*scenes[:at], *scenes[at + 1 :]]
        match self.taste.shape:
            case "forward":
                return [*ahead, *endings]
            case "loops":
                return [*ahead, *ahead, *others, *endings]
            case "hub":
                return [*others, *others, *endings] if at == 0 else [scenes[0]] * 3 + [*ahead, *endings]
        return [*others, *endings]

    def children(self, scenes: Sequence[str], endings: Sequence[str]) -> dict[str, list[str]]:
        """Mostly a way to each scene and ending, but for what `if` and `go` do to it."""
        children: dict[str, list[str]] = {id_: [] for id_ in scenes}
        for at, id_ in enumerate([*scenes[1:], *endings]):
            before = scenes[: at + 1]
            parent = before[0] if self.taste.shape == "hub" and self.chance(2) else self.one(before[::-1])
            if not self.chance(10):
                children[parent].append(id_)
        return children


def heading_of(id_: str) -> str:
    return id_.replace("-", " ").capitalize()


@st.composite
def ranged(draw: st.DrawFn, name: str) -> Variable:
    low = draw(st.integers(-2, 0))
    high = draw(st.integers(max(0, low + 1), low + 3))
    return Variable(name, "range", draw(st.integers(low, high)), low, high)


@st.composite
def variable_lists(draw: st.DrawFn) -> tuple[Variable, ...]:
    found: list[Variable] = []
    for name in ("told", "tested")[: draw(st.sampled_from((1, 0, 2)))]:
        found.append(Variable(name, "flag", draw(st.booleans())))
    for name in ("trust", "days")[: draw(st.sampled_from((1, 0, 1, 2)))]:
        found.append(draw(ranged(name)))
    if draw(st.integers(1, 3)) == 3:
        words = ("none", "basic", "full")[: draw(st.integers(2, 3))]
        found.append(Variable("workup", "word", draw(st.sampled_from(words)), words=words))
    if draw(st.integers(1, 3)) == 3:
        found.append(Variable("months", "number", 0))
    return tuple(found)


@st.composite
def small_cases(draw: st.DrawFn) -> Case:
    """A case of two to six scenes and one to three endings."""
    often = st.sampled_from((True, True, False))
    taste = Taste(draw(st.sampled_from(SHAPES)), *(draw(often) for _ in range(5)))
    author = Author(draw, draw(variable_lists()), taste)
    ids = [f"scene-{i}" for i in range(1, draw(st.integers(2, 6)) + 1)]
    end_ids = [f"ending-{i}" for i in range(1, draw(st.integers(1, 3)) + 1)]
    children = author.children(ids, end_ids)
    ways = [author.targets(at, ids, end_ids) for at in range(len(ids))]
    scenes = [author.scene(id_, children[id_], to, ids + end_ids) for id_, to in zip(ids, ways, strict=True)]
    endings = [author.ending(id_) for id_ in end_ids]
    ordered = [scenes[0], *endings, *scenes[1:]] if author.chance(4) else [*scenes, *endings]
    return Case("A small case", FACTS, tuple(ordered), author.variables)


@st.composite
def known_cases(draw: st.DrawFn, limit: int = 20000) -> tuple[Case, Brute]:
    """A case and what the oracle says of it; none of more states than the limit."""
    case = draw(small_cases())
    facts = brute(case, limit)
    assume(facts is not None)
    assert facts is not None
    return case, facts
