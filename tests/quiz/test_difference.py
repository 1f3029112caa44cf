"""What an author did to a quiz is told in her own terms."""

import pytest

from eduapp.quiz.difference import differences
from eduapp.quiz.difference_kinds import KINDS
from eduapp.text.difference import Difference
from tests.quiz.texts import EVERY, quiz, quiz_of

QUIZ = quiz(*EVERY.values())
MIXED = quiz(*EVERY.values(), keys="shuffle: true")


def told(*changes: tuple[str, str], before: str = QUIZ) -> list[Difference]:
    """What is told of these replacements, each of the first place that it hits."""
    text = before
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return list(differences(quiz_of(before), quiz_of(text)))


CHANGES = [
    ("- [ ] Wait\n", "- [ ] Wait and see\n", "option-reworded", "text"),
    ("- [x] Measure\n", "- [ ] Measure\n- [x] Run\n", "key-changed", "scores"),
    ("- [ ] Blood", "- [x] Blood", "key-changed", "scores"),
    ("- [ ] Ask", "- [ ] Ask\n- [ ] Sing", "option-added", "scores"),
    ("`feedback` No.", "`feedback` Never.", "feedback-changed", "text"),
    ("5.5 ± 0.5", "5.5 ± 1", "key-changed", "scores"),
    ("0.5 points", "0.5 metres", "unit-changed", "text"),
    ("1. Notice\n2. Measure", "1. Measure\n2. Notice", "key-changed", "scores"),
    ("4. Tell", "4. Say", "entries-changed", "scores"),
    ("| Walk | Legs |\n| Pegs | Hands |", "| Walk | Hands |\n| Pegs | Legs |", "key-changed", "scores"),
    ("| SDMT | Speed |", "| SDMT | Thought |", "entries-changed", "scores"),
    ("| Test | Measures |", "| Test | Tells |", "header-changed", "text"),
    ("- (5) 0 The same", "- (6) 0 The same", "panel-changed", "facts"),
    ("0 The same", "0 Alike", "option-reworded", "text"),
    ("- `write` Tell her.", "- `write` Tell him.", "prompt-changed", "text"),
    ("You walk slower.", "You walk less far.", "model-answer-changed", "text"),
    ("Begins with her words", "Begins with a number", "rubric-changed", "text"),
    ("- `score` recognise\n", "- `score` recognise*2\n", "weight-changed", "scores"),
    ("- `explain` So it is.", "- `explain` So it was.", "explanation-changed", "text"),
    ("So it is.[^E007]", "So it is.[^E024]", "citation-added", "facts"),
    ("## Question 1\n", "## Question 1\n\nIt is late.\n", "prose-changed", "text"),
    ("## Question 1\n", "## Question One {#question-1}\n", "question-renamed", "text"),
    ("## Question 1\n", "## Entirely {#other}\n", "question-renamed", "text"),
    ("- `score` recognise\n", "- `score` recognise\n- `difficulty` hard\n", "difficulty-changed", "scores"),
    ("kind: quiz\n", "kind: quiz\nuse: post\n", "use-changed", "scores"),
    ("kind: quiz\n", "kind: quiz\nfeedback: end\n", "when-changed", "path"),
    ("kind: quiz\n", "kind: quiz\nreview: off\n", "review-changed", "facts"),
    ("kind: quiz\n", "kind: quiz\nparallel: after.md\n", "parallel-changed", "facts"),
    ("kind: quiz\n", "kind: quiz\nshuffle: true\n", "shuffle-changed", "text"),
    ("kind: quiz\n", "kind: quiz\npass: 0.8\n", "pass-changed", "scores"),
    ("# The walk\n", "# The walk\n\nHello.\n", "introduction-changed", "text"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "kind", "weight"), CHANGES)
def test_one_change_is_told_for_what_it_is(old: str, new: str, kind: str, weight: str) -> None:
    found = told((old, new))
    assert (kind, weight) in [(one.kind, one.weight) for one in found]
    assert all(one.is_safety == (one.kind == "key-changed") for one in found)
    back = {one.kind for one in differences(quiz_of(QUIZ.replace(old, new, 1)), quiz_of(QUIZ))}
    assert back == {turned(one.kind) for one in found}


def turned(kind: str) -> str:
    stem, _, way = kind.rpartition("-")
    return f"{stem}-{ {'added': 'removed', 'removed': 'added'}.get(way, way) }"


def test_a_quiz_does_not_differ_from_itself() -> None:
    assert differences(quiz_of(QUIZ), quiz_of(QUIZ)) == ()


def test_a_corrected_key_names_what_was_and_what_is_right() -> None:
    (one,) = told(("- [x] Walk\n- [ ] Blood", "- [ ] Walk\n- [x] Blood"))
    assert (one.before, one.after) == ("Walk\nHands", "Blood\nHands")


def test_a_right_option_of_another_text_is_another_key() -> None:
    found = [one.kind for one in told(("- [x] Hands", "- [x] Eyes, ears and everything else"))]
    assert found == ["option-reworded"]  # it stands where the other stood, and is right like it
    found = [one.kind for one in told(("- [x] Hands\n", ""), ("- [ ] Urine", "- [ ] Urine\n- [x] Eyes"))]
    assert found == ["option-removed", "option-added", "key-changed"]


def test_the_order_of_options_counts_unless_it_is_mixed() -> None:
    swap = ("- [x] Walk\n- [ ] Blood\n", "- [ ] Blood\n- [x] Walk\n")
    assert [one.kind for one in told(swap)] == ["options-moved"]
    assert told(swap, before=MIXED) == []


def test_questions_come_go_and_move() -> None:
    bodies = list(EVERY.values())
    both, one = quiz(*bodies[:2]), quiz(bodies[0])
    assert [(d.kind, d.weight) for d in differences(quiz_of(one), quiz_of(both))] == [("question-added", "scores")]
    parts = both.split("## ")
    moved = "## ".join([parts[0], parts[2].rstrip() + "\n\n", parts[1]])
    (d,) = differences(quiz_of(both), quiz_of(moved))
    assert (d.kind, d.after) == ("questions-moved", "Question 2\nQuestion 1")


def test_an_answer_of_another_form_is_told_as_a_whole() -> None:
    (one,) = told((EVERY["number"], "- [x] Five\n- [ ] Six"))
    assert (one.kind, one.before, one.after) == ("answer-changed", "5.5 (5 to 6) points", "[x] Five\n[ ] Six")


def test_every_kind_says_something() -> None:
    assert all(kind.sentence.endswith(".") for kind in KINDS.values())
