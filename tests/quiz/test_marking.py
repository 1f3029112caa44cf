"""What an answer is worth: by hand, by brute force, and for whatever can be answered."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.quiz.given import Chosen, Given, Impossible, Matched, Ordered, Ticked, Typed, Written
from eduapp.quiz.marking import Mark, Total, in_order, mark, middle_only, total
from eduapp.quiz.model import Concordance, Judgement, Match, Multiple, Option, Question
from tests.quiz.texts import EVERY, question, quiz, quiz_of

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
QUESTIONS = {kind: question(body) for kind, body in EVERY.items()}
RIGHT: dict[str, Given] = {
    "single": Chosen(0),
    "multiple": Ticked(frozenset({0, 2})),
    "number": Typed("5.5"),
    "order": Ordered((0, 1, 2, 3)),
    "match": Matched((0, 1, 2)),
    "concordance": Chosen(3),
}


def ticked(*options: int) -> Ticked:
    return Ticked(frozenset(options))


@pytest.mark.parametrize(
    ("kind", "answer", "share"),
    [
        ("single", Chosen(0), 1),
        ("single", Chosen(2), 0),
        ("multiple", ticked(0, 2), 1),
        ("multiple", ticked(0), HALF),
        ("multiple", ticked(0, 1, 2), HALF),
        ("multiple", ticked(0, 1), 0),
        ("multiple", ticked(1, 3), 0),
        ("multiple", ticked(0, 1, 2, 3), 0),
        ("multiple", ticked(), 0),
        ("number", Typed("5"), 1),
        ("number", Typed("6"), 1),
        ("number", Typed("6.0000001"), 0),
        ("number", Typed("5,5 points"), 1),
        ("number", Typed("−5.5"), 0),
        ("order", Ordered((0, 1, 2, 3)), 1),
        ("order", Ordered((1, 0, 2, 3)), Fraction(4, 6)),  # 5 pairs right, 1 wrong
        ("order", Ordered((3, 0, 1, 2)), 0),  # 3 right, 3 wrong
        ("order", Ordered((3, 2, 1, 0)), 0),
        ("order", Ordered((0, 1, 3, 2)), Fraction(4, 6)),
        ("order", Ordered((1, 0, 3, 2)), Fraction(2, 6)),  # 4 right, 2 wrong
        ("match", Matched((0, 1, 2)), 1),
        ("match", Matched((0, 2, 1)), THIRD),
        ("match", Matched((0, None, None)), THIRD),
        ("match", Matched((1, 2, 0)), 0),
        ("match", Matched((0, 0, 0)), THIRD),
        ("concordance", Chosen(3), 1),  # ten of eighteen experts
        ("concordance", Chosen(2), HALF),
        ("concordance", Chosen(1), Fraction(1, 5)),
        ("concordance", Chosen(4), 0),
    ],
)
def test_what_an_answer_is_worth(kind: str, answer: Given, share: Fraction) -> None:
    found = mark(QUESTIONS[kind], answer)
    assert found.share == share
    assert found.is_right == (share == 1)


@pytest.mark.parametrize(
    ("kind", "answer", "parts"),
    [
        ("multiple", ticked(0, 1), (True, False, False, True)),
        ("order", Ordered((0, 2, 1, 3)), (True, False, False, True)),
        ("match", Matched((0, None, 1)), (True, False, False)),
    ],
)
def test_the_parts_of_an_answer_are_told(kind: str, answer: Given, parts: tuple[bool, ...]) -> None:
    assert mark(QUESTIONS[kind], answer).parts == parts


def test_how_a_number_was_read_is_told() -> None:
    assert mark(QUESTIONS["number"], Typed(" 5,50 Points ")).understood == "5.5"


def test_own_words_are_never_marked() -> None:
    assert mark(QUESTIONS["write"], Written("You walk slower.")) == Mark(None)
    assert mark(QUESTIONS["write"], None) == Mark(None, is_blank=True)


@pytest.mark.parametrize("kind", RIGHT)
def test_a_blank_is_worth_nothing(kind: str) -> None:
    assert mark(QUESTIONS[kind], None) == Mark(Fraction(0), is_blank=True)


@pytest.mark.parametrize(("kind", "answer"), [("number", Typed("  ")), ("match", Matched((None, None, None)))])
def test_what_is_sent_empty_is_a_blank(kind: str, answer: Given) -> None:
    assert mark(QUESTIONS[kind], answer).is_blank


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("single", Chosen(3)),
        ("single", Chosen(-1)),
        ("single", ticked(0)),
        ("multiple", ticked(0, 4)),
        ("number", Typed("five")),
        ("number", Typed("5" * 61)),
        ("order", Ordered(())),
        ("order", Ordered((0, 1, 2))),
        ("order", Ordered((0, 1, 2, 2))),
        ("order", Ordered((0, 1, 2, 4))),
        ("match", Matched((0, 1))),
        ("match", Matched((0, 1, 3))),
        ("concordance", Chosen(5)),
        ("write", Written("x" * 10_001)),
    ],
)
def test_an_impossible_answer_is_refused_with_a_sentence(kind: str, answer: Given) -> None:
    with pytest.raises(Impossible) as slip:
        mark(QUESTIONS[kind], answer)
    assert str(slip.value) == (slip.value.sentence % slip.value.values if slip.value.values else slip.value.sentence)
    assert str(slip.value).endswith(".")


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_an_order_is_worth_its_right_pairs_less_its_wrong_ones(count: int) -> None:
    for items in permutations(range(count)):
        pairs = list(combinations(range(count), 2))
        right = sum(items.index(a) < items.index(b) for a, b in pairs)
        wrong = len(pairs) - right
        assert in_order(items) == max(Fraction(0), Fraction(right - wrong, len(pairs)))


@st.composite
def answered(draw: st.DrawFn) -> tuple[Question, Given]:
    """A question of one of the kinds with choices, and any answer that it can have."""
    kind = draw(st.sampled_from(["multiple", "match", "concordance"]))
    size = draw(st.integers(2, 7))
    of_size = st.integers(0, size - 1)
    base = QUESTIONS[kind]
    if kind == "multiple":
        keys = draw(st.lists(st.booleans(), min_size=size, max_size=size).filter(any))
        options = tuple(Option(str(at), key) for at, key in enumerate(keys))
        return replace(base, answer=Multiple(options)), Ticked(draw(st.frozensets(of_size)))
    if kind == "match":
        pairs = tuple((f"l{at}", f"r{at}") for at in range(size))
        rights = draw(st.lists(st.none() | of_size, min_size=size, max_size=size))
        return replace(base, answer=Match(("a", "b"), pairs)), Matched(tuple(rights))
    panel = draw(st.lists(st.integers(0, 20), min_size=5, max_size=5).filter(any))
    judgements = tuple(Judgement(at - 2, "", count) for at, count in enumerate(panel))
    return replace(base, answer=Concordance(judgements)), Chosen(draw(st.integers(0, 4)))


@given(answered())
@settings(deadline=None)
def test_a_share_lies_between_nothing_and_all(pair: tuple[Question, Given]) -> None:
    found = mark(*pair)
    assert found.share is not None
    assert 0 <= found.share <= 1
    assert found.is_right == (found.share == 1)


@given(answered())
@settings(deadline=None)
def test_one_more_right_tick_is_never_worth_less(pair: tuple[Question, Given]) -> None:
    asked, answer = pair
    if not isinstance(asked.answer, Multiple) or not isinstance(answer, Ticked):
        return
    before = mark(asked, answer).share or 0
    for at, option in enumerate(asked.answer.options):
        after = mark(asked, Ticked(answer.options | {at})).share or 0
        assert after >= before if option.is_right else after <= before


@pytest.mark.parametrize(("kind", "answer"), RIGHT.items())
def test_the_right_answer_is_worth_all(kind: str, answer: Given) -> None:
    assert mark(QUESTIONS[kind], answer).is_right


def marks(*shares: Fraction | int | None) -> list[Mark]:
    return [Mark(None if share is None else Fraction(share)) for share in shares]


def test_the_whole_is_the_points_over_the_questions_that_count() -> None:
    whole = quiz_of(quiz(*EVERY.values()))
    found = total(whole, marks(1, HALF, 1, 0, 1, 1, None))
    assert (found.points, found.of, found.share) == (Fraction(7, 2), 5, Fraction(7, 10))
    assert found.is_passed


def test_a_hair_below_the_share_is_not_passed() -> None:
    whole = quiz_of(quiz(*[EVERY["single"]] * 3, keys="pass: 0.67"))
    assert not total(whole, marks(1, 1, 0)).is_passed
    assert total(whole, marks(1, 1, 1)).is_passed


def test_where_nothing_counts_nothing_can_fail() -> None:
    whole = quiz_of(quiz(EVERY["concordance"], EVERY["write"]))
    found = total(whole, marks(0, None))
    assert found == Total(Fraction(0), 0, None, True)


@pytest.mark.parametrize(
    ("answers", "middle"),
    [
        ([2, 2, 2], True),
        ([2, 2, 2, 2], True),
        ([2, 2, None, 2], True),
        ([2, 2], False),
        ([2, 2, None], False),
        ([2, 2, 3], False),
        ([2, 2, 2, 1], False),
    ],
)
def test_who_keeps_to_the_middle_of_the_scale_is_noticed(answers: list[int | None], middle: bool) -> None:
    whole = quiz_of(quiz(EVERY["single"], *[EVERY["concordance"]] * len(answers)))
    given_ = [Chosen(0), *(None if answer is None else Chosen(answer) for answer in answers)]
    assert middle_only(whole, given_) == middle
