"""The pages of one cohort of a database that `eduapp seed` has filled: the largest of what can be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.actions import cohorts, item_analysis, sessions
from eduapp.store import ActTally, Assignment, Attempt, Cohort, Decision, Member, Role
from eduapp.web import clock, ids


@dataclass(frozen=True)
class Taught:
    """A cohort with the token of a session of its educator; `pages` are by their names."""

    cohort_id: int
    token: str
    pages: Mapping[str, str]
    decisions: int
    learners: int
    cohorts: int


def taught(session: Session) -> Taught:
    """The cohort in the middle of all; a session of its educator is begun, and to be committed."""
    count = session.scalar(select(func.count()).select_from(Cohort)) or 0
    cohort_id = session.scalars(select(Cohort.id).order_by(Cohort.id).offset(count // 2).limit(1)).first()
    if cohort_id is None:
        raise RuntimeError("There is no cohort in this database. Fill it first: eduapp seed")
    educator = session.scalars(select(Role.person_id).where(Role.scope == cohorts.scope_of(cohort_id))).first()
    if educator is None:
        raise RuntimeError("Nobody teaches the cohort in the middle of this database.")
    token = sessions.begin(session, educator, now=clock.now())
    return Taught(
        cohort_id,
        token,
        pages(session, cohort_id),
        session.scalar(select(func.sum(Attempt.decided))) or 0,
        session.scalar(select(func.count()).select_from(Member)) or 0,
        count,
    )


def pages(session: Session, cohort_id: int) -> dict[str, str]:
    """Every page of the cohort that shows something; those that hold one thing of many take the largest."""
    of = f"/teach/cohorts/{ids.written(cohort_id)}/"
    learner = ids.written(_busiest(session, cohort_id))
    return {
        "board": of,
        "board as CSV": f"{of}?as=csv",
        "people": f"{of}people",
        "changes": f"{of}changes",
        "extra time": f"{of}extra-time",
        "export": f"{of}export",
        "live": f"{of}live",
        "settings": f"{of}settings",
        **_of_assignments(session, of, cohort_id, learner),
        **_of_cases(session, of, cohort_id),
        **_of_questions(session, of, cohort_id),
        **_of_learner(session, of, cohort_id, learner),
    }


def _busiest(session: Session, cohort_id: int) -> int:
    """The learner who has decided most, of those who share their standing, if anybody does."""
    own = (Member.cohort_id == Attempt.cohort_id) & (Member.person_id == Attempt.person_id)
    decided = select(Attempt.person_id).join(Member, own).where(Attempt.cohort_id == cohort_id)
    ordered = decided.group_by(Attempt.person_id, Member.shares).order_by(
        Member.shares.desc(), func.sum(Attempt.decided).desc(), Attempt.person_id
    )
    return session.scalars(ordered.limit(1)).one()


def _of_assignments(session: Session, of: str, cohort_id: int, learner: str) -> dict[str, str]:
    tried = select(Attempt.assignment_id).where(Attempt.cohort_id == cohort_id).group_by(Attempt.assignment_id)
    largest = session.scalars(tried.order_by(func.count().desc()).limit(1)).one()
    module = select(Assignment.id).where(Assignment.cohort_id == cohort_id, Assignment.kind == "module")
    given = {"assignment, a case": largest, "assignment, a module": session.scalars(module.limit(1)).first()}
    pages = {name: f"{of}assignments/{ids.written(id_)}/" for name, id_ in given.items() if id_ is not None}
    mark = f"{pages['assignment, a case']}learners/{learner}/mark"
    forms = {
        "new assignment": f"{of}assignments/new",
        "its dates": f"{pages['assignment, a case']}edit",
        "a mark": mark,
    }
    return {"assignments": f"{of}assignments", **pages, **forms}


def _of_cases(session: Session, of: str, cohort_id: int) -> dict[str, str]:
    """Of the case with the most decisions, and its scene with the most."""
    tallied = select(ActTally.revision_id, ActTally.scene).where(ActTally.cohort_id == cohort_id, ActTally.is_first)
    busiest = tallied.group_by(ActTally.revision_id, ActTally.scene).order_by(func.sum(ActTally.count).desc())
    revision_id, scene = session.execute(busiest.limit(1)).one()
    own = Attempt.cohort_id == cohort_id, Attempt.revision_id == revision_id
    key, began, ended = session.execute(
        select(Attempt.case_key, func.min(Attempt.started_at), func.max(Attempt.started_at))
        .where(*own)
        .group_by(Attempt.case_key)
    ).one()
    day = (began + (ended - began) / 2 + timedelta(days=1)).date()
    written = select(Decision.scene).join(Attempt, Attempt.id == Decision.attempt_id).where(*own, Decision.words != "")
    words = session.scalars(written.limit(1)).first()
    case = f"{of}cases/{key}"
    pages = {
        "cases": f"{of}cases",
        "how they decide": case,
        "map": f"{case}/map.svg",
        "who decided": f"{case}/scenes/{scene}",
        "compare": f"{case}/compare?with=day&on={day}",
        "own words": f"{case}/words" + ("" if words is None else f"?scene={words}"),
    }
    return pages


def _of_questions(session: Session, of: str, cohort_id: int) -> dict[str, str]:
    pages = {"questions": f"{of}questions/"}
    taken = item_analysis.taken(session, cohort_id)
    if taken:
        most = max(taken, key=lambda one: one.first)
        quiz = f"{of}questions/{ids.written(most.editions[0].revision_id)}/"
        pages |= {"a quiz": quiz, "a question": f"{quiz}1/"}
    return pages


def _of_learner(session: Session, of: str, cohort_id: int, learner: str) -> dict[str, str]:
    ended = select(Attempt.id).where(Attempt.cohort_id == cohort_id, Attempt.finished_at.is_not(None))
    own = ended.where(Attempt.person_id == ids.read(learner)).order_by(Attempt.decided.desc(), Attempt.id)
    attempt = ids.written(session.scalars(own.limit(1)).one())
    return {
        "learner": f"{of}learners/{learner}/",
        "report": f"{of}learners/{learner}/report",
        "attempt": f"{of}attempts/{attempt}/",
        "attempt, a scene": f"{of}attempts/{attempt}/scene-1",
    }
