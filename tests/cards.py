"""Cards for tests of reviewing: what was missed in a case of the stage, and in a quiz of every kind of question."""

from pathlib import Path

from sqlalchemy import select

from eduapp.actions import quizzes, shelf
from eduapp.actions.takeable import read, takeables
from eduapp.mastery import review as fsrs
from eduapp.store import Card, Enrolment, Evidence, Quiz, Release, Review, StandingNow
from eduapp.web import clock, ids
from eduapp.web.db import db, reading
from tests import content
from tests.quiz.texts import EVERY, quiz
from tests.stage import HARMFUL_WAY, Stage

KINDS = tuple(EVERY)
SCORED = tuple(kind for kind in KINDS if kind not in ("concordance", "write"))
SEED = 7


def missed(stage: Stage, name: str = "Alice") -> list[int]:
    """The cards of a play in which two decisions were harmful, by their ids: the clinic, and a year later."""
    attempt = stage.played(name, *HARMFUL_WAY)
    own = select(Card.id).where(Card.attempt_id == attempt).order_by(Card.number)
    return list(db.session.scalars(own))


def missed_questions(stage: Stage, folder: Path, name: str = "Alice", keys: str = "") -> dict[str, int]:
    """The card of each question of a quiz that was handed in blank, by its kind."""
    content.write(folder)
    source = quiz(*EVERY.values(), keys=keys).replace("E007", "E101")
    (folder / "walking/the-quiz.md").write_text(source)
    now = clock.now()
    shelf.load(db.session, folder, now=now)
    on_shelf = db.session.get(Quiz, "walking/the-quiz")
    assert on_shelf is not None
    assert on_shelf.revision_id is not None, on_shelf.findings
    release = Release(module_key="m", number=1, hash="0", revision_id=on_shelf.revision_id, created_at=now)
    db.session.add(release)
    db.session.flush()
    person = stage.ids[name]
    enrolment = Enrolment(id=ids.new(now), person_id=person, module_key="m", release_id=release.id, enrolled_at=now)
    db.session.add(enrolment)
    db.session.flush()
    takeable = read(db.session.connection(), on_shelf.revision_id)
    attempt = quizzes.begin(db.session, ids.new(now), person, enrolment.id, takeable, SEED, now=now)
    quizzes.finish(db.session, quizzes.sitting(db.session, takeables(), attempt.id, person), now=now)
    db.session.commit()
    own = select(Card).where(Card.quiz_attempt_id == attempt.id)
    return {KINDS[card.number]: card.id for card in db.session.scalars(own)}


def card_of(card: int) -> Card:
    """The card as the database holds it now."""
    db.session.expire_all()
    return db.session.get_one(Card, card)


def due_at_once(card: int) -> None:
    """Let the card be due now."""
    row = card_of(card)
    row.state, row.due_at = fsrs.to_data(fsrs.first(clock.now())), clock.now()
    db.session.commit()


def shares_of(card: int) -> list[float]:
    """What was right in each review of the card."""
    own = select(Review.share).where(Review.card_id == card).order_by(Review.number)
    return list(reading().execute(own).scalars())


def standing_of(person: int) -> tuple[list[object], list[object]]:
    """All that the standing of the person rests on, and the standing."""
    evidence = select(Evidence.__table__).where(Evidence.person_id == person).order_by(Evidence.id)
    standing = select(StandingNow.__table__).where(StandingNow.person_id == person)
    return [*map(tuple, reading().execute(evidence))], [*map(tuple, reading().execute(standing))]
