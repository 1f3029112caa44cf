"""Expressions: names, numbers, words, comparisons, and, or, not — with types, and nothing else."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.text.expression import Binary, Expression, Literal, Name, Unary
from eduapp.text.read_expression import LONGEST, Malformed, read_expression
from tests.text.reading import VARIABLES

ASKED, TOLD, TRUST, DAYS = Name("asked"), Name("told"), Name("trust"), Name("days")
ONE, TWO = Literal(1), Literal(2)


def flag(text: str) -> Expression:
    return read_expression(text, VARIABLES, "flag")


def value(text: str) -> Expression:
    return read_expression(text, VARIABLES, "number")


def slip(text: str, type_: str = "flag") -> Malformed:
    with pytest.raises(Malformed) as caught:
        read_expression(text, VARIABLES, type_)
    for sentence in (caught.value.message, caught.value.hint):
        assert " " in sentence
        assert sentence[-1] in ".?"
    return caught.value


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("asked", ASKED),
        ("true", Literal(True)),
        ("not asked", Unary("not", ASKED)),
        ("not not asked", Unary("not", Unary("not", ASKED))),
        ("asked and told or asked", Binary("or", Binary("and", ASKED, TOLD), ASKED)),
        ("asked or told and asked", Binary("or", ASKED, Binary("and", TOLD, ASKED))),
        ("(asked or told) and asked", Binary("and", Binary("or", ASKED, TOLD), ASKED)),
        ("not asked and told", Binary("and", Unary("not", ASKED), TOLD)),
        ("not trust > 1", Unary("not", Binary(">", TRUST, ONE))),
        ("not (asked and told)", Unary("not", Binary("and", ASKED, TOLD))),
        ("trust>=2", Binary(">=", TRUST, TWO)),
        ("trust + 1 < days * 2", Binary("<", Binary("+", TRUST, ONE), Binary("*", DAYS, TWO))),
        ("asked == told", Binary("==", ASKED, TOLD)),
        ("(trust > 1) == asked", Binary("==", Binary(">", TRUST, ONE), ASKED)),
        ("workup == 'basic'", Binary("==", Name("workup"), Literal("basic"))),
        ("'full' != workup", Binary("!=", Literal("full"), Name("workup"))),
        ("  asked\n  and told ", Binary("and", ASKED, TOLD)),
        ("not\tasked", Unary("not", ASKED)),
    ],
)
def test_conditions_are_read_loosest_first(text: str, expression: Expression) -> None:
    assert flag(text) == expression


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("1", ONE),
        ("-1", Literal(-1)),
        ("--1", ONE),
        ("1.50", Literal(Fraction(3, 2))),
        ("2.0", TWO),
        ("-trust", Unary("-", TRUST)),
        ("-trust * 2", Binary("*", Unary("-", TRUST), TWO)),
        ("1 - 2 - trust", Binary("-", Binary("-", ONE, TWO), TRUST)),
        ("1 - (2 - trust)", Binary("-", ONE, Binary("-", TWO, TRUST))),
        ("1 + 2 * trust", Binary("+", ONE, Binary("*", TWO, TRUST))),
        ("trust / -2", Binary("/", TRUST, Literal(-2))),
        ("trust / (2)", Binary("/", TRUST, TWO)),
        ("3-2", Binary("-", Literal(3), TWO)),
    ],
)
def test_numbers_are_read_exactly(text: str, expression: Expression) -> None:
    assert value(text) == expression


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0),
        ("   ", 0),
        ("trust >", 7),
        ("trust > ", 7),
        ("> 1", 0),
        ("asked told", 6),
        ("asked and", 9),
        ("(asked", 0),
        ("asked)", 5),
        ("()", 1),
        ("1 < trust < 3", 10),
        ("trust = 2", 6),
        ("trust => 2", 6),
        ("trust ** 2 > 1", 7),
        ("trust ^ 2 > 1", 6),
        ("trust.high > 1", 5),
        ("asked()", 5),
        ("asked[0]", 5),
        ("asked & told", 6),
        ("asked | told", 6),
        ("!asked", 0),
        ("asked ? 1 : 2", 6),
        ('workup == "basic"', 10),
        ("workup == ‘basic’", 10),
        ("workup == 'basic", 10),
        ("trust ≥ 2", 6),
        ("trust > −2", 8),
        ("trust > 2.", 9),
        ("trust > 2x", 9),
        ("trust / 0 > 1", 8),
        ("trust / 0.0 > 1", 8),
        ("trust / trust > 1", 8),
        ("trust / (1 + 1) > 1", 9),
        ("{asked}", 0),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(text: str, offset: int) -> None:
    caught = slip(text)
    assert (caught.code, caught.offset) == ("expression", offset)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("trust", 0),
        ("'basic'", 0),
        ("trust and asked", 0),
        ("asked or trust", 9),
        ("not trust", 4),
        ("asked > 1", 0),
        ("trust > asked", 8),
        ("trust > workup", 8),
        ("trust == 'basic'", 9),
        ("asked == 1", 9),
        ("workup < 'basic'", 0),
        ("asked + 1 > 0", 0),
        ("-asked > 0", 1),
        ("trust / 'a' > 1", 8),
        ("trust / true > 1", 8),
    ],
)
def test_a_type_that_does_not_fit_is_told_at_its_place(text: str, offset: int) -> None:
    caught = slip(text)
    assert (caught.code, caught.offset) == ("type", offset)


def test_a_value_must_be_of_the_type_of_what_it_is_for() -> None:
    assert slip("asked", "number").code == "type"
    assert slip("1", "text").code == "type"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("asekd", "Did you mean `asked`?"),
        ("workup == basic", "A word of `workup` stands in quotes: 'basic'."),
        ("xyz", "Declare it in the front matter, under `variables`, as in `xyz: false`."),
        ("True", "Did you mean"),
    ],
)
def test_an_unknown_name_has_a_mend(text: str, hint: str) -> None:
    caught = slip(text)
    assert caught.code == "unknown-variable"
    assert caught.name == text.split()[-1]
    assert text == "True" or caught.hint == hint


@pytest.mark.parametrize("text", ["workup == 'basics'", "workup != ''", "'Full' == workup"])
def test_a_word_that_a_variable_can_never_be_is_told(text: str) -> None:
    assert slip(text).code == "unknown-word"


@pytest.mark.parametrize("text", ["(" * 10_000, "not " * 10_000, "- " * 10_000, "asked or " * 10_000, "'" * 10_001])
def test_what_is_too_long_is_told_without_being_read(text: str) -> None:
    assert str(LONGEST) in slip(text).message


@pytest.mark.parametrize("text", ["(" * 100 + "asked" + ")" * 100, "not " * 100 + "asked", "-" * 100 + "1 > 0"])
def test_what_is_nested_too_deeply_is_told(text: str) -> None:
    assert slip(text).message == "This is nested too deeply."


def test_as_much_as_may_be_written_is_read() -> None:
    flag(" or ".join(["asked"] * 55))
    value("+".join(["1"] * (LONGEST // 2)))
    flag("(" * 30 + "asked" + ")" * 30)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [
                "asked",
                "trust",
                "workup",
                "days",
                "and",
                "or",
                "not",
                "(",
                ")",
                "1",
                "0",
                "2.5",
                "'full'",
                "<",
                "==",
                "/",
                "-",
            ]
        ),
        max_size=12,
    )
)
def test_whatever_stands_there_it_is_read_or_told(tokens: list[str]) -> None:
    text = " ".join(tokens)
    for type_ in ("flag", "number", "text"):
        caught = None
        try:
            read_expression(text, VARIABLES, type_)
        except Malformed as slip:
            caught = slip
        assert caught is None or (0 <= caught.offset <= len(text) and caught.hint)
