"""What became of somebody's intentions: asked by a link in a mail, answered once, without logging in."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session, joinedload, selectinload

from eduapp.actions import links
from eduapp.module.follow_up import Answer
from eduapp.store import Enrolment, Evaluation, Release

VALID = timedelta(days=60)
PURPOSE = "follow up"


def link(evaluation: Evaluation, key: str, *, now: datetime) -> str:
    """The signed part of the link that leads to what is asked."""
    person_id = evaluation.enrolment.person_id
    return links.write(key, PURPOSE, person_id, [str(evaluation.enrolment_id)], until=now + VALID)


def of_link(session: Session, token: str, key: str, *, now: datetime) -> Evaluation:
    """What the link asks after. Raises links.Over where it is forged, too old, answered, or not to be asked."""
    person_id, values = links.read(key, PURPOSE, token, now=now)
    known = select(Evaluation).join(Evaluation.enrolment)
    known = known.where(Enrolment.person_id == person_id, Enrolment.id == int(values[0]), _is_open())
    module = joinedload(Evaluation.enrolment).joinedload(Enrolment.release).joinedload(Release.revision)
    found = session.scalar(known.options(module, selectinload(Evaluation.intentions)))
    if found is None:
        raise links.Over()
    return found


def answer(session: Session, evaluation: Evaluation, outcomes: Mapping[int, Answer], *, now: datetime) -> None:
    """Keep what became of each intention, by its number. Of two tabs the second one is told that the link is over."""
    _close(session, Evaluation.enrolment_id == evaluation.enrolment_id, answered_at=now)
    for intention in evaluation.intentions:
        intention.outcome = outcomes[intention.number]
    session.flush()


def stop(session: Session, evaluation: Evaluation) -> None:
    """Ask this person after nothing more, of no module, until they agree to it again."""
    own = select(Enrolment.id).where(Enrolment.person_id == evaluation.enrolment.person_id)
    _close(session, Evaluation.enrolment_id.in_(own), follow_up_at=None)


def _close(session: Session, which: ColumnElement[bool], **values: datetime | None) -> None:
    waiting = Evaluation.follow_up_at.is_not(None) & Evaluation.answered_at.is_(None)
    closed = update(Evaluation).where(which, waiting).values(**values).returning(Evaluation.enrolment_id)
    if not session.execute(closed).all():
        raise links.Over()


def _is_open() -> ColumnElement[bool]:
    is_asked = Evaluation.asked_at.is_not(None) & Evaluation.follow_up_at.is_not(None)
    return is_asked & Evaluation.answered_at.is_(None)
