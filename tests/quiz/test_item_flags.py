"""What is said of the figures, and what is not said of so few."""

import pytest

from eduapp.quiz.item_flags import Flag, item_flags, quiz_flags
from eduapp.quiz.sheets import Sheets
from eduapp.quiz.statistics import statistics
from tests.quiz.tables import chosen, table

# 21 learners in thirds of seven, the best first.
SOUND = "A99 A98 A97 A96 A95 A94 B93 A70 A69 A68 C67 B66 D65 A64 B39 C38 D37 B36 C35 A34 D33"
ALL_RIGHT = " ".join(f"A{99 - at}" for at in range(21))


def flags(sheets: Sheets) -> tuple[Flag, ...]:
    return item_flags(statistics(sheets).items[0])


def codes(learners: str, *, keys: str = "A", guessed: float = 0.25) -> list[str]:
    return [flag.code for flag in flags(chosen(learners, keys=keys, guessed=guessed))]


def said(code: str, learners: str, *, keys: str = "A", guessed: float = 0.25) -> str:
    found = flags(chosen(learners, keys=keys, guessed=guessed))
    return next(str(flag.told) for flag in found if flag.code == code)


def test_of_a_sound_question_nothing_is_said() -> None:
    assert codes(SOUND) == []


def test_the_key_is_looked_at_where_the_best_chose_another() -> None:
    wrong = "B99 B98 B97 B96 A95 A94 A93 A70 A69 A68 C67 B66 D65 A64 B39 C38 D37 A36 C35 A34 D33"
    assert codes(wrong)[0] == "key"
    assert said("key", wrong) == "The best learners chose B: look at the key."
    even = wrong.replace("B96", "C96")  # three B, three A
    assert "key" not in codes(even)


def test_every_option_that_the_best_prefer_is_named() -> None:
    split = SOUND.replace("A99 A98 A97 A96 A95 A94 B93", "C99 C98 C97 B96 B95 B94 A93")
    assert said("key", split) == "The best learners chose B, C: look at the key."


def test_with_several_right_options_most_of_the_best_must_have_ticked_a_wrong_one() -> None:
    """Four of seven are most of them; three are not, although fewer ticked C, which is right."""
    rest = " AC70 AC69 A68 C67 AD66 AB65 A64 B39 D38 D37 B36 C35 A34 D33"
    best = "AB99 AB98 AB97 AB96 AC95 AC94 AC93"
    assert said("key", best + rest, keys="AC") == "Most of the best learners ticked B: look at the key."
    assert "key" not in codes(best.replace("AB96", "A96") + rest, keys="AC")


def test_too_few_of_the_best_say_nothing_about_the_key() -> None:
    """Four stand out, the others are equal: the best third is these four."""
    assert "key" not in codes("B99 B98 B97 B96 " + "A50 " * 10 + "C50 D50 " * 4)


def test_a_wrong_option_that_nobody_takes_is_named() -> None:
    assert said("unused", ALL_RIGHT) == "Nobody chose B, C, D: what tempts nobody tests nothing."
    assert codes(SOUND.replace("D", "C")) == ["unused"]


def test_a_question_that_nearly_all_can_answer_is_too_easy() -> None:
    assert codes(ALL_RIGHT + " B10 C9 D8") == []  # 21 of 24
    assert codes(ALL_RIGHT + " B10") == ["easy", "unused"]  # 21 of 22 are 0.954…
    one_of_twenty = " ".join(ALL_RIGHT.split()[:19])
    assert codes(one_of_twenty + " B10") == ["unused"]  # 0.95 is not more than 0.95


def test_below_what_guessing_earns_a_question_is_too_hard() -> None:
    """Five of 21 are 0.238; four are 0.19."""
    few = "A99 A98 A97 A96 B95 B94 C93 A70 B69 C68 D67 B66 D65 B64 B39 C38 D37 B36 C35 C34 D33"
    assert codes(few) == ["below-guessing"]
    assert codes(few, guessed=0.2) == []
    assert codes(few.replace("A70", "B70"), guessed=0.1) == ["hard"]


def test_a_question_at_which_the_best_fail_is_looked_at() -> None:
    mirrored = " ".join(f"{word[0]}{100 - int(word[1:])}" for word in SOUND.split())
    assert "negative" in codes(mirrored)


def test_a_question_that_hardly_tells_learners_apart_is_named() -> None:
    """Marks by turns: the correlation of 1 0 1 0 … with the rank is near 0."""
    by_turns = " ".join(f"{'ABACAD'[at % 6]}{99 - at}" for at in range(24))
    assert codes(by_turns) == ["weak"]


def test_a_question_that_tells_less_than_it_could_is_named() -> None:
    """Of twenty-one ranks −10 … 10, A has 8 … 10, 1 … 3, −1 … −4 and −8: sum 27 + 6 − 10 − 8 = 15; in order, eleven
    could have 55. Efficiency 100 · 15/55 = 27. √(x·x) = √(11·10/21), √(y·y) = √770: r = 15/√(5.24 · 770) = 0.24."""
    having = {8, 9, 10, 1, 2, 3, -1, -2, -3, -4, -8}
    blunt = " ".join(f"{'A' if rank in having else 'BCD'[rank % 3]}{50 + rank}" for rank in range(-10, 11))
    figures = statistics(chosen(blunt)).items[0]
    assert figures.efficiency == pytest.approx(100 * 15 / 55)
    assert figures.point_biserial == pytest.approx(15 / (110 / 21 * 770) ** 0.5)
    assert codes(blunt) == ["blunt"]


def test_of_fewer_than_twenty_only_that_is_said() -> None:
    bad = "B99 B98 B97 B96 B95 B94 B93 A50 A49 A48 A47 A46 A45 A30 A29 A28 A27 A26 A25"
    assert codes(bad + " A24")[0] == "key"
    assert codes(bad) == ["few"]
    assert said("few", bad) == (
        "Learners with a mark for every question: 19. With fewer than 20, read these figures with care."
    )


def test_a_question_that_nobody_met_is_one_of_few() -> None:
    assert [flag.code for flag in flags(table((None, 1.0), (None, 0.0)))] == ["few"]


def test_a_flag_is_said_in_the_language_of_whoever_reads_it() -> None:
    (flag,) = flags(table((1.0, 1.0)))
    assert flag.told.said(lambda sentence: f"⟦{sentence}⟧").startswith("⟦Learners")


def test_of_the_quiz_it_is_said_that_there_are_few_or_that_it_contradicts_itself() -> None:
    agreeing, opposed = ((1, 1), (0, 0)), ((1, 0), (0, 1), (0, 0))
    assert [flag.code for flag in quiz_flags(statistics(table(*agreeing)).whole)] == ["few"]
    assert quiz_flags(statistics(table(*agreeing * 10)).whole) == ()
    assert [flag.code for flag in quiz_flags(statistics(table(*opposed * 7)).whole)] == ["inconsistent"]
