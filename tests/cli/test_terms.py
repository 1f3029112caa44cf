"""`eduapp terms`: what a case may name."""

from pathlib import Path

from click.testing import CliRunner

from eduapp.cli import main


def told(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["terms", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_lists_that_come_along_hold_where_there_are_none(tmp_path: Path) -> None:
    output = told("--for", str(tmp_path / "case.md"))
    assert "recognise" in output
    assert "E026" in output
    assert "verified)" in output


def test_a_word_narrows_the_list(tmp_path: Path) -> None:
    output = told("infection", "--for", str(tmp_path / "case.md"))
    assert "E123" in output
    assert "E026" not in output


def test_the_lists_beside_the_case_come_first(tmp_path: Path) -> None:
    (tmp_path / "competencies.yaml").write_text("dose:\n  name: Dose\n  does: Doses well.\n")
    output = told("--for", str(tmp_path / "case.md"))
    assert "dose  Dose: Doses well." in output
    assert "recognise  " not in output


def test_a_word_that_nothing_holds_is_said_so(tmp_path: Path) -> None:
    assert "Nothing holds the word “qwertz”." in told("qwertz", "--for", str(tmp_path / "case.md"))


def test_text_of_the_lists_is_never_read_as_markup(tmp_path: Path) -> None:
    (tmp_path / "competencies.yaml").write_text('dose:\n  name: "[bold]Dose[/bold]"\n  does: "[link=x]y"\n')
    assert "[bold]Dose[/bold]: [link=x]y" in told("--for", str(tmp_path / "case.md"))
