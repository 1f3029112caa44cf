"""`eduapp user`: people and roles, on the database of the site."""

from pathlib import Path

import pytest
from flask import Flask

from tests.cli.desk import run
from tests.conftest import NOON
from tests.lives import PASSWORD
from tests.web.account.doors import ALICE, account, person

ADD = ("user", "add", ALICE, "--name", "Alice", "--password-from-stdin")


@pytest.fixture
def there(app: Flask, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The site, which the command finds by its settings."""
    monkeypatch.setenv("EDUAPP_DATABASE_URL", database_url)
    monkeypatch.setenv("EDUAPP_DATA", str(tmp_path))
    monkeypatch.setenv("EDUAPP_SECRET_KEY", "long and not to be guessed")
    return app


def roles(app: Flask) -> str:
    return run("user", "list").output


def test_somebody_who_is_added_counts_as_verified(there: Flask) -> None:
    done = run(*ADD, "--role", "author", "--role", "operator", typed=PASSWORD + "\n")
    assert (done.exit_code, done.output) == (0, f"Added Alice <{ALICE}>, learner, author, operator.\n")
    alice = person(there)
    assert alice is not None
    assert alice.email_verified_at == NOON
    assert roles(there) == f"{ALICE}  Alice  author, operator\n"


def test_the_password_is_asked_for_twice_and_not_shown(there: Flask) -> None:
    done = run(*ADD[:-1], typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert done.exit_code == 0
    assert "Password" in done.output
    assert PASSWORD not in done.output


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        (("user", "add", "alice", "--name", "A", "--password-from-stdin"), PASSWORD, "does not look like an e-mail"),
        (("user", "add", ALICE, "--name", " ", "--password-from-stdin"), PASSWORD, "what to call you"),
        (ADD, "short", "at least 10 characters"),
        (ADD, "", "at least 10 characters"),
        (
            ("user", "grant", "nobody@example.org", "author"),
            "",
            "There is no account with the address nobody@example.org",
        ),
        (("user", "revoke", "nobody@example.org", "author"), "", "There is no account"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    there: Flask, arguments: tuple[str, ...], typed: str, told: str
) -> None:
    done = run(*arguments, typed=typed)
    assert done.exit_code == 1
    assert told in done.output
    assert "Nobody has an account yet" in run("user", "list").output


def test_an_address_is_added_once(there: Flask) -> None:
    account(there)
    done = run(*ADD, typed=PASSWORD)
    assert done.exit_code == 1
    assert "already" in done.output


def test_a_role_is_granted_and_taken_back(there: Flask) -> None:
    account(there)
    assert run("user", "grant", "Alice@example.org", "author").output == f"{ALICE} is author now.\n"
    assert run("user", "grant", ALICE, "author").output == f"{ALICE} is author already.\n"
    assert run("user", "grant", ALICE, "educator", "--scope", "c1").output == f"{ALICE} is educator for c1 now.\n"
    assert roles(there) == f"{ALICE}  Alice  author, educator for c1\n"
    assert run("user", "revoke", ALICE, "author").output == f"{ALICE} is no longer author.\n"
    assert roles(there) == f"{ALICE}  Alice  educator for c1\n"
    done = run("user", "revoke", ALICE, "author")
    assert (done.exit_code, done.output) == (1, f"Error: {ALICE} is not author, and nothing was changed.\n")


def test_an_address_that_nobody_proved_is_granted_nothing(there: Flask) -> None:
    account(there, verified=False)
    done = run("user", "grant", ALICE, "operator")
    assert done.exit_code == 1
    assert "is not verified yet" in done.output
    assert roles(there) == f"{ALICE} (not verified)  Alice  learner\n"


def test_a_role_that_does_not_exist_is_not_understood(there: Flask) -> None:
    done = run("user", "grant", ALICE, "king")
    assert done.exit_code == 2
    assert "educator" in done.output


def test_a_site_that_is_not_set_up_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EDUAPP_DATA", str(tmp_path))
    monkeypatch.delenv("EDUAPP_SECRET_KEY", raising=False)
    done = run("user", "list")
    assert done.exit_code == 1
    assert "EDUAPP_SECRET_KEY" in done.output
    monkeypatch.setenv("EDUAPP_SECRET_KEY", "long and not to be guessed")
    done = run("user", "list")
    assert done.exit_code == 1
    assert "The database cannot be used" in done.output
