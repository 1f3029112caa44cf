"""People with an account, and lives that leave a row in every table that may hold something about somebody."""

from datetime import datetime
from itertools import count

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from eduapp.actions import people, roles, sessions, throttle
from eduapp.store import (
    ActCount,
    ActTally,
    Answer,
    Assignment,
    Attempt,
    Award,
    Base,
    Card,
    Change,
    Cohort,
    Comment,
    Decision,
    Draft,
    DraftWriter,
    Enrolment,
    Evaluation,
    Evidence,
    EvidenceChange,
    EvidenceNotice,
    Export,
    Extension,
    Intention,
    LiveCase,
    LiveDecision,
    LiveSeat,
    LiveTally,
    LiveVote,
    Mail,
    Member,
    ModuleChange,
    Notice,
    Override,
    PaceTally,
    Person,
    Problem,
    QuizAttempt,
    QuizComment,
    Release,
    Remark,
    Review,
    ReviewPlan,
    Revision,
    RubricMark,
    SelfCheck,
    SignedFact,
    SignOff,
    StandingNow,
    StandingThen,
    Unsent,
)
from eduapp.store.privacy import declared, rows_of

PASSWORD = "four words make one"
_numbers = count(1)


def learner(session: Session, name: str, now: datetime, verified: bool = True) -> Person:
    """Somebody called that, with an address and a password."""
    person = people.sign_up(session, name, f"{name.lower()}@example.org", PASSWORD, now=now)
    if verified:
        person.email_verified_at = now
        session.flush()
    return person


def revision(session: Session, now: datetime) -> Revision:
    made = Revision(
        hash=f"{next(_numbers):064}",
        kind="case",
        key="the-visit",
        module="m",
        title="The visit",
        files={},
        terms={},
        facts={},
        bears={},
        proof=b"",
        created_at=now,
    )
    session.add(made)
    session.flush()
    return made


def attempt(
    session: Session, person_id: int, of: Revision, now: datetime, case: str = "the-visit", is_first: bool = True
) -> Attempt:
    made = Attempt(
        id=next(_numbers),
        person_id=person_id,
        case_key=case,
        revision_id=of.id,
        kind="scored",
        is_first=is_first,
        seed=1,
        scene="the-clinic",
        started_at=now,
        changed_at=now,
    )
    session.add(made)
    session.flush()
    return made


def learn(session: Session, person: Person, played: Attempt, now: datetime) -> None:
    """Leave what a module that was finished leaves."""
    release = Release(module_key="m", number=next(_numbers), hash="0", revision_id=played.revision_id, created_at=now)
    session.add(release)
    session.flush()
    within = {"person_id": person.id, "release_id": release.id}
    enrolment = Enrolment(id=next(_numbers), module_key="m", enrolled_at=now, finished_at=now, **within)
    session.add(enrolment)
    session.flush()
    played.enrolment_id = enrolment.id
    quiz = QuizAttempt(id=next(_numbers), person_id=person.id, enrolment_id=enrolment.id, quiz_key="m/before", seed=1)
    quiz.revision_id, quiz.is_first, quiz.started_at, quiz.changed_at = played.revision_id, True, now, now
    quiz.answers = [Answer(number=0, given=[1], is_final=True, share=1.0, at=now)]
    said = QuizComment(id=next(_numbers), attempt_id=quiz.id, by_name="An educator", text="Why?", at=now)
    thought = Evaluation(enrolment_id=enrolment.id, answers={"bias": "no"}, at=now)
    thought.intentions = [Intention(number=1, text="Ask about a year.")]
    award = Award(id=next(_numbers), enrolment_id=enrolment.id, kind="completion", quarter_hours=0, **within)
    award.name, award.reason, award.granted_at = person.name or "Guest", "All was done.", now
    award.began_on = award.finished_on = now
    card = Card(id=next(_numbers), person_id=person.id, item="m#1", number=0, state={}, due_at=now, made_at=now)
    session.add_all([quiz, thought, award])
    session.flush()
    session.add(said)
    card.quiz_attempt_id = quiz.id
    session.add(card)
    session.flush()
    guess = {"guess": "easy", "difficulty": -1.0, "variance": 0.36}
    session.add_all(
        [
            Review(card_id=card.id, number=0, given=[0], share=0.0, at=now),
            ReviewPlan(person_id=person.id, a_day=5, reminds=False),
            Evidence(person_id=person.id, item="m#1", y=1, weights={"listen": 1}, at=now, **guess),
            StandingNow(person_id=person.id, version=1, upto=1, ability={}),
            StandingThen(person_id=person.id, day=now.date(), standings={}),
        ]
    )


