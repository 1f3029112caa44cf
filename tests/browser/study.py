"""Going through a module as it is done on its pages: cases as well as can be, questions as they are keyed."""

from datetime import date

from playwright.sync_api import Page

from eduapp.library import read_document
from eduapp.quiz.model import Concordance, Match, Multiple, Number, Order, Question, Single
from eduapp.text.bare import bare
from eduapp.text.markdown import label_html
from tests.browser.content import ROOT
from tests.browser.site import WORDS, Site, Somebody


def questions(name: str) -> tuple[Question, ...]:
    """Those of a shipped quiz."""
    quiz = read_document(ROOT / "quizzes" / f"{name}.md", date(2026, 11, 25)).quiz
    assert quiz is not None
    return quiz.questions


def shown(markdown: str) -> str:
    """The label as it is read on the page."""
    return bare(label_html(markdown)).filled({})


def press(page: Page) -> None:
    """The one button of the dock that goes on."""
    with page.expect_navigation():
        page.locator(".dock .wide").click()


def fill_in(page: Page, question: Question) -> None:
    """The right answer to the question that the page shows."""
    match question.answer:
        case Single(options) | Multiple(options):
            for option in options:
                if option.is_right:
                    page.locator(".choice", has_text=shown(option.label)).first.locator("input").check()
        case Number(low, high):
            page.locator("#text").fill(f"{float((low + high) / 2):g}".replace(".", ","))
        case Order(items):
            for place, item in enumerate(items, 1):
                page.get_by_label(shown(item), exact=True).select_option(str(place))
        case Match(_, pairs):
            for left, right in pairs:
                page.get_by_label(shown(left), exact=True).select_option(label=shown(right))
        case Concordance():
            page.locator(".choice input").nth(2).check()
        case _:
            page.locator("#words").fill(WORDS)


def take(page: Page, name: str, tells_at_once: bool = False) -> None:
    """Answer all questions of the quiz that was just begun, and hand it in."""
    if page.locator("#question-form").count() == 0:
        press(page)
    for question in questions(name):
        fill_in(page, question)
        press(page)
        if tells_at_once:
            press(page)
    press(page)


def play_well(site: Site, who: Somebody, page: Page) -> None:
    """Begin the case on whose cover the page stands, and play it as well as can be, to its debrief."""
    with page.expect_navigation():
        page.locator("main form .button").first.click()
    while (decision := site.best(who, page.url)) is not None:
        ask = page.locator(f"button[name=ask][value='{decision.choice}']")
        with page.expect_navigation():
            if ask.count():
                ask.click()
                continue
            for tick in decision.ticks:
                page.locator(f"input[name=tick][value='{tick}']").check()
            if decision.words:
                page.locator("#words").fill(decision.words)
            page.locator(f"input[name=choice][value='{decision.choice}']").check()
            page.get_by_role("button", name="Decide", exact=True).click()
    page.get_by_role("link", name="See the debrief").click()
