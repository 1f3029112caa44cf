"""Playing as it is done on a page, by what stands there."""

from playwright.sync_api import Page, expect


def begin(page: Page, title: str) -> None:
    page.get_by_role("link", name=title).click()
    page.get_by_role("button", name="Begin").click()


def ask(page: Page, question: str) -> None:
    page.get_by_role("button", name=question).click()
    expect(page.locator(".answered").filter(has_text=question)).to_be_visible()


def tick(page: Page, *labels: str) -> None:
    for label in labels:
        page.get_by_role("checkbox", name=label).check()


def choose(page: Page, label: str) -> None:
    page.get_by_role("radio", name=label).check()


def decide(page: Page, label: str = "") -> None:
    """Choose, and decide. What is decided is on disk when the next page is there."""
    if label:
        choose(page, label)
    with page.expect_navigation():
        page.get_by_role("button", name="Decide", exact=True).click()


def stands_in(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
