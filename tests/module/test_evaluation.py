"""Which answers to the evaluation are taken."""

import pytest

from eduapp.module.evaluation import DEFAULT, LONGEST, missing
from eduapp.module.model import Question

OBJECTIVES, BIAS, INTENTIONS, CONFIDENCE, BARRIERS = DEFAULT
ONE = Question("where", "Where do you work?", "choice", ("Clinic", "Ward"))
OWN = Question("more", "What was missing?", "words", optional=True)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        (OBJECTIVES, ["yes", "partly", "no"]),
        (BIAS, ["no"]),
        (INTENTIONS, ["I ask about a year."]),
        (INTENTIONS, ["One", "Two", "Three"]),
        (CONFIDENCE, ["1"]),
        (CONFIDENCE, ["5"]),
        (BARRIERS, ["1", "6"]),
        (BARRIERS, []),
        (ONE, ["2"]),
        (OWN, []),
        (OWN, ["Nothing."]),
    ],
)
def test_what_is_offered_can_be_answered(question: Question, answers: list[str]) -> None:
    assert missing(question, answers, objectives=3) is None


@pytest.mark.parametrize(
    ("question", "answers", "sentence"),
    [
        (BIAS, [], "This question is not answered yet."),
        (OBJECTIVES, ["yes", "no"], "Answer for each objective."),
        (OBJECTIVES, ["yes"] * 4, "Too many answers: 3 at most."),
        (OBJECTIVES, ["yes", "no", "perhaps"], "This answer is not one of those that are offered."),
        (BIAS, ["perhaps"], "This answer is not one of those that are offered."),
        (INTENTIONS, ["One", "Two", "Three", "Four"], "Too many answers: 3 at most."),
        (CONFIDENCE, ["0"], "This answer is not one of those that are offered."),
        (CONFIDENCE, ["6"], "This answer is not one of those that are offered."),
        (BARRIERS, ["7"], "This answer is not one of those that are offered."),
        (BARRIERS, ["1", "1"], "This answer is not one of those that are offered."),
        (ONE, ["1", "2"], "Too many answers: 1 at most."),
        (OWN, ["x" * (LONGEST + 1)], "An answer has at most 2000 characters."),
    ],
)
def test_anything_else_is_told(question: Question, answers: list[str], sentence: str) -> None:
    assert str(missing(question, answers, objectives=3)) == sentence
