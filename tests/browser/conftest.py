"""A phone and a desk with a browser on each, and axe to look at what they show.

A test sees both colour schemes with `@pytest.mark.parametrize("scheme", ["light", "dark"])`, and pages without
JavaScript with `@pytest.mark.parametrize("scripts", [False])`.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest
from argon2 import PasswordHasher
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from eduapp.actions import passwords
from tests.browser import content
from tests.browser.chromium import FLAGS, NoBrowser, find
from tests.browser.site import Site, served
from tests.browser.trouble import Trouble, opened
from tests.databases import Templates

Device = Callable[[], BrowserContext]
SIZE = {"width": 390, "height": 844}
PHONE: dict[str, Any] = {
    "viewport": SIZE,
    "screen": SIZE,
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


# Not for the whole session: while Playwright lives, no other test of this thread can run an event loop.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    try:
        path = find()
    except NoBrowser as reason:
        refuse = pytest.fail if os.environ.get("CI") else pytest.skip
        refuse(str(reason))
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="package")
def site(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for all tests of this folder; each has people of its own there."""
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch, served(templates, folder, content.write(folder)) as running:
        patch.setattr(passwords, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield running


@pytest.fixture
def trouble() -> Iterator[Trouble]:
    """What went wrong in the pages of this test; the test fails if something did that it has not expected."""
    told = Trouble()
    yield told
    told.end()


@pytest.fixture
def scheme() -> str:
    return "light"


@pytest.fixture
def scripts() -> bool:
    return True


@pytest.fixture
def phone(browser: Browser, trouble: Trouble, scheme: str, scripts: bool) -> Iterator[BrowserContext]:
    with opened(browser, trouble, **PHONE, color_scheme=scheme, java_script_enabled=scripts) as context:
        yield context


@pytest.fixture
def another(browser: Browser, trouble: Trouble) -> Iterator[Device]:
    """Opens further devices of whoever is tested."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(opened(browser, trouble))


@pytest.fixture
def desk(browser: Browser, trouble: Trouble, scheme: str, scripts: bool) -> Iterator[BrowserContext]:
    size = {"width": 1280, "height": 900}
    with opened(
        browser, trouble, viewport=size, screen=size, color_scheme=scheme, java_script_enabled=scripts
    ) as context:
        yield context


class Looks(Protocol):
    def __call__(self, page: Page, rules: Sequence[str] = ()) -> None: ...


@pytest.fixture(scope="session")
def axe() -> Looks:
    """Fails with what axe finds on a page, as it is shown now; by these rules only, where some are named."""
    first, again = Axe(), Axe(axe_script="0")  # half a megabyte of script has to be read once a page

    def look(page: Page, rules: Sequence[str] = ()) -> None:
        judge = again if page.evaluate("() => 'axe' in window") else first
        found = judge.run(page, options={"resultTypes": ["violations"], "runOnly": list(rules) or RULES})
        if found.violations_count:
            pytest.fail(f"{page.url}\n{found.generate_report()}")

    return look


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    here = Path(__file__).parent.relative_to(terminalreporter.config.rootpath).as_posix()
    skipped = [report for report in terminalreporter.getreports("skipped") if report.nodeid.startswith(here)]
    if skipped:
        words = f"BROWSER TESTS WERE SKIPPED ({len(skipped)}). {skipped[0].longrepr[2]}"
        terminalreporter.write_line(words, red=True, bold=True)
