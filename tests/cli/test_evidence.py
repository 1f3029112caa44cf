"""`eduapp evidence`: what documents rest on, and how much leans on it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from eduapp.cli import main
from tests.test_library_ledger import SCORED, case, read


def told(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["evidence", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = case("Now.[^E2][^own]", f"{SCORED}[^E2]\n    - `unsafe` He falls.[^E3]") + "\n[^own]: My notes.\n"
    read(tmp_path, visit=text)
    monkeypatch.chdir(tmp_path)
    return Path("visit.md")


def test_each_reference_is_told_with_what_leans_on_it(visit: Path) -> None:
    lines = [line.rstrip() for line in told(str(visit)).splitlines()]
    assert lines == [
        "E2  likely",
        "      It is so.",
        "      unsafe: visit.md#the-clinic",
        "      cited: visit.md#the-clinic",
        "",
        "E3  principle",
        "      It is so.",
        "      unsafe: visit.md#the-clinic",
        "",
        "own  in no list: a reference of the document's own",
        "      cited: visit.md#the-clinic",
        "",
        "3 references: 1 likely, 1 principle, 1 in no list.",
        "Without a verified claim or a principle: 0 scored, 0 unsafe.",
    ]


def test_what_comes_along_is_listed_with_date_region_and_review() -> None:
    output = told()
    assert "E026  verified · as of 2017 · international · review by 2028-11-22" in output
    assert "scored: cases/recognising-spms/the-mailbox.md#" in output
    assert "scored: quizzes/recognising-spms/before.md#" in output
    assert "0 unsafe." in output


def test_json_tells_every_act(visit: Path) -> None:
    data = json.loads(told(str(visit), "--json"))
    assert [entry["id"] for entry in data["references"]] == ["E2", "E3", "own"]
    assert data["references"][1] | {"uses": []} == {
        "id": "E3",
        "claim": "It is so.",
        "source": "A journal",
        "doi": None,
        "confidence": "principle",
        "as_of": None,
        "region": None,
        "review_by": None,
        "uses": [],
    }
    assert data["references"][1]["uses"] == [
        {"file": "visit.md", "where": "the-clinic", "act": "Measure", "scored": True, "unsafe": True}
    ]
    assert data["references"][2]["claim"] is None
    assert data["without_verified_or_principle"] == []


def test_a_folder_without_citations_says_so(tmp_path: Path) -> None:
    assert "Nothing is cited here." in told(str(tmp_path))
