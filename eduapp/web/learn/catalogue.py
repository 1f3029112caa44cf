"""The catalogue: what each case teaches, how long it takes, where one stands."""

from dataclasses import dataclass

from flask import current_app, render_template
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eduapp.store import Attempt, Case
from eduapp.web.db import db
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.cover import may_play
from eduapp.web.visitor import visitor


@dataclass(slots=True)
class Own:
    """Where somebody stands with a case: an attempt to go on with, and those that ended, the first one apart."""

    going_on: Attempt | None = None
    first: Attempt | None = None
    ended: int = 0


@learn.get("/")
def catalogue() -> str:
    known = visitor()
    offered = select(Case).where(Case.revision_id.is_not(None)).options(joinedload(Case.revision))
    cases = sorted(db.session.scalars(offered), key=lambda case: (not _is_open(case), case.position))
    return render_template(
        "learn/catalogue.html",
        cases=cases,
        own=_own(known.id) if known else {},
        open_case=next((case for case in cases if _is_open(case)), None),
        may_play=lambda case: may_play(case.key, known),
    )


def _is_open(case: Case) -> bool:
    return bool(case.key == current_app.config["OPEN_CASE"])


def _own(person_id: int) -> dict[str, Own]:
    own: dict[str, Own] = {}
    mine = select(Attempt).where(Attempt.person_id == person_id, Attempt.kind == "scored")
    for attempt in db.session.scalars(mine.order_by(Attempt.started_at)):
        stand = own.setdefault(attempt.case_key, Own())
        if attempt.finished_at is None:
            stand.going_on = attempt
        else:
            stand.ended += 1
            stand.first = attempt if attempt.is_first else stand.first
    return own
