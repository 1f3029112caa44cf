"""A whole case with the keyboard alone: what has the focus is always seen."""

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.site import Site
from tests.browser.student import Student
from tests.browser.trouble import Trouble

MOST_STOPS = 60
MOST_SCENES = 30

# What has the focus, how it is marked, and whether it is behind what sticks to the edges of the window.
FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const marked = element.matches("input") ? element.closest("label") ?? element : element;
  const style = getComputedStyle(marked);
  const box = marked.getBoundingClientRect();
  const edge = (name) => {
    const stuck = document.querySelector(name);
    return stuck && getComputedStyle(stuck).position === "sticky" && !element.matches(".skip")
      && !stuck.contains(element)
      ? stuck.getBoundingClientRect() : null;
  };
  const top = Math.max(0, edge(".bar")?.bottom ?? 0);
  const bottom = Math.min(innerHeight, edge(".dock")?.top ?? innerHeight);
  const fits = box.height <= bottom - top;
  return {
    name: (marked.innerText || element.name || element.tagName).trim(),
    kind: element.type ?? element.tagName,
    isChecked: element.checked ?? false,
    isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isSeen: fits ? box.top >= top - 1 && box.bottom <= bottom + 1 : box.top < bottom && box.bottom > top,
    where: `${Math.round(box.top)}–${Math.round(box.bottom)} between ${Math.round(top)} and ${Math.round(bottom)}`,
  };
}"""


def tab(page: Page) -> dict[str, Any]:
    """Press Tab; what has the focus then is marked and seen."""
    page.keyboard.press("Tab")
    focus = page.evaluate(FOCUS)
    assert focus, f"The focus is lost in {page.title()}"
    assert focus["isMarked"], f"Nothing marks {focus['name']!r} in {page.title()}"
    assert focus["isSeen"], f"{focus['name']!r} is hidden in {page.title()}: {focus['where']}"
    return dict(focus)


def go_to(page: Page, name: str) -> None:
    """Tab on to the button or link of that name, and press it."""
    for _ in range(MOST_STOPS):
        if tab(page)["name"] == name:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"Tab does not lead to {name!r} in {page.title()}")


def decide(page: Page) -> None:
    """Ask the first question that is offered, tick as many as are wanted, write, choose the first choice, decide."""
    wanted = [int(number) for number in re.findall(r"\d+", legend(page))][:1]
    left = wanted[0] if wanted else 0
    for _ in range(MOST_STOPS):
        focus = tab(page)
        if focus["kind"] == "checkbox" and left and not focus["isChecked"]:
            page.keyboard.press("Space")
            left -= 1
        elif focus["kind"] == "textarea":
            page.keyboard.type("It is secondary progressive MS.")
        elif focus["kind"] == "radio" and not focus["isChecked"]:
            page.keyboard.press("Space")
        elif focus["name"] == "Decide":
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"Tab does not lead to Decide in {page.title()}")


def legend(page: Page) -> str:
    found = page.locator(".ticks legend")
    return found.inner_text() if found.count() else ""


@pytest.mark.parametrize("scripts", [True, False])
def test_a_whole_case_is_played_with_the_keyboard(site: Site, desk: BrowserContext, scripts: bool) -> None:
    alice = site.learner()
    site.enter(desk, alice)
    page = desk.new_page()
    page.set_viewport_size({"width": 1024, "height": 640})
    page.goto(f"{site.url}/learn/cases/the-mailbox")
    go_to(page, "Begin")
    for _ in range(MOST_SCENES):
        if page.locator("#scene-form").count() == 0:
            break
        decide(page)
    expect(page.locator(".bar-note")).to_have_text(re.compile(r"\d+ decisions made"))
    go_to(page, "See the debrief")
    expect(page.get_by_role("heading", name="Decision by decision")).to_be_visible()
    page.goto(f"{site.url}/learn/")
    card = page.locator(".card", has=page.get_by_role("heading", name="The mailbox got farther away"))
    expect(card).to_contain_text("assed at the first attempt")


def test_questions_are_asked_with_the_keyboard_and_the_answer_has_the_focus(site: Site, phone: BrowserContext) -> None:
    alice = site.learner()
    site.enter(phone, alice)
    page = phone.new_page()
    page.goto(site.attempt(alice, "a-short-walk"))
    go_to(page, "Do you sleep well?")
    answer = page.locator(".answered")
    expect(answer).to_be_focused()
    expect(answer).to_be_in_viewport(ratio=1)
    tab(page)


def test_enter_in_the_words_of_a_form_decides_and_does_not_ask(site: Site, desk: BrowserContext) -> None:
    alice = site.learner()
    site.enter(desk, alice)
    page = desk.new_page()
    address = site.attempt(alice, "the-mailbox")
    page.goto(address)
    page.get_by_role("radio", name="Sign, and book her in").focus()
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert len(site.decided(address)) == 1
    expect(page.get_by_role("heading", level=1)).to_have_text("The car park")


@pytest.mark.parametrize("scripts", [True, False])
def test_where_a_form_lacks_something_what_it_lacks_has_the_focus(
    site: Site, desk: BrowserContext, trouble: Trouble, scripts: bool
) -> None:
    page = desk.new_page()
    page.goto(f"{site.url}/account/sign-up")
    page.get_by_label("Your name").fill("Vera")
    page.get_by_label("E-mail address").fill("vera@example.org")
    page.get_by_label("Password").fill("short")
    page.get_by_role("button", name="Sign up").click()
    expect(page.locator(".slips")).to_be_focused()
    trouble.expected("status of 400")
    tab(page)  # the first of what is to be mended
    page.keyboard.press("Enter")
    expect(page.get_by_label("Password")).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_quiz_of_every_kind_of_question_is_taken_with_the_keyboard(
    site: Site, desk: BrowserContext, scripts: bool
) -> None:
    """No line is dragged: places and pairs are chosen from lists."""
    student = Student(site, site.learner())
    site.enter(desk, student.who)
    page = desk.new_page()
    page.goto(student.sit("In the corridor"))
    if page.locator("#question-form").count() == 0:
        go_to(page, "To the first question")
    while page.locator("#question-form").count():
        answer(page)
        go_to(page, "To the end" if page.locator(".dock .wide").inner_text() == "To the end" else "Next question")
    go_to(page, "Hand it in")
    expect(page.locator(".questions-told > li")).to_have_count(10)


def answer(page: Page) -> None:
    """Fill in every field of a question and answer it."""
    places = 0
    for _ in range(MOST_STOPS):
        focus = tab(page)
        if focus["kind"] == "radio" and not focus["isChecked"]:
            page.keyboard.press("Space")
        elif focus["kind"] == "text":
            page.keyboard.type("5,5")
        elif focus["kind"] == "textarea":
            page.keyboard.type("Slower by 29 %.")
        elif focus["kind"] == "select-one":
            places += 1
            page.keyboard.type(str(places)) if page.locator(".ordering").count() else page.keyboard.press("ArrowDown")
        elif focus["name"] == "Answer":
            with page.expect_navigation():
                page.keyboard.press("Enter")
            expect(page.locator("#told")).to_be_visible()
            return
    pytest.fail(f"Tab does not lead to Answer in {page.title()}")
