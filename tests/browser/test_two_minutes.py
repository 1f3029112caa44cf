"""A new educator finds on the board of the demo's cohort whom to see and which decision to teach.

The cohort is the demo's: made-up residents of differing ability have played the shipped cases, and the numbers are what
came of it. Nobody can read a page here in two minutes as a person does; words and clicks are what is counted instead.
"""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from eduapp.actions import people
from eduapp.cli import demo_cohort
from eduapp.store import Person
from eduapp.web.db import db
from tests.browser.site import PASSWORD, Site, Somebody
from tests.browser.trouble import Trouble

FEW_WORDS = 480  # as many as are read in two minutes, four a second
FEW_CLICKS = 4


@pytest.fixture
def bob(site: Site, monkeypatch: pytest.MonkeyPatch) -> Somebody:
    """Somebody who teaches the demo's cohort and has never seen its board. Its module takes long and changes little."""
    monkeypatch.setattr(demo_cohort, "MODULE", "")
    made, now = site.learner("Bob", "educator"), datetime.now(UTC)
    with site.app.test_request_context():
        alice = people.sign_up(db.session, "Alice", "alice@demo.example", PASSWORD, now=now)
        demo_cohort.seed_cohort(db.session, db.session.get_one(Person, made.id), alice, now=now)
        db.session.commit()
    return made


class Reader:
    """Goes by what stands on the page, and counts the clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, link: Locator) -> None:
        self.clicks += 1
        with self.page.expect_navigation():
            link.click()


def words(part: Locator) -> int:
    """How many there are to see."""
    hidden = part.locator(".visually-hidden").all_inner_texts()
    return len(part.inner_text().split()) - sum(len(text.split()) for text in hidden)


def test_a_new_educator_finds_whom_to_see_and_what_to_teach(
    site: Site, bob: Somebody, desk: BrowserContext, trouble: Trouble
) -> None:
    page = desk.new_page()
    page.goto(f"{site.url}/account/log-in")
    page.get_by_label("E-mail address").fill(bob.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Log in").click()
    reader = Reader(page)
    reader.click(page.get_by_role("link", name="Teach", exact=True))
    reader.click(page.get_by_role("link", name=demo_cohort.NAME))
    board = page.url
    expect(page.get_by_role("heading", level=1)).to_contain_text("did something unsafe")
    teach = page.get_by_role("region", name="Which decision to teach")
    whom = page.get_by_role("region", name="Who needs a hand")
    assert sum(map(words, (page.get_by_role("heading", level=1), teach, whom))) <= FEW_WORDS

    hiroto = whom.get_by_role("listitem").filter(has=page.get_by_role("link", name="Hiroto Minazuki", exact=True))
    unsafe = hiroto.get_by_text("Unsafe in “").inner_text().split("”: “")[1].rstrip("”")
    reader.click(hiroto.get_by_role("link", name="comment on it (Hiroto Minazuki)"))
    decision = page.get_by_role("listitem").filter(has_text="Unsafe.").filter(has_text=unsafe)
    expect(decision.get_by_text("Unsafe.", exact=True).first).to_be_in_viewport()

    page.goto(board)
    most = teach.get_by_role("listitem").first
    sentence = most.get_by_role("link").inner_text()
    scene = most.get_by_text("In “").inner_text().split("“")[1].split("”")[0]
    reader.click(most.get_by_role("link"))
    told = page.get_by_role("group").filter(has=page.get_by_role("heading", name=scene, exact=True))
    expect(told.get_by_role("heading", name=scene, exact=True)).to_be_in_viewport()
    expect(told.get_by_role("link", name=sentence.split("“")[1].split("”")[0])).to_be_visible()
    assert reader.clicks <= FEW_CLICKS
