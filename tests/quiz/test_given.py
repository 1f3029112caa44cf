"""Answers are kept as plain JSON and come back as themselves, or not at all."""

import json
from typing import Any

import pytest

from eduapp.quiz.given import (
    Chosen,
    Given,
    Impossible,
    Matched,
    Ordered,
    Ticked,
    Typed,
    Written,
    from_data,
    is_blank,
    to_data,
)
from tests.quiz.texts import EVERY, question

QUESTIONS = {kind: question(body) for kind, body in EVERY.items()}


@pytest.mark.parametrize(
    ("kind", "answer", "data"),
    [
        ("single", Chosen(1), {"option": 1}),
        ("multiple", Ticked(frozenset({2, 0})), {"options": [0, 2]}),
        ("multiple", Ticked(frozenset()), {"options": []}),
        ("number", Typed("5,5"), {"text": "5,5"}),
        ("order", Ordered((3, 1, 0, 2)), {"items": [3, 1, 0, 2]}),
        ("match", Matched((1, None, 0)), {"rights": [1, None, 0]}),
        ("concordance", Chosen(4), {"option": 4}),
        ("write", Written("So."), {"words": "So."}),
    ],
)
def test_an_answer_comes_back_as_itself(kind: str, answer: Given, data: dict[str, Any]) -> None:
    assert to_data(answer) == data
    assert from_data(QUESTIONS[kind], json.loads(json.dumps(data))) == answer


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("single", {}),
        ("single", {"option": "1"}),
        ("single", {"option": True}),
        ("single", {"option": 9}),
        ("multiple", {"options": 1}),
        ("multiple", {"options": [None]}),
        ("number", {"text": 5}),
        ("order", {"items": []}),
        ("match", {"rights": ["0", "1", "2"]}),
        ("write", {"words": None}),
    ],
)
def test_what_is_no_answer_is_refused(kind: str, data: dict[str, Any]) -> None:
    with pytest.raises(Impossible):
        from_data(QUESTIONS[kind], data)


@pytest.mark.parametrize(
    ("answer", "blank"),
    [
        (None, True),
        (Ticked(frozenset()), True),
        (Typed(" "), True),
        (Written("\n"), True),
        (Matched((None, None)), True),
        (Chosen(0), False),
        (Ticked(frozenset({1})), False),
        (Typed("0"), False),
        (Ordered((0, 1)), False),
        (Matched((None, 1)), False),
    ],
)
def test_what_a_blank_is(answer: Given | None, blank: bool) -> None:
    assert is_blank(answer) == blank
