"""What learners report reaches the organisers, and authors see what the checker says of their files."""

from playwright.sync_api import BrowserContext, expect

from tests.browser.play import stands_in
from tests.browser.site import Site

REPORT = "The time of last May is missing <here>."


def test_an_organiser_reads_what_a_learner_reported_and_settles_it(
    site: Site, phone: BrowserContext, desk: BrowserContext
) -> None:
    alice, carol = site.learner(), site.learner("Carol", "organiser")
    site.enter(phone, alice)
    page = phone.new_page()
    page.goto(site.attempt(alice, "the-mailbox"))
    page.get_by_role("button", name="Report a problem with this scene").click()
    page.get_by_label("What is wrong?").fill(REPORT)
    page.get_by_role("button", name="Report it").click()
    expect(page.get_by_role("status")).to_contain_text("Thank you.")
    stands_in(page, "Same as always")
    assert REPORT in site.last_mail(carol.email)

    site.enter(desk, carol)
    page = desk.new_page()
    page.goto(site.url)
    page.get_by_role("link", name="Problems").click()
    reported = page.locator("article", has_text=REPORT)
    expect(reported).to_contain_text("The mailbox got farther away · Same as always (#same-as-always)")
    expect(reported).to_contain_text(alice.email)
    reported.get_by_role("button", name="Settle it").click()
    expect(page.get_by_role("status")).to_have_text("Settled.")
    expect(reported).to_contain_text("Settled on")
    expect(reported.get_by_role("button")).to_have_count(0)


def test_an_author_sees_a_withheld_file_with_its_findings(site: Site, desk: BrowserContext) -> None:
    site.enter(desk, site.learner("Dora", "author"))
    page = desk.new_page()
    page.goto(site.url)
    expect(page.get_by_role("link", name="Problems")).to_have_count(0)
    page.get_by_role("link", name="Modules", exact=True).click()
    page.get_by_role("link", name="Files that were loaded").click()
    stands_in(page, "1 file is withheld")
    withheld = page.locator("article", has_text="half-a-case")
    expect(withheld).to_contain_text("there is no revision without errors yet")
    expect(withheld).to_contain_text("line 18 · error: ")
    expect(withheld).to_contain_text("nowhere")
    page.goto(f"{site.url}/learn/")
    expect(page.locator("main")).not_to_contain_text("Half a case")
