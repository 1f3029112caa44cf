"""What guessing earns: the mean mark of every answer that can be given."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, permutations

import pytest

from eduapp.quiz.given import Chosen, Given, Matched, Ordered, Ticked
from eduapp.quiz.guessing import guessed
from eduapp.quiz.marking import mark
from eduapp.quiz.model import Match, Multiple, Order, Question, Single
from tests.quiz.texts import EVERY, question


def every(asked: Question) -> Iterator[Given]:
    match asked.answer:
        case Single(options):
            yield from map(Chosen, range(len(options)))
        case Multiple(options):
            for count in range(len(options) + 1):
                yield from (Ticked(frozenset(ticked)) for ticked in combinations(range(len(options)), count))
        case Order(items):
            yield from map(Ordered, permutations(range(len(items))))
        case Match(_, pairs):
            yield from map(Matched, permutations(range(len(pairs))))


@pytest.mark.parametrize(
    "body",
    [
        EVERY["single"],
        EVERY["multiple"],
        EVERY["order"],
        EVERY["match"],
        "- [x] A\n- [x] B\n- [x] C\n- [ ] D\n- [ ] E",
        "- `order`\n\n1. A\n2. B",
        "- `order`\n\n1. A\n2. B\n3. C\n4. D\n5. E\n6. F",
    ],
)
def test_guessing_earns_the_mean_of_all_answers(body: str) -> None:
    asked = question(body)
    shares = [mark(asked, given).share or Fraction(0) for given in every(asked)]
    assert guessed(asked.answer) == sum(shares) / len(shares)


@pytest.mark.parametrize("kind", ["number", "concordance", "write"])
def test_what_cannot_be_guessed_earns_nothing(kind: str) -> None:
    assert guessed(question(EVERY[kind]).answer) == 0
