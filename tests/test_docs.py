"""What the docs show is what the program does, and nothing that the format has is missing from them."""

import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from eduapp.case.front import KEYS
from eduapp.case.keywords import KEYWORDS
from eduapp.cli import clock, main
from eduapp.module import front as module
from eduapp.places import shipped
from eduapp.quiz.front import KEYS as QUIZ_KEYS
from eduapp.quiz.keywords import KEYWORDS as QUIZ_KEYWORDS
from eduapp.text.codes import CODES
from eduapp.text.front import COMMON_KEYS
from eduapp.text.read_prose import KINDS
from eduapp.web.settings import read

ROOT = Path(__file__).parent.parent
AUTHORS = (ROOT / "docs" / "authors.md").read_text(encoding="utf-8")
OPERATORS = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
ORGANISERS = (ROOT / "docs" / "organisers.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(\w+)(?: (\S+))?\n(.*?)```", re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, on the day on which the docs were written, at a terminal 100 columns wide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))
    return tmp_path


def run(command: str) -> str:
    program, *arguments = shlex.split(command)
    assert program == "eduapp", command
    return CliRunner().invoke(main, arguments).output


def plain(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("document", [AUTHORS, README], ids=["authors", "readme"])
def test_every_command_in_the_docs_prints_what_they_show(document: str, desk: Path) -> None:
    shown = 0
    for kind, name, body in BLOCK.findall(document):
        if kind == "markdown" and name:
            (desk / name).write_text(body, encoding="utf-8")
        if kind != "console":
            continue
        for command, output in re.findall(r"^\$ (eduapp .*)\n((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
            expected, printed = plain(output), plain(run(command))
            if expected and expected[-1] == "…":
                expected, printed = expected[:-1], printed[: len(expected) - 1]
            assert printed == expected, command
            shown += 1
    assert shown >= 2


def test_every_finding_is_in_the_guide_with_what_it_means() -> None:
    for code, (severity, means) in CODES.items():
        row = f"| `{code}` | {means} |"
        assert row in AUTHORS, code
        errors, warnings = AUTHORS.split("Errors:\n")[1].split("Warnings:\n")
        assert row in (errors if severity == "error" else warnings), code


def test_every_keyword_key_and_block_is_in_the_guide() -> None:
    for word in (*KEYWORDS, *KEYS):
        assert f"| `{word}`" in AUTHORS, word
    assert {*QUIZ_KEYWORDS} == _rows("### Keywords of a quiz")
    assert {*QUIZ_KEYS} - {*COMMON_KEYS} == _rows("### Front matter of a quiz")
    for kind in KINDS:
        assert f"`::: {kind} " in AUTHORS, kind


def _rows(heading: str) -> set[str]:
    """The words that the table of a section explains."""
    section = AUTHORS.split(f"{heading}\n")[1].split("\n#")[0]
    return set(re.findall(r"^\| `([a-z_]+)`", section, re.MULTILINE))


def test_every_key_of_a_module_is_in_its_section() -> None:
    table = AUTHORS.split("\n## A module\n")[1].split("\n## Reference\n")[0]
    rows = "".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| `"))
    for key in module.KEYS:
        assert f"`{key}`" in rows, key
    for key in module.WITHIN:
        assert f"`{key}`" in table, key


def commands(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Each command that does something, by its whole name."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield above + name, command


def test_every_command_is_in_a_guide_with_its_options() -> None:
    found = dict(commands(main))
    assert {"check", "new case"} <= set(found)
    for name, command in found.items():
        told = [guide for guide in (AUTHORS, OPERATORS, ORGANISERS) if f"- `eduapp {name}" in guide]
        assert told, name
        for option in command.params:
            if option.opts[0].startswith("--"):
                assert option.opts[0] in told[0], (name, option.opts)


def test_the_guide_for_operators_has_every_setting_and_no_other() -> None:
    table = OPERATORS.split("## Settings")[1].split("## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [
        line.split(" =")[0]
        for line in shipped("config.py").read_text("utf-8").splitlines()
        if re.match(r"[A-Z_]+ =", line)
    ]


def test_what_holds_if_a_setting_is_not_set_is_so() -> None:
    shown = dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", OPERATORS, re.MULTILINE))
    known = read(shipped("config.py"), {})
    assert len(shown) > 15
    for name, default in shown.items():
        assert read(shipped("config.py"), {f"EDUAPP_{name}": default}) == known, name


def test_every_link_in_the_docs_leads_somewhere() -> None:
    for document in (ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")):
        prose = BLOCK.sub("", document.read_text(encoding="utf-8"))
        for target in re.findall(r"(?<!`)\]\(([^)#]+)\)", re.sub(r"`[^`]*`", "", prose)):
            if not target.startswith(("http", "mailto")):
                assert (document.parent / target).exists(), f"{document.name}: {target}"
