"""Expressions over the variables of a case: read with types, compiled to a function of the values.

Grammar, loosest first: or · and · not · one comparison · + - · * / · unary minus · number, 'text', true,
false, name, (…). There are no calls, attributes, powers or chained comparisons.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from eduapp.text.finding import nearest
from eduapp.text.variable import Value, Variable, tidy

LONGEST = 500
DEEPEST = 30


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


class Malformed(Exception):
    """An expression that cannot be read: `offset` is where in the text, `code` which finding it makes."""

    def __init__(self, code: str, offset: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.offset, self.message, self.hint = code, offset, message, hint


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class _Typed:
    expression: Expression
    type: str
    offset: int


_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|'(?P<text>[^']*)'|(?P<name>[^\W\d]\w*)"
    r"|(?P<op>==|!=|<=|>=|[-+*/<>()])|(?P<bad>\S))"
)
_KEYWORDS = {"and", "or", "not", "true", "false"}
RESERVED = frozenset(_KEYWORDS | {"if", "in", "else"})
_COMPARE = ("==", "!=", "<", "<=", ">", ">=")
_TYPE_WORDS = {"flag": "true or false", "number": "a number", "text": "a word"}


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        token = match.group(kind)
        offset = match.start(kind)
        if kind == "bad":
            raise _bad_character(token, offset)
        if kind == "name" and token in _KEYWORDS:
            kind = "op"
        yield _Token(kind, token, offset)
        at = match.end()
    yield _Token("end", "", max(at, len(text.rstrip())))


def _bad_character(character: str, offset: int) -> Malformed:
    hints = {
        '"': "Put words in single quotes: 'basic'.",
        "'": "A word begins and ends with a single quote: 'basic'.",
        "=": "Compare with two signs: ==.",
        "\N{LEFT SINGLE QUOTATION MARK}": "Use straight quotes: 'basic'.",
        "\N{RIGHT SINGLE QUOTATION MARK}": "Use straight quotes: 'basic'.",
        "&": "Write `and`.",
        "|": "Write `or`.",
        "!": "Write `not`, or != for different.",
        ".": "Conditions have no attributes or calls.",
    }
    return Malformed(
        "expression", offset, f"`{character}` has no place in a condition or value.", hints.get(character, "")
    )


class _Reader:
    """Recursive descent with types; a slip raises Malformed at its place."""

    def __init__(self, text: str, variables: Mapping[str, Variable]) -> None:
        if len(text) > LONGEST:
            raise Malformed(
                "expression", 0, f"This is longer than {LONGEST} characters.", "Split it up with a variable."
            )
        self.tokens = list(_tokens(text))
        self.at = 0
        self.depth = 0
        self.variables = variables

    @property
    def next(self) -> _Token:
        return self.tokens[self.at]

    def take(self, *ops: str) -> _Token | None:
        token = self.next
        if token.kind == "op" and token.text in ops:
            self.at += 1
            return token
        return None

    def whole(self) -> _Typed:
        result = self.either()
        token = self.next
        if token.kind != "end":
            hint = "Compare twice, joined with `and`." if token.text in _COMPARE else ""
            raise Malformed("expression", token.offset, f"`{token.text}` is not expected here.", hint)
        return result

    def either(self) -> _Typed:
        left = self.both()
        while token := self.take("or"):
            left = self.join(token, left, self.both(), "flag", "flag")
        return left

    def both(self) -> _Typed:
        left = self.negation()
        while token := self.take("and"):
            left = self.join(token, left, self.negation(), "flag", "flag")
        return left

    def negation(self) -> _Typed:
        if token := self.take("not"):
            with_operand = self.deeper(self.negation)
            self.expect(with_operand, "flag", "not")
            return _Typed(Unary("not", with_operand.expression), "flag", token.offset)
        return self.comparison()

    def comparison(self) -> _Typed:
        left = self.sum()
        token = self.take(*_COMPARE)
        if token is None:
            return left
        right = self.sum()
        if token.text not in ("==", "!="):
            return self.join(token, left, right, "number", "flag")
        if left.type != right.type:
            message = f"{_TYPE_WORDS[left.type]} is compared with {_TYPE_WORDS[right.type]}."
            raise Malformed("type", right.offset, message[0].upper() + message[1:])
        self.check_words(left, right)
        self.check_words(right, left)
        return _Typed(Binary(token.text, left.expression, right.expression), "flag", left.offset)

    def check_words(self, side: _Typed, other: _Typed) -> None:
        if isinstance(side.expression, Name) and isinstance(other.expression, Literal):
            check_word(self.variables[side.expression.name], other.expression.value, other.offset)

    def sum(self) -> _Typed:
        left = self.product()
        while token := self.take("+", "-"):
            left = self.join(token, left, self.product(), "number", "number")
        return left

    def product(self) -> _Typed:
        left = self.minus()
        while token := self.take("*", "/"):
            right = self.minus()
            if token.text == "/" and not (isinstance(right.expression, Literal) and right.expression.value):
                raise Malformed("expression", right.offset, "Divide only by a written number other than 0.")
            left = self.join(token, left, right, "number", "number")
        return left

    def minus(self) -> _Typed:
        if token := self.take("-"):
            operand = self.deeper(self.minus)
            self.expect(operand, "number", "-")
            if isinstance(operand.expression, Literal):
                return _Typed(Literal(-operand.expression.value), "number", token.offset)  # type: ignore[operator]
            return _Typed(Unary("-", operand.expression), "number", token.offset)
        return self.atom()

    def atom(self) -> _Typed:
        token = self.next
        self.at += 1
        if token.kind == "number":
            return _Typed(Literal(tidy(Fraction(token.text))), "number", token.offset)
        if token.kind == "text":
            return _Typed(Literal(token.text), "text", token.offset - 1)
        if token.kind == "name":
            return self.name(token)
        if token.text in ("true", "false"):
            return _Typed(Literal(token.text == "true"), "flag", token.offset)
        if token.text == "(":
            inner = self.deeper(self.either)
            if not self.take(")"):
                raise Malformed("expression", token.offset, "This bracket is not closed.", "Add `)`.")
            return inner
        if token.kind == "end":
            raise Malformed("expression", token.offset, "Something is missing here: a name, a number or a word.")
        raise Malformed("expression", token.offset, f"`{token.text}` is not expected here.")

    def name(self, token: _Token) -> _Typed:
        variable = self.variables.get(token.text)
        if variable is None:
            raise unknown_name(token.text, token.offset, self.variables)
        return _Typed(Name(token.text), variable.type, token.offset)

    def deeper(self, read: Callable[[], _Typed]) -> _Typed:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Malformed(
                "expression", self.next.offset, "This is nested too deeply.", "Split it up with a variable."
            )
        result = read()
        self.depth -= 1
        return result

    def join(self, token: _Token, left: _Typed, right: _Typed, needs: str, gives: str) -> _Typed:
        self.expect(left, needs, token.text)
        self.expect(right, needs, token.text)
        return _Typed(Binary(token.text, left.expression, right.expression), gives, left.offset)

    def expect(self, side: _Typed, type_: str, op: str) -> None:
        if side.type != type_:
            raise Malformed(
                "type",
                side.offset,
                f"`{op}` needs {_TYPE_WORDS[type_]} here, but this is {_TYPE_WORDS[side.type]}.",
            )


def unknown_name(name: str, offset: int, variables: Mapping[str, Variable]) -> Malformed:
    owner = next((v.name for v in variables.values() if name in v.words), None)
    near = nearest(name, variables)
    if owner:
        hint = f"A word of `{owner}` stands in quotes: '{name}'."
    elif near:
        hint = f"Did you mean `{near}`?"
    else:
        hint = f"Declare it in the front matter, under `variables`, as in `{name}: false`."
    return Malformed("unknown-variable", offset, f"There is no variable `{name}`.", hint)


def check_word(variable: Variable, value: Value, offset: int) -> None:
    """Raise Malformed if a word variable can never hold this word."""
    if variable.kind == "word" and isinstance(value, str) and value not in variable.words:
        near = nearest(value, variable.words)
        listed = ", ".join(variable.words)
        hint = f"Did you mean '{near}'?" if near else f"It can be: {listed}."
        raise Malformed("unknown-word", offset, f"`{variable.name}` can never be '{value}'.", hint)


def read(text: str, variables: Mapping[str, Variable]) -> tuple[Expression, str]:
    """The expression and its type (flag, number or text). Raises Malformed with the offset of the slip."""
    typed = _Reader(text, variables).whole()
    return typed.expression, typed.type


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


_LEVEL = {
    "or": 1,
    "and": 2,
    "==": 4,
    "!=": 4,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "/": 6,
}


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
            strict = own + 1 if op in _COMPARE else own
            text = f"{written(left, strict)} {op} {written(right, own + 1)}"
            return f"({text})" if level > own else text
    raise TypeError(expression)


def _written_value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}'"
    if isinstance(value, Fraction):
        with localcontext(prec=LONGEST):
            return f"{Decimal(value.numerator) / value.denominator:f}"
    return str(value)
