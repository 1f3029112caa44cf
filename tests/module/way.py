"""A learner on the way through the module of the tests."""

from dataclasses import replace
from fractions import Fraction

from eduapp.module.model import Facts
from eduapp.module.progress import Done, Entry, Progress, progress
from eduapp.quiz.model import Use
from tests.module.texts import module_of

MODULE = module_of()
FACTS = MODULE.facts
SHARE = Fraction(7, 10)
USES: tuple[Use | None, ...] = ("pre", None, None, "post")
TITLES = ("Before", "The mailbox", "The stairs", "After")
BEFORE, MAILBOX, STAIRS, AFTER = (
    Entry(content, title, use, SHARE) for content, title, use in zip(MODULE.contents, TITLES, USES, strict=True)
)
ENTRIES = (BEFORE, MAILBOX, STAIRS, AFTER)
NOT_BEGUN, FAILED = Done(), Done(1, 1, Fraction(1, 2))
SPENT = Done(2, 2, Fraction(1, 2))
PASSED = Done(1, 1, Fraction(9, 10), True)
WITHOUT_LIMIT = replace(FACTS, attempts=None)


def on_the_way(*done: Done, evaluated: bool = False, facts: Facts = FACTS) -> Progress:
    """The progress of whoever has done this in the first contents and nothing in the rest."""
    rest = (NOT_BEGUN,) * (len(ENTRIES) - len(done))
    return progress(facts, ENTRIES, (*done, *rest), evaluated)


ALL_PASSED = on_the_way(PASSED, PASSED, NOT_BEGUN, PASSED, evaluated=True)
