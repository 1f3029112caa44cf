"""Somebody on the way to a page of the site."""

from dataclasses import dataclass
from functools import cached_property

from playwright.sync_api import BrowserContext, Page

from tests.browser.site import Act, Site, Somebody


@dataclass
class Visit:
    """Somebody with a device, on the way to a page. `empty` is a site without a case."""

    site: Site
    empty: Site
    device: BrowserContext
    page: Page

    @cached_property
    def learner(self) -> Somebody:
        return self.come_as("Alice")

    def come_as(self, name: str, *roles: str) -> Somebody:
        """Somebody with these roles is logged in on the device."""
        somebody = self.site.learner(name, *roles)
        self.site.enter(self.device, somebody)
        return somebody

    def go(self, path: str) -> None:
        self.page.goto(self.site.url + path)

    def go_to(self, address: str) -> None:
        self.page.goto(address)

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def scene(self, *acts: Act, key: str = "a-short-walk") -> None:
        self.page.goto(self.site.attempt(self.learner, key, *acts))

    def debrief(self, *acts: Act, key: str = "a-short-walk") -> None:
        self.page.goto(self.site.attempt(self.learner, key, *acts) + "debrief")
