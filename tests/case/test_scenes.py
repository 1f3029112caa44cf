"""A section as a scene: its keywords, its question, and what its structure must be."""

import pytest

from eduapp.case.model import Assignment, Go, Pick, Scene
from eduapp.text.expression import Binary, Literal, Name
from eduapp.text.own_words import Write
from eduapp.text.prose import Text
from tests.case.texts import case_of, clinic, found, scene

VARIABLES = "  asked: false\n  trust: 2 in 0..3\n  days: 0"


def first(lines: str) -> Scene:
    return case_of(clinic(lines, VARIABLES)).scenes[0]


def errors(lines: str) -> list[str]:
    return [finding.code for finding in found(clinic(lines, VARIABLES)) if finding.severity == "error"]


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("What now?", "What now?"),
        ("What *now?*", "What *now?*"),
        ("She waits.\nWhat  do you\nask her?", "She waits. What do you ask her?"),
        ("何をしますか？", "何をしますか？"),
        ("ماذا تسأل؟", "ماذا تسأل؟"),
        ("What now", ""),
        ("What now?[^E021]", ""),
        ("She waits. What now? You ask.", ""),
        ("> What now?", ""),
        ("- What now?", ""),
        ("### What now?", ""),
        ("| What now? |", ""),
        ("    What now?", ""),
        ("What now?\n\nAsk.", ""),
    ],
)
def test_the_paragraph_right_before_the_first_choice_is_the_question_if_it_ends_with_its_mark(
    paragraph: str, question: str
) -> None:
    read = first(f"Once.\n\n{paragraph}\n\n- [Go home](#home)")
    assert read.question == question
    assert read.prose == (Text("Once." if question else f"Once.\n\n{paragraph}"),)


def test_keywords_may_stand_between_the_question_and_the_options() -> None:
    assert first("What now?\n\n- `pick` 1..1\n- [ ] A walk\n- [Go home](#home)").question == "What now?"


def test_without_a_decision_there_is_no_question() -> None:
    read = first("What now?\n\n- `go` [Home](#home)")
    assert (read.question, read.prose) == ("", (Text("What now?"),))


def test_a_paragraph_in_a_block_is_no_question() -> None:
    assert first('::: note "A letter"\n\nWhat now?\n\n:::\n\n- [Go home](#home)').question == ""


def test_choices_and_options_keep_the_order_of_the_page() -> None:
    read = first("- [ ] One\n- [Go home](#home)\n- [ ] Two\n- [Ask](#the-clinic)\n- [Stay](#home)")
    assert [option.label for option in read.options] == ["One", "Two"]
    assert [choice.label for choice in read.choices] == ["Go home", "Ask", "Stay"]
    assert [read.is_ask(choice) for choice in read.choices] == [False, True, False]
    assert [act.label for act in read.acts] == ["One", "Two", "Go home", "Ask", "Stay"]


def test_a_scene_sets_variables_at_each_entry() -> None:
    assert first("- `set` asked\n- `set` trust -= 1\n- [Go home](#home)").sets == (
        Assignment("asked", "=", Literal(True)),
        Assignment("trust", "-=", Literal(1)),
    )


def test_a_go_leads_on_with_or_without_a_condition() -> None:
    assert first("- `go` [Home](#home) if asked and\n  trust > 1\n- `go` [Then](#home)").gos == (
        Go("Home", "home", Binary("and", Name("asked"), Binary(">", Name("trust"), Literal(1)))),
        Go("Then", "home"),
    )


@pytest.mark.parametrize(
    ("range_", "pick"), [("1..2", Pick(1, 2)), ("0 .. 1", Pick(0, 1)), ("2..2", Pick(2, 2)), ("1..999", Pick(1, 999))]
)
def test_pick_says_how_many_options_must_be_ticked(range_: str, pick: Pick) -> None:
    assert first(f"- `pick` {range_}\n- [ ] A\n- [ ] B\n- [Go home](#home)").pick == pick


def test_write_asks_for_words_and_has_a_model_answer_and_a_rubric() -> None:
    lines = """
- `write` Say it to her
  in your words.
    - [ ] Says what
    - `feedback` "It has changed."

        And waits.[^E021]
    - [ ] Says when
- [Go home](#home)
"""
    assert first(lines).write == Write(
        "Say it to her in your words.", '"It has changed."\n\nAnd waits.[^E021]', ("Says what", "Says when")
    )
    assert first("- `write` Say it.\n- [Go home](#home)").write == Write("Say it.")


