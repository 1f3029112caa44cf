"""`eduapp diff`: what has changed, in a terminal and for programs."""

import json
from pathlib import Path

import pytest

from tests.cli.desk import STAIRS, run


@pytest.fixture
def files(desk: Path) -> tuple[Path, Path]:
    old, new = desk / "old.md", desk / "new.md"
    old.write_text(STAIRS)
    new.write_text(
        STAIRS.replace("recognise +2", "recognise +1")
        .replace("[See him in a year]", "[See him again in a year]")
        .replace("    - `score` recognise -1\n", "    - `score` recognise -1\n    - `unsafe` Nobody measured.\n")
    )
    return old, new


def test_what_changes_scores_is_told_before_words(files: tuple[Path, Path]) -> None:
    done = run("diff", *files)
    assert done.exit_code == 0
    assert [line.rstrip() for line in done.output.splitlines()] == [
        "new.md  Forty-two stairs",
        "",
        "Scores",
        "  At the desk (#at-the-desk)",
        "    · “Time his walk” scores differently in recognise.",
        "      [-+2-] {++1+}",
        "    ! “See him again in a year” is now unsafe.",
        "      {+Nobody measured.+}",
        "",
        "Words",
        "  At the desk (#at-the-desk)",
        "    · The choice “See him again in a year” reads differently.",
        "      See him {+again+} in a year",
        "",
    ]


def test_json_tells_every_difference(files: tuple[Path, Path]) -> None:
    data = json.loads(run("diff", *files, "--json").output)
    (document,) = data["documents"]
    assert (document["path"], document["kind"], document["state"]) == ("new.md", "case", "changed")
    assert document["differences"][0] == {
        "kind": "points-changed",
        "weight": "scores",
        "safety": False,
        "where": "at-the-desk",
        "heading": "At the desk",
        "act": "Time his walk",
        "sentence": "“Time his walk” scores differently in recognise.",
        "before": "+2",
        "after": "+1",
    }
    assert data["unread"] == []


def test_what_is_the_same_says_so(files: tuple[Path, Path]) -> None:
    assert run("diff", files[0], files[0]).output == "Nothing has changed.\n"


def test_a_file_with_errors_is_named_with_its_line_and_ends_with_1(files: tuple[Path, Path]) -> None:
    files[1].write_text(STAIRS.replace("(#on-the-stairs)", "(#on-the-stair)", 1))
    done = run("diff", *files)
    assert done.exit_code == 1
    assert "new.md was not compared, line 16: No scene has the id" in " ".join(done.output.split())


def test_a_file_and_a_folder_are_not_compared(files: tuple[Path, Path]) -> None:
    done = run("diff", files[0], files[0].parent)
    assert done.exit_code == 2
    assert "Name two files or two folders." in done.output
