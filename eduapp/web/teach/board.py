"""The board of a cohort: who has done what, and who needs a hand."""

from flask import render_template

from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404


@teach.get("/cohorts/<opaque:cohort>/")
def board(cohort: int) -> str:
    return render_template("teach/board.html", cohort=cohort_or_404(cohort))
