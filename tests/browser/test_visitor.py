"""A first case without an account, on a phone, and what becomes of it."""

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.play import ask, decide, stands_in
from tests.browser.site import PASSWORD, Site


@pytest.mark.parametrize("scripts", [True, False])
def test_a_visitor_plays_a_case_looks_back_tries_another_way_and_keeps_it_all(
    site: Site, phone: BrowserContext, scripts: bool
) -> None:
    page = phone.new_page()
    page.goto(site.url)
    page.get_by_role("link", name="Play a case now").click()
    page.get_by_role("button", name="Begin").click()

    stands_in(page, "Same as always")
    expect(page.locator(".bar-note")).to_have_text(re.compile(r"Decision 1 · \d+ to \d+ to come"))
    ask(page, "What could you do a year ago that you can't do now?")
    expect(page.locator(".answered")).to_contain_text("The mailbox. I stopped in spring.")
    decide(page, "Sign, and book her in for next November")
    expect(page.locator(".told")).to_contain_text("Nobody has measured the second.")
    stands_in(page, "The car park")
    decide(page, "Leave it; everyone is slow on a cold evening")
    stands_in(page, "Next November")
    expect(page.locator(".panel")).to_contain_text("12")
    decide(page, "I sent you home last year")
    stands_in(page, "A year that nobody measured")

    page.get_by_role("link", name="See the debrief").click()
    expect(page.locator(".moment")).to_have_count(4)
    expect(page.locator(".badges")).to_contain_text("not passed")
    second = page.locator("#decision-2")
    expect(second).to_contain_text("Best here")
    second.get_by_role("button", name="What if?").click()

    stands_in(page, "Same as always")
    expect(page.locator(".bar-note")).to_contain_text("Practice")
    decide(page, "Let Ruth measure before you sign anything")
    stands_in(page, "Ten minutes with Ruth")
    page.get_by_text("Take back a decision").click()
    page.locator(".take-back").get_by_role("button", name="Let Ruth measure").click()
    stands_in(page, "Same as always")
    page.get_by_role("button", name="Leave").click()

    page.goto(f"{site.url}/account/sign-up")
    expect(page.locator(".lead")).to_have_text("What you have played here is kept in your account.")
    page.get_by_label("Your name").fill("Vera")
    page.get_by_label("E-mail address").fill(f"vera-{scripts}@example.org".lower())
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("status")).to_contain_text("Your account is made.")
    mailbox = page.locator(".card", has=page.get_by_role("heading", name="The mailbox got farther away"))
    expect(mailbox).to_contain_text("Not passed at the first attempt")
    mailbox.get_by_role("link").click()
    expect(page.locator(".attempts")).to_contain_text("the attempt that counts")


def test_a_visitor_is_asked_for_an_account_at_the_second_case(site: Site, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(f"{site.url}/learn/cases/telling-marco")
    expect(page.locator(".word")).to_contain_text("This case needs an account")
    page.get_by_role("link", name="log in", exact=True).click()
    somebody = site.learner("Vera")
    page.get_by_label("E-mail address").fill(somebody.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.locator(".word")).to_contain_text("It is played within its module.")
    page.get_by_role("link", name="To the module").click()
    page.get_by_role("button", name="Begin this module").click()
    expect(page.locator(".way")).to_contain_text("Telling Marco")
