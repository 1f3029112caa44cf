"""What an author writes is never lost: not when the page dies, not when the site does, not to another tab."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.drafting import CASE, begun, text
from tests.browser.site import Site, Somebody
from tests.browser.trouble import Trouble


def write(page: Page, words: str) -> None:
    """At the end of the text."""
    page.get_by_label("Text of").press("Control+End")
    page.keyboard.insert_text(words)


def test_what_was_written_outlives_page_site_and_another_tab(
    site: Site, desk: BrowserContext, trouble: Trouble
) -> None:
    dan = site.learner("Dan", "author")
    address, key = begun(site, dan)
    path = CASE.format(key=key)
    site.enter(desk, dan)
    page = desk.new_page()
    page.goto(f"{address}files/{path}")
    mend(page)
    page = crash(desk, page, trouble)
    assert "After the crash." in text(site, key, path)
    log_out(site, dan, page, trouble)
    assert "After the log-out." in text(site, key, path)
    other = desk.new_page()
    other.goto(f"{address}files/{path}")
    overtake(page, other, trouble)
    assert "From this tab." not in text(site, key, path)
    expect(page.get_by_label("Text of")).to_have_value(re.compile("From this tab"))
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#state")).to_have_text("Saved.")
    assert "From this tab." in text(site, key, path)


def mend(page: Page) -> None:
    """A finding leads to its line, which is marked; mended, it is gone, and what is shown is where the cursor is."""
    findings, state = page.locator("#told"), page.locator("#state")
    expect(findings).to_contain_text("No scene has the id nowhere.")
    line = findings.get_by_role("link", name=re.compile(r"line \d+")).first
    line.click()
    field = page.get_by_label("Text of")
    chosen = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert "(#nowhere)" in chosen
    page.keyboard.insert_text(chosen.replace("#nowhere", "#the-corridor"))
    expect(state).to_have_text("Saved.")
    expect(findings).not_to_contain_text("nowhere")
    expect(page.locator("#sight")).to_contain_text("The clinic")


def crash(desk: BrowserContext, page: Page, trouble: Trouble) -> Page:
    """The site is not there, then the page is killed: the words are back when somebody opens it again, and saved."""
    desk.set_offline(True)
    write(page, "\nAfter the crash.\n")
    expect(page.locator("#state")).to_contain_text("Not saved: the site does not answer.")
    address = page.url
    page.close()
    desk.set_offline(False)
    trouble.expected("ERR_INTERNET_DISCONNECTED")
    page = desk.new_page()
    page.goto(address)
    expect(page.get_by_label("Text of")).to_have_value(re.compile("After the crash"))
    expect(page.locator("#state")).to_have_text("Saved.")
    return page


def log_out(site: Site, who: Somebody, page: Page, trouble: Trouble) -> None:
    """Meanwhile: the page says so, and what to do; the words are back and saved after that."""
    page.context.clear_cookies()
    write(page, "\nAfter the log-out.\n")
    expect(page.locator("#state")).to_contain_text("you were logged out. Log in in another tab, then reload")
    trouble.expected("status of 401")
    site.enter(page.context, who)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator("#state")).to_have_text("Saved.")


def overtake(page: Page, other: Page, trouble: Trouble) -> None:
    """The later tab is told, and sees what the other saved."""
    write(other, "\nFrom the other tab.\n")
    expect(other.locator("#state")).to_have_text("Saved.")
    write(page, "\nFrom this tab.\n")
    expect(page.locator("#state")).to_contain_text("has saved this file meanwhile")
    trouble.expected("status of 409")
    expect(page.locator("#other")).to_contain_text("From the other tab.")
