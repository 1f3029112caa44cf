"""Nothing that can be sent to the pages about oneself breaks them."""

import pytest
from flask import Flask

from tests.browse import Browser
from tests.web.account.doors import account, log_in

FIELDS = ("name", "email", "password", "present", "next", "kept_words", "kept_ticks", "theme")
PAGES = [
    "sign-up",
    "log-in",
    "log-out",
    "log-out-elsewhere",
    "forgotten",
    "reset/x.y",
    "verify/x.y",
    "verify-again",
    "change-password",
    "theme",
    "privacy",
    "data",
    "delete",
    "",
]
VALUES = [
    "",
    "\x00",
    "a\x00@b.example",
    "\u202eevil",
    "😀" * 5000,
    "x" * 150_000,
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "%s %(x)s {{ 7 * 7 }}",
    "-1,99999999999999999999,1e9,١",
    "\r\nSet-Cookie: a=b",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("inside", [False, True], ids=["outside", "inside"])
def test_hostile_fields_are_answered_plainly(app: Flask, page: str, inside: bool) -> None:
    account(app)
    for value in VALUES:
        browser = Browser(app)
        if inside:
            log_in(browser)
        browser.get("/account/log-in" if not inside else "/account/change-password")
        filled = {name: value for name in FIELDS} if len(value) < 20_000 else {"name": "", "email": value}
        statuses = [
            browser.send(f"/account/{page}", filled).status_code,
            browser.client.get(f"/account/{page}", query_string={"next": value[:2000]}).status_code,
        ]
        assert max(statuses) < 500, (value[:20], statuses)


def test_too_much_at_once_is_a_page(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/account/log-in")
    assert browser.post("/account/log-in", {"email": "x" * 300_000}).status_code == 413


def test_what_is_typed_is_shown_as_text(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/account/sign-up")
    browser.post("/account/sign-up", {"name": "<script>1</script>", "email": '"><b>', "password": "x"})
    assert "<script>1" not in browser.page.text
    assert '"><b>' not in browser.page.text
