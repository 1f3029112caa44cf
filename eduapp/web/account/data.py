"""All that is held about somebody, as a file for them."""

import json

from flask import Response, current_app
from flask_babel import gettext

from eduapp.actions import export
from eduapp.web import clock
from eduapp.web.account.blueprint import account
from eduapp.web.db import db
from eduapp.web.visitor import person


@account.get("/data")
def data() -> Response:
    now = clock.now()
    held = {
        "organisation": current_app.config["ORGANISATION"],
        "made at": now.isoformat(timespec="seconds"),
        "what is held about you": export.held_about(db.session, person().id, gettext),
    }
    body = json.dumps(held, ensure_ascii=False, indent=2) + "\n"
    name = f"eduapp-{now:%Y-%m-%d}.json"
    return Response(
        body, mimetype="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
