"""The files on the shelf: which are offered, which are withheld, and what the checker says of them."""

from flask import render_template
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eduapp.store import Case
from eduapp.web.db import db
from eduapp.web.publish.blueprint import publish


@publish.get("/content")
def content() -> str:
    rows = select(Case).options(joinedload(Case.revision)).order_by(Case.is_withheld.desc(), Case.position)
    return render_template("publish/content.html", cases=db.session.scalars(rows).all())
