"""When a review, and what a document rests on, is out of date."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from eduapp.text.finding import Findings, Place
from eduapp.text.terms import Terms


def find_stale(reviewed: date, months: int, today: date, place: Place, findings: Findings) -> None:
    if due(reviewed, months) < today:
        message = f"The review of {reviewed} is more than {months} months old."
        findings.add("stale", place, message, "Read it again with the evidence, then change the date.")


def find_stale_claims(citations: Iterable[tuple[str, Place]], terms: Terms, today: date, findings: Findings) -> None:
    """Tell each claim that is due where it is first cited."""
    told = set()
    for claim, place in citations:
        if claim in terms.due and terms.due[claim] < today and claim not in told:
            told.add(claim)
            message = f"The claim {claim} was due for review on {terms.due[claim]}."
            findings.add("stale-claim", place, message, "Look whether it still holds, and say so in evidence.yaml.")


def due(reviewed: date, months: int) -> date:
    """The day on which a review of so many months ends."""
    month = reviewed.month - 1 + months
    year, month = reviewed.year + month // 12, month % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(reviewed.day, monthrange(year, month)[1]))
