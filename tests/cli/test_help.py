"""What each command says of itself."""

import re

import click
import pytest
from click.testing import CliRunner

from eduapp.cli import main
from tests.cli.desk import piped

COMMANDS = ["", *main.commands, "new case", "user add", "user grant", "user revoke", "user list"]
JARGON = re.compile(
    r"(?<![-.\w])(stdin|stdout|stderr|regex|parse[rd]?|schema|boolean|string|flag|callback|repository|directory|recursive|"
    r"node|graph|state|traceback|exception|null|argument|parameter|glob|UTF-8|YAML|slug|AST)s?\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_80_columns_and_is_free_of_jargon(command: str) -> None:
    done = CliRunner().invoke(main, [*command.split(), "--help"], prog_name="eduapp")
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Usage: eduapp {command}".rstrip())
    assert [line for line in done.stdout.splitlines() if len(line) > 80] == []
    assert JARGON.findall(done.stdout) == []


def test_every_option_and_command_says_what_it_does() -> None:
    for name, command in main.commands.items():
        assert command.help, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, (name, parameter.name)


def test_without_a_command_the_help_is_shown() -> None:
    assert "eduapp play the-mailbox" in piped().stderr + piped().stdout


def test_a_command_that_does_not_exist_exits_2() -> None:
    assert piped("plai").returncode == 2


def test_the_version_is_told() -> None:
    assert re.search(r"\d+\.\d+", piped("--version").stdout)
