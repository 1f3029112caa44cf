"""A database that goes away and comes back while the site is served."""

import pytest
from sqlalchemy import text

from eduapp.web.db import db
from tests.stage import MEASURE, Stage, page_of, send


@pytest.mark.parametrize("stocked_url", ["postgresql"], indirect=True)
def test_after_a_restart_of_the_database_one_page_says_so_and_the_next_one_is_there(stage: Stage) -> None:
    with stage.app.app_context():
        page = page_of(stage.played("Alice", MEASURE))
    browser = stage.browser("Alice")
    browser.get(page)
    with stage.app.app_context(), db.engine.connect() as connection:
        others = "pid <> pg_backend_pid() AND datname = current_database()"
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))
    assert browser.get(page).status_code == 500
    assert "Nothing that you had decided is lost." in browser.text
    assert browser.get(page).status_code == 200
    assert send(browser, page, 1, 0, tick=[0]).status_code == 303
