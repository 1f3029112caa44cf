"""The first page, and a sign of life."""

from flask import Flask

from tests.browse import Browser


def test_the_first_page_is_the_catalogue(app: Flask) -> None:
    browser = Browser(app)
    assert browser.get("/").status_code == 200
    assert browser.last == "/learn/"


def test_a_site_says_that_it_is_well(app: Flask) -> None:
    assert Browser(app).get("/health").json == {"well": True}


def test_an_unknown_address_is_a_plain_page(app: Flask) -> None:
    browser = Browser(app)
    assert browser.get("/nowhere").status_code == 404
    assert "There is nothing here" in browser.text
