"""From nothing to the tables of today, and back, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import inspect, text

from eduapp.store import Base, Revision
from eduapp.web.db import alembic, db
from tests.databases import KINDS, Templates, close, site


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path) -> Iterator[Flask]:
    app = site(templates.empty(request.param), tmp_path)
    yield app
    close(app)


def tables(app: Flask) -> set[str]:
    with app.app_context():
        return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def test_an_upgrade_makes_the_tables_that_the_models_mean(empty: Flask) -> None:
    with empty.app_context():
        alembic.upgrade()
        assert alembic.compare_metadata() == []
    assert tables(empty) == set(Base.metadata.tables)


def test_a_downgrade_to_nothing_leaves_no_table_and_an_upgrade_brings_them_back(empty: Flask) -> None:
    with empty.app_context():
        alembic.upgrade()
        alembic.downgrade("base")
    assert tables(empty) == set()
    with empty.app_context():
        alembic.upgrade()
        assert alembic.compare_metadata() == []


def test_an_upgrade_goes_through_every_step_there_and_back(empty: Flask) -> None:
    with empty.app_context():
        steps = [script.revision for script in alembic.script_directory.walk_revisions()]
    for _ in steps:
        with empty.app_context():
            alembic.upgrade(1)
    for _ in steps:
        with empty.app_context():
            alembic.downgrade(-1)
    assert steps
    assert tables(empty) == set()


def test_there_is_one_newest_revision(empty: Flask) -> None:
    """Two would mean that two changes were made side by side and neither knows the other."""
    with empty.app_context():
        assert len(alembic.heads()) == 1


FIRST = "1795636474"
HELD = """
INSERT INTO revision (id, hash, kind, key, module, title, files, terms, facts, proof, created_at)
VALUES (1, 'a', 'case', 'the-walk', 'walking', 'The walk', '{}', '{}', '{}', '', '2026-11-25 12:00:00')
"""


def test_an_upgrade_keeps_what_is_there(empty: Flask) -> None:
    with empty.app_context():
        alembic.upgrade(FIRST)
        with db.engine.begin() as connection:
            connection.execute(text(HELD))
        alembic.upgrade()
        row = db.session.get_one(Revision, 1)
        assert (row.title, row.bears) == ("The walk", None)
