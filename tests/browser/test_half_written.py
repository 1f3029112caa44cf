"""Words and ticks that were not sent yet are not lost."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Device
from tests.browser.play import ask, choose, decide, stands_in, tick
from tests.browser.site import PASSWORD, Site
from tests.browser.trouble import Trouble

WORDS = 'Slower by 29 %.\n\n"Since spring", she says; and <b>not</b> stable.'


def fill(page: Page) -> None:
    tick(page, "Look for an infection")
    page.get_by_label("Write one line for the file.").fill(WORDS)
    choose(page, "Find out why she is slower")


def is_filled(page: Page) -> None:
    expect(page.get_by_role("checkbox", name="Look for an infection")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Time her hands as well")).not_to_be_checked()
    expect(page.get_by_label("Write one line for the file.")).to_have_value(WORDS)


@pytest.mark.parametrize("scripts", [True, False])
def test_half_written_words_survive_an_ask_leaving_and_a_report(
    site: Site, phone: BrowserContext, scripts: bool
) -> None:
    alice = site.learner()
    site.enter(phone, alice)
    page = phone.new_page()
    page.goto(site.attempt(alice, "a-short-walk"))
    fill(page)
    ask(page, "Do you sleep well?")
    is_filled(page)
    choose(page, "Find out why she is slower")
    page.get_by_role("button", name="Leave").click()
    page.get_by_role("button", name="Go on at decision 2").click()
    is_filled(page)
    expect(page.get_by_role("radio", name="Find out why she is slower")).to_be_checked()
    page.get_by_role("button", name="Report a problem with this scene").click()
    page.get_by_role("link", name="Back to the scene").click()
    is_filled(page)
    decide(page)
    stands_in(page, "The ward")
    assert [words for _, words in site.decided(page.url)] == ["", WORDS]


@pytest.mark.parametrize("scripts", [True, False])
def test_words_come_back_after_a_log_out_in_another_tab(
    site: Site, desk: BrowserContext, trouble: Trouble, scripts: bool
) -> None:
    alice = site.learner()
    site.enter(desk, alice)
    page, other = desk.new_page(), desk.new_page()
    page.goto(site.attempt(alice, "a-short-walk"))
    other.goto(f"{site.url}/account/")
    other.get_by_role("button", name="Log out").click()
    expect(other.get_by_role("status")).to_have_text("You are logged out.")

    page.bring_to_front()
    fill(page)
    decide(page)
    trouble.expected("status of 401")
    expect(page.get_by_role("status")).to_have_text("You were logged out. Log in, and what you wrote is still here.")
    page.get_by_label("E-mail address").fill(alice.email)
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    trouble.expected("status of 401")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    is_filled(page)
    assert site.decided(page.url) == []


def test_what_is_typed_is_kept_by_itself_and_stands_on_another_device(
    site: Site, phone: BrowserContext, another: Device
) -> None:
    alice = site.learner()
    site.enter(phone, alice)
    page = phone.new_page()
    page.goto(site.attempt(alice, "a-short-walk"))
    with page.expect_response("**/draft") as kept:
        fill(page)
    assert kept.value.status == 204

    ward = another()
    site.enter(ward, alice)
    page = ward.new_page()
    page.goto(site.url)
    page.get_by_role("link", name="A short walk").click()
    page.get_by_role("button", name="Go on at decision 1").click()
    is_filled(page)


def test_a_scene_that_lacks_something_says_what_and_keeps_the_rest(
    site: Site, phone: BrowserContext, trouble: Trouble
) -> None:
    alice = site.learner()
    site.enter(phone, alice)
    page = phone.new_page()
    page.goto(site.attempt(alice, "a-short-walk"))
    fill(page)
    page.get_by_label("Write one line for the file.").fill("  ")
    decide(page)
    trouble.expected("status of 422")
    missing = page.get_by_role("alert")
    expect(missing).to_have_text("Write in your own words first.")
    expect(missing).to_be_focused()
    expect(page.get_by_role("checkbox", name="Look for an infection")).to_be_checked()
    expect(page.get_by_role("radio", name="Find out why she is slower")).to_be_checked()
