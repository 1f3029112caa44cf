"""Light or dark is settled before anything is painted."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.site import Site

LIGHT, DARK = "rgb(251, 250, 247)", "rgb(18, 22, 29)"
PAPER = "getComputedStyle(document.body).backgroundColor"


def paper(page: Page) -> str:
    return str(page.evaluate(PAPER))


@pytest.mark.parametrize("scripts", [False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_a_choice_pages_are_as_the_system_is(
    site: Site, desk: BrowserContext, scheme: str, scripts: bool
) -> None:
    page = desk.new_page()
    page.goto(site.url)
    assert paper(page) == (DARK if scheme == "dark" else LIGHT)


@pytest.mark.parametrize("scripts", [False])
@pytest.mark.parametrize(("scheme", "chosen", "seen"), [("light", "dark", DARK), ("dark", "light", LIGHT)])
def test_what_was_chosen_holds_from_the_first_paint_on(
    site: Site, desk: BrowserContext, scheme: str, scripts: bool, chosen: str, seen: str
) -> None:
    page = desk.new_page()
    page.goto(f"{site.url}/account/theme")
    page.get_by_role("radio", name=chosen).check()
    page.get_by_role("button", name="Use it").click()
    page.goto(site.url)
    assert paper(page) == seen
    assert page.locator("html").get_attribute("data-bs-theme") == chosen
    assert page.locator("meta[name=color-scheme]").get_attribute("content") == chosen
