"""The pictures of README: taken here, and still true. They are written anew with EDUAPP_WRITE_PICTURES=1."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.pictured import keep
from tests.browser.site import Act, Site, Somebody
from tests.browser.trouble import Trouble, opened

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1100, "height": 1240}
SCALE = 1.5
KEY = "the-mailbox"

ASKED = (Act("What could you do a year ago"), Act("May I ask Tomas"), Act("Let Ruth measure"))
MEASURED = (*ASKED, Act("Let Ruth do these", ["Nine-hole", "Corridor walk", "Symbol test"]))
CHARTED = (*MEASURED, Act("Ask Ruth for every time"))
LOOKED = (*CHARTED, Act("Look into these", ["Bladder", "Mood", "Arms"]))
ENDED = (
    Act("What could you do a year ago"),
    Act("May I ask Tomas"),
    Act("Sign, and book her in"),
    Act("Run down"),
    Act("Let Ruth do these", ["Nine-hole", "Corridor walk", "The 25-foot"]),
    Act("Ask Ruth for every time"),
    Act("Look into these", ["Bladder", "Mood", "Arms"]),
)


@pytest.fixture
def device(browser: Browser, trouble: Trouble, size: dict[str, int], scheme: str) -> Iterator[BrowserContext]:
    is_phone = size == PHONE
    scale = SCALE if is_phone else 1
    with opened(
        browser,
        trouble,
        viewport=size,
        screen=size,
        device_scale_factor=scale,
        is_mobile=is_phone,
        has_touch=is_phone,
        color_scheme=scheme,
    ) as context:
        yield context


def scene(site: Site, who: Somebody, page: Page) -> None:
    page.goto(site.attempt(who, KEY, *CHARTED))


def choices(site: Site, who: Somebody, page: Page) -> None:
    page.goto(site.attempt(who, KEY, *ASKED[:1]))
    page.get_by_role("radio", name="Let Ruth measure").check()


def debrief(site: Site, who: Somebody, page: Page) -> None:
    site.let_others_play(KEY, 20)
    page.goto(site.attempt(who, KEY, *ENDED, ends_well=True) + "debrief")


def catalogue(site: Site, who: Somebody, page: Page) -> None:
    page.goto(site.url)


def progress(site: Site, who: Somebody, page: Page) -> None:
    for key in (KEY, "a-bad-winter", "half-a-recovery"):
        site.attempt(who, key, ends_well=True)
    page.goto(f"{site.url}/learn/progress")


Way = Callable[[Site, Somebody, Page], None]
PICTURES: list[tuple[str, dict[str, int], str, Way]] = [
    ("scene-phone", PHONE, "light", scene),
    ("debrief-phone", PHONE, "light", debrief),
    ("scene-wide-dark", DESK, "dark", choices),
    ("progress-phone-dark", PHONE, "dark", progress),
    ("catalogue-phone", PHONE, "light", catalogue),
]


@pytest.mark.parametrize(("name", "size", "scheme", "way"), PICTURES, ids=[row[0] for row in PICTURES])
def test_a_picture_of_readme_is_there_and_what_it_shows_still_is(
    site: Site, device: BrowserContext, name: str, size: dict[str, int], scheme: str, way: Way
) -> None:
    page = device.new_page()
    alice = site.learner()
    if way is not catalogue:
        site.enter(device, alice)
    way(site, alice, page)
    keep(page, name)
