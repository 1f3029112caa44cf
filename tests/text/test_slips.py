"""One slip makes one finding, at its place, with a sentence and a mend; and every finding can be made."""

import pytest

from eduapp.text.codes import CODES
from tests.case.slips_of_meaning import FLAWS, NAMES, PLAY, WARNINGS
from tests.case.slips_of_structure import BLOCKS, FILE, FRONT, OUTLINE
from tests.case.texts import MAILBOX, Slip, case_of, found, scene
from tests.marked import told, unmarked
from tests.quiz.slips import OF_QUIZZES

SLIPS = {**FILE, **FRONT, **OUTLINE, **BLOCKS, **NAMES, **WARNINGS, **PLAY, **FLAWS}
EACH = [(code, number) for code, sources in SLIPS.items() for number in range(len(sources))]
OF_THE_DISK = {"unreadable", "name", "same-key", "missing-part"}
OF_MODULES = {  # tests/module has their slips
    *("content", "dates", "expired", "handout", "listed-twice", "no-provider", "test-order", "too-long"),
    "undisclosed",
}


@pytest.mark.parametrize(("code", "number"), EACH)
def test_one_slip_makes_one_finding_at_its_place(code: str, number: int) -> None:
    source = SLIPS[code][number]
    slip = source if isinstance(source, Slip) else Slip(source)
    text, places = unmarked(slip.source)
    original = case_of(slip.original) if slip.original else None
    findings = found(text.encode(slip.encoding), original, slip.bound)
    assert told(findings) == [(code, *places)]
    assert findings[0].severity == CODES[code].severity
    assert findings[0].file == "walk.md"


def test_every_code_is_made_by_one_of_these_slips() -> None:
    assert {*SLIPS, "too-many"} == set(CODES) - OF_THE_DISK - OF_MODULES - OF_QUIZZES
    assert all(SLIPS.values())


def test_after_a_thousand_slips_the_rest_is_not_read() -> None:
    findings = found(scene("- `foo` x\n" * 1_500))
    assert {code for code, _ in told(findings)} == {"unknown-keyword", "too-many"}
    assert len(findings) == 1_001
    assert [finding.line for finding in findings if finding.code == "too-many"] == [1_014]


def test_a_case_without_slips_has_no_finding() -> None:
    assert found(scene("")) == []


def test_all_findings_of_a_file_are_told_at_once_in_the_order_of_its_lines() -> None:
    text, places = unmarked(
        scene(
            "She has ▸{trust} in you.[^E021]▸[^E99]\n\n- `set` ▸asked\n- ▸[Ask](#nobody)\n"
            "    - `score` ▸ask +1\n    - `if` ▸trust > 1\n    ▸- `fedback` No."
        )
    )
    codes = [
        "unknown-variable",
        "unknown-claim",
        "unknown-variable",
        "broken-link",
        "unknown-competency",
        "unknown-variable",
        "unknown-keyword",
    ]
    assert told(found(text)) == list(zip(codes, places, strict=True))


@pytest.mark.parametrize(
    ("written", "slip", "code"),
    [
        ("](#the-last-year)", "](#the-last-yaer)", "broken-link"),
        ("](#the-last-year)", "](the-last-year)", "link"),
        ("](#the-last-year)", "](#the-last-year", "link"),
        ("- [Examine", "- Examine", "link"),
        ("- [ ] Repeat", "- [] Repeat", None),
        ("- [ ] Repeat", "- [Repeat", "malformed"),
        ("- [ ] Repeat", "-[ ] Repeat", "malformed"),
        ("    - `score` recognise -1", "- `score` recognise -1", "misplaced"),
        ("`score` recognise +2", "`score recognise +2", "unknown-keyword"),
        ("`score` recognise +2", "score recognise +2", "stray-text"),
        ("`score` recognise +2", "`scor` recognise +2", "unknown-keyword"),
        ("`score` recognise +2", "`score` recognize +2", "unknown-competency"),
        ("`score` recognise +2", "`score` recognise 2", "malformed"),
        ("`set` asked_function", "`set` asked_functon", "unknown-variable"),
        ("`set` trust += 1", "`set` trust + = 1", "malformed"),
        ("trust >= 2 and", "trust >= 2 und", "expression"),
        ("trust >= 2 and", "trust => 2 and", "expression"),
        ("[^E021]", "[^E012]", "unknown-claim"),
        ("[^E021]", "[^E021", None),
        ("`pick` 1..2", "`pick` 1-2", "malformed"),
        ("`pick` 1..2", "`pick` 3..4", "pick"),
        ("`end` good", "`end` god", "malformed"),
        ("- `end` good", "`end` good", "no-way-on"),
        ("::: chart", ":::chart", None),
        ("::: chart", "::: chat", "block"),
        ('"Timed 25-foot walk, seconds"', "Timed 25-foot walk, seconds", "chart"),
        ("| 12 | 6.4 |", "| 12 | 6.4", None),
        ("| 12 | 6.4 |", "| 12 |", "chart"),
        ("|---|---|", "|--|", "chart"),
        ('seconds"\n\n', 'seconds"\n', "block"),
        ("| 12 | 6.4 |\n\n:::", "| 12 | 6.4 |\n\n", "block"),
        ("::: if trust", "if trust", "block"),
        ("having asked.\n\n:::", "having asked.", "block"),
        ("## The last year", "##The last year", "heading"),
        ("## The last year", "# The last year", "no-title"),
        ("# The mailbox got farther away", "# Home again", "duplicate-slug"),
        ("# The mailbox", "The mailbox", "no-title"),
        ("minutes: 15", "minuts: 15", "unknown-key"),
        ("minutes: 15", "minutes 15", "yaml"),
        ("minutes: 15", "minutes: fifteen", "bad-value"),
        ("reviewed: 2026-11-20\n", "", "missing-key"),
        ("asked_function: false", "asked_function: no", "bad-variable"),
        ("variables:", "variabels:", "unknown-key"),
        ("2 in 0..3", "2 of 0..3", "bad-variable"),
        ("says nothing is wrong.", "says: nothing is wrong.", "yaml"),
        ("---\nsummary", "--\nsummary", "front-matter"),
        ("visit\n---", "visit", "front-matter"),
    ],
)
def test_a_single_mutation_of_a_clean_case_makes_one_error_at_most(written: str, slip: str, code: str | None) -> None:
    assert written in MAILBOX
    told_errors = [finding.code for finding in found(MAILBOX.replace(written, slip, 1)) if finding.severity == "error"]
    assert told_errors == ([code] if code else [])


def test_a_choice_that_links_nowhere_is_told_with_the_nearest_scene() -> None:
    (finding,) = found(MAILBOX.replace("(#the-last-year)", "(#the-lost-year)", 1))
    assert finding.hint == "Did you mean `#the-last-year`?"


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        ("- `Difficulty` hard", "Did you mean `difficulty`?"),
        ("- `xyz` hard", "The keywords are: if, set, score"),
        ("- `explain` why", "This keyword belongs to a quiz."),
        ("She said {tust}. {trust}", "Did you mean `trust`?"),
        ("She said {xyz}. {trust}", r"For braces as such write \{xyz}."),
        ("::: if trust > 1 and work\n\nYes.\n\n:::\n\n{trust}", "Declare it in the front matter"),
        ('::: nota "A letter"\n\n{trust}\n\n:::', "Did you mean `note`?"),
        ("{trust}[^E0210]", "Did you mean `E021`?"),
    ],
)
def test_the_mend_names_what_was_probably_meant(lines: str, hint: str) -> None:
    (finding,) = found(scene(lines, "  trust: 2 in 0..3"))
    assert hint in finding.hint