def belong(session: Session, person: Person, played: Attempt, now: datetime) -> None:
    """Leave what being in a cohort leaves: an assignment with other dates and a mark by hand, a comment, a tally."""
    cohort = Cohort(id=next(_numbers), name="Monday", time_zone="UTC", rule={}, created_at=now)
    session.add(cohort)
    session.flush()
    given = Assignment(id=next(_numbers), cohort_id=cohort.id, kind="case", key=played.case_key, counts="first")
    given.created_at = now
    session.add(given)
    session.flush()
    played.assignment_id, played.cohort_id = given.id, cohort.id
    own = {"assignment_id": given.id, "person_id": person.id, "reason": "She was ill."}
    change = Change(
        id=next(_numbers), cohort_id=cohort.id, at=now, by_name="An educator", what="mark", person_id=person.id
    )
    comment = Comment(
        id=next(_numbers), attempt_id=played.id, person_id=person.id, by_name="An educator", text="Why?", at=now
    )
    export = Export(id=next(_numbers), cohort_id=cohort.id, person_id=person.id, kind="csv", language="en")
    export.state, export.asked_at, export.touched_at, export.file = "done", now, now, f"{person.name}, 7".encode()
    tally = {"cohort_id": cohort.id, "revision_id": played.revision_id, "is_first": True, "scene": 0, "count": 1}
    session.add_all(
        [
            Member(cohort_id=cohort.id, person_id=person.id, joined_at=now, shares=True),
            Extension(due_at=now, **own),
            Override(share=0.5, **own),
            change,
            export,
            comment,
            Unsent(person_id=person.id, path="/teach/", fields={"words": [person.name]}, at=now),
            RubricMark(attempt_id=played.id, number=0, point=0, is_there=True, at=now),
            Notice(person_id=person.id, due_at=now),
            ActTally(act=1, **tally),
            PaceTally(bucket=8, **tally),
        ]
    )
    vote_live(session, cohort, played, now)


def vote_live(session: Session, cohort: Cohort, played: Attempt, now: datetime) -> None:
    """Leave what a vote in a live case leaves."""
    shown = LiveCase(id=next(_numbers), cohort_id=cohort.id, revision_id=played.revision_id, is_open=True, shows=False)
    shown.begun_at = now
    session.add(shown)
    session.flush()
    own = {"live_id": shown.id, "browser_hash": f"{shown.id:064}"}
    session.add_all(
        [
            LiveSeat(is_member=True, joined_at=now, **own),
            LiveVote(stop=0, choice=1, at=now, **own),
            LiveDecision(live_id=shown.id, number=0, choice=1),
            LiveTally(live_id=shown.id, stop=0, act=1, count=1),
        ]
    )


def publish(session: Session, person: Person, now: datetime) -> None:
    """Leave what writing, reviewing and releasing a module leaves."""
    draft = Draft(id=next(_numbers), module_key=f"m-{person.id}", title="M", state="open", digest="0", edition=1)
    draft.begun_at = draft.touched_at = now
    session.add(draft)
    session.flush()
    own = {"draft_id": draft.id, "at": now, "by_name": "A reviewer", "person_id": person.id}
    line = {"path": "cases/m/the-visit.md", "line": 1, "quoted": "She walks.", "text": "How far?"}
    by = {"at": now, "by_id": person.id, "by_name": "An organiser"}
    session.add_all(
        [
            DraftWriter(draft_id=draft.id, person_id=person.id, name="An author", since=now, is_owner=True),
            Remark(id=next(_numbers), **line, **own),
            SignOff(id=next(_numbers), stage="reviewer", digest="0", statement="I stand by it.", **own),
            SignedFact(id=next(_numbers), claim="E101", digest="0", **own),
            ModuleChange(
                id=next(_numbers), module_key="m", draft_id=draft.id, what="begun", detail={}, reason="-", **by
            ),
        ]
    )
    changed = EvidenceChange(id=next(_numbers), claim="E101", what="It was withdrawn.", **by)
    session.add(changed)
    session.flush()
    enrolled = session.scalars(select(Enrolment.id).where(Enrolment.person_id == person.id)).one()
    session.add(EvidenceNotice(change_id=changed.id, person_id=person.id, enrolment_id=enrolled))


def live(session: Session, person: Person, now: datetime) -> Attempt:
    """Leave a row of the person in every table."""
    of = revision(session, now)
    played = attempt(session, person.id, of, now)
    learn(session, person, played, now)
    belong(session, person, played, now)
    publish(session, person, now)
    played.draft = {"words": "half written", "ticks": [1]}
    session.add(Decision(attempt_id=played.id, number=0, scene=0, choice=1, words="It has changed.", at=now))
    session.flush()
    session.add(SelfCheck(attempt_id=played.id, number=0, point=1))
    session.add(ActCount(revision_id=of.id, scene=0, act=1, count=1))
    session.add(Problem(person_id=person.id, revision_id=of.id, scene="the-clinic", text="A slip.", at=now))
    mail = {"subject": "A word", "body": "With a link.", "created_at": now, "due_at": now}
    session.add(Mail(person_id=person.id, recipient=person.email or "nobody", **mail))
    if person.email is None or person.email_verified_at:
        roles.grant(session, person, "reviewer", now=now)
    sessions.begin(session, person.id, now=now)
    sessions.know(session, person.id, f"a browser of {person.id}", now=now)
    throttle.note(session, throttle.tried("key", "log in", person.email or "", "192.0.2.1"), now=now)
    session.flush()
    return played


def held(session: Session, person_id: int) -> dict[str, int]:
    """How many rows each table holds about the person."""
    return {
        table.name: len(session.execute(select(table).where(rows)).all())
        for table in declared()
        if (rows := rows_of(table, person_id)) is not None
    }


def every_value(session: Session, tables: list[Table] | None = None) -> list[str]:
    """All that the database holds, as text."""
    return [
        str(value)
        for table in tables or Base.metadata.sorted_tables
        for row in session.execute(select(table))
        for value in row
    ]
