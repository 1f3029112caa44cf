"""Coming in, coming in again, and going for good."""

import json
import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.site import PASSWORD, Act, Site
from tests.browser.trouble import Trouble

NEW = "some other words"


def link_in(mail: str) -> str:
    found = re.search(r"http://\S+", mail)
    assert found, mail
    return found[0]


def log_in(page: Page, site: Site, email: str, password: str) -> None:
    page.goto(f"{site.url}/account/log-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def test_one_signs_up_proves_the_address_logs_out_and_gets_a_new_password(
    site: Site, phone: BrowserContext, trouble: Trouble
) -> None:
    page, email = phone.new_page(), "frida@example.org"
    page.goto(site.url)
    page.get_by_role("link", name="Log in").click()
    page.get_by_role("link", name="Sign up").click()
    page.get_by_label("Your name").fill("Frida")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill("short")
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("alert")).to_contain_text("at least 10 characters")
    trouble.expected("status of 400")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("status")).to_contain_text(f"We wrote to {email}")

    page.goto(link_in(site.last_mail(email)))
    page.get_by_role("button", name="Yes, it is mine").click()
    expect(page.get_by_role("status")).to_have_text(f"{email} is verified.")
    page.get_by_role("link", name="Frida").click()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("status")).to_have_text("You are logged out.")

    page.get_by_role("link", name="Log in").click()
    page.get_by_role("link", name="I forgot my password").click()
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mails")
    page.goto(link_in(site.last_mail(email)))
    page.get_by_label("New password").fill(NEW)
    page.get_by_role("button", name="Set the password").click()
    expect(page.get_by_role("status")).to_contain_text("Your new password holds")

    page.get_by_role("link", name="Frida").click()
    page.get_by_role("button", name="Log out").click()
    log_in(page, site, email, PASSWORD)
    expect(page.get_by_role("alert")).to_be_visible()
    trouble.expected("status of 401")
    log_in(page, site, email, NEW)
    expect(page.get_by_role("link", name="Frida")).to_be_visible()


def test_all_that_is_held_is_downloaded_and_deleted_in_two_clicks(
    site: Site, desk: BrowserContext, tmp_path: Path, trouble: Trouble
) -> None:
    erna = site.learner("Erna")
    site.enter(desk, erna)
    site.attempt(erna, "a-short-walk", Act("Send her home", ["Time her hands"], "Stable, I wrote."))
    page = desk.new_page()
    page.goto(f"{site.url}/account/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download everything").click()
    download.value.save_as(tmp_path / "held.json")
    held = (tmp_path / "held.json").read_text(encoding="utf-8")
    assert erna.email in held
    assert "Stable, I wrote." in held
    assert json.loads(held)["organisation"] == "eduapp"

    page.get_by_role("link", name="Delete my account").click()
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_role("status")).to_contain_text("Your account is deleted")
    assert not site.person_is_there(erna.email)
    log_in(page, site, erna.email, PASSWORD)
    expect(page.get_by_role("alert")).to_be_visible()
    trouble.expected("status of 401")
