"""The lists of competencies and claims beside the cases."""

from datetime import date

import pytest

from eduapp.text.finding import Place
from eduapp.text.terms import Claim, Competency, read_claims, read_competencies
from tests.marked import told, unmarked

COMPETENCIES = """\
recognise:
  name: Recognising progression
  does: asks what has changed
  frameworks:
    - name: CanMEDS
      code: ME
      label: Medical Expert
      source: the text
      verified: true
listen:
  name: Listening
  does: hears the rest
"""
CLAIM = "E021:\n  claim: A walk\n  source: Author A. 2020\n  confidence: verified\n"


def test_competencies_have_a_name_a_sentence_and_frameworks() -> None:
    competencies, findings = read_competencies(COMPETENCIES.encode(), "competencies.yaml")
    assert findings == ()
    assert list(competencies) == ["recognise", "listen"]
    assert isinstance(competencies["listen"], Competency)
    assert competencies["recognise"].frameworks[0].label == "Medical Expert"
    assert competencies["listen"].frameworks == []


def test_claims_have_a_source_and_a_confidence_and_maybe_more() -> None:
    more = "  doi: 10.1000/x\n  as_of: 2024\n  region: EU\n  review_by: 2027-01-31\n"
    claims, findings = read_claims((CLAIM + more).encode(), "evidence.yaml")
    assert findings == ()
    assert claims == {
        "E021": Claim(
            claim="A walk",
            source="Author A. 2020",
            confidence="verified",
            doi="10.1000/x",
            as_of="2024",
            region="EU",
            review_by=date(2027, 1, 31),
        )
    }


def test_a_list_of_entries_with_ids_is_read_alike() -> None:
    listed = "- id: E021\n  claim: A walk\n  source: Author A. 2020\n  confidence: verified\n"
    assert read_claims(listed.encode(), "x") == read_claims(CLAIM.encode(), "x")


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("yaml", "▸"),
        ("yaml", "▸- E021"),
        ("yaml", "▸Claims"),
        ("yaml", "E021:\n  claim: a▸: b"),
        ("missing-key", "▸" + CLAIM.replace("  source: Author A. 2020\n", "")),
        ("unknown-key", CLAIM + "  ▸weight: 3\n"),
        ("unknown-key", CLAIM.replace("source", "▸sauce")),
        ("bad-value", CLAIM.replace("verified", "▸certain")),
        ("bad-value", CLAIM.replace("A walk", "▸''")),
        ("bad-value", CLAIM + "  review_by: ▸soon\n"),
        ("bad-value", CLAIM + "  as_of: ▸true\n"),
        ("bad-value", "▸E021:\n"),
        ("bad-value", "▸E021: A walk\n"),
        ("duplicate-key", CLAIM + f"▸{CLAIM}"),
        ("yaml-anchor", CLAIM.replace("A walk", "▸&a A walk")),
        ("control-character", CLAIM.replace("A walk", '▸"\\x07"')),
    ],
)
def test_a_slip_in_the_claims_is_told_once(code: str, source: str) -> None:
    text, places = unmarked(source)
    claims, findings = read_claims(text.encode(), "evidence.yaml")
    assert told(findings) == [(code, *places)]
    assert code == "duplicate-key" or "E021" not in claims or code == "unknown-key"


def test_a_slip_in_a_list_is_told_at_its_line() -> None:
    entry = "- id: {}\n  claim: A walk\n  source: Author A.\n  confidence: {}\n"
    text = entry.format("E1", "sure") + entry.format("E2", "likely") + entry.format("E2", "likely")
    claims, findings = read_claims(text.encode(), "evidence.yaml")
    assert told(findings) == [("bad-value", Place(4, 15)), ("duplicate-key", Place(9, 3))]
    assert list(claims) == ["E2"]


def test_one_slip_leaves_the_other_entries_whole() -> None:
    text = COMPETENCIES.replace("  does: hears the rest\n", "").replace("label: Medical Expert", "label: ▸''")
    bare, places = unmarked(text)
    competencies, findings = read_competencies(bare.encode(), "competencies.yaml")
    assert told(findings) == [("bad-value", *places), ("missing-key", Place(10))]
    assert competencies == {}
