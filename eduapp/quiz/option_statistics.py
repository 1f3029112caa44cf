"""How the options of a question do: who took which, by thirds of the learners."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Literal, NamedTuple

from eduapp.quiz.sheets import Sheets

Third = Literal["best", "middle", "lowest"]


class Thirds(NamedTuple):
    """Numbers of learners."""

    best: int
    middle: int
    lowest: int

    @property
    def all(self) -> int:
        return sum(self)


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """`taken` says how many took it, `mean_rest` what these earned in the other questions, in marks; None where
    nobody took it, or where there is no other question."""

    letter: str
    is_right: bool
    taken: Thirds
    mean_rest: float | None


@dataclass(frozen=True, slots=True)
class Choosing:
    """`thirds` are all learners who have a mark for every question, `blank` those of them who took no option."""

    options: tuple[OptionFigures, ...]
    thirds: Thirds
    blank: Thirds


def letter(option: int) -> str:
    """A, B, C … in the order of the file; from the 27th on AA, AB …"""
    lap, place = divmod(option, len(ascii_uppercase))
    return (letter(lap - 1) if lap else "") + ascii_uppercase[place]


def choosing(sheets: Sheets, at: int) -> Choosing:
    """Who took what in question `at`, which is counted. A third is one by the marks in the other questions, so that
    no option makes best those who took it."""
    rests, taken = sheets.rests(at), sheets.taken(at)
    places, others = thirds(rests), rests if len(sheets.counted) > 1 else None
    options = (
        _option(option, is_right, [option in own for own in taken], places, others)
        for option, is_right in enumerate(sheets.asked[at].keys)
    )
    return Choosing(tuple(options), _counted(places), _counted(_where(places, [not own for own in taken])))


def thirds(scores: Sequence[float]) -> list[Third]:
    """The third in which each score lies. Equal scores stay together, where the middle of them lies: a third may be
    larger than another, but never depends on the order of the learners."""
    ordered, count = sorted(scores), len(scores)
    return [_third(bisect_left(ordered, score) + bisect_right(ordered, score), count) for score in scores]


def _third(twice: int, count: int) -> Third:
    """`twice` the place of the middle of equal scores, from 0 to `count`."""
    if 3 * twice > 4 * count:
        return "best"
    return "lowest" if 3 * twice < 2 * count else "middle"


def _option(
    option: int, is_right: bool, took: Sequence[bool], places: Sequence[Third], rests: Sequence[float] | None
) -> OptionFigures:
    own = [rest for rest, has in zip(rests, took, strict=True) if has] if rests is not None else []
    mean = sum(own) / len(own) if own else None
    return OptionFigures(letter(option), is_right, _counted(_where(places, took)), mean)


def _where(places: Sequence[Third], has: Sequence[bool]) -> list[Third]:
    return [place for place, is_so in zip(places, has, strict=True) if is_so]


def _counted(places: Sequence[Third]) -> Thirds:
    return Thirds(places.count("best"), places.count("middle"), places.count("lowest"))
