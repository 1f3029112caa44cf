"""Logging in, and going on where one wanted to go."""

from contextlib import nullcontext

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import play
from eduapp.actions.log_in import Wrong
from eduapp.actions.log_in import log_in as let_in
from eduapp.actions.refused import TooOften
from eduapp.web import clock, entrance, public, unsent
from eduapp.web.account import browser
from eduapp.web.account.blueprint import account
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.language import gettext
from eduapp.web.visitor import visitor


@account.route("/log-in", methods=["GET", "POST"])
def log_in() -> Response:
    following = entrance.local(request.values.get("next"))
    form, kept, known = entrance.LogInForm(), entrance.kept(), visitor()
    if not form.validate_on_submit():
        if known is not None and not known.is_guest:
            return redirect(following or url_for("learn.catalogue"), 303)
        return entrance.show(form, following, kept)
    now = clock.now()
    try:
        person = let_in(
            db.session,
            form.email.data or "",
            form.password.data or "",
            key=public.key(),
            address=browser.address(),
            browser=browser.token(),
            now=now,
        )
    except Wrong as slip:
        db.session.commit()  # the try counts
        form.form_errors.append(said(slip))
        return entrance.show(form, following, kept, status=401)
    except TooOften as slip:
        form.form_errors.append(said(slip))
        return entrance.wait(entrance.show(form, following, kept, status=429), slip)
    browser.enter(person)
    attempt_id = entrance.attempt_at(following)
    if attempt_id is not None and kept:
        draft = play.draft_of(kept.words, kept.ticks)
        play.keep_draft(lambda: nullcontext(db.session.connection()), attempt_id, person.id, kept.number, draft)
    if kept.fields and following:
        unsent.keep(person.id, kept.path, kept.fields)
        flash(gettext("What you wrote before you were logged out is in its field again. It is not sent yet."))
    return redirect(following or url_for("learn.catalogue"), 303)
