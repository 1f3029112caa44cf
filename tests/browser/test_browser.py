"""The browser itself: what it watches, before it is trusted with our pages."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.trouble import Trouble, opened

PAGE = """<!doctype html>
<html lang="en">
<head>
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
<script src="/script.js" defer></script>
</head>
<body><main><h1>{title}</h1>{body}</main></body>
</html>"""
STYLE = """
@media (prefers-color-scheme: dark) { :root { color: white; background: black; } }
.faint { color: #aaa; background: white; }
"""
SCRIPT = "document.querySelector('h1').dataset.seen = 'yes';"
BODIES = {
    "/good": "<p>All is well.</p>",
    "/bad": '<p class="faint">Who can read this?</p><img src="/picture.svg"><input name="words">',
    "/broken": "<p>Its picture is not there.</p><img src='/missing.png' alt='A walk'>",
    "/inline": "<p>A script in the page.</p><script>document.title = 'Taken over'</script>",
    "/elsewhere": "<p>A picture of another host.</p><img src='http://example.org/a.png' alt='A walk'>",
    "/thrown": "<p>A script that fails.</p><script src='/throws.js'></script>",
}
FILES = {
    "/style.css": ("text/css", STYLE),
    "/script.js": ("text/javascript", SCRIPT),
    "/throws.js": ("text/javascript", "throw new Error('lost');"),
    "/picture.svg": ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
}
FILES |= {path: ("text/html", PAGE.format(title="A page", body=body)) for path, body in BODIES.items()}
# As strict as that of our pages, but for the picture of another host, which is to be asked for.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: http://example.org"

Look = Callable[[Page], None]


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, text = FILES.get(self.path, ("text/plain", ""))
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(desk: BrowserContext) -> Page:
    return desk.new_page()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_good_page_has_no_trouble_and_axe_finds_nothing_under_a_strict_policy(
    page: Page, site: str, axe: Look, scheme: str
) -> None:
    page.goto(f"{site}/good")
    axe(page)
    colour = page.evaluate("getComputedStyle(document.documentElement).color")
    assert colour == {"light": "rgb(0, 0, 0)", "dark": "rgb(255, 255, 255)"}[scheme]


def test_axe_tells_what_it_finds(page: Page, site: str, axe: Look) -> None:
    page.goto(f"{site}/bad")
    with pytest.raises(pytest.fail.Exception) as told:
        axe(page)
    words = str(told.value)
    assert "/bad\nFound 3 accessibility violations" in words
    for part in ("color-contrast", "image-alt", "label", 'class="faint"', 'name="words"'):
        assert part in words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/broken", "status of 404"),
        ("/inline", "Content Security Policy"),
        ("/elsewhere", "another host: http://example.org/a.png"),
        ("/thrown", "script: lost"),
    ],
)
def test_trouble_in_a_page_fails_its_test(browser: Browser, site: str, path: str, words: str) -> None:
    trouble = Trouble()
    with opened(browser, trouble) as context:
        context.new_page().goto(f"{site}{path}")
    with pytest.raises(AssertionError, match=words):
        trouble.end()
    trouble.expected(words)


def test_a_page_that_opens_in_a_new_window_is_watched(browser: Browser, site: str) -> None:
    trouble = Trouble()
    with opened(browser, trouble) as context:
        page = context.new_page()
        page.goto(f"{site}/good")
        with page.expect_popup() as popup:
            page.evaluate("window.open('/thrown') && null")
        popup.value.wait_for_load_state()
    trouble.expected("script: lost")
    trouble.end()


def test_what_is_expected_must_have_happened(page: Page, site: str, trouble: Trouble) -> None:
    page.goto(f"{site}/good")
    with pytest.raises(AssertionError, match="Nothing says 'status of 409'"):
        trouble.expected("status of 409")
    page.goto(f"{site}/broken")
    trouble.expected("status of 404")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_page_can_be_seen_without_javascript(page: Page, site: str, scripts: bool) -> None:
    page.goto(f"{site}/good")
    assert page.locator("h1[data-seen]").count() == int(scripts)


def test_a_phone_is_narrow_and_touched_and_a_desk_is_neither(
    phone: BrowserContext, desk: BrowserContext, site: str
) -> None:
    asked = "[innerWidth, innerHeight, devicePixelRatio, matchMedia('(pointer: coarse)').matches]"
    for device, seen in ((phone, [390, 844, 2, True]), (desk, [1280, 900, 1, False])):
        page = device.new_page()
        page.goto(f"{site}/good")
        assert page.evaluate(asked) == seen


def test_two_devices_share_no_cookies(phone: BrowserContext, desk: BrowserContext, site: str) -> None:
    phone.add_cookies([{"name": "who", "value": "Alice", "url": site}])
    assert [cookie.get("value") for cookie in phone.cookies()] == ["Alice"]
    assert desk.cookies() == []
