"""From the text of a quiz to the quiz."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.quiz.check import check
from eduapp.quiz.front import KEYS
from eduapp.quiz.keywords import KEYWORDS
from eduapp.quiz.model import Concordance, Judgement, Match, Multiple, Number, Option, Order, OwnWords, Single
from eduapp.quiz.parse import parse
from eduapp.text.own_words import Write
from eduapp.text.prose import Chart, Text
from tests.quiz.texts import EVERY, OPTIONS, TERMS, TODAY, WHY, front, question, quiz, quiz_of


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (
            "single",
            Single(
                (Option("Measure", True, "*Yes.*[^E007]"), Option("Wait", False, "No."), Option("Ask", False)),
            ),
        ),
        (
            "multiple",
            Multiple((Option("Walk", True), Option("Blood", False), Option("Hands", True), Option("Urine", False))),
        ),
        ("number", Number(Fraction(5), Fraction(6), Fraction("5.5"), "points")),
        ("order", Order(("Notice", "Measure", "Confirm", "Tell"))),
        ("match", Match(("Test", "Measures"), (("Walk", "Legs"), ("Pegs", "Hands"), ("SDMT", "Speed")))),
        (
            "concordance",
            Concordance(
                (
                    Judgement(-2, "Much less", 1),
                    Judgement(-1, "Less", 2),
                    Judgement(0, "The same", 5),
                    Judgement(1, "More", 10),
                    Judgement(2, "Much more", 0),
                )
            ),
        ),
        ("write", OwnWords(Write("Tell her.", "You walk slower.", ("Begins with her words",)))),
    ],
)
def test_every_form_of_answer_is_read(kind: str, answer: object) -> None:
    body = EVERY[kind].replace("+2 Best", "+2 Much more")
    found = question(body)
    assert (found.kind, found.answer) == (kind, answer)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("5", Number(Fraction(5), Fraction(5), Fraction(5))),
        ("5.5 ± 0.5", Number(Fraction(5), Fraction(6), Fraction("5.5"))),
        ("5.5 +/- 0.5 s", Number(Fraction(5), Fraction(6), Fraction("5.5"), "s")),
        ("5..6", Number(Fraction(5), Fraction(6))),
        ("-2 .. −1", Number(Fraction(-2), Fraction(-1))),
        ("5.1..6.25 mg / dL", Number(Fraction("5.1"), Fraction("6.25"), None, "mg / dL")),
        ("20 in 19..25 %", Number(Fraction(19), Fraction(25), Fraction(20), "%")),
        ("20%", Number(Fraction(20), Fraction(20), Fraction(20), "%")),
        ("0.1 ± 0.2", Number(Fraction("-0.1"), Fraction("0.3"), Fraction("0.1"))),
    ],
)
def test_a_number_is_written_in_several_ways_and_is_exact(written: str, number: Number) -> None:
    assert question(f"- `number` {written}").answer == number


@pytest.mark.parametrize("kind", ["order", "match", "concordance"])
def test_a_list_may_be_indented_under_its_keyword(kind: str) -> None:
    first, *rest = EVERY[kind].split("\n")
    indented = "\n".join([first, *(f"    {line}" if line else line for line in rest)])
    assert question(indented).answer == question(EVERY[kind]).answer


def test_an_item_may_go_on_in_the_next_line() -> None:
    body = "- `order`\n\n1. Notice what\n   has changed\n2. Measure"
    assert question(body).answer == Order(("Notice what has changed", "Measure"))


def test_a_scale_may_be_written_from_either_end() -> None:
    first, lines = EVERY["concordance"].split("\n\n")
    found = question("\n".join([first, "", *reversed(lines.split("\n"))])).answer
    assert isinstance(found, Concordance)
    assert [judgement.step for judgement in found.options] == [2, 1, 0, -1, -2]


def test_keywords_may_stand_before_what_is_answered_with() -> None:
    found = quiz_of(quiz(f"She waits.\n\nWhat now?\n\n- `difficulty` hard\n{WHY}\n{OPTIONS}", why="")).questions[0]
    assert (found.question, found.difficulty, found.weights) == ("What now?", "hard", {"recognise": 1})
    assert found.prose == (Text("She waits."),)


def test_a_question_says_what_it_bears_on_and_why() -> None:
    why = "- `score` recognise*2, communicate\n- `explain` First.\n\n    - a list\n    - of two\n\n  Last.[^E007]"
    found = quiz_of(quiz(OPTIONS, why=why)).questions[0]
    assert found.weights == {"recognise": 2, "communicate": 1}
    assert found.explain == "First.\n\n  - a list\n  - of two\n\nLast.[^E007]"


def test_prose_holds_charts_and_notes() -> None:
    chart = '::: chart line "Walk, seconds"\n\n| Month | Seconds |\n|---|---|\n| 0 | 5.1 |\n| 12 | 6.4 |\n\n:::\n\n'
    found = question(chart + OPTIONS)
    assert [type(block) for block in found.prose] == [Chart]


@pytest.mark.parametrize(
    ("keys", "use", "feedback"),
    [
        ("", "formative", "now"),
        ("use: pre", "pre", "end"),
        ("use: post", "post", "end"),
        ("use: post\nfeedback: now", "post", "now"),
        ("feedback: end", "formative", "end"),
    ],
)
def test_when_answers_are_told_follows_from_the_use(keys: str, use: str, feedback: str) -> None:
    facts = quiz_of(quiz(OPTIONS, keys=keys)).facts
    assert (facts.use, facts.feedback) == (use, feedback)


def test_the_front_matter_is_kept() -> None:
    facts = quiz_of(quiz(OPTIONS, keys="review: off\nparallel: after.md\npass: 0.8\nlang: it\nshuffle: true")).facts
    assert (facts.review, facts.parallel, facts.share) == (False, "after.md", Fraction("0.8"))
    assert (facts.lang, facts.shuffle, facts.reviewed, facts.valid_months) == ("it", True, date(2026, 11, 20), 24)
    assert set(facts.places) <= set(KEYS)


@pytest.mark.parametrize(("word", "on"), [("on", True), ("off", False), ("true", True), ("false", False)])
def test_review_is_on_or_off(word: str, on: bool) -> None:
    assert quiz_of(quiz(OPTIONS, keys=f"review: {word}")).facts.review is on


def test_a_footnote_of_the_file_is_a_reference() -> None:
    found = quiz_of(quiz(OPTIONS, why=WHY + "[^mine]") + "\n[^mine]: A letter.\n")
    assert [(reference.id, reference.text) for reference in found.references] == [("mine", "A letter.")]


def test_the_competencies_of_a_quiz_are_those_of_its_questions() -> None:
    found = quiz_of(quiz(OPTIONS, why=WHY.replace("recognise", "recognise, communicate")))
    assert found.competencies() == ("communicate", "recognise")


PIECES = [
    *(f"- `{keyword}`" for keyword in KEYWORDS),
    *("- [x] A", "- [ ] B", "    - `feedback` C", "1. D", "2. E", "| a | b |", "|---|---|", "- (3) -2", "- (0) +1 F"),
    *("## G", "# H", "::: if x", ":::", "Text?", "", "    deeper", "5 ± 1", "```", "[^E007]", "- [I](#g)", "---"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=300, deadline=None)
def test_whatever_is_written_is_read_or_told(lines: list[str]) -> None:
    source = front() + "# The walk\n\n## One\n\n" + "\n".join(lines)
    parsed = parse(source.encode(), "walk.md", TERMS)
    assert (parsed.quiz is None) == any(finding.severity == "error" for finding in parsed.findings)
    if parsed.quiz is not None:
        check(parsed, "walk.md", TERMS, TODAY)
