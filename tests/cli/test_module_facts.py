"""What `eduapp check` tells of a module, to people and to programs."""

import json
from pathlib import Path

import pytest

from eduapp.text.codes import CODES
from tests.cli.desk import run
from tests.module.small import CASE, MODULE

CREDITS = "provider: A university\naccreditation: It is good.\ncredits: [{kind: Credit, amount: 0.25}]\n---\n\n#"


@pytest.fixture
def module(desk: Path) -> Path:
    (desk / "visit.md").write_text(CASE, encoding="utf-8")
    (desk / "card.md").write_text("# A card\n", encoding="utf-8")
    path = desk / "module.md"
    path.write_text(MODULE.replace("cases/walk/", "").replace("---\n\n#", CREDITS), encoding="utf-8")
    return path


def test_programs_get_what_is_in_it(module: Path) -> None:
    (file,) = json.loads(run("check", "--json", "module.md").stdout)["files"]
    assert file["findings"] == []
    assert file["facts"] == {
        "contents": [{"kind": "case", "path": "visit.md", "title": "A short visit", "optional": False}],
        "minutes": 1.0,
        "credits": {"Credit": 0.25},
        "released": "2026-11-21",
        "expires": "2028-11-20",
    }


def test_people_read_what_is_to_be_done_and_what_it_earns(module: Path) -> None:
    assert run("check", "module.md").stdout.splitlines()[1:4] == [
        "  A short module: 1 required, 0 optional, 1 minute",
        "  1. case: A short visit",
        "  credits: 0.25 Credit; released 2026-11-21, expires 2028-11-20",
    ]


def test_what_is_wrong_in_a_module_ends_the_command_with_1(module: Path) -> None:
    module.write_text(module.read_text(encoding="utf-8").replace("provider: A university\n", ""), encoding="utf-8")
    result = run("check", "module.md")
    assert "Without a provider no credit can be given. [no-provider]" in result.stdout
    assert (result.exit_code, CODES["no-provider"].severity) == (1, "error")
