"""Reads a number as people type it: with comma or point, marks of thousands, any minus, and the unit."""

import re
import unicodedata
from fractions import Fraction

from eduapp.quiz.given import MOST_DIGITS, Impossible
from eduapp.text.said import told

_MINUS = dict.fromkeys(map(ord, "\N{MINUS SIGN}\N{EN DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}"), "-")
_MARKS = {
    ord("\N{RIGHT SINGLE QUOTATION MARK}"): "'",
    ord("\N{ARABIC DECIMAL SEPARATOR}"): ".",
    ord("\N{ARABIC THOUSANDS SEPARATOR}"): "'",
}
_WHOLE = re.compile(r"([-+]?)\s*(\d[\d.,' ]*|[.,]\d+)\s*(.*)$", re.DOTALL)
_PLAIN = re.compile(r"\d+(?:[.,]\d*)?|[.,]\d+")
_SPACED = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?")
_MARKED = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:\.\d{3}){2,}")
_AMBIGUOUS = re.compile(r"([1-9]\d{0,2})[.,](\d{3})")


def read_typed(text: str, unit: str = "") -> Fraction:
    """The number that was typed, with or without the unit of the question.

    Raises Impossible where it cannot be read, where it can be read in two ways (1,000 is a thousand or one), and
    where another unit stands behind it.
    """
    tidy = " ".join(unicodedata.normalize("NFKC", text[: MOST_DIGITS + 1]).split())
    tidy = tidy.translate(_MINUS | _MARKS)
    match = _WHOLE.match(tidy) if len(tidy) <= MOST_DIGITS else None
    if match is None:
        raise Impossible(told("This could not be read as a number. Write digits, such as 5.5."))
    sign, body, behind = match.group(1), match.group(2).strip(), match.group(3).strip()
    if behind and not _is_unit(behind, unit):
        _refuse(behind, unit)
    value = _value(body, sign.strip("+"))
    return -value if sign == "-" else value


def _value(body: str, sign: str) -> Fraction:
    if found := _AMBIGUOUS.fullmatch(body):
        whole, rest = found.groups()
        sentence = told("%(text)s can be read in two ways. Write %(large)s or %(small)s.")
        small = whole if rest == "000" else f"{whole}.{rest}0"
        raise Impossible(sentence, text=sign + body, large=sign + whole + rest, small=sign + small)
    if _PLAIN.fullmatch(body) or _SPACED.fullmatch(body):
        return Fraction("0" + re.sub(r"[ ']", "", body).replace(",", ".").rstrip("."))
    if _MARKED.fullmatch(body):
        last = max(body.rfind("."), body.rfind(","))
        is_mark = body.count(body[last]) > 1
        whole = re.sub(r"[.,]", "", body if is_mark else body[:last])
        return Fraction(whole if is_mark else f"{whole}.{body[last + 1 :]}")
    raise Impossible(told("This could not be read as a number. Write digits, such as 5.5."))


def _is_unit(behind: str, unit: str) -> bool:
    return bool(unit) and _plain(behind) == _plain(unit)


def _plain(unit: str) -> str:
    """A unit without what people vary: letters large or small, the s of several in a whole word."""
    plain = " ".join(unicodedata.normalize("NFKC", unit).casefold().split()).rstrip(".")
    return plain.removesuffix("s") if len(plain) > 3 else plain


def _refuse(behind: str, unit: str) -> None:
    if any(character.isdigit() for character in behind):
        raise Impossible(told("This could not be read as a number. Write digits, such as 5.5."))
    if unit:
        sentence = told("The answer is counted in %(unit)s. Write the number alone, or with %(unit)s behind it.")
        raise Impossible(sentence, unit=unit)
    raise Impossible(told("Write the number alone, without “%(text)s” behind it."), text=behind[:20])


def written(value: Fraction) -> str:
    """The number in digits, exactly where it has up to twelve decimals."""
    places = next((n for n in range(13) if (value * 10**n).denominator == 1), 12)
    digits = str(abs(round(value * 10**places))).rjust(places + 1, "0")
    text = digits if not places else f"{digits[:-places]}.{digits[-places:]}"
    return f"\N{MINUS SIGN}{text}" if value < 0 else text
