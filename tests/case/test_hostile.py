"""Whatever the bytes: no traceback, and an end. (How long the worst of 4 MB take was measured by hand: under ten
seconds each, most under two.)"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eduapp.case.check import check
from eduapp.case.model import Case
from eduapp.case.parse import Parsed, parse
from eduapp.case.write import write
from eduapp.text.codes import CODES
from eduapp.text.source import LONGEST_LINE
from tests.case.hostile_texts import BEGINNINGS, LINES, UNITS, mutated, pieced
from tests.case.texts import MAILBOX, TERMS, TODAY, case_of, front, scene
from tests.marked import told

BODY = "# The walk\n\n## The clinic\n\n"


def many(examples: int) -> settings:
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=slow)


def read(data: bytes, original: Case | None = None) -> Parsed:
    """What is parsed, with what must hold of it whatever it was."""
    parsed = parse(data, "walk.md", TERMS, original)
    lines = data.count(b"\n") + data.count(b"\r") + 1
    told(parsed.findings)
    for finding in parsed.findings:
        assert finding.severity == CODES[finding.code].severity
        assert 1 <= finding.line <= lines + 1
        assert finding.column >= 1
    assert (parsed.case is None) == any(finding.severity == "error" for finding in parsed.findings)
    return parsed


@many(400)
@given(st.binary(max_size=300))
def test_random_bytes(data: bytes) -> None:
    assert read(data).case is None
    read(front().encode() + data)


@many(400)
@given(st.text(max_size=300))
def test_random_text(text: str) -> None:
    read(text.encode())
    read((front() + BODY + text).encode())


@many(500)
@given(mutated())
def test_the_complete_small_case_with_slips(text: str) -> None:
    read(text.encode())


@many(500)
@given(mutated(2) | pieced())
def test_what_parses_without_error_is_checked_and_written_as_it_was_read(text: str) -> None:
    parsed = read(text.encode())
    if parsed.case is not None:
        assert read(write(parsed.case).encode()).case == parsed.case
        told(check(parsed, "walk.md", TERMS, TODAY, bound=1_000).findings)


@many(150)
@given(mutated(3), mutated(3))
def test_a_translation_of_anything(text: str, other: str) -> None:
    read(text.encode(), case_of(MAILBOX))
    original = read(other.encode()).case
    read(text.encode(), original)


@many(100)
@given(mutated(), st.sampled_from(("latin-1", "utf-16", "utf-7", "cp037")))
def test_any_encoding(text: str, encoding: str) -> None:
    read(text.encode(encoding, "replace"))


@pytest.mark.parametrize("unit", UNITS)
def test_long_lines_of_one_kind(unit: str) -> None:
    line = (unit * LONGEST_LINE)[:LONGEST_LINE]
    read((scene("") + f"\n{line}\n" * 4).encode())
    read((front(f"a: {line}") + BODY).encode())


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_long_lines_that_begin_well(beginning: str) -> None:
    for unit in (
        " ",
        "a",
        "[",
        "(",
        "`",
        "a ",
        "\\",
        "|",
        '"',
        "- ",
        "#",
        "not ",
        "-",
        "1",
        "'",
        "{#",
        "[]",
        "](",
        "= ",
    ):
        line = beginning + (unit * LONGEST_LINE)[: LONGEST_LINE - len(beginning)]
        read((front() + BODY + f"{line}\n" * 2).encode())


@pytest.mark.parametrize("lines", LINES)
def test_very_many_lines_of_one_kind(lines: str) -> None:
    read((front() + BODY + f"{lines}\n" * 5_000).encode())
    read((front() + BODY + f"{lines}\n\n" * 5_000).encode())


NEST = 10_000


@pytest.mark.parametrize(
    "text",
    [
        "a" * 5_000_000,
        "a " * 1_900_000,
        f"{front()}{BODY}{'>' * NEST}",
        f"{front()}{BODY}{'> ' * NEST}",
        f"{front()}{BODY}{'- ' * NEST}a",
        f"{front()}{BODY}{'[' * NEST}{']' * NEST}",
        f"{front()}{BODY}- {'[' * NEST}a{'](#b)' * NEST}",
        f"{front()}{BODY}::: if {'(' * NEST}true{')' * NEST}",
        f"{front()}{BODY}::: if {'not ' * NEST}true",
        f"{front()}{BODY}{'::: if true' + chr(10) * 2}".ljust(NEST) + "::: if true\n\n" * NEST,
        f"{front()}{BODY}" + '::: note "a"\n\n' * NEST + ":::\n\n" * NEST,
        f"{front()}{BODY}" + "".join(f"{' ' * depth}- a\n" for depth in range(300)),
        f"{front()}{BODY}{'`' * 9_999}\n{'` ' * 4_999}",
        f"{front()}{BODY}## {'a' * 9_000} {{#{'b' * 900}}}\n\n- [a](#{'b' * 900})",
        f"{front()}{BODY}[^{'a' * 9_000}]\n\n[^{'a' * 9_000}]: b",
        f"{front()}{BODY}<!-- ` [ ```",
        f"{front()}{BODY}```\n<!-- [^",
        f"{front()}{BODY}- [a](#b\n    - `if` (\n    - `feedback` ```\n        ```",
        f"---\n{'- ' * NEST}\n---\n",
        f"---\na: {'[' * NEST}\n---\n",
        f"---\na: {'{a: ' * 50}\n---\n",
        "---\n" + "".join(f"{'  ' * depth}a:\n" for depth in range(40)) + "---\n",
        "---\na: &a [b]\nc: *a\n<<: *a\n---\n" + BODY,
        "---\na: &a [x,x]\n" + "".join(f"{b}: &{b} [*{a},*{a}]\n" for a, b in ("ab", "bc", "cd", "de")) + "---\n",
        '---\nsummary: "\\ud800\\udfff\\x00"\n---\n' + BODY,
        "---\nsummary: !!python/object/apply:os.system [ls]\n---\n" + BODY,
        "---\n? ? ? a\n: b\n---\n" + BODY,
        "\ufeff\ufeff---\r\r\n---",
        "\ud7ff\ue000\uffff",
    ],
    ids=lambda text: f"{len(text)} {text[-9:]!r}",
)
def test_what_somebody_might_try(text: str) -> None:
    assert read(text.encode()).case is None


def test_a_heading_of_a_whole_line_is_a_scene() -> None:
    long = "a" * (LONGEST_LINE - 20)
    assert read(scene("").replace("## Home", f"## {long}").replace("#home", f"#{long}").encode()).case is not None
