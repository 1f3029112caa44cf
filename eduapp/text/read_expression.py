"""Reads expressions, with types.

Grammar, loosest first: or · and · not · one comparison · + - · * / · unary minus · number, 'text', true,
false, name, (…). There are no calls, attributes, powers or chained comparisons.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from eduapp.text.expression import COMPARISONS, Binary, Expression, Literal, Name, Unary
from eduapp.text.finding import nearest
from eduapp.text.variable import Value, Variable, tidy

LONGEST = 500
DEEPEST = 30


class Malformed(Exception):
    """An expression that cannot be read: `offset` is where in the text, `code` which finding it makes, `name`
    the variable that is not declared, if that is it."""

    def __init__(self, code: str, offset: int, message: str, hint: str, name: str = "") -> None:
        super().__init__(message)
        self.code, self.offset, self.message, self.hint, self.name = code, offset, message, hint, name


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
_QUOTED = re.compile(r"'[^']*'")
_KEYWORDS = {"and", "or", "not", "true", "false"}
RESERVED = frozenset(_KEYWORDS | {"if", "in", "else"})
_TYPE_WORDS = {"flag": "true or false", "number": "a number", "text": "a word"}
_TYPE_HINTS = {
    "flag": "Compare it, as in trust >= 2, or name a variable that is true or false.",
    "number": "Write a number, or name a variable that is one.",
    "text": "Write one of the words that it can be, in single quotes: 'basic'.",
}


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


def _refuse_lookalikes(text: str) -> None:
    """Comparisons that other languages write otherwise."""
    for written, meant in (("=>", ">="), ("=<", "<="), ("<>", "!="), ("===", "==")):
        at = _QUOTED.sub(lambda match: " " * len(match.group()), text).find(written)
        if at >= 0:
            raise Malformed("expression", at, f"`{written}` is no comparison.", f"Write {meant}.")


TRUTH = {"yes": "true", "true": "true", "on": "true", "no": "false", "false": "false", "off": "false", "is": "=="}


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
        "\N{MINUS SIGN}": "Write the hyphen of the keyboard: -.",
        "\N{MULTIPLICATION SIGN}": "Write *.",
        "\N{GREATER-THAN OR EQUAL TO}": "Write >=.",
        "\N{LESS-THAN OR EQUAL TO}": "Write <=.",
        "\N{NOT EQUAL TO}": "Write !=.",
    }
    hint = hints.get(character, "There are names, numbers, 'words', + - * /, comparisons, and, or, not and brackets.")
    return Malformed("expression", offset, f"`{character}` has no place in a condition or value.", hint)


class _Reader:
    """Recursive descent with types; a slip raises Malformed at its place."""

    def __init__(self, text: str, variables: Mapping[str, Variable]) -> None:
        if len(text) > LONGEST:
            hint = "Split it up with a variable."
            raise Malformed("expression", 0, f"This is longer than {LONGEST} characters.", hint)
        _refuse_lookalikes(text)
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
            hint = "Compare twice, joined with `and`." if token.text in COMPARISONS else "Join it with `and` or `or`."
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
        token = self.take(*COMPARISONS)
        if token is None:
            return left
        right = self.sum()
        if token.text not in ("==", "!="):
            return self.join(token, left, right, "number", "flag")
        if left.type != right.type:
            message = f"{_TYPE_WORDS[left.type]} is compared with {_TYPE_WORDS[right.type]}."
            hint = "A comparison is between two of a kind, as in trust >= 2 or workup == 'basic'."
            raise Malformed("type", right.offset, message[0].upper() + message[1:], hint)
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
                message = "Only a written number other than 0 can divide."
                raise Malformed("expression", right.offset, message, "Write the number itself, as in trust / 2.")
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
            hint = "Write it whole, as in trust >= 2 and not asked."
            raise Malformed("expression", token.offset, "A name, a number or a word is missing here.", hint)
        hint = "Put a name, a number or a word before it."
        raise Malformed("expression", token.offset, f"`{token.text}` is not expected here.", hint)

    def name(self, token: _Token) -> _Typed:
        variable = self.variables.get(token.text)
        if variable is None:
            raise unknown_name(token.text, token.offset, self.variables)
        return _Typed(Name(token.text), variable.type, token.offset)

    def deeper(self, read: Callable[[], _Typed]) -> _Typed:
        self.depth += 1
        if self.depth > DEEPEST:
            hint = "Split it up with a variable."
            raise Malformed("expression", self.next.offset, "This is nested too deeply.", hint)
        result = read()
        self.depth -= 1
        return result

    def join(self, token: _Token, left: _Typed, right: _Typed, needs: str, gives: str) -> _Typed:
        self.expect(left, needs, token.text)
        self.expect(right, needs, token.text)
        return _Typed(Binary(token.text, left.expression, right.expression), gives, left.offset)

    def expect(self, side: _Typed, type_: str, op: str) -> None:
        if side.type != type_:
            message = f"`{op}` needs {_TYPE_WORDS[type_]} here, but this is {_TYPE_WORDS[side.type]}."
            raise Malformed("type", side.offset, message, _TYPE_HINTS[type_])


def unknown_name(name: str, offset: int, variables: Mapping[str, Variable]) -> Malformed:
    owner = next((v.name for v in variables.values() if name in v.words), None)
    near = nearest(name, variables)
    if name.lower() in TRUTH:
        hint = f"Write {TRUTH[name.lower()]}."
    elif owner:
        hint = f"A word of `{owner}` stands in quotes: '{name}'."
    elif near:
        hint = f"Did you mean `{near}`?"
    else:
        hint = f"Declare it in the front matter, under `variables`, as in `{name}: false`."
    return Malformed("unknown-variable", offset, f"There is no variable `{name}`.", hint, name)


def check_word(variable: Variable, value: Value, offset: int) -> None:
    """Raise Malformed if a word variable can never hold this word."""
    if variable.kind == "word" and isinstance(value, str) and value not in variable.words:
        near = nearest(value, variable.words)
        listed = ", ".join(variable.words)
        hint = f"Did you mean '{near}'?" if near else f"It can be: {listed}."
        raise Malformed("unknown-word", offset, f"`{variable.name}` can never be '{value}'.", hint)


def read_expression(text: str, variables: Mapping[str, Variable], type_: str) -> Expression:
    """The expression, which must give `type_` (flag, number or text). Raises Malformed with the offset of the slip."""
    typed = _Reader(text, variables).whole()
    if typed.type != type_:
        message = f"This must be {_TYPE_WORDS[type_]}, but it is {_TYPE_WORDS[typed.type]}."
        raise Malformed("type", 0, message, _TYPE_HINTS[type_])
    return typed.expression