@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
def test_the_author_may_guess_the_difficulty(difficulty: str) -> None:
    assert first(f"- `difficulty` {difficulty}\n- [Go home](#home)").difficulty == difficulty
    assert first("- [Go home](#home)").difficulty == "medium"


@pytest.mark.parametrize("end", ["best", "good", "poor", "harm"])
def test_an_ending_is_of_one_of_four_kinds(end: str) -> None:
    assert case_of(scene("").replace("`end` good", f"`end` {end}")).scenes[1].end == end


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("- `pick` 2", "malformed"),
        ("- `pick` 2..1", "malformed"),
        ("- `pick` 0..0", "malformed"),
        ("- `pick` -1..2", "malformed"),
        ("- `pick` 1..1000", "malformed"),
        ("- `pick` 1..2\n- `pick` 1..2\n- [ ] A walk", "repeated"),
        ("- `pick` 1..2", "pick"),
        ("- `go` #home", "malformed"),
        ("- `go` [Home](home)", "malformed"),
        ("- `go` [Home](#home) iff asked", "malformed"),
        ("- `go` [Home](#home) if", "expression"),
        ("- `go` [Home](#home) if days > 1", "unbounded"),
        ("- `go` [Home](#hoem)", "broken-link"),
        ("- `go` [{mood}](#home)", "unknown-variable"),
        ("- `write`", "malformed"),
        ("- `write` Say {mood}.", "unknown-variable"),
        ("- `write` Say.\n    - `score` recognise +1", "misplaced"),
        ("- `write` Say.\n    - `scor` recognise +1", "unknown-keyword"),
        ("- `write` Say.\n    - [x] Said", "misplaced"),
        ("- `write` Say.\n    - [ ]", "malformed"),
        ("- `write` Say.\n    - `feedback` A\n    - `feedback` B", "misplaced"),
        ("- `write` Say.\n- `write` More.", "repeated"),
        ("- `difficulty` tricky", "malformed"),
        ("- `difficulty` hard\n- `difficulty` hard", "repeated"),
        ("- `difficulty` hard\n    - `score` recognise +1", "misplaced"),
        ("- `end` great", "malformed"),
        ("- `set` days2", "unknown-variable"),
        ("- `if` asked", "misplaced"),
        ("- `score` recognise +1", "misplaced"),
        ("- `unsafe` No.", "misplaced"),
        ("- `feedback` No.", "misplaced"),
        ("- `explain` Why.", "unknown-keyword"),
        ("- [x] A walk", "malformed"),
        ("- [ ]A walk", "malformed"),
        ("- pick 1..2", "malformed"),
        ("- pick` 1..2", "malformed"),
        ("- [ ] A [walk](#home)", "link"),
        ("- [{mood}](#home)", "unknown-variable"),
    ],
)
def test_a_slip_in_a_scene_is_told_once(lines: str, code: str) -> None:
    assert errors(f"{{asked}}{{trust}}{{days}}\n\n{lines}\n- [Go home](#home)") == [code]


def test_a_scene_needs_a_way_on_other_than_an_ask() -> None:
    assert errors("She waits.") == ["no-way-on"]
    assert errors("- [Ask](#the-clinic)") == ["no-way-on"]
    assert errors("- [ ] A walk") == ["no-way-on"]
    assert errors("- `go` [Home](#home) if not asked") == []


def test_what_lacks_may_be_what_stands_wrong() -> None:
    assert errors("- `ende` good") == ["unknown-keyword"]
    assert errors("- `go` Home") == ["malformed"]
    assert errors("- `pick` 1..1\n- A walk\n    - `score` recognise +1\n- [Go home](#home)") == ["malformed"]


def test_an_ending_has_nothing_to_decide() -> None:
    for lines in ("- [Again](#the-clinic)", "- [ ] A walk", "- `write` Say.", "- `pick` 0..1"):
        assert [f.code for f in found(scene("") + lines) if f.severity == "error"] == ["end-with-choices"]
