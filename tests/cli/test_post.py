"""Mails as flask-mailman carries them away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from eduapp.cli.post import Mailman
from tests.databases import Templates, close, site


@pytest.fixture
def app(templates: Templates, tmp_path: Path) -> Iterator[Flask]:
    with templates.copy("sqlite") as url:
        made = site(url, tmp_path, MAIL_BACKEND="file", MAIL_DEFAULT_SENDER="eduapp@example.org")
        with made.app_context():
            yield made
        close(made)


def written(tmp_path: Path) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in (tmp_path / "mail").iterdir()]


def test_each_mail_is_a_file_of_its_own(app: Flask, tmp_path: Path) -> None:
    post = Mailman(app)
    post.send("alice@example.org", "One", "A link: https://example.org/1")
    post.send("bob@example.org", "Two", "Grüße")
    one, two = sorted(written(tmp_path), key=lambda mail: "bob@" in mail)
    assert "Subject: One" in one
    assert "From: eduapp@example.org" in one
    assert "To: alice@example.org" in one
    assert "A link: https://example.org/1" in one
    assert "Grüße" in two


def test_nobody_can_add_a_header_by_a_subject_of_two_lines(app: Flask, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="newlines"):
        Mailman(app).send("alice@example.org", "One\nBcc: mallory@example.org", "")
    assert not (tmp_path / "mail").exists()


def test_only_a_mail_that_can_be_unsubscribed_from_says_so(app: Flask, tmp_path: Path) -> None:
    post = Mailman(app)
    post.send("alice@example.org", "One", "A link.")
    post.send("bob@example.org", "Two", "A reminder.", "https://example.org/stop/token")
    one, two = sorted(written(tmp_path), key=lambda mail: "bob@" in mail)
    assert "List-Unsubscribe" not in one
    assert "List-Unsubscribe: <https://example.org/stop/token>" in two
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in two
