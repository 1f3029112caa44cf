"""The public page of a certificate: whoever is shown one can read here what it says, and whether it still holds."""

from flask import make_response, render_template
from werkzeug.wrappers import Response

from eduapp.actions import awards
from eduapp.actions.certified import certificate
from eduapp.module.credit import amount
from eduapp.web import ids, public
from eduapp.web.db import db
from eduapp.web.language import gettext
from eduapp.web.learn.blueprint import linked
from eduapp.web.learn.standing import teachings


@linked.get("/verify/<opaque:award>")
def verify(award: int) -> Response:
    found = awards.by_id(db.session, award)
    teaching = teachings().get(db.session.connection(), found.release.revision_id)
    said = certificate(found, teaching, public.address("linked.verify", award=award), gettext)
    page = render_template("learn/verify.html", award=found, certificate=said, code=ids.written(award), amount=amount)
    response = make_response(page)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
