"""The evaluation that ends a module: the usual questions, and which answers are taken."""

from collections.abc import Sequence

from eduapp.module.model import Question
from eduapp.text.said import told
from eduapp.text.told import Told

MOST_INTENTIONS = 3

DEFAULT = (
    Question("objectives", told("Can you now do what the module set out to teach?"), "objectives"),
    Question("bias", told("Was anything in it biased in favour of a company or a product?"), "yes-no"),
    Question("intentions", told("What will you do differently from now on? Name up to three things."), "intentions"),
    Question("confidence", told("How sure are you that you will do so?"), "scale"),
    Question(
        "barriers",
        told("What could keep you from it?"),
        "choice",
        choices=(
            told("Too little time with each patient"),
            told("Tests or treatments that are hard to get"),
            told("What is paid for and what is not"),
            told("Colleagues or guidelines that say otherwise"),
            told("Patients who see it differently"),
            told("Nothing"),
        ),
        several=True,
        optional=True,
    ),
)

SCALE = range(1, 6)
LONGEST = 2_000  # characters of one answer
MET = {"yes": told("Yes"), "partly": told("Partly"), "no": told("No")}
YES_NO = {"yes": told("Yes"), "no": told("No")}


def missing(question: Question, answers: Sequence[str], objectives: int = 1) -> Told | None:
    """What keeps the answers to a question from being taken; None if nothing does.

    `answers` are as they were sent, empty ones left out: one for each of the `objectives`, the numbers of `choices`
    from 1, up to three intentions, else one.
    """
    if not answers:
        return None if question.optional else Told(told("This question is not answered yet."))
    if any(len(answer) > LONGEST for answer in answers):
        return Told(told("An answer has at most %(most)s characters."), {"most": LONGEST})
    least, most = _counts(question, objectives)
    if len(answers) > most:
        return Told(told("Too many answers: %(most)s at most."), {"most": most})
    if len(answers) < least:
        return Told(told("Answer for each objective."))
    offered = _offered(question)
    if offered is not None and (not offered.issuperset(answers) or _is_repeated(question, answers)):
        return Told(told("This answer is not one of those that are offered."))
    return None


def _counts(question: Question, objectives: int) -> tuple[int, int]:
    """The least and the most answers that a question takes once it is answered."""
    if question.kind == "objectives":
        return objectives, objectives
    if question.kind == "intentions":
        return 1, MOST_INTENTIONS
    return 1, len(question.choices) if question.several else 1


def _offered(question: Question) -> frozenset[str] | None:
    """The answers that can be sent; None where they are the learner's own words."""
    match question.kind:
        case "objectives":
            return frozenset(MET)
        case "yes-no":
            return frozenset(YES_NO)
        case "scale":
            return frozenset(map(str, SCALE))
        case "choice":
            return frozenset(str(number) for number in range(1, len(question.choices) + 1))
    return None


def _is_repeated(question: Question, answers: Sequence[str]) -> bool:
    return question.kind == "choice" and len(set(answers)) < len(answers)
