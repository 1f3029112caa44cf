"""Cohorts for tests: Bob teaches Monday, and whoever is wanted learns in it."""

from sqlalchemy import select

from eduapp.actions import co_educators, cohorts, invitations, members
from eduapp.actions.audit import Hand
from eduapp.actions.invitations import Letter
from eduapp.store import Change, Cohort, Invitation, Mail, Member, Person, Role
from eduapp.store.person import EVERYTHING
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.stage import Stage


class Plain:
    """Writes mails in one line."""

    def added(self, cohort: Cohort, teaches: bool, language: str | None) -> Letter:
        return Letter("added", f"{cohort.name} {'teaches' if teaches else 'learns'} {language}")

    def invited(self, invitation: Invitation, token: str) -> Letter:
        return Letter("invited", token)


def hand(stage: Stage, name: str) -> Hand:
    return Hand(stage.ids[name], name, clock.now(), ids.maker(clock.now()))


def monday(stage: Stage, *learners: str, by: str = "Bob", name: str = "Monday") -> Cohort:
    """A cohort of an educator with these learners; inside the application."""
    if db.session.get(Role, (stage.ids[by], "educator", EVERYTHING)) is None:
        db.session.add(Role(person_id=stage.ids[by], role="educator", granted_at=clock.now()))
        db.session.flush()
    made = cohorts.create(db.session, ids.new(clock.now()), stage.ids[by], name, "UTC", now=clock.now())
    for learner in learners:
        members.join(db.session, made, stage.ids[learner], False, hand(stage, learner))
    db.session.commit()
    return made


def learner(name: str) -> Person:
    """Somebody with an account and a verified address."""
    now = clock.now()
    made = Person(name=name, email=f"{name}@example.org", email_verified_at=now, is_guest=False)
    made.created_at = made.seen_at = now
    db.session.add(made)
    db.session.flush()
    return made


def member(stage: Stage, cohort: Cohort | int, name: str) -> Member:
    """As the database holds it now."""
    return db.session.get_one(Member, (number(cohort), stage.ids[name]), populate_existing=True)


def number(cohort: Cohort | int) -> int:
    return cohort if isinstance(cohort, int) else cohort.id


def trail(cohort: Cohort) -> list[tuple[str, str, str | None]]:
    """Who did what to whom, in the order in which it was done."""
    rows = select(Change.by_name, Change.what, Person.name).outerjoin(Person, Person.id == Change.person_id)
    own = rows.where(Change.cohort_id == cohort.id).order_by(Change.id)
    return [(by, what, name) for by, what, name in db.session.execute(own)]


def inside(cohort: Cohort | int) -> list[str]:
    return [row.person.name for row in members.learners(db.session, number(cohort)) if row.left_at is None]


def invited(cohort: Cohort | int) -> list[str]:
    return [row.email for row in invitations.pending(db.session, number(cohort))]


def mails() -> list[tuple[str, str]]:
    """To whom, and about what."""
    rows = select(Mail.recipient, Mail.subject).order_by(Mail.id)
    return [(recipient, subject) for recipient, subject in db.session.execute(rows)]


def page_of(cohort: Cohort | int, page: str = "people") -> str:
    return f"/teach/cohorts/{ids.written(number(cohort))}/{page}"


def teach_too(stage: Stage, cohort: Cohort, name: str) -> None:
    """Somebody teaches the cohort beside Bob."""
    co_educators.ask(db.session, cohort, f"{name.lower()}@example.org", Plain(), hand(stage, "Bob"))
    db.session.commit()
