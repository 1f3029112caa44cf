"""The front matter: each key, and each way to declare a variable."""

from datetime import date
from fractions import Fraction

import pytest

from eduapp.case.front import KEYS
from eduapp.case.model import Facts, Objective
from eduapp.text.variable import Variable
from tests.case.texts import case_of, clinic, found, front, scene

BODY = "# The walk\n\n## The clinic\n\n- [Go home](#home)\n\n## Home\n\n- `end` good\n"
ALL = """\
---
kind: case
summary: >-
  A woman says that
  nothing is wrong.
minutes: 12.5
authors: [A. Author, B. Author]
reviewed: 2026-02-28
valid_months: 12
objectives:
  - recognise: Tell a change
  - listen: Hear the rest
variables:
  seen: false
show:
  seen: Has she been seen?
shuffle: true
pass: 0.65
lang: pt-BR
---

"""


def facts(keys: str = "") -> Facts:
    return case_of(front(keys) + BODY).facts


def variable(declared: str) -> Variable:
    (result,) = case_of(clinic("- [Go home](#home)", f"  x: {declared}")).variables
    return result


def test_every_key_is_read() -> None:
    assert case_of(ALL + BODY).facts == Facts(
        summary="A woman says that nothing is wrong.",
        minutes=Fraction(25, 2),
        authors=("A. Author", "B. Author"),
        reviewed=date(2026, 2, 28),
        objectives=(Objective("recognise", "Tell a change"), Objective("listen", "Hear the rest")),
        valid_months=12,
        share=Fraction(65, 100),
        lang="pt-BR",
        shuffle=True,
        show=(("seen", "Has she been seen?"),),
    )
    assert all(f"\n{key}:" in ALL for key in KEYS)


def test_what_is_left_out_has_a_value_that_most_cases_want() -> None:
    default = facts()
    assert (default.valid_months, default.share, default.lang, default.shuffle) == (24, Fraction(7, 10), "en", False)
    assert default.show == ()


@pytest.mark.parametrize("key", ["summary", "minutes", "authors", "reviewed", "objectives"])
def test_a_key_that_is_required_and_missing_is_told(key: str) -> None:
    lines = [line for line in front().split("\n") if not line.startswith((key, "  -" if key == "objectives" else key))]
    findings = found("\n".join(lines) + BODY)
    assert [finding.code for finding in findings] == ["missing-key"]
    assert f"`{key}`" in findings[0].message


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("summary", "[]"),
        ("summary", "' '"),
        ("summary", "x" * 2_001),
        ("minutes", "0"),
        ("minutes", "-3"),
        ("minutes", "'15'"),
        ("minutes", "true"),
        ("minutes", ".inf"),
        ("minutes", "9" * 400),
        ("minutes", "601"),
        ("authors", "A. Author"),
        ("authors", "[]"),
        ("authors", "[1]"),
        ("reviewed", "yesterday"),
        ("reviewed", "2026-02-30"),
        ("reviewed", "2026"),
        ("reviewed", "2026-11-20T10:00:00"),
        ("objectives", "recognise"),
        ("objectives", "[]"),
        ("objectives", "[{}]"),
        ("objectives", "[Tell]"),
        ("kind", "module"),
        ("valid_months", "1.5"),
        ("valid_months", "121"),
        ("variables", "[a]"),
        ("variables", "seen"),
        ("show", "[a]"),
        ("shuffle", "yes"),
        ("pass", "1.1"),
        ("pass", "-0.1"),
        ("pass", "70 %"),
        ("lang", "english"),
        ("lang", "EN"),
        ("lang", "2"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_with_what_is_right(key: str, value: str) -> None:
    lines = [line for line in front().split("\n") if not line.startswith(key) and "Tell" not in line]
    if key != "objectives":
        lines.insert(5, "objectives: [recognise: Tell]")
        lines = [line for line in lines if line != "objectives:"]
    lines.insert(1, f"{key}: {value}")
    findings = found("\n".join(lines) + BODY)
    assert {finding.code for finding in findings} == {"bad-value"}
    assert all((finding.line, finding.hint) == (2, KEYS[key]) for finding in findings)


@pytest.mark.parametrize(
    ("declared", "read"),
    [
        ("false", Variable("x", "flag", False)),
        ("True", Variable("x", "flag", True)),
        ("2 in 0..3", Variable("x", "range", 2, 0, 3)),
        ("-1 in -2..−1", Variable("x", "range", -1, -2, -1)),
        ("0  in 0 .. 0", Variable("x", "range", 0, 0, 0)),
        ("none in none, basic, full", Variable("x", "word", "none", words=("none", "basic", "full"))),
        ("not yet in not  yet, very soon", Variable("x", "word", "not yet", words=("not yet", "very soon"))),
        ("1 in 1, 2", Variable("x", "word", "1", words=("1", "2"))),
        ("0", Variable("x", "number", 0)),
        ("-2.5", Variable("x", "number", Fraction(-5, 2))),
        ("0.000001", Variable("x", "number", Fraction(1, 10**6))),
        ("1000000000000", Variable("x", "number", 10**12)),
    ],
)
def test_a_variable_is_declared_in_one_of_four_ways(declared: str, read: Variable) -> None:
    assert variable(declared) == read


@pytest.mark.parametrize(
    "declared",
    [
        "4 in 0..3",
        "0 in 3..0",
        "much in 0..3",
        "1.5 in 0..3",
        "0 in 0..1000000001",
        "0 in 0..3..5",
        f"{'9' * 5_000} in 0..3",
        f"0 in 0..{'9' * 5_000}",
        "none in basic, full",
        "none in none,, full",
        "none in none, none",
        "none in none, it's",
        "none in",
        "in none",
        "none",
        "yes",
        "''",
        "",
        "[]",
        "2026-11-20",
        "1000000000001",
        "0.0000001",
        "1e3",
        "9" * 5_000,
        f"a in a, {'b' * 1_000}",
        f"'a{' ' * 9_000}b'",
    ],
)
def test_any_other_declaration_is_told_once(declared: str) -> None:
    findings = found(scene("{x}", f"  x: {declared}"))
    assert [(finding.code, finding.line) for finding in findings] == [("bad-variable", 9)]


@pytest.mark.parametrize("name", ["not", "and", "true", "if", "in", "2nd", "a b", "a-b", "''", '"a\\n"', "a.b"])
def test_a_name_that_no_condition_could_read_is_told(name: str) -> None:
    findings = found(scene("", f"  {name}: false"))
    assert [(finding.code, finding.line) for finding in findings] == [("bad-variable", 9)]


@pytest.mark.parametrize("name", ["asked", "_x", "x2", "größe", "病"])
def test_a_name_has_letters_digits_and_underscores(name: str) -> None:
    assert case_of(clinic("- [Go home](#home)", f"  {name}: false")).variables[0].name == name


def test_two_hundred_variables_are_enough() -> None:
    many = "\n".join(f"  v{number}: false" for number in range(201))
    assert [finding.code for finding in found(scene("", many))] == ["bad-value"]
