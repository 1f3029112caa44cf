"""Whatever a person can send is answered with a page, and never with a 500."""

import re
from collections import deque
from collections.abc import Iterator
from io import BytesIO
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder, TestResponse

from eduapp.actions import passwords, problems
from eduapp.store import Person
from eduapp.web.db import db
from tests.browse import Browser
from tests.cohorting import monday
from tests.conftest import Clock
from tests.stage import AGE, GOOD_WAY, MEASURE, ROUND, Stage, page_of
from tests.web.crawl import URL_ENCODED, Fields, Form, Page, encoded, is_here, raw, spoilt
from tests.web.odd import BODIES, COOKIES, HEADERS, PATHS, VALUES

# Everybody on one kind of database, with so many hostile values a field; fewer of both on the other.
WHO = [
    *(("sqlite", name, 7) for name in (None, "Gus", "Alice", "Carol")),
    *(("postgresql", name, 3) for name in ("Gus", "Carol")),
    *((kind, "Bob", 2) for kind in ("sqlite", "postgresql")),
]
MOST_PAGES = 120
_ID = re.compile(r"/[0-7][0-9a-hjkmnp-tv-z]{12}/")
DOORS = ("/account/log-in", "/account/sign-up", "/account/forgotten")
GOODBYES = ("/account/delete", "/account/log-out")

pytestmark = pytest.mark.usefixtures("quick_passwords")


