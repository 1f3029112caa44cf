"""A live case from its beginning to the debrief: an educator at the wall, and two phones."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Device
from tests.browser.play import stands_in
from tests.browser.site import Site
from tests.browser.trouble import Trouble

LATER = 3000  # ms: the next look of a page that follows


def opened(device: BrowserContext) -> Page:
    """A page whose time stands in our hands, so that nobody waits for the next look."""
    page = device.new_page()
    page.clock.install()
    return page


def test_a_room_goes_through_a_case_by_votes_from_phones(
    site: Site,
    desk: BrowserContext,
    phone: BrowserContext,
    another: Device,
    trouble: Trouble,
    axe: Callable[[Page], None],
) -> None:
    bob, alice = site.learner("Bob", "educator"), site.learner("Alice")
    site.enter(desk, bob)
    wall = opened(desk)
    wall.goto(site.cohort(bob, alice))
    wall.get_by_role("link", name="Live", exact=True).click()
    wall.get_by_label("Case").select_option("A short walk")
    wall.get_by_role("button", name="Show it").click()
    stands_in(wall, "The corridor")

    site.enter(phone, alice)
    one, two = opened(phone), opened(another())
    one.goto(f"{site.url}/live")
    stands_in(one, "The corridor")
    two.goto(f"{site.url}/live")
    two.get_by_label("Code").fill(wall.locator(".code").inner_text().lower())
    two.get_by_role("button", name="Come in").click()
    stands_in(two, "The corridor")

    one.get_by_role("checkbox", name="Time her hands").check()
    one.get_by_role("radio", name="Find out why").check()
    one.get_by_role("button", name="Vote", exact=True).click()
    expect(one.locator(".state")).to_contain_text("Your vote is in")
    two.get_by_role("radio", name="Send her home").check()
    two.get_by_role("button", name="Vote", exact=True).click()
    expect(two.get_by_role("alert")).to_have_text("Tick 1 to 2.")
    trouble.expected("status of 422")

    wall.get_by_role("button", name="What could you do a year ago?").click()
    two.clock.run_for(LATER)
    expect(two.locator("details .answered")).to_have_count(1)
    expect(two.get_by_role("radio", name="Send her home")).to_be_checked()  # what was half chosen stays
    two.get_by_role("checkbox", name="Time her hands").check()
    two.get_by_role("button", name="Vote", exact=True).click()
    expect(two.locator(".state")).to_contain_text("Your vote is in")
    wall.clock.run_for(LATER)
    expect(wall.locator("[data-figure=voted]")).to_have_text("2")
    expect(wall.get_by_role("table", name="Votes").locator(".bar-own").first).not_to_be_visible()

    wall.get_by_role("button", name="Close the vote").click()
    expect(wall.locator(".most")).to_contain_text("A, B are even, with 1 of 2 votes each.")
    one.clock.run_for(LATER)
    expect(one.locator("#live-status")).to_contain_text("The vote is closed")
    expect(one.get_by_role("row", name="Find out why")).to_contain_text("your vote")
    axe(one)

    wall.get_by_role("radio", name="Send her home").focus()
    wall.keyboard.press("Space")
    wall.get_by_role("button", name="Go on").click()
    stands_in(wall, "A year later")
    one.clock.run_for(LATER)
    stands_in(one, "A year later")
    expect(one.locator("#live-status")).to_contain_text("A year later. Vote")

    # Whoever has not heard of it yet is told that the vote came too late.
    wall.get_by_role("button", name="Close the vote").click()
    one.get_by_role("radio", name="Find out why now").check()
    one.get_by_role("button", name="Vote", exact=True).click()
    expect(one.get_by_text("was not counted")).to_be_visible()

    wall.get_by_role("radio", name="Find out why now").check()
    wall.get_by_role("button", name="Go on").click()
    wall.get_by_role("button", name="Share the debrief").click()
    stands_in(wall, "The ward")
    expect(wall.get_by_text("The room was even between:")).to_be_visible()
    two.clock.run_for(LATER)
    stands_in(two, "The ward")
    expect(two.get_by_text("Best here")).to_be_visible()
    two.goto(f"{site.url}/learn/progress")
    expect(two.get_by_role("button", name="Log in")).to_be_visible()
