"""How much there is to read on a way through a case."""

from eduapp.case.model import Scene
from eduapp.case.play import Decision
from eduapp.case.reading import all_words, words_on
from eduapp.case.rules import Rules
from eduapp.text.reading import words_of
from tests.case.texts import case_of, clinic, scene


def first(lines: str) -> Scene:
    return case_of(scene(lines, "  asked: false")).scenes[0]


def words(lines: str, *decisions: Decision) -> int:
    return words_on(Rules(case_of(clinic(lines, "  asked: false"))), decisions)


def test_of_a_condition_the_side_that_is_shown_counts() -> None:
    prose = first("::: if asked\n\nOne.\n\n::: else\n\nTwo words.\n\n:::").prose
    assert words_of(prose, {"asked": True}) == 1
    assert words_of(prose, {"asked": False}) == 2
    assert words_of(prose) == 3


def test_charts_notes_and_pictures_are_read_too() -> None:
    lines = """
::: chart line "Her walk"

| Month | Seconds |
|---|---|
| 0 | 5.1 |

:::

::: note "A letter"

Dear colleague,

:::

::: compare "Then and now"

![Her brain](media/then.webp)

![Her brain later](media/now.webp)

:::
"""
    assert words_of(first(lines).prose) == (2 + 2) + (2 + 2) + (3 + 2 + 3)


def test_a_way_counts_each_scene_once_with_what_is_offered_and_answered() -> None:
    lines = """
What now?

- [ ] Look
- [Ask her](#the-clinic)
    - `set` asked
    - `feedback` She answers you.
- [Home](#home)
    - `if` asked
- [Back](#the-clinic2)

## The clinic2

- [Go round](#the-clinic)"""
    arrival = 2 + 2 + 1 + 2 + 1  # heading, question, Look, Ask her, Back
    assert words(lines) == arrival
    assert words(lines, Decision(0)) == arrival + 3
    assert words(lines, Decision(2), Decision(0)) == arrival + 2 + 2
    assert words(lines, Decision(0), Decision(1)) == arrival + 3 + 1


def test_the_model_answer_is_read_on_leaving() -> None:
    lines = "- `write` Say it.\n    - `feedback` It has changed.\n    - [ ] Says so\n- [Home](#home)"
    assert words(lines) == 2 + 2 + 1
    assert words(lines, Decision(0)) == 5 + 3 + 2 + 1


def test_all_words_are_those_of_every_scene() -> None:
    lines = "One.\n\nTwo?\n\n- `write` Three.\n    - `feedback` Four.\n    - [ ] Five\n- [ ] Six\n- [Seven](#home)"
    assert all_words(case_of(clinic(lines))) == 7 + 2 + 1
