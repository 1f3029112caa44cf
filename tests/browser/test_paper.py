"""A debrief on paper."""

from playwright.sync_api import BrowserContext

from tests.browser.site import Act, Site
from tests.browser.views import UNSAFE, YEAR

SHOWN = "(name) => [...document.querySelectorAll(name)].filter((element) => element.checkVisibility()).length"


def test_a_debrief_is_printed_without_buttons_and_with_all_that_was_folded_away(
    site: Site, desk: BrowserContext
) -> None:
    alice = site.learner()
    site.enter(desk, alice)
    site.let_others_play("a-short-walk", 12)
    page = desk.new_page()
    page.goto(site.attempt(alice, "a-short-walk", YEAR, UNSAFE, Act("Find out")) + "debrief")
    folded = page.evaluate(SHOWN, "details:not([open])")
    assert folded
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for name in (".dock", ".bar", ".foot", ".skip", "button", "details:not([open])"):
        assert page.evaluate(SHOWN, name) == 0, name
    for name in (".moment", ".references li", ".unsafe", ".others", ".rubric"):
        assert page.evaluate(SHOWN, name) > 0, name
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.evaluate(SHOWN, "details:not([open])") == folded


def test_where_there_is_a_script_the_debrief_offers_to_print(site: Site, desk: BrowserContext) -> None:
    alice = site.learner()
    site.enter(desk, alice)
    page = desk.new_page()
    page.add_init_script("window.print = () => { document.title = 'Printed'; }")
    page.goto(site.attempt(alice, "a-short-walk", UNSAFE, Act("Find out")) + "debrief")
    page.get_by_role("button", name="Print").click()
    assert page.title() == "Printed"
