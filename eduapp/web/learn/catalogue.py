"""Home: what is next for whoever is asking, and what there is to learn: modules, and cases on their own."""

from dataclasses import dataclass
from typing import Any, cast

from flask import current_app, render_template
from markupsafe import Markup
from sqlalchemy import bindparam, select

from eduapp.actions import cards, enrolments, releases, telling
from eduapp.actions.offer import Offered
from eduapp.actions.studying import Study, studies
from eduapp.store import Attempt, Enrolment, Release
from eduapp.web import clock
from eduapp.web.db import db, reading
from eduapp.web.language import current_language
from eduapp.web.learn.assigned import due_of
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.standing import offers, teachings
from eduapp.web.visitor import Visitor, visitor

_MINE = (
    select(Attempt.case_key, Attempt.finished_at, Attempt.is_first, Attempt.decided, Attempt.passed)
    .where(Attempt.person_id == bindparam("person"), Attempt.kind == "scored")
    .order_by(Attempt.started_at)
)


@dataclass(slots=True)
class Own:
    """Where somebody stands with a case: an attempt to go on with, and those that ended, the first one apart."""

    going_on: Any = None
    first: Any = None
    ended: int = 0


@learn.get("/")
def catalogue() -> str:
    known = visitor()
    cases = list(offers().get(reading()).cases.values())
    modules = sorted(releases.offered(db.session), key=_has_no_open_case)
    taught = {part.revision.key for release in modules for part in release.parts if part.revision.kind == "case"}
    own = _own(known.id) if known else {}
    enrolled = enrolments.all_of(db.session, known.id) if known else {}
    return render_template(
        "learn/catalogue.html",
        modules=modules,
        said_of=_said_of,
        alone=[case for case in cases if case.key not in taught or _is_tried(case, own, enrolled)],
        own=own,
        studies=_studies(enrolled),
        open_case=next((case for case in cases if _is_open(case)), None),
        is_learner=_is_learner(known),
        given=due_of(known),
        news=telling.news(db.session, known.id) if known and _is_learner(known) else [],
        now=clock.now(),
        due=cards.due_count(reading(), known.id, now=clock.now()) if known and _is_learner(known) else 0,
    )


def _said_of(release: Release) -> Markup:
    """What a module is, which is the same for everybody and for ever: it is written once in each language."""
    written = current_app.extensions.setdefault("modules_written", {})
    key = (release.id, current_language())
    if key not in written:
        written[key] = Markup(render_template("learn/catalogue_module.html", release=release))
    return cast(Markup, written[key])


def _is_tried(case: Offered, own: dict[str, Own], enrolled: dict[str, Enrolment]) -> bool:
    """Whether it was tried out before its module was begun."""
    parts = (part for enrolment in enrolled.values() for part in enrolment.release.parts)
    return case.key in own and case.key not in {part.revision.key for part in parts}


def _is_learner(known: Visitor | None) -> bool:
    return known is not None and not known.is_guest


def _is_open(case: Offered) -> bool:
    return bool(case.key == current_app.config["OPEN_CASE"])


def _has_no_open_case(release: Release) -> bool:
    """The module of the case that anybody may try comes before all others."""
    return all(part.revision.key != current_app.config["OPEN_CASE"] for part in release.parts)


def _studies(enrolled: dict[str, Enrolment]) -> dict[str, Study]:
    """How each module stands that somebody is enrolled in."""
    return dict(zip(enrolled, studies(db.session, teachings(), list(enrolled.values())), strict=True))


def _own(person_id: int) -> dict[str, Own]:
    own: dict[str, Own] = {}
    for attempt in reading().execute(_MINE, {"person": person_id}):
        stand = own.setdefault(attempt.case_key, Own())
        if attempt.finished_at is None:
            stand.going_on = attempt
        else:
            stand.ended += 1
            stand.first = attempt if attempt.is_first else stand.first
    return own
