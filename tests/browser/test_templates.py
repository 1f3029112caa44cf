"""Every page, once in light colours on a phone and once in dark ones at a desk."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, before_render_template
from jinja2 import Template
from playwright.sync_api import BrowserContext, Page, ViewportSize

from tests.browser.look import does_not_scroll_sideways, targets_are_large, unroll
from tests.browser.site import Site, served
from tests.browser.trouble import Trouble
from tests.browser.views import VIEWS
from tests.browser.visit import Visit
from tests.databases import Templates

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
DESK: ViewportSize = {"width": 1280, "height": 900}
SEEN: set[str] = set()


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


def shown(name: str, site: Site, empty: Site, device: BrowserContext, trouble: Trouble) -> Page:
    """The page of that name; the status that it comes with is no trouble."""
    view = VIEWS[name]
    go, status = view if isinstance(view, tuple) else (view, 200)
    page = device.new_page()
    SEEN.add(name)
    go(Visit(site, empty, device, page))
    if status != 200:
        trouble.expected(f"status of {status}")
    return page


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_is_for_everybody_on_a_phone_in_the_light_and_at_a_desk_in_the_dark(
    site: Site, empty: Site, phone: BrowserContext, trouble: Trouble, axe: Callable[[Page], None], name: str
) -> None:
    page = shown(name, site, empty, phone, trouble)
    does_not_scroll_sideways(page, 320)
    targets_are_large(page)
    unroll(page)
    axe(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(DESK)
    does_not_scroll_sideways(page)
    targets_are_large(page)
    unroll(page)
    axe(page)
