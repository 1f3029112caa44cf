"""How a quiz and its questions do, by the formulas of Moodle: facility, discrimination, consistency, error.

Figures of fewer than 20 learners are given, but `is_uncertain` says so of each, and `item_flags` raises nothing then
but that. Which figures would give a learner away is not asked here.
"""

from dataclasses import dataclass
from math import fsum, sqrt
from statistics import median

from eduapp.quiz.covariance import deviation, variance
from eduapp.quiz.item_statistics import FEWEST, ItemFigures, item_figures
from eduapp.quiz.sheets import Sheets


@dataclass(frozen=True, slots=True)
class QuizFigures:
    """The quiz as a whole. All figures but the counts are None where they are undefined.

    `n` learners have a mark for every question that anybody has one for: all figures are of them, `alpha` too.
    `left_out` have only some. `most`, `mean`, `median`, `sd` and `sem`, the standard error of measurement, are in
    marks. `alpha` is Cronbach's: up to 1, and below 0 where questions contradict each other; then `sem` is above
    `sd`.
    """

    n: int
    left_out: int
    questions: int
    most: float
    mean: float | None
    median: float | None
    sd: float | None
    alpha: float | None
    sem: float | None

    @property
    def sem_percent(self) -> float | None:
        """The standard error of measurement in per cent of all marks."""
        return None if self.sem is None else 100 * self.sem / self.most

    @property
    def is_uncertain(self) -> bool:
        return self.n < FEWEST


@dataclass(frozen=True, slots=True)
class Statistics:
    """`items` in the order of the questions."""

    whole: QuizFigures
    items: tuple[ItemFigures, ...]


def statistics(sheets: Sheets) -> Statistics:
    return Statistics(_whole(sheets), tuple(item_figures(sheets, at) for at in range(len(sheets.asked))))


def _whole(sheets: Sheets) -> QuizFigures:
    totals, alpha, sd = sheets.totals, cronbach(sheets), deviation(sheets.totals)
    begun = sum(any(found is not None for found in sheet.marks) for sheet in sheets.sheets)
    return QuizFigures(
        n=len(totals),
        left_out=begun - len(totals),
        questions=len(sheets.counted),
        most=fsum(sheets.asked[at].most for at in sheets.counted),
        mean=fsum(totals) / len(totals) if totals else None,
        median=median(totals) if totals else None,
        sd=sd,
        alpha=alpha,
        sem=None if alpha is None or sd is None else sd * sqrt(1 - alpha),
    )


def cronbach(sheets: Sheets) -> float | None:
    """Cronbach's alpha: k/(k − 1) · (1 − sum of the variances of the questions / variance of the totals)."""
    count, of_totals = len(sheets.counted), variance(sheets.totals)
    if count < 2 or not of_totals:
        return None
    parts = [variance(column) or 0.0 for column in zip(*sheets.whole, strict=True)]
    return min(1.0, count / (count - 1) * (1 - fsum(parts) / of_totals))
