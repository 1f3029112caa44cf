"""An educator marks what was unsafe in an attempt as talked about, or takes that back."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import unsafe_acts
from eduapp.actions.refused import Refused
from eduapp.web.db import db
from eduapp.web.desk import desk
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext
from eduapp.web.teach.attempts import work_or_404
from eduapp.web.teach.blueprint import teach


@teach.post("/cohorts/<opaque:cohort>/attempts/<opaque:attempt>/talked")
def talk_about(cohort: int, attempt: int) -> Response:
    work, is_done = work_or_404(cohort, attempt), "after_all" not in request.form
    name = work.member.person.name
    try:
        unsafe_acts.talk_about(db.session, desk().weighings, work.standing, hand(), is_done=is_done)
    except Refused as slip:
        flash(said(slip))
    else:
        is_so = gettext("“Changes” says now that you talked with %(name)s about it.", name=name)
        flash(is_so if is_done else gettext("%(name)s is on the board for it again.", name=name))
    if "from_attempt" in request.form:
        return redirect(url_for("teach.attempt", cohort=cohort, attempt=attempt), 303)
    return redirect(url_for("teach.board", cohort=cohort), 303)
