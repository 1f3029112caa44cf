"""A module gets from a folder of Markdown to learners: every step of it is taken here, in the pages that people use.

The pictures of docs/organisers.md are taken on the way.
"""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Locator, Page, expect

from eduapp.actions import roles
from eduapp.actions.unfolding import Unfolding
from eduapp.cli import main
from eduapp.jobs.explore import explore
from eduapp.jobs.release import release
from eduapp.store import Person
from eduapp.web.db import db
from tests.browser.pictured import keep
from tests.browser.site import Site, Somebody, served
from tests.browser.trouble import Trouble, opened
from tests.content import change
from tests.databases import Templates

KEY = "early-steps"
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
AUTHOR, REVIEWER, ORGANISER = "Amira Haddad", "Ruben Vos", "Olga Meier"
BROKEN = "](#in-spring)"
CASE_FILE = "early-steps/a-tired-hand.md"
UNWRITTEN = "The statement of the provider, word for word. What stands between asterisks is set in *italics*."
STATEMENT = "The University of Somewhere designates this for a maximum of 0.25 *CME credits*."


@pytest.fixture
def empty(templates: Templates, tmp_path: Path, quick_passwords: None) -> Iterator[Site]:
    """A site with nothing on its shelf, whose job process does its work when it is told to."""
    with served(templates, tmp_path / "site", None) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the organiser has: a module that `eduapp new module` began, with the names of her people and one slip."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["new", "module", KEY]).exit_code == 0
    for file in (tmp_path / KEY).rglob("*.md"):
        file.write_text(file.read_text("utf-8").replace("Your Name", AUTHOR).replace("A. Reviewer", REVIEWER), "utf-8")
    disclosed = (
        f"- name: {ORGANISER}\n    role: Releases it\n    attested: {today()}\n    relationships: none\n  - name"
    )
    change(tmp_path / KEY / "module.md", "  - name", f"  {disclosed}")
    change(tmp_path / KEY / "module.md", "The accredited provider, by name      #", "University of Somewhere      #")
    change(tmp_path / KEY / "module.md", UNWRITTEN, STATEMENT)
    change(
        tmp_path / CASE_FILE,
        "What belongs to today",
        "Stable hands vary by less than 20 %.[^E026]\n\nWhat belongs to today",
    )
    change(tmp_path / CASE_FILE, BROKEN, "](#in-sprng)")
    return tmp_path / KEY


def today() -> str:
    return f"{datetime.now(UTC):%Y-%m-%d}"


class Office:
    """The people and their desks. Each has a browser of her own."""

    def __init__(self, site: Site, browser: Browser, trouble: Trouble) -> None:
        self.site, self.browser, self.trouble = site, browser, trouble
        self.unfolding = Unfolding()
        self.open = ExitStack()

    def come(self, name: str, *granted: str, size: dict[str, int] = DESK) -> Page:
        who = self.site.learner(name, *granted)
        device = self.open.enter_context(opened(self.browser, self.trouble, viewport=size, screen=size))
        self.site.enter(device, who)
        self.who = who
        return device.new_page()

    def work(self) -> None:
        """What the job process would do now."""
        with self.site.app.app_context():
            while explore(db.engine, self.unfolding, clock=now) or release(db.engine, self.unfolding, clock=now):
                pass

    def review_until(self, who: Somebody, days: int) -> None:
        with self.site.app.app_context():
            person = db.session.get_one(Person, who.id)
            roles.grant(db.session, person, "reviewer", f"module:{KEY}", now=now(), ends_at=now() + timedelta(days))
            db.session.commit()

    def close(self) -> None:
        self.open.close()


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def office(empty: Site, browser: Browser, trouble: Trouble) -> Iterator[Office]:
    office = Office(empty, browser, trouble)
    yield office
    office.close()


def press(page: Page | Locator, name: str) -> None:
    """Press a button that leads to another page."""
    whole = page if isinstance(page, Page) else page.page
    with whole.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def test_a_folder_of_markdown_becomes_a_release_that_a_learner_takes(office: Office, folder: Path) -> None:
    olga = office.come(ORGANISER, "organiser")
    draft = send(olga, office.site, folder)
    amira = office.come(AUTHOR, "author")
    mend(amira, draft)
    office.work()
    sign(amira, draft, "author")
    ruben = office.come(REVIEWER)
    office.review_until(office.who, 30)
    remark(ruben, draft)
    answer(amira, draft)
    stand_by_facts(ruben, draft)
    sign(ruben, draft, "reviewer")
    release_it(olga, draft, office)
    learn(office.come("Alice", size=PHONE), office.site)


