"""A quiz that is handed in: what was answered, what was right, and what educators said about it."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from eduapp.actions.comments import about
from eduapp.actions.quizzes import Sitting
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.quiz import sitting_or_404
from eduapp.web.learn.talk import see, talk_of
from eduapp.web.quiz_looked_back import result_of
from eduapp.web.talk import Talk


@learn.get("/quizzes/<opaque:attempt>/result")
def quiz_result(attempt: int) -> Response | str:
    seated = sitting_or_404(attempt)
    if not seated.is_over:
        return redirect(url_for("learn.quiz", attempt=attempt))
    said = talk_of(about(seated))
    if said is not None:
        see(about(seated))
    return page(seated, said)


def page(seated: Sitting, said: Talk | None) -> str:
    zone = said.zone if said else "UTC"
    return render_template("learn/quiz_result.html", talk=said, zone=zone, **result_of(seated))
