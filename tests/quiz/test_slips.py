"""One slip in a quiz makes one finding, at its place, with a sentence and a mend."""

import pytest

from eduapp.text.codes import CODES
from tests.marked import told, unmarked
from tests.quiz.slips import OF_QUIZZES, SLIPS
from tests.quiz.texts import EVERY, found, quiz, quiz_of

EACH = [(code, number) for code, sources in SLIPS.items() for number in range(len(sources))]


@pytest.mark.parametrize(("code", "number"), EACH)
def test_one_slip_makes_one_finding_at_its_place(code: str, number: int) -> None:
    text, places = unmarked(SLIPS[code][number])
    findings = found(text)
    assert told(findings) == [(code, *places)]
    assert findings[0].severity == CODES[code].severity


def test_a_quiz_of_every_kind_has_no_finding() -> None:
    assert found(quiz(*EVERY.values())) == []


def test_the_findings_that_only_a_quiz_can_make_are_all_made() -> None:
    assert OF_QUIZZES - {"parallel", "parallel-question"} <= set(SLIPS)


@pytest.mark.parametrize(
    ("own", "other", "codes"),
    [
        (("single",), ("multiple",), []),
        (("single", "number"), ("single",), ["parallel"]),
        (("single",), ("concordance",), ["parallel-question"]),
    ],
)
def test_the_questions_of_a_parallel_quiz_are_partners(
    own: tuple[str, ...], other: tuple[str, ...], codes: list[str]
) -> None:
    parallel = quiz_of(quiz(*(EVERY[kind] for kind in other)))
    source = quiz(*(EVERY[kind] for kind in own), keys="parallel: after.md")
    assert [finding.code for finding in found(source, parallel)] == codes


def test_partners_bear_on_the_same_competencies() -> None:
    parallel = quiz_of(quiz(EVERY["number"]).replace("`score` recognise", "`score` recognise*2"))
    (finding,) = found(quiz(EVERY["number"], keys="parallel: after.md"), parallel)
    assert (finding.code, finding.severity) == ("parallel-question", "warning")
