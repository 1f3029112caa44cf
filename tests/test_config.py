"""The settings, and what the environment makes of them."""

from pathlib import Path
from typing import Any

import pytest

from eduapp.app import DEVELOPMENT_KEY, create_app, database_url
from eduapp.places import shipped
from eduapp.web.db import db
from eduapp.web.settings import Unsafe, read

SETTINGS = read(shipped("config.py"), {})
# For each kind of setting a text that the environment holds, and what is made of it.
BY_KIND: dict[type, tuple[str, Any]] = {
    str: ("12345", "12345"),
    type(None): ("0123", "0123"),
    int: ("7", 7),
    bool: ("True", True),
    list: ("it, de", ["it", "de"]),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_can_be_set_in_the_environment(name: str) -> None:
    text, value = BY_KIND[type(SETTINGS[name])]
    assert read(shipped("config.py"), {f"EDUAPP_{name}": text}) == SETTINGS | {name: value}


def test_the_application_reads_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EDUAPP_SECRET_KEY", "5" * 40)
    monkeypatch.setenv("EDUAPP_ORGANISATION", "A hospital")
    monkeypatch.setenv("EDUAPP_DATA", str(tmp_path))
    app = create_app({"ORGANISATION": "Another"})
    assert app.config["SECRET_KEY"] == "5" * 40
    assert app.config["ORGANISATION"] == "Another"
    assert create_app().config["ORGANISATION"] == "A hospital"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("PORT", "http", "EDUAPP_PORT is a whole number, and not “http”."),
        ("WORKERS", "-1", "EDUAPP_WORKERS is a whole number, and not “-1”."),
        ("MAIL_USE_TLS", "perhaps", "EDUAPP_MAIL_USE_TLS is either true or false, and not “perhaps”."),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_with_its_name(name: str, text: str, sentence: str) -> None:
    with pytest.raises(Unsafe, match=f"^{sentence}$"):
        read(shipped("config.py"), {f"EDUAPP_{name}": text})


@pytest.mark.parametrize(
    ("text", "meant"), [("true", True), ("YES", True), ("1", True), ("False", False), ("no", False), ("", False)]
)
def test_yes_and_no_are_understood(text: str, meant: bool) -> None:
    assert read(shipped("config.py"), {"EDUAPP_MAIL_USE_SSL": text})["MAIL_USE_SSL"] is meant


def test_what_is_no_setting_is_not_read() -> None:
    assert read(shipped("config.py"), {"EDUAPP_TESTING": "true", "PORT": "1"}) == SETTINGS


def test_the_database_may_be_named_without_the_prefix_as_hosts_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = {"TESTING": True, "DATA": str(tmp_path)}
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/plain.db")
    assert create_app(own).config["DATABASE_URL"] == f"sqlite:///{tmp_path}/plain.db"
    monkeypatch.setenv("EDUAPP_DATABASE_URL", f"sqlite:///{tmp_path}/prefixed.db")
    app = create_app(own)
    with app.app_context():
        assert db.engine.url.database == f"{tmp_path}/prefixed.db"


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("", "sqlite:////srv/eduapp.db"),
        ("postgres://a:b@host/name", "postgresql+psycopg://a:b@host/name"),
        ("postgresql://a@host/name", "postgresql+psycopg://a@host/name"),
        ("postgresql+psycopg://a@host/name", "postgresql+psycopg://a@host/name"),
        ("sqlite:////x/y.db", "sqlite:////x/y.db"),
    ],
)
def test_the_database_is_spoken_to_with_the_driver_that_is_installed(told: str, meant: str) -> None:
    assert database_url(told, Path("/srv")) == meant


@pytest.mark.parametrize("key", [DEVELOPMENT_KEY, "", "fifteen letters"])
def test_the_key_of_development_and_a_short_one_are_refused(
    key: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert SETTINGS["SECRET_KEY"] == DEVELOPMENT_KEY
    monkeypatch.setenv("EDUAPP_SECRET_KEY", key)
    with pytest.raises(Unsafe, match="Set EDUAPP_SECRET_KEY"):
        create_app({"DATA": str(tmp_path / "data")})
    assert not (tmp_path / "data").exists()


def test_the_data_folder_is_made_and_known_by_its_whole_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    app = create_app({"TESTING": True, "DATA": "some/where"})
    assert app.config["DATA"] == str(tmp_path / "some/where")
    assert app.config["MAIL_FILE_PATH"] == str(tmp_path / "some/where/mail")
    assert (tmp_path / "some/where").is_dir()
