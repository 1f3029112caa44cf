"""Light or dark, by a cookie of the browser."""

import pytest
from flask import Flask

from tests.browse import Browser


def test_what_is_chosen_holds_for_every_page_and_can_be_taken_back(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/account/theme")
    assert "data-bs-theme" not in browser.page.text
    assert 'value="system" checked' in browser.page.text
    browser.post("/account/theme", {"theme": "dark"})
    assert '<html lang="en" data-bs-theme="dark">' in browser.page.text
    assert 'value="dark" checked' in browser.page.text
    browser.post("/account/theme", {"theme": "system"})
    assert "data-bs-theme" not in browser.get("/learn/").text


@pytest.mark.parametrize("theme", ["", "pink", "dark\x00", "d" * 10_000])
def test_a_theme_that_is_none_is_refused(app: Flask, theme: str) -> None:
    browser = Browser(app)
    browser.get("/account/theme")
    assert browser.post("/account/theme", {"theme": theme}).status_code == 400
    assert browser.client.get_cookie("theme") is None
