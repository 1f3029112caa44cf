"""A live case from its beginning to the debrief: an educator at the wall, and two phones."""

from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Room:
    """The wall of an educator, the phone of a member who is logged in, and that of somebody nobody knows."""

    wall: Page
    one: Page
    two: Page


def shown_on_the_wall(wall: Page, cohort: str) -> None:
    wall.goto(cohort)
    wall.get_by_role("link", name="Live", exact=True).click()
    wall.get_by_label("Case").select_option("A short walk")
    wall.get_by_role("button", name="Show it").click()
    stands_in(wall, "The corridor")


def come_in(room: Room, live: str) -> None:
    """A member comes in at once, anybody else with the code from the wall."""
    room.one.goto(live)
    stands_in(room.one, "The corridor")
    room.two.goto(live)
    room.two.get_by_label("Code").fill(room.wall.locator(".code").inner_text().lower())
    room.two.get_by_role("button", name="Come in").click()
    stands_in(room.two, "The corridor")


def vote(phone: Page, choice: str, tick: str = "") -> None:
    if tick:
        phone.get_by_role("checkbox", name=tick).check()
    phone.get_by_role("radio", name=choice).check()
    phone.get_by_role("button", name="Vote", exact=True).click()


def vote_while_a_question_is_asked(room: Room, trouble: Trouble) -> None:
    """What was half chosen stays when the wall asks something."""
    vote(room.one, "Find out why", "Time her hands")
    expect(room.one.locator(".state")).to_contain_text("Your vote is in")
    vote(room.two, "Send her home")
    expect(room.two.get_by_role("alert")).to_have_text("Tick 1 to 2.")
    trouble.expected("status of 422")
    room.wall.get_by_role("button", name="What could you do a year ago?").click()
    room.two.clock.run_for(LATER)
    expect(room.two.locator("details .answered")).to_have_count(1)
    expect(room.two.get_by_role("radio", name="Send her home")).to_be_checked()
    vote(room.two, "Send her home", "Time her hands")
    expect(room.two.locator(".state")).to_contain_text("Your vote is in")
    room.wall.clock.run_for(LATER)
    expect(room.wall.locator("[data-figure=voted]")).to_have_text("2")
    expect(room.wall.get_by_role("table", name="Votes").locator(".bar-own").first).not_to_be_visible()


def close_where_votes_are_even(room: Room) -> None:
    room.wall.get_by_role("button", name="Close the vote").click()
    expect(room.wall.locator(".most")).to_contain_text("A, B are even, with 1 of 2 votes each.")
    room.one.clock.run_for(LATER)
    expect(room.one.locator("#live-status")).to_contain_text("The vote is closed")
    expect(room.one.get_by_role("row", name="Find out why")).to_contain_text("your vote")


def go_on_by_keyboard(room: Room) -> None:
    room.wall.get_by_role("radio", name="Send her home").focus()
    room.wall.keyboard.press("Space")
    room.wall.get_by_role("button", name="Go on").click()
    stands_in(room.wall, "A year later")
    room.one.clock.run_for(LATER)
    stands_in(room.one, "A year later")
    expect(room.one.locator("#live-status")).to_contain_text("A year later. Vote")


def vote_too_late(room: Room) -> None:
    """Whoever has not heard yet that the vote is closed is told that hers came too late."""
    room.wall.get_by_role("button", name="Close the vote").click()
    vote(room.one, "Find out why now")
    expect(room.one.get_by_text("was not counted")).to_be_visible()


def share_the_debrief(room: Room) -> None:
    room.wall.get_by_role("radio", name="Find out why now").check()
    room.wall.get_by_role("button", name="Go on").click()
    room.wall.get_by_role("button", name="Share the debrief").click()
    stands_in(room.wall, "The ward")
    expect(room.wall.get_by_text("The room was even between:")).to_be_visible()
    room.two.clock.run_for(LATER)
    stands_in(room.two, "The ward")
    expect(room.two.get_by_text("Best here")).to_be_visible()


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
    site.enter(phone, alice)
    room = Room(opened(desk), opened(phone), opened(another()))
    shown_on_the_wall(room.wall, site.cohort(bob, alice))
    come_in(room, f"{site.url}/live")
    vote_while_a_question_is_asked(room, trouble)
    close_where_votes_are_even(room)
    axe(room.one)
    go_on_by_keyboard(room)
    vote_too_late(room)
    share_the_debrief(room)
    room.two.goto(f"{site.url}/learn/progress")
    expect(room.two.get_by_role("button", name="Log in")).to_be_visible()
