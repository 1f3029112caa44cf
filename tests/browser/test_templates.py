"""Every page, once in light colours on a phone and once in dark ones at a desk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, before_render_template
from jinja2 import Template
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import PHONE, Looks
from tests.browser.look import does_not_scroll_sideways, targets_are_large, unroll
from tests.browser.site import Site, served
from tests.browser.trouble import Trouble, opened
from tests.browser.views import VIEWS
from tests.browser.visit import Visit
from tests.databases import Templates

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
DESK: ViewportSize = {"width": 1280, "height": 900}
SEEN: set[str] = set()

# What may differ with colours and with the width of the window; all else was looked at on the phone.
SIGHT = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "meta-viewport")


@pytest.fixture(scope="module")
def told() -> Trouble:
    return Trouble()


@pytest.fixture(scope="module")
def kept_page(browser: Browser, told: Trouble) -> Iterator[Page]:
    """A page of a phone that goes from view to view: a new one for each would take as long as looking at it."""
    with opened(browser, told, **PHONE) as device:
        yield device.new_page()


@pytest.fixture
def trouble(told: Trouble) -> Iterator[Trouble]:
    yield told
    told.end()
    told.told.clear()


@pytest.fixture
def page(kept_page: Page, trouble: Trouble) -> Iterator[Page]:
    """That page, as if it were new."""
    kept_page.emulate_media(color_scheme="light")
    kept_page.set_viewport_size(PHONE["viewport"])
    yield kept_page
    kept_page.evaluate("localStorage.clear()")
    kept_page.context.clear_cookies()
    for other in kept_page.context.pages:
        if other is not kept_page:
            other.close()
    kept_page.goto("about:blank")


@pytest.fixture(scope="module")
def empty(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(templates, tmp_path_factory.mktemp("empty"), None) as running:
        yield running


@pytest.fixture(scope="module", autouse=True)
def nothing_is_forgotten(site: Site) -> Iterator[None]:
    """When all of VIEWS were looked at, every page of the site was one of them."""
    rendered: set[str] = set()

    def note(sender: Flask, template: Template, **_: Any) -> None:
        rendered.add(str(template.name))

    with before_render_template.connected_to(note):
        yield
    if len(SEEN) == len(VIEWS):
        pages = [path for path in TEMPLATES.rglob("*.html") if path.parent.name != "preview"]
        pages = [path for path in pages if not path.stem.endswith("base") and "{% extends" in path.read_text()]
        full = {path.relative_to(TEMPLATES).as_posix() for path in pages}
        assert full - rendered == set(), "Pages that nobody looks at; add them to VIEWS."


def show(name: str, site: Site, empty: Site, page: Page, trouble: Trouble) -> None:
    """The page of that name; the status that it comes with is no trouble."""
    view = VIEWS[name]
    go, status = view if isinstance(view, tuple) else (view, 200)
    SEEN.add(name)
    go(Visit(site, empty, page.context, page))
    if status != 200:
        trouble.expected(f"status of {status}")


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_is_for_everybody_on_a_phone_in_the_light_and_at_a_desk_in_the_dark(
    site: Site, empty: Site, page: Page, trouble: Trouble, axe: Looks, name: str
) -> None:
    show(name, site, empty, page, trouble)
    does_not_scroll_sideways(page, 320)
    targets_are_large(page)
    unroll(page)
    axe(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(DESK)
    does_not_scroll_sideways(page)
    targets_are_large(page)
    unroll(page)
    axe(page, SIGHT)
