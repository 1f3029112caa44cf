"""The ledger joins what documents lean on with what is known of it."""

from datetime import date
from pathlib import Path

import pytest

from eduapp.library import read_document
from eduapp.library.ledger import Ledger, ledger

EVIDENCE = "\n".join(
    f"{id_}:\n  claim: It is so.\n  source: A journal\n  confidence: {confidence}"
    for id_, confidence in (("E1", "verified"), ("E2", "likely"), ("E3", "principle"))
)
FRONT = (
    "---\nsummary: A visit.\nminutes: 1\nauthors: [Test]\nreviewed: 2026-11-20\nobjectives:\n  - see: Look\n---\n\n"
    "# A visit\n\n## The clinic\n\n"
)


def case(prose: str, effects: str) -> str:
    return f"{FRONT}{prose}\n\n- [Measure](#home)\n{effects}\n\n## Home\n\n- `end` good\n"


def read(folder: Path, **texts: str) -> Ledger:
    (folder / "evidence.yaml").write_text(EVIDENCE)
    (folder / "competencies.yaml").write_text("see:\n  name: See\n  does: Sees a change.\n")
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text)
    return ledger(read_document(folder / f"{name}.md", date(2026, 11, 22), play=False) for name in texts)


SCORED = "    - `score` see +1\n    - `feedback` Good."


@pytest.mark.parametrize(
    ("prose", "effects", "is_weak"),
    [
        ("Now.", f"{SCORED}[^E1]", False),
        ("Now.", f"{SCORED}[^E3]", False),
        ("Now.", f"{SCORED}[^E2]", True),
        ("Now.[^E1]", f"{SCORED}[^E2]", False),
        ("Now.[^E2]", SCORED, True),
        ("Now.", "    - `feedback` Good.[^E2]", False),
        ("Now.", "    - `unsafe` He falls.[^E2]", True),
    ],
)
def test_what_is_scored_or_unsafe_is_weak_without_a_claim_that_may_be_scored(
    tmp_path: Path, prose: str, effects: str, is_weak: bool
) -> None:
    assert bool(read(tmp_path, visit=case(prose, effects)).weak) == is_weak


def test_a_claim_is_one_entry_and_a_reference_of_ones_own_one_for_each_document(tmp_path: Path) -> None:
    own = case("Now.[^E1][^own]", SCORED) + "\n[^own]: My notes.\n"
    found = read(tmp_path, one=own, two=own)
    told = [(entry.id, bool(entry.claim), [use.path.stem for use in entry.uses]) for entry in found.entries]
    assert told == [("E1", True, ["one", "two"]), ("own", False, ["one"]), ("own", False, ["two"])]


def test_a_document_with_errors_of_structure_is_told_as_a_whole(tmp_path: Path) -> None:
    found = read(tmp_path, broken=case("Now.[^E1]", SCORED).replace("#home", "#nowhere"))
    assert [(entry.id, use.leaning.where) for entry in found.entries for use in entry.uses] == [("E1", "")]
