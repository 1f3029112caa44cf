"""What goes wrong in a browser without anybody seeing it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request, WebError

HERE = "127.0.0.1"
PATIENCE = 10_000  # milliseconds until a test gives up


class Trouble:
    """Errors in the console, errors of scripts, and requests to other hosts, as sentences in their order."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._script)
        context.on("request", self._request)

    def expected(self, words: str) -> None:
        """Strike out what has these words; something must have them."""
        kept = [sentence for sentence in self.told if words not in sentence]
        assert kept != self.told, f"Nothing says {words!r}: {self.told}"
        self.told = kept

    def end(self) -> None:
        assert not self.told, "The browser had trouble:\n" + "\n".join(self.told)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.told.append(f"console: {message.text} ({message.location['url']})")

    def _script(self, error: WebError) -> None:
        self.told.append(f"script: {error.error}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and address.hostname != HERE:
            self.told.append(f"another host: {request.url}")


@contextmanager
def opened(browser: Browser, trouble: Trouble, **settings: Any) -> Iterator[BrowserContext]:
    """A browser without a past, as a device of its own; its pages are watched and stand still."""
    context = browser.new_context(locale="en-GB", timezone_id="UTC", reduced_motion="reduce", **settings)
    context.set_default_timeout(PATIENCE)
    trouble.watch(context)
    yield context
    context.close()
