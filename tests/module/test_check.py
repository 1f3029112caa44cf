"""What is said of a module once it is known what it lists."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from eduapp.module.check import Checked, Listed, check
from eduapp.text.codes import CODES
from eduapp.text.terms import Terms
from tests.marked import told, unmarked
from tests.module.texts import MODULE, TERMS, TODAY, having, module_of, without

BEFORE = Listed("quiz", "Before", "pre", Fraction(10), frozenset({"recognise"}))
MAILBOX = Listed("case", "The mailbox", None, Fraction(50), frozenset({"recognise", "listen"}))
STAIRS = Listed("case", "The stairs", None, Fraction(20), frozenset({"listen"}))
AFTER = Listed("quiz", "After", "post", Fraction(15), frozenset({"recognise"}))
WALK = Listed("handout", "The walk")
SHELF: Mapping[str, Listed] = {
    "quizzes/spms/before.md": BEFORE,
    "cases/spms/the-mailbox.md": MAILBOX,
    "cases/spms/the-stairs.md": STAIRS,
    "quizzes/spms/after.md": AFTER,
    "handouts/walk.md": WALK,
}


def checked(
    text: str = MODULE, shelf: Mapping[str, Listed] = SHELF, today: date = TODAY, terms: Terms = TERMS
) -> Checked:
    return check(module_of(text), "module.md", terms, shelf.get, shelf.get, today)


def with_(path: str, listed: Listed) -> Mapping[str, Listed]:
    return {**SHELF, path: listed}


def swapped(written: str, instead: str) -> str:
    assert written in MODULE, written
    return MODULE.replace(written, instead, 1)


def test_a_clean_module_has_no_finding_and_says_what_it_takes() -> None:
    found = checked()
    assert found.findings == ()
    assert found.listed == (BEFORE, MAILBOX, STAIRS, AFTER)
    assert found.minutes == 75


@pytest.mark.parametrize(
    ("code", "source", "shelf"),
    [
        ("content", swapped("- quiz: quizzes/spms/before", "- ▸quiz: quizzes/spms/befor"), SHELF),
        ("content", swapped("- quiz: quizzes/spms/before", "- ▸quiz: spms/before"), SHELF),
        ("content", swapped("- case: cases/spms/the-stairs", "- ▸quiz: cases/spms/the-stairs"), SHELF),
        (
            "content",
            swapped("- case: cases/spms/the-stairs", "- ▸case: cases/spms/the-stairs"),
            with_("cases/spms/the-stairs.md", replace(STAIRS, kind="module")),
        ),
        (
            "content",
            swapped("- case: cases/spms/the-stairs", "- ▸case: cases/spms/the-stairs"),
            with_("cases/spms/the-stairs.md", replace(STAIRS, has_errors=True)),
        ),
        (
            "test-order",
            swapped("- case: cases/spms/the-mailbox", "- ▸case: cases/spms/the-mailbox"),
            with_("cases/spms/the-mailbox.md", replace(MAILBOX, use="pre")),
        ),
        (
            "test-order",
            swapped("- case: cases/spms/the-mailbox", "- ▸case: cases/spms/the-mailbox"),
            with_("cases/spms/the-mailbox.md", replace(MAILBOX, use="post")),
        ),
        (
            "unscored-objective",
            swapped("- listen", "- ▸listen"),
            {path: replace(listed, competencies=frozenset({"recognise"})) for path, listed in SHELF.items()},
        ),
        ("no-provider", without("provider").replace("credits:", "▸credits:"), SHELF),
        ("handout", swapped("[handouts/walk.md]", "[▸handouts/run.md]"), SHELF),
        (
            "handout",
            swapped("[handouts/walk.md]", "[▸handouts/walk.md]"),
            with_("handouts/walk.md", replace(WALK, has_errors=True)),
        ),
        (
            "handout",
            swapped("[handouts/walk.md]", "[▸handouts/walk.md]"),
            with_("handouts/walk.md", replace(WALK, kind="module")),
        ),
        ("stale", swapped("reviewed: 2026", "▸reviewed: 2025"), SHELF),
        ("stale-claim", swapped("[^E021]", "▸[^E024]"), SHELF),
        (
            "expired",
            swapped("released: 2026-12-01\nexpires: 2028-11-30", "released: 2026-11-01\n▸expires: 2026-11-21"),
            SHELF,
        ),
        ("too-long", swapped("expires: 2028-11-30", "▸expires: 2029-12-02"), SHELF),
        ("undisclosed", swapped("[A. Author, B. Author]", "[A. Author, B. Author, ▸C. Author]"), SHELF),
        ("undisclosed", swapped("name: A. Author", "▸name: A. Author").replace("2026-10-01", "2024-11-21"), SHELF),
        ("minutes", swapped("minutes: 75", "▸minutes: 56"), SHELF),
        ("minutes", swapped("minutes: 75", "▸minutes: 119"), SHELF),
    ],
)  # fmt: skip
def test_one_slip_is_told_at_its_place(code: str, source: str, shelf: Mapping[str, Listed]) -> None:
    text, places = unmarked(source)
    findings = checked(text, shelf).findings
    assert told(findings) == [(code, place) for place in places]
    assert all(finding.severity == CODES[code].severity for finding in findings)


def test_a_path_without_its_folder_is_told_with_the_whole_one() -> None:
    (finding,) = checked(swapped("quizzes/spms/before", "spms/before")).findings
    assert finding.hint == "Did you mean `quizzes/spms/before.md`?"


@pytest.mark.parametrize("text", [swapped("minutes: 75", "minutes: 57"), swapped("minutes: 75", "minutes: 118")])
def test_what_is_optional_may_count_in_the_minutes_or_not(text: str) -> None:
    assert checked(text).findings == ()


def test_where_something_is_not_known_nothing_is_said_of_it() -> None:
    unknown = with_("quizzes/spms/before.md", Listed("quiz", ""))
    found = checked(having("minutes", "5"), unknown)
    assert (found.findings, found.minutes) == ((), None)


def test_a_module_has_not_expired_on_the_day_on_which_it_expires() -> None:
    assert checked(having("expires", "2026-12-02"), today=date(2026, 12, 2)).findings == ()
