"""`eduapp award`: what was granted, and taking it back."""

from fractions import Fraction
from pathlib import Path

import pytest

from eduapp.actions import awards
from eduapp.web import ids
from eduapp.web.db import db
from tests.cli.desk import run
from tests.conftest import NOON
from tests.schooling import School


@pytest.fixture
def code(school: School, schooled_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The code of a credit of Alice, on the site which the command finds by its settings."""
    monkeypatch.setenv("EDUAPP_DATABASE_URL", schooled_url)
    monkeypatch.setenv("EDUAPP_DATA", str(tmp_path))
    monkeypatch.setenv("EDUAPP_SECRET_KEY", "long and not to be guessed")
    with school.app.test_request_context():
        assert run("award", "list").output == "Nothing was granted yet.\n"
        school.finish("Alice")
        study, id_ = school.study("Alice"), ids.new(NOON)
        awards.claim(db.session, id_, study, "CME credit", Fraction(5, 4), "Alice Liddell", now=NOON)
        db.session.commit()
    return ids.written(id_)


def test_a_line_says_to_whom_what_was_granted_and_whether_it_holds(code: str) -> None:
    line = f"{code}  Alice Liddell  walking  release 1  CME credit  1.25  2026-11-23"
    assert run("award", "list").output == f"{line}\n"
    done = run("award", "revoke", code, "--reason", "Somebody else\nplayed.")
    assert (done.exit_code, done.output) == (0, f"Revoked {code}: CME credit, Alice Liddell.\n")
    assert run("award", "list").output == f"{line}  revoked 2026-11-23: Somebody else played.\n"


@pytest.mark.parametrize(
    ("wrong", "reason", "told"),
    [
        ("", " ", "Say why it is revoked."),
        ("0000000000001", "Why", "There is no certificate with this address."),
        ("alice", "Why", "alice is no code."),
        ("7uuuuuuuuuuuu", "Why", "is no code."),
    ],
)
def test_what_cannot_be_revoked_is_told_and_stays(code: str, wrong: str, reason: str, told: str) -> None:
    done = run("award", "revoke", wrong or code, "--reason", reason)
    assert done.exit_code == 1
    assert told in done.output
    assert "revoked" not in run("award", "list").output


def test_what_is_revoked_is_not_revoked_again(code: str) -> None:
    run("award", "revoke", code, "--reason", "A slip.")
    done = run("award", "revoke", code, "--reason", "Another.")
    assert (done.exit_code, done.output) == (1, "Error: It was revoked already, and nothing was changed.\n")
