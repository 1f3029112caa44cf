"""A question is told with all that it cites, and whether it counts."""

import pytest

from eduapp.quiz.leaning import leanings
from eduapp.text.leaning import Leaning
from tests.quiz.texts import EVERY, quiz, quiz_of


@pytest.mark.parametrize("kind", EVERY)
def test_a_question_leans_on_what_it_cites_and_counts_unless_no_machine_marks_it(kind: str) -> None:
    counts = kind not in ("concordance", "write")
    expected = Leaning("question-1", cited=("E007",), is_scored=counts)
    assert list(leanings(quiz_of(quiz(EVERY[kind])))) == [expected]


def test_an_introduction_that_cites_is_told() -> None:
    text = quiz(EVERY["single"]).replace("# The walk\n", "# The walk\n\nBefore.[^E024]\n")
    assert next(leanings(quiz_of(text))) == Leaning("", cited=("E024",))
