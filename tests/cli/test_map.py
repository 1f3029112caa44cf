"""`eduapp map`: a case as a list, and as a picture."""

import builtins
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.cli.desk import SLIPS, STAIRS, piped, run


def test_without_a_file_to_write_the_case_is_listed(visit: Path) -> None:
    result = run("map", visit)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        "A short visit",
        "★ best path   ⚠ unsafe   ? ask   » on at once",
        "",
        "The clinic (#the-clinic)",
        "    ★ Order tests → The tests",
        "    ★? Ask about the year",
        "    ? Ask about the week",
        "    · Talk of what she told you → The talk",
        "    · Send her home → At home",
        "The tests (#the-tests)",
        "    ⚠ tick: Steroids",
        "    ? Read the letter first",
        "    ★ Do these → The talk",
        "The talk (#the-talk)",
        "    ? Look at her first",
        "    ★ Say it → On the stairs",
        "    · Say it → At home",
        "On the stairs (#on-the-stairs)  ✔✔ ending: best",
        "At home (#at-home)  – ending: poor",
    ]


def test_with_a_file_to_write_the_case_is_drawn(visit: Path) -> None:
    result = run("map", visit, "-o", "map.svg")
    assert result.exit_code == 0
    assert result.stdout == "Wrote map.svg.\n"
    picture = ElementTree.parse("map.svg").getroot()
    assert picture.tag.endswith("svg")
    assert "Order tests" in "".join(picture.itertext())


def test_what_graphviz_says_about_fonts_is_not_passed_on(visit: Path) -> None:
    odd = visit.parent / "fonts.conf"
    odd.write_text("<fontconfig><odd/></fontconfig>")
    done = piped("map", visit, "-o", visit.parent / "map.svg", FONTCONFIG_FILE=str(odd))
    assert done.returncode == 0
    assert done.stderr == ""


def test_a_picture_is_an_svg(visit: Path) -> None:
    result = run("map", visit, "-o", "map.png")
    assert result.exit_code == 2
    assert "The picture is an SVG" in result.stderr


def test_a_picture_that_cannot_be_written_exits_1(visit: Path) -> None:
    result = run("map", visit, "-o", "nowhere/map.svg")
    assert result.exit_code == 1
    assert result.stderr == "nowhere/map.svg cannot be written: No such file or directory.\n"


def test_without_graphviz_the_list_is_still_there(visit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    importing = builtins.__import__

    def hide(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pygraphviz":
            raise ModuleNotFoundError(name)
        return importing(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", hide)
    monkeypatch.delitem(sys.modules, "pygraphviz", raising=False)
    result = run("map", visit, "-o", "map.svg")
    assert result.exit_code == 1
    assert result.stderr == "Drawing needs Graphviz: install it with pip install 'eduapp[maps]'.\n"
    assert not (visit.parent / "map.svg").exists()
    assert run("map", visit).exit_code == 0


def test_a_case_whose_structure_is_not_clean_has_no_map(desk: Path) -> None:
    (desk / "slips.md").write_text(SLIPS)
    result = run("map", "slips.md")
    assert result.exit_code == 1
    assert "[broken-link]" in result.stderr


def test_a_shipped_case_is_mapped_by_its_name(desk: Path) -> None:
    assert "The mailbox got farther away" in run("map", "the-mailbox").stdout


def test_a_case_in_which_plays_go_wrong_has_a_map(desk: Path) -> None:
    (desk / "lost.md").write_text(STAIRS + "\n## A lost scene\n\n- `end` poor\n")
    assert "A lost scene (#a-lost-scene)  – ending: poor  (no play comes here)" in run("map", "lost.md").stdout
