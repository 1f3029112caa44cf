"""From the text of a module to the module: what its body may hold, and what cannot stand together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.module.parse import parse
from eduapp.text.codes import CODES
from eduapp.text.prose import Text
from tests.marked import told, unmarked
from tests.module.texts import MODULE, TERMS, found, having, module_of, without


def swapped(written: str, instead: str) -> str:
    assert written in MODULE, written
    return MODULE.replace(written, instead, 1)


def test_a_module_without_slips_has_no_finding() -> None:
    assert found(MODULE) == []


def test_the_body_is_the_description_with_its_headings_and_references() -> None:
    module = module_of()
    (prose,) = module.description
    assert module.title == "Seeing it early"
    assert isinstance(prose, Text)
    assert prose.markdown == ("Four in ten are found late.[^E021]\n\n## Why now\n\nBecause it can be seen.[^own]")
    assert [(reference.id, reference.text) for reference in module.references] == [("own", "A. Author. A walk. 2026.")]


SLIPS = [
    ("listed-twice", swapped("- case: cases/spms/the-stairs", "- ▸case: cases/spms/the-mailbox")),
    ("listed-twice", swapped("handouts: [handouts/walk.md]", "handouts: [handouts/walk.md, ▸handouts/walk.md]")),
    ("listed-twice", swapped("credits:\n", "credits:\n  - {kind: AMA PRA Category 1 Credit, amount: 1}\n").replace(
        "- kind: AMA", "- ▸kind: AMA"
    )),
    ("listed-twice", swapped("name: B. Author", "▸name: A. Author")),
    ("listed-twice", swapped("id: why", "▸id: objectives")),
    ("dates", swapped("expires: 2028", "▸expires: 2026")),
    ("dates", swapped("name: A. Author", "▸name: A. Author").replace("2026-10-01", "2026-12-02")),
    ("dates", swapped("company: Pharma Ltd", "▸company: Pharma Ltd").replace("when: 2026-10-20", "when: 2026-10-21")),
    ("dates", swapped("company: Pharma Ltd", "▸company: Pharma Ltd").replace("when: 2026-10-20", "when: 2026-12-02")
        .replace("    since: 2026-10-20\n", "")),
    ("missing-key", without("accreditation").replace("credits:", "▸credits:")),
    ("unknown-competency", swapped("recognise:", "▸recognize:")),
    ("unknown-claim", swapped("[^E021]", "▸[^E99]")),
    ("unknown-footnote", swapped("[^E021]", "▸[^letter]")),
    ("unused-footnote", swapped("seen.[^own]", "seen.").replace("[^own]:", "▸[^own]:")),
    ("misplaced", MODULE + "\n▸- [Begin](#why-now)\n"),
    ("misplaced", MODULE + "\n▸- `score` recognise +1\n"),
    ("no-title", "▸" + swapped("# Seeing it early\n", "")),
    ("link", swapped("Four in ten", "Four in [ten](▸ten.md)")),
    ("picture", swapped("Four in ten", "▸![](media/then.webp) Four in ten")),
    ("unknown-variable", swapped("Four in ten", "▸{four} in ten")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "source"), SLIPS)
def test_one_slip_makes_one_finding_at_its_place(code: str, source: str) -> None:
    text, places = unmarked(source)
    findings = found(text)
    assert told(findings) == [(code, *places)]
    assert findings[0].severity == CODES[code].severity


@pytest.mark.parametrize("text", ["", "---\n---\n", "# A title\n", "---\n- a\n---\n", "---\nsummary: x", b"\xff\xfe"])
def test_what_is_no_module_at_all_is_told_and_never_raises(text: str | bytes) -> None:
    assert any(finding.severity == "error" for finding in found(text))


def test_dates_that_cannot_be_compared_are_told_once() -> None:
    assert [finding.code for finding in found(having("expires", "never", without("released")))] == [
        "missing-key",
        "bad-value",
    ]


LINES = MODULE.split("\n")
DAMAGE = st.sampled_from(
    ["", "- ", "  ", ": ", "'", "[", "{", "---", "\t", "&a *a", "!x", "# ", "9" * 400, "none", "2026-13-40"]
)


@given(st.integers(0, len(LINES) - 1), DAMAGE, st.booleans())
def test_whatever_is_damaged_ends_in_a_finding_or_a_module(at: int, damage: str, instead: bool) -> None:
    lines = [*LINES[:at], damage if instead else damage + LINES[at], *LINES[at + 1 :]]
    parsed = parse("\n".join(lines).encode(), "module.md", TERMS)
    has_errors = any(finding.severity == "error" for finding in parsed.findings)
    assert (parsed.module is None) == has_errors
    assert all(1 <= finding.line <= len(lines) + 1 for finding in parsed.findings)
