"""The board in a browser: by keyboard, by touch, and without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.site import Site
from tests.browser.trouble import Trouble
from tests.browser.views_of_board import board
from tests.browser.visit import Visit


def opened(site: Site, device: BrowserContext, query: str = "") -> Page:
    page = device.new_page()
    board(Visit(site, site, device, page), query=query)
    return page


def test_the_keyboard_brings_up_the_range_behind_a_standing(site: Site, desk: BrowserContext, trouble: Trouble) -> None:
    page = opened(site, desk)
    cell = page.get_by_role("region", name="What they can do").locator("[class*=heat] .tip").first
    detail = cell.locator(".detail")
    expect(detail).to_have_css("opacity", "0")
    cell.focus()
    expect(detail).to_have_css("opacity", "1")
    assert "pieces" in detail.inner_text()


def test_a_tap_brings_it_up_as_well(site: Site, phone: BrowserContext, trouble: Trouble) -> None:
    page = opened(site, phone)
    cell = page.get_by_role("region", name="What they can do").locator(".tip").first
    cell.tap()
    expect(cell.locator(".detail")).to_have_css("opacity", "1")


@pytest.mark.parametrize("scripts", [False])
def test_without_javascript_a_table_is_sorted_filtered_and_taken_along(
    site: Site, desk: BrowserContext, trouble: Trouble, scripts: bool, axe: Callable[[Page], None]
) -> None:
    page = opened(site, desk)
    work = page.get_by_role("region", name="Who has done what")
    work.get_by_role("link", name="Done", exact=True).click()
    assert work.get_by_role("columnheader", name="Done").get_attribute("aria-sort") == "ascending"
    page.get_by_role("search", name="Who has done what").get_by_label("Find").fill("unsafe")
    page.get_by_role("search", name="Who has done what").get_by_role("button", name="Show").click()
    assert work.get_by_role("rowheader").all_inner_texts() == ["Jana Example", "Ben Example", "Fatma Example"]
    with page.expect_download() as download:
        page.get_by_role("link", name="Who has done what as CSV").click()
    assert download.value.suggested_filename == "work.csv"


def test_the_head_of_a_row_stays_in_sight_on_a_phone(site: Site, phone: BrowserContext, trouble: Trouble) -> None:
    page = opened(site, phone)
    region = page.get_by_role("region", name="What they can do")
    region.evaluate("region => { region.scrollLeft = region.scrollWidth }")
    head = region.get_by_role("rowheader").first.bounding_box()
    assert head is not None
    assert 0 <= head["x"] < 40
