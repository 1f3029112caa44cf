"""Expressions over the variables of a case: what they are, compiled to a function of the values, and written.

How they are read from text says `read_expression`.
"""

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from eduapp.text.variable import Value, decimal, tidy


@dataclass(frozen=True, slots=True)
class Literal:
    value: Value


@dataclass(frozen=True, slots=True)
class Name:
    name: str


@dataclass(frozen=True, slots=True)
class Unary:
    op: str  # not, -
    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Binary:
    op: str  # or and == != < <= > >= + - * /
    left: "Expression"
    right: "Expression"


Expression = Literal | Name | Unary | Binary
Values = Sequence[Value]
Compiled = Callable[[Values], Value]


def names(expression: Expression) -> frozenset[str]:
    """The variables that the expression reads."""
    match expression:
        case Name(name):
            return frozenset((name,))
        case Unary(_, operand):
            return names(operand)
        case Binary(_, left, right):
            return names(left) | names(right)
    return frozenset()


_BINARY: dict[str, Callable[..., Value]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


def compiled(expression: Expression, index: Mapping[str, int]) -> Compiled:
    """A function of the values, in the order that `index` gives. Numbers are exact."""
    match expression:
        case Literal(value):
            return lambda values: value
        case Name(name):
            return operator.itemgetter(index[name])
        case Unary(op, operand):
            inner = compiled(operand, index)
            return (lambda values: not inner(values)) if op == "not" else (lambda values: -inner(values))  # type: ignore[operator]
        case Binary(op, left, right):
            return _compiled_binary(op, compiled(left, index), compiled(right, index))
    raise TypeError(expression)


def _compiled_binary(op: str, left: Compiled, right: Compiled) -> Compiled:
    if op == "and":
        return lambda values: left(values) and right(values)
    if op == "or":
        return lambda values: left(values) or right(values)
    if op == "/":
        return lambda values: tidy(Fraction(left(values)) / right(values))  # type: ignore[operator]
    apply = _BINARY[op]
    return lambda values: apply(left(values), right(values))


COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
_LEVEL = {"or": 1, "and": 2, **dict.fromkeys(COMPARISONS, 4), "+": 5, "-": 5, "*": 6, "/": 6}


def written(expression: Expression, level: int = 0) -> str:
    """The expression as an author writes it, with no more brackets than it needs."""
    match expression:
        case Literal(value):
            return _written_value(value)
        case Name(name):
            return name
        case Unary("not", operand):
            text = f"not {written(operand, 3)}"
            return f"({text})" if level > 3 else text
        case Unary(_, operand):
            return f"-{written(operand, 7)}"
        case Binary(op, left, right):
            own = _LEVEL[op]
            strict = own + 1 if op in COMPARISONS else own
            text = f"{written(left, strict)} {op} {written(right, own + 1)}"
            return f"({text})" if level > own else text
    raise TypeError(expression)


def _written_value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}'"
    return decimal(value)
