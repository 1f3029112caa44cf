"""What stands under a choice or an option."""

import pytest

from eduapp.case.model import Assignment, Effects, Score
from eduapp.text.expression import Binary, Literal, Name
from tests.case.texts import case_of, clinic, found

VARIABLES = (
    "  asked: false\n  trust: 2 in 0..3\n  workup: none in none, basic\n  days: 0\n  mood: none in none, basic, low"
)
ASKED, TRUST, DAYS = Name("asked"), Name("trust"), Name("days")


def effects(lines: str) -> Effects:
    """The effects of an act with these lines under it; alike for a choice and an option."""
    indented = "\n".join(f"    {line}" if line else "" for line in lines.strip("\n").split("\n"))
    source = clinic(f"- [ ] Look\n{indented}\n- [Go home](#home)\n{indented}", VARIABLES)
    scene = case_of(source).scenes[0]
    assert scene.options[0].effects == scene.choices[0].effects
    return scene.choices[0].effects


def test_nothing_need_stand_there() -> None:
    assert case_of(clinic("- [Go home](#home)")).scenes[0].choices[0].effects == Effects()


def test_a_condition_stands_after_if() -> None:
    assert effects("- `if` trust >= 2\n      and asked").condition == Binary(
        "and", Binary(">=", TRUST, Literal(2)), ASKED
    )


@pytest.mark.parametrize(
    ("line", "assignment"),
    [
        ("asked", Assignment("asked", "=", Literal(True))),
        ("not asked", Assignment("asked", "=", Literal(False))),
        ("asked = trust > 1", Assignment("asked", "=", Binary(">", TRUST, Literal(1)))),
        ("trust = 3", Assignment("trust", "=", Literal(3))),
        ("trust=3", Assignment("trust", "=", Literal(3))),
        ("trust += 1", Assignment("trust", "+=", Literal(1))),
        ("trust -= trust / 2", Assignment("trust", "-=", Binary("/", TRUST, Literal(2)))),
        ("trust = -1", Assignment("trust", "=", Literal(-1))),
        ("days += days * 2 + trust", Assignment("days", "+=", Binary("+", Binary("*", DAYS, Literal(2)), TRUST))),
        ("workup = 'basic'", Assignment("workup", "=", Literal("basic"))),
        ("mood = workup", Assignment("mood", "=", Name("workup"))),
    ],
)
def test_a_variable_is_set(line: str, assignment: Assignment) -> None:
    assert effects(f"- `set` {line}").sets == (assignment,)


def test_several_variables_are_set_in_their_order() -> None:
    assert [each.name for each in effects("- `set` asked\n- `set` trust += 1\n- `set` not asked").sets] == [
        "asked",
        "trust",
        "asked",
    ]


@pytest.mark.parametrize(
    ("line", "score"),
    [
        ("recognise +2", Score("recognise", 2)),
        ("recognise -1", Score("recognise", -1)),
        ("recognise −1", Score("recognise", -1)),
        ("listen  +0", Score("listen", 0)),
    ],
)
def test_points_are_earned_or_lost(line: str, score: Score) -> None:
    assert effects(f"- `score` {line}").scores == (score,)


def test_an_act_may_score_several_competencies_and_be_unsafe_for_several_reasons() -> None:
    both = effects("- `score` recognise +2\n- `unsafe` She  fell.\n- `score` listen -1\n- `unsafe` Nobody\n  saw it.")
    assert both.scores == (Score("recognise", 2), Score("listen", -1))
    assert both.points() == 1
    assert both.unsafe == ("She fell.", "Nobody saw it.")


def test_a_feedback_goes_on_in_deeper_lines_and_keeps_its_lists_and_code() -> None:
    lines = """
- `feedback` She says:

    - one
        - two

    And then

    ```
    {no} - `name`

    [here](#nowhere)
    ```
- `score` recognise +1
"""
    read = effects(lines)
    assert read.feedback == ("She says:\n\n- one\n    - two\n\nAnd then\n\n```\n{no} - `name`\n\n[here](#nowhere)\n```")
    assert read.scores == (Score("recognise", 1),)


def test_a_feedback_may_begin_below_its_keyword() -> None:
    assert effects("- `feedback`\n    | a | b |\n    |---|---|").feedback == "| a | b |\n|---|---|"


def test_a_feedback_may_show_values_and_cite() -> None:
    assert effects("- `feedback` Trust is {trust}.[^E021]").feedback == "Trust is {trust}.[^E021]"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("- `if`", "expression"),
        ("- `if` trust = 2", "expression"),
        ("- `if` trust", "type"),
        ("- `if` days > 1", "unbounded"),
        ("- `if` askd", "unknown-variable"),
        ("- `if` workup == 'all'", "unknown-word"),
        ("- `set`", "malformed"),
        ("- `set` trust 2", "malformed"),
        ("- `set` trust == 2", "malformed"),
        ("- `set` not trust = 2", "malformed"),
        ("- `set` trust *= 2", "malformed"),
        ("- `set` trust =", "expression"),
        ("- `set` trust", "type"),
        ("- `set` not workup", "type"),
        ("- `set` asked = 1", "type"),
        ("- `set` asked += true", "type"),
        ("- `set` trust = days", "unbounded"),
        ("- `set` asked = days > 1", "unbounded"),
        ("- `set` workup = 'all'", "unknown-word"),
        ("- `set` workup = mood", "unknown-word"),
        ("- `set` askd", "unknown-variable"),
        ("- `score`", "malformed"),
        ("- `score` recognise", "malformed"),
        ("- `score` recognise 2", "malformed"),
        ("- `score` recognise +1.5", "malformed"),
        ("- `score` recognise +10000", "malformed"),
        ("- `score` +2 recognise", "malformed"),
        ("- `score` treat +2", "unknown-competency"),
        ("- `unsafe`", "malformed"),
        ("- `feedback`", "malformed"),
        ("- `feedback` {mood2}", "unknown-variable"),
        ("- `feedback` [home](#home)", "link"),
        ("- `feedback` a\n        - `score` recognise +1", "misplaced"),
        ('- `feedback` a\n        ::: note "x"\n\n        :::', "misplaced"),
        ("- `feedback` a\n    - `feedback` b", "repeated"),
        ("- `if` asked\n    - `if` asked", "repeated"),
        ("- `pick` 1..2", "misplaced"),
        ("- `go` [Home](#home)", "misplaced"),
        ("- `difficulty` hard", "misplaced"),
        ("- `number` 5", "unknown-keyword"),
        ("- `IF` asked", "unknown-keyword"),
        ("- ``", "unknown-keyword"),
        ("- if asked", "stray-text"),
        ("- [ ] Look", "stray-text"),
        ("- [Home](#home)", "stray-text"),
        ("She waits.", "stray-text"),
    ],
)
def test_a_slip_under_a_choice_is_told_once(line: str, code: str) -> None:
    shown = "{asked}{trust}{workup}{mood}{days}"
    errors = [
        f.code
        for f in found(clinic(f"{shown}\n\n- [Go](#home)\n    {line}\n- [Stay](#home)", VARIABLES))
        if f.severity == "error"
    ]
    assert errors == [code]


def test_a_keyword_without_backticks_is_told_how_to_write_it() -> None:
    (finding,) = (f for f in found(clinic("- [Go](#home)\n    - score recognise +1")) if f.severity == "error")
    assert finding.hint == "Put the keyword in backticks: - `score` …"
