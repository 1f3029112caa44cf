"""Signs by which a learner could guess the best choice."""

import pytest

from eduapp.case.flaws import best_choices
from tests.case.slips_of_meaning import decisions
from tests.case.texts import case_of, clinic, found, scene
from tests.marked import unmarked

CITED = "    - `feedback` So it is.[^E021]"


def flaws(source: str) -> list[str]:
    return [finding.code for finding in found(unmarked(source)[0]) if finding.code.startswith("flaw")]


def choice(label: str, points: str = "", more: str = "") -> str:
    scored = f"    - `score` recognise {points}\n{CITED}\n" if points else ""
    return f"- [{label}](#home)\n{scored}{more}"


@pytest.mark.parametrize(
    ("label", "flaw"),
    [
        ("All of the above", True),
        ("none of these", True),
        ("Both of them", True),
        ("All of her tests", False),
        ("Overall of the above", False),
    ],
)
def test_all_of_the_above_gives_the_answer_away(label: str, flaw: bool) -> None:
    assert flaws(scene(f"- [ ] {label}")) == ["flaw-all"] * flaw
    assert flaws(scene(choice(label))) == ["flaw-all"] * flaw


@pytest.mark.parametrize(
    ("question", "flaw"),
    [
        ("Which of these is NOT a sign?", True),
        ("All are true EXCEPT?", True),
        ("What should you never do?", True),
        ("What would you not ask?", True),
        ("Which test is least useful?", True),
        ("What do you do?", False),
        ("Why did she not come?", False),
        ("Which notes do you read?", False),
    ],
)
def test_a_question_asks_for_what_to_do(question: str, flaw: bool) -> None:
    assert flaws(scene(question)) == ["flaw-negative"] * flaw


@pytest.mark.parametrize(
    ("best", "wrong", "flaw"),
    [
        ("Ask her", "Never ask her", True),
        ("Ask her", "Wait, it is impossible", True),
        ("Always ask her", "Never ask her", False),
        ("Ask her", "Wait", False),
    ],
)
def test_absolute_words_stand_not_in_wrong_choices_only(best: str, wrong: str, flaw: bool) -> None:
    assert flaws(clinic(choice(best, "+1") + choice(wrong, "-1"))) == ["flaw-absolute"] * flaw


def test_absolute_words_mean_nothing_where_no_choice_is_best() -> None:
    assert flaws(clinic(choice("Never") + choice("Wait"))) == []
    assert flaws(clinic(choice("Never", "+1") + choice("Wait", "+1"))) == []


def test_signs_of_english_are_looked_for_in_english_only() -> None:
    german = scene("Which is NOT a sign?").replace("objectives", "lang: de\nobjectives")
    assert flaws(german) == []
    assert flaws(german.replace("lang: de", "lang: en-GB")) == ["flaw-negative"]


@pytest.mark.parametrize(
    ("pages", "flaw"),
    [
        (["*Asking, Look"] * 2 + ["Look, *Asking"] * 3, ["flaw-longest"]),
        (["*Asking, Look"] * 2 + ["Look, *Asking"] * 2, []),
        (["*Asking, Look", "Looking, *Ask", "*Ask, Look", "Look, *Asking", "*Asks, Looked"], []),
        (["*Asks, Look"] * 5, ["flaw-position"]),
        (["Asks, *Look"] * 5, ["flaw-position"]),
        (["*Asks, Look"] * 4, []),
        (["*Asks, Look", "Asks, *Look"] * 3, []),
        (["*Asks, Look, Wait, Test"] * 4, ["flaw-position"]),
        (["Asks, Look"] * 9, []),
    ],
)
def test_the_best_choice_shows_by_length_or_place_only_if_chance_alone_would_rarely_do_so(
    pages: list[str], flaw: list[str]
) -> None:
    assert flaws(decisions(*pages)) == flaw


def test_where_choices_are_shuffled_their_place_says_nothing() -> None:
    assert flaws(decisions(*["*Asks, Look"] * 5).replace("objectives", "shuffle: true\nobjectives")) == []


def test_the_best_choices_score_most_and_are_safe() -> None:
    unsafe = "    - `unsafe` She fell.\n"
    (first, *_) = case_of(
        clinic(choice("A", "+1") + choice("B", "+2", unsafe) + choice("C", "+1") + choice("D"))
    ).scenes
    assert [best.label for best in best_choices(first)] == ["A", "C"]
    (all_unsafe, *_) = case_of(clinic(choice("A", "+1", unsafe))).scenes
    assert best_choices(all_unsafe) == []
