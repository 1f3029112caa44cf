"""The variables of a case: flags, whole numbers in a range, words of a list, and numbers to show."""

import math
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Literal

from eduapp.text.said import Say, told

Number = int | Fraction
Value = bool | int | Fraction | str
Kind = Literal["flag", "range", "word", "number"]

LARGEST = 10**12
FINEST = 10**6
MOST_DIGITS = 500


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable: its name, first value and what it can hold."""

    name: str
    kind: Kind
    initial: Value
    low: int = 0
    high: int = 0
    words: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """The type of its value in an expression: flag, number or text."""
        return {"flag": "flag", "range": "number", "word": "text", "number": "number"}[self.kind]

    def described(self, say: Say = str) -> str:
        """What it can hold, in words."""
        match self.kind:
            case "flag":
                return say(told("yes or no"))
            case "range":
                sentence = say(told("a whole number from %(low)d to %(high)d"))
                return sentence % {"low": self.low, "high": self.high}
            case "word":
                return say(told("one of %(words)s")) % {"words": ", ".join(self.words)}
        return say(told("a number of at most six decimals"))

    def can_hold(self, value: Value) -> bool:
        """Whether it can hold exactly this value."""
        if self.kind == "flag" or isinstance(value, bool):
            return self.kind == "flag" and isinstance(value, bool)
        if self.kind == "word" or isinstance(value, str):
            return self.kind == "word" and value in self.words
        return self.settle(value) == value

    def settle(self, value: Value) -> Value:
        """What the variable holds after it was set to `value`.

        A ranged number is rounded down and kept within its bounds. A number without a range is kept to
        six decimals and within ±10¹², so that no play can make it grow without end.
        """
        if self.kind == "range":
            assert not isinstance(value, str)
            return min(max(math.floor(value), self.low), self.high)
        if self.kind == "number":
            assert not isinstance(value, str)
            fine = Fraction(math.floor(value * FINEST + Fraction(1, 2)), FINEST)
            return tidy(max(min(fine, Fraction(LARGEST)), Fraction(-LARGEST)))
        return value


def tidy(number: Number) -> Number:
    """A whole fraction as an int, so that equal numbers look alike."""
    return int(number) if number == int(number) else number


def decimal(number: Number) -> str:
    """The number in digits, exact where it has an end."""
    if isinstance(number, int):
        return str(number)
    with localcontext(prec=MOST_DIGITS):
        return f"{Decimal(number.numerator) / number.denominator:f}"


def spoken(value: Value, say: Say = str) -> str:
    """The value as a reader sees it: yes or no, 3, 2.5, a word."""
    if isinstance(value, bool):
        return say(told("yes") if value else told("no"))
    if isinstance(value, Fraction):
        return f"{float(value):.6f}".rstrip("0").rstrip(".")
    return str(value)


def plain(value: Value) -> bool | int | float | str:
    """The value as JSON has it."""
    return float(value) if isinstance(value, Fraction) else value
