"""Simulated learners at work: what they decide and answer goes through the actions that people use, so that evidence,
cards, tallies and standings arise as theirs do. Only the times are told, and so may lie in the past.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from eduapp.actions import attempts, enrolments, evaluation, quizzes
from eduapp.actions.evaluation import Sent
from eduapp.actions.kept import Kept
from eduapp.actions.play import Desk, decide, recall, stand
from eduapp.actions.reckoning import reckon
from eduapp.actions.studying import Step, Study, Teaching, study, teachings
from eduapp.actions.takeable import Takeable, takeables
from eduapp.case.play import Play
from eduapp.case.result import result
from eduapp.mastery.answering import answered
from eduapp.mastery.playing import Step as Decided
from eduapp.mastery.playing import Table
from eduapp.mastery.simulated import Simulated
from eduapp.module.model import Facts
from eduapp.store import Assignment, Enrolment

TRIES = 60  # plays, of which the first that is wanted is kept

Wanted = Callable[[Play, bool], bool]
"""Whether a play, passed or not, is one that is wanted."""


def any_play(play: Play, passed: bool) -> bool:
    return True


@dataclass(slots=True)
class Simulation:
    """One run. `new_id` makes the id of what begins at a moment; nothing is committed here."""

    session: Session
    chance: Random
    new_id: Callable[[datetime], int]
    desk: Desk = field(default_factory=Desk)
    takeables: Kept[Takeable] = field(default_factory=takeables)
    teachings: Kept[Teaching] = field(default_factory=teachings)
    tables: dict[int, Table] = field(default_factory=dict)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        yield self.session.connection()

    def play(
        self,
        person_id: int,
        learner: Simulated,
        revision_id: int,
        at: datetime,
        *,
        enrolment_id: int | None = None,
        assignment: Assignment | None = None,
        wanted: Wanted = any_play,
        leaves_after: int | None = None,
    ) -> datetime:
        """Play a case, from `at` on; returns when it was over, or left after so many decisions."""
        connection = self.session.connection()
        playable = self.desk.playables.get(connection, revision_id)
        table = self.tables.setdefault(revision_id, Table(playable.guide))
        steps = self._steps(table, learner, wanted)[:leaves_after]
        seed = self.chance.getrandbits(31)
        attempt = attempts.begin(
            self.session.connection(), self.new_id(at), person_id, playable, seed, enrolment_id, assignment, now=at
        )
        standing = stand(connection, self.desk, attempt, person_id)
        for number, step in enumerate(steps):
            at += timedelta(seconds=step.seconds)
            standing = recall(self.desk, attempt, person_id) or standing
            decide(self._writing, standing, number, step.decision, None, now=at)
        reckon(connection, self._writing, self.desk, person_id, now=at)
        return at

    def _steps(self, table: Table, learner: Simulated, wanted: Wanted) -> list[Decided]:
        for _ in range(TRIES):
            steps, play = table.play(learner, self.chance)
            outcome = result(play, table.guide.found)
            if wanted(play, outcome is not None and outcome.passed):
                break
        return steps

    def take(
        self,
        person_id: int,
        learner: Simulated,
        enrolment: Enrolment,
        revision_id: int,
        at: datetime,
        assignment: Assignment | None = None,
    ) -> datetime:
        """Take a quiz of a module from its beginning to its end; returns when it was handed in."""
        takeable = self.takeables.get(self.session.connection(), revision_id)
        seed = self.chance.getrandbits(31)
        new = self.new_id(at)
        begun = quizzes.begin(self.session, new, person_id, enrolment.id, takeable, seed, assignment, now=at)
        seated = quizzes.sitting(self.session, self.takeables, begun.id, person_id)
        for number, question in enumerate(seated.questions):
            at += timedelta(seconds=learner.seconds(self.chance))
            quizzes.answer(self.session, seated, number, answered(question, learner, self.chance), now=at)
        quizzes.finish(self.session, seated, now=at)
        return at

    def study(
        self,
        person_id: int,
        learner: Callable[[datetime], Simulated],
        module: str,
        times: Iterator[datetime],
        assignment: Assignment | None = None,
    ) -> None:
        """Go through a module, one part at each of the times, for as long as there are any; the optional parts too.
        `learner` is who she is at a time."""
        at = next(times, None)
        if at is None:
            return
        enrolment = enrolments.enrol(self.session, self.new_id(at), person_id, module, now=at)
        begun = study(self.session, self.teachings, enrolment)
        for step in begun.steps:
            if step.tally.finished:
                continue
            if at is None:
                return
            self._do(person_id, learner(at), enrolment, step, at, assignment)
            at = next(times, None)
        if at is not None:
            self._evaluate(enrolment, at)

    def _do(
        self,
        person_id: int,
        learner: Simulated,
        enrolment: Enrolment,
        step: Step,
        at: datetime,
        assignment: Assignment | None,
    ) -> None:
        revision = step.part.revision
        if revision.kind == "quiz":
            self.take(person_id, learner, enrolment, revision.id, at, assignment)
        else:
            self.play(person_id, learner, revision.id, at, enrolment_id=enrolment.id, assignment=assignment)

    def _evaluate(self, enrolment: Enrolment, at: datetime) -> None:
        studied: Study = study(self.session, self.teachings, enrolment)
        if studied.progress.evaluation == "open":
            sent = Sent(_thought(studied.teaching.module.facts, self.chance))
            evaluation.answer(self.session, studied, sent, now=at)


def _thought(facts: Facts, chance: Random) -> dict[str, tuple[str, ...]]:
    """Answers to what an evaluation asks."""
    found: dict[str, tuple[str, ...]] = {}
    for question in facts.evaluation:
        match question.kind:
            case "objectives":
                found[question.id] = tuple(chance.choice(("yes", "partly")) for _ in facts.objectives)
            case "yes-no":
                found[question.id] = ("no",)
            case "scale":
                found[question.id] = (str(chance.choice((3, 4, 5))),)
            case "choice":
                found[question.id] = (str(1 + chance.randrange(len(question.choices))),)
            case "intentions":
                found[question.id] = ("I will ask what has changed over a year, and measure it.",)
            case _:
                found[question.id] = ("Nothing to add.",)
    return found
