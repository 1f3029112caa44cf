"""What tests of pages share."""

import flask_babel
import pytest

from tests.web.foreign import Pseudo, extracted


@pytest.fixture(scope="session")
def catalogue() -> set[str]:
    """Every sentence that translators would be given."""
    return extracted()


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch, catalogue: set[str]) -> None:
    monkeypatch.setattr(flask_babel.Domain, "get_translations", lambda domain: Pseudo(catalogue))
    monkeypatch.setattr(flask_babel, "get_translations", lambda: Pseudo(catalogue))
