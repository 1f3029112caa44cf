"""An educator begins a cohort, and a learner comes in by its link."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.play import stands_in
from tests.browser.site import Site


def test_bob_begins_a_cohort_copies_its_link_and_alice_joins_by_it(
    site: Site, desk: BrowserContext, phone: BrowserContext
) -> None:
    site.enter(desk, site.learner("Bob", "educator"))
    desk.grant_permissions(["clipboard-read", "clipboard-write"])
    page = desk.new_page()
    page.goto(site.url)
    page.get_by_role("link", name="Teach").click()
    page.get_by_label("Name").fill("Residents of the year")
    page.get_by_label("Time zone").fill("Europe/Berlin")
    page.get_by_role("button", name="Begin it").click()
    expect(page.locator("main")).to_contain_text("Residents of the year")
    page.get_by_role("link", name="People").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert "/join/" in link

    alice = site.learner("Alice")
    site.enter(phone, alice)
    other = phone.new_page()
    other.goto(site.url + link[link.index("/join/") :])
    stands_in(other, "Join “Residents of the year”?")
    expect(other.get_by_role("radio", name="No, it stays mine")).to_be_checked()
    other.get_by_role("button", name="Join").click()
    expect(other.get_by_role("status")).to_have_text("You are in “Residents of the year” now.")

    page.reload()
    row = page.get_by_role("row", name=alice.email)
    expect(row).to_contain_text("not shared")
    other.get_by_role("button", name="Share my standing").click()
    page.reload()
    expect(row.get_by_role("cell", name="shared", exact=True)).to_be_visible()


@pytest.mark.parametrize("scripts", [False])
def test_a_list_is_looked_over_and_done_without_scripts(site: Site, desk: BrowserContext) -> None:
    bob, alice = site.learner("Bob", "educator"), site.learner("Alice")
    site.enter(desk, bob)
    page = desk.new_page()
    page.goto(f"{site.cohort(bob)}people")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    csv = f"email;name\r\n{alice.email};Alice\r\nnobody-{bob.id}@example.org;Zoë\r\n"
    page.get_by_label("Or a CSV file").set_input_files(
        {"name": "residents.csv", "mimeType": "text/csv", "buffer": csv.encode("cp1252")}
    )
    page.get_by_role("button", name="Look it over").click()
    stands_in(page, "2 people come in or are invited")
    page.get_by_role("button", name="Invite them").click()
    expect(page.get_by_role("status")).to_have_text("1 learner was added. 1 address was invited.")
    assert "put you into the cohort" in site.last_mail(alice.email)