def send(page: Page, site: Site, folder: Path) -> str:
    """The organiser sends the folder as an archive; the address of the draft."""
    archive = shutil.make_archive(str(folder), "zip", folder.parent, folder.name)
    page.goto(f"{site.url}/publish/")
    page.get_by_role("link", name="Begin a draft").click()
    page.get_by_label("An archive (.zip), or files").set_input_files(archive)
    press(page, "Send them")
    expect(page.locator(".lead")).to_contain_text("to be mended before it can be reviewed")
    keep(page, "organiser-draft")
    return page.url


def mend(page: Page, draft: str) -> None:
    """The author sees the error at its line, and mends it there."""
    page.goto(draft)
    page.get_by_role("link", name="A hand that is only tired").click()
    expect(page.locator("#told")).to_contain_text("in-sprng")
    page.locator(".finding.error .to-line").first.click()
    keep(page, "organiser-editor")
    text = page.locator("#text")
    text.fill(text.input_value().replace("](#in-sprng)", BROKEN))
    expect(page.locator("#state")).to_have_text("Saved.")
    expect(page.locator(".finding.error")).to_have_count(0)


def sign(page: Page, draft: str, stage: str) -> None:
    page.goto(f"{draft}review")
    form = page.locator("form", has=page.locator(f"#words-{stage}"))
    press(form, "Sign")
    expect(page.get_by_role("status").first).to_contain_text("You have signed.")


def remark(page: Page, draft: str) -> None:
    """The reviewer reads the text and remarks on a line of it."""
    page.goto(f"{draft}review")
    expect(page.locator("h1")).to_contain_text("missing")
    page.goto(f"{draft}review#facts")
    keep(page, "organiser-review")
    page.goto(f"{draft}review")
    page.get_by_role("link", name="A hand that is only tired").first.click()
    line = page.locator(".lines li", has_text="Believe her, and meet again in spring")
    line.get_by_role("link").first.click()
    page.locator("#remark-words").fill("Would she not be seen before spring?")
    press(page, "Remark")
    expect(line.locator(".remark")).to_contain_text("Would she not be seen before spring?")
    keep(page, "organiser-remark")


def answer(page: Page, draft: str) -> None:
    """The author answers it, and says that it is resolved."""
    page.goto(f"{draft}review")
    expect(page.locator(".missing").first).to_contain_text("is not resolved")
    page.goto(f"{draft[: draft.index('drafts/')]}")
    expect(page.locator(".missing")).to_contain_text("1 remark waits for an answer.")
    page.get_by_role("link", name="waits for an answer").click()
    page.locator(".remark textarea").fill("She is, and calls if it gets worse. The scene says so.")
    press(page, "It is resolved")
    expect(page.locator(".remark")).to_contain_text(f"Resolved by {AUTHOR}")


def stand_by_facts(page: Page, draft: str) -> None:
    """All facts of a file are ticked and signed with one button."""
    page.goto(f"{draft}review")
    while (form := page.locator(".facts").first).count():
        for box in form.get_by_role("checkbox").all():
            box.press("Space")
            expect(box).to_be_checked()
        press(form, "I stand by those ticked")
    expect(page.locator(".signed-facts")).to_contain_text("Signed")


def release_it(page: Page, draft: str, office: Office) -> None:
    page.goto(f"{draft}release")
    expect(page.locator("h1")).to_have_text("It can be released")
    page.get_by_label("What is new in it").fill("The first one: one visit, and how to compare two times at the pegs.")
    keep(page, "organiser-release")
    press(page, "Sign and release")
    expect(page.get_by_role("progressbar")).to_be_visible()
    office.work()
    page.reload()
    expect(page.locator("h1")).to_have_text("It is released")
    page.get_by_role("link", name="To the module").click()
    expect(page.locator("#release-1")).to_contain_text(f"released by {ORGANISER}")
    expect(page.locator("#release-1")).to_contain_text("one visit, and how to compare two times at the pegs")
    page.get_by_role("link", name="How it was reviewed").click()
    expect(page.locator(".signatures li")).to_have_count(3)
    expect(page.locator(".remark")).to_contain_text(f"Resolved by {AUTHOR}")


def learn(page: Page, site: Site) -> None:
    """A learner finds it, reads what she must know before she begins, and begins."""
    page.goto(site.url)
    page.get_by_role("link", name="A tired hand").first.click()
    for words in (
        "6 minutes",
        "Neurologists and residents",
        "University of Somewhere",
        "a maximum of 0.25 CME credits",
        "31 Dec 2027",
        "Nobody who sells anything had a say in it",
        AUTHOR,
        REVIEWER,
        ORGANISER,
        "A company (speaker, ended 30 Jun 2025)",
        "All relevant financial relationships have been mitigated.",
    ):
        expect(page.locator("main")).to_contain_text(words)
    page.get_by_text("Credit", exact=True).evaluate("it => it.scrollIntoView()")
    keep(page, "organiser-cover-phone")
    press(page, "Begin this module")
    expect(page.locator(".now h2")).to_have_text("Before you begin")
