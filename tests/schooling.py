"""A small module on the shelf, and learners on their way through it: a pre-test, a case, practice, a post-test."""

from pathlib import Path

from flask import Flask

from eduapp.actions import attempts, enrolments, evaluation, quizzes
from eduapp.actions.evaluation import Sent
from eduapp.actions.quizzes import Sitting
from eduapp.actions.studying import Study, study, teachings
from eduapp.actions.takeable import takeables
from eduapp.case.play import Decision
from eduapp.quiz.given import Chosen, Given
from eduapp.store import Enrolment
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests import content
from tests.asking import every
from tests.stage import STAIRS, Stage

MODULE = "walking"
# The ways through the stairs.
ASK, PRAISE = Decision(0), Decision(1)
RIGHT, WRONG = Chosen(0), Chosen(1)

OVERVIEW = """\
---
kind: module
summary: What a year does to legs, and how to ask about it.
minutes: 4
authors: [Dan Author]
reviewed: 2026-11-20
audience: Neurologists and residents
objectives:
  - recognise: Tell a change from a bad day
contents:
  - quiz: quizzes/walking/before.md
  - case: cases/walking/the-stairs.md
  - quiz: quizzes/walking/practice.md
    optional: true
  - quiz: quizzes/walking/after.md
  - quiz: quizzes/walking/at-once.md
    optional: true
  - quiz: quizzes/walking/in-the-end.md
    optional: true
attempts: 2
pass: 0.7
provider: University of Somewhere
credits:
  - kind: CME credit
    amount: 1.25
  - kind: Nursing hours
    amount: 0.5
accreditation: The University of Somewhere designates this for a maximum of 1.25 *CME credits*.
released: 2026-11-01
expires: 2027-10-31
support: none
bias: Nobody who sells anything had a say in it.
rights: © 2026 The authors, CC BY 4.0
disclosures:
  - name: Dan Author
    role: author
    attested: 2026-11-01
    relationships: none
act: I ask each patient about stairs.
handouts: [handouts/a-sheet.md]
---

# Legs over a year

What a year does to legs can be asked and measured.[^E101]
"""


def quiz(title: str, front: str) -> str:
    """A quiz with one question; the first answer is right."""
    return f"""\
---
kind: quiz
{front}
summary: One question.
minutes: 1
authors: [Dan Author]
reviewed: 2026-11-20
---

# {title}

## A walk of {len(title)} minutes

She takes longer than in spring.

What do you do?

- [x] Measure it
    - `feedback` So that it can be compared.[^E102]
- [ ] Wait for next spring
    - `feedback` Then it is later.[^E102]
- `score` recognise
- `explain` A measured walk can be compared.[^E102]
"""


TESTS = {
    "before": quiz("Before", "use: pre\nfeedback: end\nparallel: after.md"),
    "practice": quiz("On the way", "use: formative"),
    "after": quiz("Afterwards", "use: post\nfeedback: end\nparallel: before.md"),
    "at-once": every("Told at once", "feedback: now"),
    "in-the-end": every("Told in the end", "feedback: end\nreview: off"),
}
# Where each of them stands in the module.
BEFORE, CASE, PRACTICE, AFTER, AT_ONCE, IN_THE_END = range(6)

HANDOUT = """\
# A sheet for the waiting room

Count the stairs of a week.[^E103]
"""


def write(folder: Path, overview: str = OVERVIEW) -> Path:
    """Put the module and all that it lists into the folder; returns the folder to load."""
    cases = content.write(folder / "cases")
    (cases / MODULE / "module.md").write_text(overview)
    (cases / MODULE / "handouts").mkdir()
    (cases / MODULE / "handouts/a-sheet.md").write_text(HANDOUT)
    place = folder / "quizzes" / MODULE
    place.mkdir(parents=True, exist_ok=True)
    for name, text in TESTS.items():
        (place / f"{name}.md").write_text(text)
    return cases


class School(Stage):
    """A stage with the module on its shelf. Its functions are to be called inside the application."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.teachings = teachings()
        self.takeables = takeables()

    def enrol(self, name: str) -> Enrolment:
        now = clock.now()
        made = enrolments.enrol(db.session, ids.new(now), self.ids[name], MODULE, now=now)
        db.session.commit()
        return made

    def study(self, name: str) -> Study:
        """How the learner stands by what the database holds."""
        db.session.expire_all()
        return study(db.session, self.teachings, enrolments.current_or_404(db.session, self.ids[name], MODULE))

    def sit(self, name: str, position: int) -> int:
        """Begin the quiz at a position of the module."""
        now, studied = clock.now(), self.study(name)
        step, enrolment = studied.steps[position], studied.enrolment.id
        takeable = self.takeables.get(db.session.connection(), step.part.revision_id)
        begun = quizzes.begin(db.session, ids.new(now), self.ids[name], enrolment, takeable, 7, now=now)
        db.session.commit()
        return begun.id

    def seated(self, name: str, attempt: int) -> Sitting:
        """The attempt as the database holds it now."""
        db.session.expire_all()
        return quizzes.sitting(db.session, self.takeables, attempt, self.ids[name])

    def answer(self, name: str, attempt: int, *given: Given | None) -> None:
        """Answer the questions from the first one on."""
        seated = self.seated(name, attempt)
        for number, one in enumerate(given):
            quizzes.answer(db.session, seated, number, one, now=clock.now())
        db.session.commit()

    def hand_in(self, name: str, attempt: int) -> None:
        quizzes.finish(db.session, self.seated(name, attempt), now=clock.now())
        db.session.commit()

    def take(self, name: str, position: int, *given: Given | None) -> int:
        """Take the quiz at a position of the module, from its beginning to its end."""
        attempt = self.sit(name, position)
        self.answer(name, attempt, *(given or (RIGHT,)))
        self.hand_in(name, attempt)
        return attempt

    def climb(self, name: str, *decisions: Decision) -> int:
        """Play the case of the module, as it counts for the module."""
        now, enrolment = clock.now(), self.study(name).enrolment
        playable = self.playable(STAIRS)
        made = attempts.begin(db.session.connection(), ids.new(now), self.ids[name], playable, 7, enrolment.id, now=now)
        db.session.commit()
        self.play(name, made, *(decisions or (ASK,)))
        return made

    def go(self, name: str, post: Chosen = RIGHT) -> None:
        """Enrol and do all that is required but for the evaluation; the post-test with that answer."""
        self.enrol(name)
        self.take(name, 0)
        self.climb(name)
        self.take(name, 3, post)

    def evaluate(self, name: str, sent: Sent | None = None) -> None:
        evaluation.answer(db.session, self.study(name), sent or thought(), now=clock.now())
        db.session.commit()

    def finish(self, name: str, post: Chosen = RIGHT) -> None:
        """Do all that is required, and answer the evaluation."""
        self.go(name, post)
        self.evaluate(name)


def thought(*intentions: str, commits: bool = False, may_ask: bool = True) -> Sent:
    """Answers to the evaluation that are whole."""
    given = {"objectives": ("yes",), "bias": ("no",), "confidence": ("4",), "barriers": ("1", "3")}
    return Sent(given | {"intentions": intentions or ("Ask about a year.",)}, {}, commits, may_ask)
