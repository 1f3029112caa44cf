"""How one question does, by the formulas of Moodle."""

from dataclasses import dataclass
from math import fsum

from eduapp.quiz.covariance import correlation, deviation, efficiency
from eduapp.quiz.option_statistics import Choosing, choosing
from eduapp.quiz.sheets import Asked, Sheets

FEWEST = 20  # learners, under whom figures are uncertain


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """All figures are None where they are undefined.

    `learners` have a mark for the question: of them are `facility` (a share, 0–1) and `sd` (marks). `compared` of
    them have one for every question: of these is all that compares with the rest, which is what else they earned.
    `point_biserial` is the correlation of the mark with the rest (−1 to 1), `efficiency` the discriminative
    efficiency in per cent, up to 100. `choosing` is None where there are no options.
    """

    asked: Asked
    learners: int
    compared: int
    facility: float | None
    sd: float | None
    point_biserial: float | None = None
    efficiency: float | None = None
    choosing: Choosing | None = None

    @property
    def discrimination(self) -> float | None:
        """The discrimination index, in per cent (−100 to 100)."""
        return None if self.point_biserial is None else 100 * self.point_biserial

    @property
    def is_uncertain(self) -> bool:
        return self.compared < FEWEST


def item_figures(sheets: Sheets, at: int) -> ItemFigures:
    """How question `at` does."""
    asked, marks = sheets.asked[at], sheets.column(at)
    if not marks:
        return ItemFigures(asked, 0, 0, None, None)
    place, rests = sheets.counted.index(at), sheets.rests(at)
    own = [row[place] for row in sheets.whole]
    share = efficiency(own, rests)
    return ItemFigures(
        asked,
        len(marks),
        len(own),
        facility=fsum(marks) / len(marks) / asked.most,
        sd=deviation(marks),
        point_biserial=correlation(own, rests),
        efficiency=None if share is None else 100 * share,
        choosing=choosing(sheets, at) if asked.keys else None,
    )
