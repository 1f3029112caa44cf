"""Commands that are imported when they are asked for."""

import click
import pytest
from click.testing import CliRunner

from eduapp.cli import COMMANDS, main
from eduapp.cli.lazy import Commands, LazyGroup


@pytest.fixture
def group() -> LazyGroup:
    """One command is there, the other is not: whoever imports it fails."""
    return LazyGroup("small", places={"terms": "eduapp.cli.terms:terms", "nowhere": "eduapp.cli.nowhere:it"})


def test_every_command_is_where_the_table_says() -> None:
    for name in COMMANDS:
        command = main.commands[name]
        assert isinstance(command, click.Command)
        assert command.name == name


def test_a_command_is_not_imported_for_another(group: LazyGroup) -> None:
    result = CliRunner().invoke(group, ["terms", "--help"])
    assert result.exit_code == 0
    assert "competencies" in result.output
    with pytest.raises(ModuleNotFoundError):
        group.commands["nowhere"]


def test_a_name_that_is_in_no_table_is_no_command(group: LazyGroup) -> None:
    result = CliRunner().invoke(group, ["plai"])
    assert result.exit_code == 2
    assert "No such command 'plai'" in result.output


def test_commands_can_be_added_and_taken_away() -> None:
    commands = Commands({"terms": "eduapp.cli.terms:terms"})
    commands["more"] = click.Command("more")
    assert list(commands) == ["terms", "more"]
    assert len(commands) == 2
    del commands["terms"]
    del commands["more"]
    assert list(commands) == []
    with pytest.raises(KeyError):
        del commands["terms"]
