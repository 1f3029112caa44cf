"""Nothing decides twice, and no decision is lost."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.play import choose, decide, stands_in, tick
from tests.browser.site import Act, Site
from tests.browser.trouble import Trouble

SENT_HOME = Act("Send her home", ["Look for an infection"], "Stable.")


@pytest.fixture
def page(desk: BrowserContext) -> Page:
    return desk.new_page()


def opened(site: Site, desk: BrowserContext, page: Page, *acts: Act) -> str:
    alice = site.learner()
    site.enter(desk, alice)
    address = site.attempt(alice, "a-short-walk", *acts)
    page.goto(address)
    return address


def test_going_back_and_reloading_show_where_the_case_stands_now(site: Site, desk: BrowserContext, page: Page) -> None:
    address = opened(site, desk, page)
    page.goto(f"{site.url}/learn/")
    page.goto(address)
    tick(page, "Look for an infection")
    page.get_by_label("Write one line").fill("Stable.")
    decide(page, "Send her home for a year")
    stands_in(page, "A year later")
    page.reload()
    stands_in(page, "A year later")
    page.go_back()
    page.go_forward()
    stands_in(page, "A year later")
    assert len(site.decided(address)) == 1


def test_a_double_click_decides_once_even_where_the_next_scene_has_one_choice(
    site: Site, desk: BrowserContext, page: Page
) -> None:
    address = opened(site, desk, page)
    tick(page, "Look for an infection")
    page.get_by_label("Write one line").fill("Stable.")
    choose(page, "Send her home for a year")
    decide(page)
    stands_in(page, "A year later")
    button = page.get_by_role("button", name="Decide", exact=True)
    button.hover()
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    page.reload()
    stands_in(page, "A year later")
    assert len(site.decided(address)) == 1
    button.click()
    stands_in(page, "The ward")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_click_at_once_decides_once(site: Site, desk: BrowserContext, page: Page, scripts: bool) -> None:
    address = opened(site, desk, page, SENT_HOME)
    page.get_by_role("button", name="Decide", exact=True).dblclick(no_wait_after=True)
    stands_in(page, "The ward")
    assert len(site.decided(address)) == 2


def test_the_second_tab_is_told_that_the_case_has_moved_on_and_gets_its_words_back(
    site: Site, desk: BrowserContext, page: Page, trouble: Trouble
) -> None:
    address = opened(site, desk, page)
    other = desk.new_page()
    other.goto(address)
    for tab, words in ((page, "Stable."), (other, "Slower since spring.")):
        tab.bring_to_front()
        tick(tab, "Look for an infection")
        tab.get_by_label("Write one line").fill(words)
    page.bring_to_front()
    decide(page, "Send her home for a year")
    other.bring_to_front()
    decide(other, "Find out why she is slower")
    trouble.expected("status of 409")
    stands_in(other, "The case has moved on")
    expect(other.locator(".own-words")).to_have_text("Slower since spring.")
    assert [words for _, words in site.decided(address)] == ["Stable."]
    other.get_by_role("link", name="Go on from where it stands").click()
    stands_in(other, "A year later")


def test_the_same_decision_from_two_tabs_counts_once(site: Site, desk: BrowserContext, page: Page) -> None:
    address = opened(site, desk, page, SENT_HOME)
    other = desk.new_page()
    other.goto(address)
    page.bring_to_front()
    decide(page)
    other.bring_to_front()
    decide(other)
    stands_in(other, "The ward")
    assert len(site.decided(address)) == 2


def test_a_tab_that_is_behind_keeps_no_draft_of_what_is_over(site: Site, desk: BrowserContext, page: Page) -> None:
    address = opened(site, desk, page)
    other = desk.new_page()
    other.goto(address)
    page.bring_to_front()
    tick(page, "Look for an infection")
    page.get_by_label("Write one line").fill("Stable.")
    decide(page, "Send her home for a year")
    other.bring_to_front()
    other.get_by_label("Write one line").fill("Too late.")
    other.get_by_role("button", name="Leave").click()
    other.get_by_role("button", name="Go on at decision 2").click()
    stands_in(other, "A year later")
    expect(other.locator("input[name=words]")).to_have_count(0)