class Crawler:
    """Somebody who follows every link and sends every form, first as it is meant, then spoilt."""

    def __init__(self, stage: Stage, name: str | None, time: Clock, tries: int) -> None:
        self.stage, self.name, self.time, self.tries = stage, name, time, tries
        self.lots = Random(f"{name}")
        self.browser: Browser = stage.browser(name)
        self.wrong: list[str] = []
        self.sent = 0
        self.statuses: set[int] = set()
        self.forms: dict[object, Form] = {}
        self.addresses: dict[str, str] = {}

    def look(self, answer: TestResponse, what: object) -> TestResponse:
        self.sent += 1
        self.statuses.add(answer.status_code)
        if answer.status_code >= 500:
            self.wrong.append(f"{answer.status_code} for {self.name}: {str(what)[:300]}")
        return answer

    def open(self, method: str, address: str, what: object = "", **more: Any) -> TestResponse:
        split = urlsplit(address)
        if split.path in DOORS:
            self.time.pass_(minutes=4)  # or nothing but the throttle would answer
        where = f"{split.path}?{split.query}" if split.query else split.path
        return self.look(self.browser.client.open(where, method=method, buffered=True, **more), (method, where, what))

    def crawl(self) -> None:
        """Everything that can be come by from the first page."""
        waiting, known = deque(["/", "/account/sign-up", "/account/forgotten", "/learn/cases/the-walk"]), set[str]()
        while waiting and len(known) < MOST_PAGES:
            address = waiting.popleft()
            shape = _ID.sub("/~/", urlsplit(address).path)
            if not is_here(address) or address in known:
                continue
            known.add(address)
            self.addresses.setdefault(shape, address)
            answer = self.open("GET", address)
            if answer.location:
                waiting.append(answer.location)
            elif answer.mimetype == "text/html":
                page = Page(address, answer.text)
                waiting.extend(page.links)
                waiting.extend(self.send_all(page))

    def send_all(self, page: Page) -> Iterator[str]:
        """Send each form of a new shape as it is meant, and say where that led."""
        for form in page.forms:
            shape = form.method, _ID.sub("/~/", form.action), form.names
            if shape in self.forms:
                continue
            self.forms[shape] = form
            if urlsplit(form.action).path in GOODBYES:
                continue
            answer = self.send(form, form.fields)
            if answer.location:
                yield answer.location
            yield page.address

    def send(self, form: Form, fields: Fields) -> TestResponse:
        return self.open(form.method, form.action, fields, data=encoded(fields), content_type=URL_ENCODED)

    def spoil(self) -> None:
        for form in sorted(self.forms.values(), key=lambda form: urlsplit(form.action).path in GOODBYES):
            if urlsplit(form.action).path in GOODBYES:
                assert self.is_in(), "what came before was sent by somebody who had been logged out"
                self.browser = self.stage.browser(self.name)
            for fields in spoilt(form, self.lots, self.tries):
                self.send(form, fields)
            self.spoil_body(form)

    def is_in(self) -> bool:
        return self.name is None or self.browser.client.get("/account/").status_code == 200

    def spoil_body(self, form: Form) -> None:
        token = dict(form.fields).get("csrf_token", "")
        for kind, body in self.lots.sample(BODIES, min(len(BODIES), self.tries * 2)):
            headers = {"X-CSRFToken": token}
            self.open(form.method, form.action, (kind, body[:80]), data=body, content_type=kind, headers=headers)
        files = {name: (BytesIO(b"\xff\0"), "odd\0.exe") for name in form.names if name != "csrf_token"}
        self.open(form.method, form.action, "files", data={"csrf_token": token, **files})

    def spoil_addresses(self) -> None:
        for path in PATHS:
            for method in ("GET", "POST"):
                builder = EnvironBuilder(method=method)
                environ = builder.get_environ() | raw(path)
                self.look(self.browser.client.open(environ, buffered=True), (method, path))
        for path in self.pages():
            for tail in ("%00", "?%ff=%00&next=" + self.lots.choice(PATHS), "/../x", "?lang=%ed%a0%80"):
                environ = EnvironBuilder().get_environ() | raw(path + tail)
                self.look(self.browser.client.open(environ, buffered=True), path + tail)

    def pages(self) -> list[str]:
        """One address of each shape, without files that stand on disk."""
        paths = [urlsplit(address).path for address in self.addresses.values()]
        return [path for path in paths if "/static/" not in path]

    def spoil_headers(self) -> None:
        for path in ("/learn/", "/account/log-in", *self.pages()[:: 40 // self.tries]):
            for cookie in COOKIES:
                environ = EnvironBuilder(path=path).get_environ() | {"HTTP_COOKIE": cookie}
                self.look(self.stage.app.test_client(use_cookies=False).open(environ, buffered=True), (path, cookie))
            for headers in HEADERS:
                self.look(self.browser.client.open(path, headers=headers, buffered=True), (path, headers))


@pytest.mark.parametrize(("stocked_url", "name", "tries"), WHO, indirect=["stocked_url"])
def test_nothing_that_is_sent_breaks_a_page(stage: Stage, time: Clock, name: str | None, tries: int) -> None:
    with stage.app.app_context():
        if name == "Bob":
            monday(stage, "Alice", "Mallory")
        if name is not None:
            stage.played(name, *GOOD_WAY)
            stage.played(name, MEASURE)
            person = db.session.get_one(Person, stage.ids[name])
            if person.email is not None:
                passwords.give(db.session, person, "four words make one", now=time.now())
                person.email_verified_at = None
        standing = stage.standing("Mallory", stage.played("Mallory", AGE, ROUND))
        problems.report(db.session, standing, stage.ids["Mallory"], "A slip.", now=time.now())
        db.session.commit()
    crawler = Crawler(stage, name, time, tries)
    crawler.crawl()
    crawler.spoil_addresses()
    crawler.spoil_headers()
    crawler.spoil()
    assert crawler.wrong == []
    assert {200, 303, 400, 404} <= crawler.statuses
    assert crawler.sent > 300
    if name is not None:
        shapes = set(crawler.addresses)
        assert {"/learn/", "/learn/cases/the-walk", "/learn/attempts/~/"} <= shapes
        assert ("POST", "/learn/attempts/~/", ("ask", "choice", "csrf_token", "leave", "number")) in crawler.forms


NAMES = st.sampled_from(("number", "choice", "ask", "tick", "words", "leave", "csrf_token", "anew", "\0", "point"))
TEXTS = st.one_of(
    st.sampled_from(("0", "1", "2", "3", "4")), st.sampled_from(VALUES), st.text(max_size=40), st.integers().map(str)
)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(sent=st.lists(st.tuples(NAMES, TEXTS), max_size=8), decided=st.integers(0, 4))
def test_whatever_is_sent_to_decide_is_one_decision_or_none(stage: Stage, sent: Fields, decided: int) -> None:
    with stage.app.app_context():
        attempt = stage.played("Alice", *GOOD_WAY[:decided])
    browser, page = stage.browser("Alice"), page_of(attempt)
    fields = [("csrf_token", browser.token), ("number", str(decided)), *sent]
    answer = browser.client.post(page, data=encoded(fields), content_type=URL_ENCODED)
    assert answer.status_code in (303, 400, 404, 409, 422)
    assert browser.client.get(page).status_code == 200
    with stage.app.app_context():
        play = stage.standing("Alice", attempt).play
        assert play.decisions[:decided] == GOOD_WAY[:decided]
        assert len(play.decisions) <= decided + 1
        assert stage.row(attempt).decided == len(play.decisions)
        if answer.status_code != 303:
            assert len(play.decisions) == decided
