"""The key of a question for a number: 5.5 ± 0.5 points, 5..6 points, 5.5 in 5..6 points."""

import re
from fractions import Fraction

from eduapp.quiz.model import Number
from eduapp.text.finding import Findings
from eduapp.text.items import Item

_DIGITS = r"[-+\N{MINUS SIGN}]?\d{1,15}(?:\.\d{1,15})?"
_UNIT = r"(?:\s*(?![eE][-+]?\d)(?P<unit>[^\W\d_]\S*(?:\s+\S+)*|[%°‰µ/]\S*(?:\s+\S+)*))?"
_AROUND = re.compile(rf"(?P<target>{_DIGITS})(?:\s*(?:±|\+/-|\+-)\s*(?P<by>{_DIGITS}))?{_UNIT}$")
_RANGE = re.compile(rf"(?:(?P<target>{_DIGITS})\s+in\s+)?(?P<low>{_DIGITS})\s*\.\.\s*(?P<high>{_DIGITS}){_UNIT}$")
LONGEST_UNIT = 40


def read_number(item: Item, findings: Findings) -> Number | None:
    """The key that follows the keyword; None where it cannot be read. A key that no answer could meet is told."""
    match = _RANGE.match(item.text) or _AROUND.match(item.text)
    if match is None or len(match.group("unit") or "") > LONGEST_UNIT:
        return None
    found = {name: _exact(text) for name, text in match.groupdict().items() if text and name != "unit"}
    target, by = found.get("target"), found.get("by", Fraction(0))
    low, high = found.get("low"), found.get("high")
    if low is None or high is None:
        assert target is not None
        low, high = target - by, target + by
    place = item.words.place
    if low > high:
        findings.add("reversed-range", place, "The range runs backwards.", "Write the smaller number first.")
    elif target is not None and not low <= target <= high:
        message = "The right number lies outside of the range that is taken as right."
        findings.add("contradiction", place, message, "Widen the range, or change the number.")
    return Number(low, high, target, match.group("unit") or "")


def _exact(text: str) -> Fraction:
    return Fraction(text.replace("\N{MINUS SIGN}", "-"))
