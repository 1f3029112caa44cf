"""Problems that learners report, for the organisers to mend."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from eduapp.actions.play import Standing
from eduapp.actions.refused import NotThere
from eduapp.store import Content, Mail, Person, Problem, Revision, Role
from eduapp.store.person import EVERYTHING
from eduapp.text.bare import bare
from eduapp.text.finding import Findings
from eduapp.text.markdown import inline_html
from eduapp.text.outline import read_outline
from eduapp.text.said import told
from eduapp.text.source import read_source

LONGEST = 4_000


def what_is_wrong(text: str) -> str:
    """Why the words cannot be sent; empty if they can."""
    if not text.strip():
        return told("Say in a sentence what is wrong.")
    if len(text) > LONGEST:
        return told("That is too long for a report. Say the main thing in a few sentences.")
    return ""


def report(session: Session, standing: Standing, person_id: int, text: str, *, now: datetime) -> Problem:
    """Keep the report and write to the organisers."""
    here = standing.play.here
    problem = Problem(
        person_id=person_id, revision_id=standing.playable.id, scene=here.id, text=text.strip(), at=now, settled_at=None
    )
    session.add(problem)
    hash_ = session.get_one(Revision, standing.playable.id).hash
    for organiser in _organisers(session):
        where = f"{standing.playable.title} · {here.heading} (#{here.id})\nRevision {hash_[:10]}"
        body = f"{where}\n\n{text.strip()}\n"
        subject = f"A problem in “{standing.playable.title}”"[:300]
        session.add(
            Mail(
                person_id=organiser.id,
                recipient=organiser.email,
                subject=subject,
                body=body,
                created_at=now,
                due_at=now,
            )
        )
    session.flush()
    return problem


def _organisers(session: Session) -> Sequence[Person]:
    is_organiser = select(Role.person_id).where(Role.role == "organiser", Role.scope == EVERYTHING)
    return session.scalars(
        select(Person).where(Person.id.in_(is_organiser), Person.email_verified_at.is_not(None)).order_by(Person.id)
    ).all()


def reported(session: Session) -> Sequence[Problem]:
    """All reports, those not settled first, the newest on top."""
    order = (Problem.settled_at.is_not(None), Problem.at.desc())
    return session.scalars(
        select(Problem).options(joinedload(Problem.revision), joinedload(Problem.person)).order_by(*order)
    ).all()


def headings(session: Session, problems: Sequence[Problem]) -> dict[int, str]:
    """The heading of the scene of each report, as its revision had it."""
    revisions = {problem.revision.id: problem.revision for problem in problems}
    of = {id_: _headings(session, revision) for id_, revision in revisions.items()}
    return {problem.id: of[problem.revision_id].get(problem.scene, "") for problem in problems}


def _headings(session: Session, revision: Revision) -> dict[str, str]:
    source = session.get_one(Content, revision.files[f"{revision.key}.md"]).data
    findings = Findings("")
    sections = read_outline(read_source(source, findings).body, findings).sections
    return {section.id: bare(inline_html(section.heading.text)).filled({}) for section in sections}


def settle(session: Session, problem_id: int, *, now: datetime) -> None:
    problem = session.get(Problem, problem_id)
    if problem is None:
        raise NotThere(told("There is no such report."))
    problem.settled_at = now
    session.flush()
