"""Loads a cohort of whoever is asking, or answers 404."""

from eduapp.actions import cohorts
from eduapp.store import Cohort
from eduapp.web.db import db
from eduapp.web.visitor import person


def cohort_or_404(cohort: int) -> Cohort:
    """The cohort, if whoever is asking teaches it; anybody else's is not there."""
    return cohorts.cohort_or_404(db.session, cohort, person().id)
