"""A learner's way through a shipped module, made without its pages: each function does one thing on it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import assert_never

from eduapp.actions import awards, enrolments, evaluation, follow_ups, quizzes
from eduapp.actions import studying as studies
from eduapp.actions.evaluation import Sent
from eduapp.actions.studying import Study
from eduapp.quiz.given import Chosen, Given, Matched, Ordered, Ticked, Typed, Written
from eduapp.quiz.model import Concordance, Match, Multiple, Number, Order, OwnWords, Question, Single
from eduapp.store import Evaluation
from eduapp.web import ids
from eduapp.web.at_hand import takeables
from eduapp.web.db import db
from eduapp.web.learn.standing import teachings
from tests.browser.site import WORDS, Site, Somebody

MODULE = "recognising-spms"


class Student:
    """Somebody who is enrolled."""

    def __init__(self, site: Site, who: Somebody) -> None:
        self.site, self.who = site, who
        with site.app.test_request_context():
            now = datetime.now(UTC)
            self.enrolment = enrolments.enrol(db.session, ids.new(now), who.id, MODULE, now=now).id
            db.session.commit()

    def sit(self, title: str, *given: Given | None) -> str:
        """The address of a new attempt at the quiz of that title, in which so much is answered."""
        with self.site.app.test_request_context():
            attempt = self._sit(title, given)
            return f"{self.site.url}/learn/quizzes/{ids.written(attempt)}/"

    def take(self, title: str, *, is_right: bool = True) -> str:
        """The address of an attempt at the quiz that was handed in."""
        with self.site.app.test_request_context():
            asked = self._asked(title)
            given = [right(question) if is_right else None for question in asked]
            attempt = self._sit(title, given)
            seated = quizzes.sitting(db.session, takeables(), attempt, self.who.id)
            quizzes.finish(db.session, seated, now=datetime.now(UTC))
            db.session.commit()
            return f"{self.site.url}/learn/quizzes/{ids.written(attempt)}/"

    def go(self) -> None:
        """Do all that is required but for the evaluation."""
        self.take("Before you begin")
        with self.site.app.test_request_context():
            cases = [step.key for step in self._study().steps if step.item.entry.content.kind == "case"]
        for key in cases:
            self.site.attempt(self.who, key, ends_well=True, enrolment=self.enrolment)
        self.take("After the cases")

    def evaluate(self) -> None:
        with self.site.app.test_request_context():
            study = self._study()
            yes = ("yes",) * len(study.teaching.module.facts.objectives)
            given = {"objectives": yes, "bias": ("no",), "confidence": ("4",), "barriers": ("1",)}
            sent = Sent(given | {"intentions": ("Ask about a year.", "Time the walk.")}, {}, True, True)
            evaluation.answer(db.session, study, sent, now=datetime.now(UTC))
            db.session.commit()

    def certify(self) -> str:
        """The address at which the certificate of completion can be verified."""
        now = datetime.now(UTC)
        with self.site.app.test_request_context():
            award = awards.complete(db.session, ids.new(now), self._study(), self.who.name, now=now)
            db.session.commit()
            return f"{self.site.url}/verify/{ids.written(award.id)}"

    def asked_after(self) -> str:
        """The address of the question what became of it."""
        now = datetime.now(UTC)
        with self.site.app.test_request_context():
            told = db.session.get_one(Evaluation, self.enrolment)
            told.asked_at = now
            db.session.commit()
            token = follow_ups.link(told, self.site.app.config["SECRET_KEY"], now=now)
            return f"{self.site.url}/follow-up/{token}"

    def _study(self) -> Study:
        return studies.study(db.session, teachings(), enrolments.current_or_404(db.session, self.who.id, MODULE))

    def _asked(self, title: str) -> tuple[Question, ...]:
        return takeables().get(db.session.connection(), self._revision(title)).quiz.questions

    def _revision(self, title: str) -> int:
        return next(step.part.revision_id for step in self._study().steps if step.item.entry.title == title)

    def _sit(self, title: str, given: Sequence[Given | None]) -> int:
        now = datetime.now(UTC)
        takeable = takeables().get(db.session.connection(), self._revision(title))
        begun = quizzes.begin(db.session, ids.new(now), self.who.id, self.enrolment, takeable, 7, now=now)
        seated = quizzes.sitting(db.session, takeables(), begun.id, self.who.id)
        for number, one in enumerate(given):
            if one is not None:
                quizzes.answer(db.session, seated, number, one, now=now)
        db.session.commit()
        return begun.id


def right(question: Question) -> Given:
    """The right answer, in the numbers of the file."""
    match question.answer:
        case Single(options):
            return Chosen(next(at for at, option in enumerate(options) if option.is_right))
        case Multiple(options):
            return Ticked(frozenset(at for at, option in enumerate(options) if option.is_right))
        case Number(low, high):
            return Typed(f"{float((low + high) / 2):g}")
        case Order(items):
            return Ordered(tuple(range(len(items))))
        case Match(_, pairs):
            return Matched(tuple(range(len(pairs))))
        case Concordance():
            return Chosen(2)
        case OwnWords():
            return Written(WORDS)
    assert_never(question.answer)
