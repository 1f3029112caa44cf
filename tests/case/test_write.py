"""A case is written as it was read."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from eduapp.case.model import Case
from eduapp.case.parse import Parsed, parse
from eduapp.case.write import write
from eduapp.text.terms import Terms
from tests.case.small_cases import COMPETENCIES, small_cases
from tests.case.texts import MAILBOX, PICTURES, TERMS, case_of, clinic, front, scene
from tests.case.wordy_cases import CLAIM, wordy_cases

WORDY = Terms(COMPETENCIES, {CLAIM}, PICTURES.__contains__)


def many(examples: int) -> settings:
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=slow)


def reread(case: Case) -> Parsed:
    return parse(write(case).encode(), "walk.md", WORDY)


@many(100)
@given(small_cases())
def test_what_is_written_reads_as_the_same_case(case: Case) -> None:
    assert reread(case).case == case


@many(60)
@given(wordy_cases())
def test_with_words_everywhere_too(case: Case) -> None:
    parsed = reread(case)
    assert [finding for finding in parsed.findings if finding.severity == "error"] == []
    assert parsed.case == case


def test_the_complete_small_case_stays_what_it_is() -> None:
    case = case_of(MAILBOX)
    assert case_of(write(case)) == case
    assert write(case_of(write(case))) == write(case)


@pytest.mark.parametrize(
    "lines",
    [
        "- `feedback`\n        ```\n        code\n\n          {x}\n        ```",
        "- `feedback`\n\n        | a | b |\n        |---|---|",
        "- `feedback` - one\n        - two",
        "- `feedback` a\n     \n          b\n        c",
        "- `feedback` a\n\t\tb",
        "- `if` not (asked and (trust > 1 or trust < -1)) and trust / 2 - 1 > 0.5",
        "- `set` asked = trust > 1",
        "- `score` recognise −2\n    - `unsafe` She  fell\n      down.",
    ],
)
def test_what_stands_under_a_choice_is_kept(lines: str) -> None:
    case = case_of(
        clinic(f"{{asked}}{{trust}}\n\n- [Go home](#home)\n    {lines}", "  asked: false\n  trust: 1 in 0..3")
    )
    assert case_of(write(case)) == case


@pytest.mark.parametrize(
    "lines",
    [
        "One.\n- `difficulty` hard\nTwo.\n\nThree?",
        "She waits.\nWhat  now?",
        "```\nWhat now?\n```",
        "\N{NO-BREAK SPACE}# Not a heading?",
        "One[^a] and[^b].\n\n[^a]: First,\n  twice.\n[^b]: Second.",
        "::: if seen\n\n::: else\n\nNo.\n\n:::",
        "::: if seen\n\n:::",
        '::: note "A   letter"\n\n:::',
        '::: chart bar " Walk" mark 5 " here"\n\n a | b\n--|--\n x \\| y | 1,5\n\n:::',
        "- `write` Say it.\n    - [ ] B\n    - `feedback` A\n\n- `pick` 0..1",
        "<!-- not this -->\n\n`<!-- but this -->`   ",
        "    code\n\n\n\n    code",
        "- `go` [](#home) if seen",
    ],
)
def test_what_stands_in_a_scene_is_kept(lines: str) -> None:
    case = case_of(scene(lines, "  seen: false"))
    assert case_of(write(case)) == case


@pytest.mark.parametrize(
    "heading", ["Home {#x} {#home}", "Home # {#home}", "Here {#home} ##", "C# {#home}", "A\\# {#home}", "Here {#home}"]
)
def test_a_heading_keeps_its_words_and_its_id(heading: str) -> None:
    case = case_of(
        scene("").replace("## Home", f"## {heading}").replace("# The walk", f"# {heading.replace('home', 't')}")
    )
    assert case.scenes[1].id == "home"
    assert case_of(write(case)) == case


@pytest.mark.parametrize(
    "keys",
    [
        "pass: 0.000000001",
        "pass: 0.12345678901234567890123",
        "pass: 1.0",
        "valid_months: 1",
        "shuffle: true",
        "lang: de-AT",
        'summary2: ""',
        "variables:\n  x: 999999999999.999999\n  y: -0.000001\n  z: 3.0",
        "variables:\n  x: yes in yes, no, null\n  y: 1 in 1, 2.5",
        "variables:\n  x: false\nshow:\n  x: ' a: b # c '",
    ],
)
def test_front_matter_is_kept_to_the_last_digit(keys: str) -> None:
    source = front(keys.replace('summary2: ""', "kind: case")) + scene("").removeprefix(front())
    case = case_of(source)
    assert case_of(write(case)) == case


def test_exact_numbers_and_dates_are_written_in_digits() -> None:
    case = case_of(scene(""))
    facts = replace(
        case.facts, minutes=Fraction(1, 10**7), reviewed=date(1, 1, 1), summary="yes", authors=("null", "- a")
    )
    again = case_of(write(replace(case, facts=facts)))
    assert again.facts == facts
    assert "0.0000001" in write(replace(case, facts=facts))


def test_a_translation_is_written_with_the_ids_of_its_original() -> None:
    original = case_of(scene(""))
    translated = case_of(scene("").replace("## Home", "## A casa").replace("(#home)", "(#a-casa)"), original)
    assert "## A casa {#home}" in write(translated)
    assert parse(write(translated).encode(), "walk.md", TERMS).case == translated
