"""What of a question is in a page: before the answer nothing of its key, after it all, and safe."""

from dataclasses import astuple

import pytest

from eduapp.quiz.answer_shown import NumberTold, OptionTold, PairTold, PlaceTold, StepTold, answer_shown
from eduapp.quiz.given import Chosen, Matched, Ordered, Ticked, Typed, Written
from eduapp.quiz.shown import Shown
from eduapp.text.beside import files_in
from tests.quiz.texts import EVERY, quiz, quiz_of

KINDS = list(EVERY)
SHOWN = Shown(quiz_of(quiz(*EVERY.values())))


def texts(value: object) -> list[str]:
    if isinstance(value, tuple | list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def test_a_question_shows_what_it_asks() -> None:
    asked = "She *waits*.[^E007]\n\nWhat do you **do**?\n\n- [x] Measure[^E024]\n- [ ] Wait"
    page = Shown(quiz_of(quiz(asked))).question(0, 0)
    assert (page.id, page.number, page.kind, page.is_scored, page.title) == (
        "question-1",
        0,
        "single",
        True,
        "Question 1",
    )
    assert page.prose.startswith("<p>She <em>waits</em>.<sup")
    assert page.question == "What do you <strong>do</strong>?"
    assert "href" not in page.options[0]
    assert page.cited == ("E007", "E024")


def test_every_kind_lists_what_is_answered_with() -> None:
    pages = {kind: SHOWN.question(number, 1) for number, kind in enumerate(KINDS)}
    assert pages["single"].options == ("Measure", "Wait", "Ask")
    assert pages["number"].unit == "points"
    assert sorted(pages["order"].items) == ["Confirm", "Measure", "Notice", "Tell"]
    assert pages["match"].columns == ("Test", "Measures")
    assert pages["match"].lefts == ("Walk", "Pegs", "SDMT")
    assert sorted(pages["match"].rights) == ["Hands", "Legs", "Speed"]
    assert pages["concordance"].options[:3] == ("−2 Much less", "−1 Less", "0 The same")
    assert pages["write"].prompt == "Tell her."
    assert [kind for kind in KINDS if not pages[kind].is_scored] == ["concordance", "write"]


@pytest.mark.parametrize("kind", KINDS)
def test_two_quizzes_that_differ_in_their_key_only_show_the_same_question(kind: str) -> None:
    other = {
        "single": EVERY["single"].replace("[x] Measure", "[ ] Measure").replace("[ ] Ask", "[x] Ask"),
        "multiple": EVERY["multiple"].replace("[x] Hands", "[ ] Hands").replace("[ ] Urine", "[x] Urine"),
        "number": EVERY["number"].replace("5.5 ± 0.5", "7..8"),
        "concordance": EVERY["concordance"].replace("(10)", "(12)").replace("(5)", "(11)"),
        "write": EVERY["write"].replace("You walk slower.", "Something else."),
    }.get(kind, EVERY[kind])
    other = other.replace("Yes.", "No.").replace("No.", "Never.")
    why = "- `score` communicate\n- `explain` For another reason.[^E007]"
    pages = [Shown(quiz_of(source)).question(0, 5) for source in (quiz(EVERY[kind]), quiz(other, why=why))]
    assert pages[0] == pages[1]


def test_the_items_of_an_order_say_by_nothing_where_they_belong() -> None:
    body = "- `order`\n\n1. A\n2. B\n3. C"
    for seed in range(50):
        page = Shown(quiz_of(quiz(body))).question(0, seed)
        assert page.items != ("A", "B", "C")


def test_after_the_answer_each_option_has_its_feedback() -> None:
    page = answer_shown(SHOWN, 0, 1, Chosen(1))
    assert [(option.label, option.is_given, option.is_right) for option in page.options] == [
        ("Measure", False, True),
        ("Wait", True, False),
        ("Ask", False, False),
    ]
    assert page.options[1] == OptionTold("Wait", True, False, "<p>No.</p>")
    assert page.explain.startswith("<p>So it is.")
    assert page.cited == ("E007",)
    assert not page.mark.is_right


def test_after_the_answer_every_kind_tells_what_was_right() -> None:
    ticked = answer_shown(SHOWN, 1, 1, Ticked(frozenset({1})))
    assert [option.is_given for option in ticked.options] == [False, True, False, False]
    number = answer_shown(SHOWN, 2, 1, Typed("5,25"))
    assert (number.typed, number.mark.understood, number.number) == (
        "5,25",
        "5.25",
        NumberTold("5.5", "5", "6", "points"),
    )
    order = answer_shown(SHOWN, 3, 1, Ordered((1, 0, 2, 3)))
    assert order.places[0] == PlaceTold("Measure", "Notice", False)
    assert order.places[2] == PlaceTold("Confirm", "Confirm", True)
    match = answer_shown(SHOWN, 4, 1, Matched((0, None, 1)))
    assert match.pairs == (
        PairTold("Walk", "Legs", "Legs", True),
        PairTold("Pegs", "", "Hands", False),
        PairTold("SDMT", "Hands", "Speed", False),
    )
    concordance = answer_shown(SHOWN, 5, 1, Chosen(2))
    assert concordance.panel[2] == StepTold("0 The same", True, False, 5, 18)
    assert [(step.is_mode, step.percent) for step in concordance.panel] == [
        (False, 6),
        (False, 11),
        (False, 28),
        (True, 56),
        (False, 0),
    ]
    words = answer_shown(SHOWN, 6, 1, Written("<b>Slower</b>"))
    assert (words.words, words.model_answer) == ("<b>Slower</b>", "<p>You walk slower.</p>")
    assert words.rubric == ("Begins with her words",)


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_a_blank_is_told_what_was_right_too(number: int) -> None:
    page = answer_shown(SHOWN, number, 1, None)
    assert page.mark.is_blank
    assert page.explain


def test_options_are_told_in_the_order_in_which_they_were_presented() -> None:
    shown = Shown(quiz_of(quiz(EVERY["multiple"], keys="shuffle: true")))
    for seed in range(5):
        labels = tuple(option.label for option in answer_shown(shown, 0, seed, None).options)
        assert labels == shown.question(0, seed).options


def test_citations_are_numbered_over_question_and_answer_on_one_page() -> None:
    shown = Shown(quiz_of(quiz("She waits.[^E024]\n\n- [x] Measure\n- [ ] Wait")))
    cites = shown.cites()
    assert shown.question(0, 0, cites).cited == ("E024",)
    assert answer_shown(shown, 0, 0, None, cites).cited == ("E024", "E007")


def test_hostile_texts_are_harmless() -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1))"
    body = f"{bad}\n\n- [x] A {bad}\n    - `feedback` {bad}\n- [ ] B"
    source = quiz(body, why=f"- `score` recognise\n- `explain` {bad}").replace("[x](javascript:alert(1))", "")
    shown = Shown(quiz_of(source))
    for text in texts([astuple(shown.question(0, 0)), astuple(answer_shown(shown, 0, 0, Chosen(0)))]):
        assert "<script" not in text
        assert "onerror" not in text


def test_the_files_that_a_page_names_can_be_found() -> None:
    shown = Shown(quiz_of(quiz("![A scan](media/scan.webp)\n\n- [x] Measure\n- [ ] Wait")))
    assert files_in(shown.question(0, 0)) == {"media/scan.webp"}
    assert files_in(answer_shown(shown, 0, 0, None)) == frozenset()


def test_the_cover_holds_title_and_introduction() -> None:
    source = quiz(EVERY["single"]).replace("# The walk\n", "# The *walk*\n\nHello.[^E007]\n")
    cover = Shown(quiz_of(source)).cover()
    assert (cover.title, cover.heading, cover.cited) == ("The walk", "The <em>walk</em>", ("E007",))
    assert cover.prose.startswith("<p>Hello.")
