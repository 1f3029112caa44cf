"""A learner goes through a module, from signing up to a certificate that anybody can verify."""

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from eduapp.quiz.model import Match, Multiple, Order, Question, Single
from tests.browser.conftest import Device
from tests.browser.site import PASSWORD, Site, Somebody
from tests.browser.student import Student
from tests.browser.study import play_well, questions, shown, take

MODULE = "recognising-spms"
CASES = (
    "The mailbox got farther away",
    "A bad winter",
    "Four hundred and twelve doors",
    "What the scan cannot show",
)


def sign_up(site: Site, page: Page, email: str) -> Somebody:
    page.goto(f"{site.url}/account/sign-up")
    page.get_by_label("Your name").fill("Nadia Κώστα")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("status")).to_contain_text("Your account is made.")
    return site.somebody(email)


def go_on(page: Page, title: str) -> None:
    """What the module names as next is this; go there."""
    expect(page.locator(".now h2")).to_have_text(title)
    with page.expect_navigation():
        page.locator(".now .button").click()


def test_from_signing_up_to_a_certificate_that_anybody_can_verify(
    site: Site, phone: BrowserContext, another: Device
) -> None:
    page = phone.new_page()
    me = sign_up(site, page, "nadia@example.org")
    page.get_by_role("link", name="When relapsing MS turns").click()
    expect(page.locator("main")).to_contain_text("no accredited provider stands behind this module")
    page.get_by_role("button", name="Begin this module").click()
    expect(page.get_by_text("“The mailbox got farther away” is not finished yet.")).to_be_visible()

    go_on(page, "Before you begin")
    take(page, f"{MODULE}/before")
    expect(page.locator("h1")).to_have_text("This is where you begin")
    expect(page.locator(".is-right")).to_have_count(0)  # the key is told when the post-test is done
    page.get_by_role("link", name="Back to the module").click()

    for title in CASES:
        go_on(page, title)
        play_well(site, me, page)
        expect(page.locator(".badges")).to_contain_text("passed")
        page.get_by_role("link", name=re.compile("^Next: |Back to the module")).click()

    page.locator(".way li", has_text="In the corridor").get_by_role("button").click()
    take(page, f"{MODULE}/practice", tells_at_once=True)
    expect(page.locator(".word")).to_contain_text("only the middle of the scale")
    page.get_by_role("link", name="Back to the module").click()

    go_on(page, "After the cases")
    take(page, f"{MODULE}/after")
    expect(page.locator("h1")).to_have_text("Passed")
    expect(page.locator(".is-right").first).to_be_attached()
    page.get_by_role("link", name="Back to the module").click()
    page.locator(".way li", has_text="Before you begin").get_by_role("link", name="What you answered").click()
    expect(page.locator(".is-right").first).to_be_attached()
    page.get_by_role("link", name="Back to the module").click()

    go_on(page, "Evaluation")
    evaluate(page)
    certify(page, another)


def evaluate(page: Page) -> None:
    for group in page.locator("main fieldset:has(input[type=radio])").all():
        group.locator("input").last.check()
    page.get_by_label("Intention 1").fill("Ask about a year.")
    page.get_by_text("Ask me once in two months").click()
    page.get_by_role("button", name="Send my answers").click()


def certify(page: Page, another: Device) -> None:
    page.goto(re.sub(r"/modules/([^/]+)/.*", r"/modules/\1/certificate", page.url))
    expect(page.get_by_label("Name on the certificate")).to_have_value("Nadia Κώστα")
    page.get_by_role("button", name="Certify completion").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the PDF").click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF")
    address = page.locator(".address a").inner_text()
    stranger = another().new_page()
    stranger.goto(address)
    for said in ("Nadia Κώστα", "When relapsing MS turns", "No accredited provider"):
        expect(stranger.locator("main")).to_contain_text(said)


@pytest.mark.parametrize("scripts", [False])
def test_a_module_shows_what_is_known_of_a_learner_afterwards(site: Site, phone: BrowserContext, scripts: bool) -> None:
    student = Student(site, site.learner("Nora"))
    student.go()
    site.enter(phone, student.who)
    page = phone.new_page()
    page.goto(f"{site.url}/learn/progress")
    row = page.get_by_role("row", name=re.compile("Recognising progression"))
    expect(row).to_contain_text("%")
    expect(row.locator("svg")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Weighing new evidence"))).to_contain_text("not enough yet")


ROLES = {"single": "radio", "multiple": "checkbox", "concordance": "radio", "order": "combobox", "match": "combobox"}


def test_each_kind_of_question_is_told_to_a_screen_reader(site: Site, desk: BrowserContext) -> None:
    """What is chosen among stands in a group with a name; each field is called after its line."""
    student = Student(site, site.learner())
    site.enter(desk, student.who)
    page = desk.new_page()
    page.goto(student.sit("In the corridor"))
    address = re.match(r".*/quizzes/[^/]+/", page.url)
    assert address
    for number, question in enumerate(questions(f"{MODULE}/practice"), 1):
        page.goto(f"{address[0]}{number}")
        form = page.locator("#question-form")
        role: Any = ROLES.get(question.kind, "textbox")
        fields = form.get_by_role(role)
        assert fields.count() == page.locator("#question-form :is(input:not([type=hidden]), select, textarea)").count()
        for field in fields.all():
            expect(field).to_have_accessible_name(re.compile(r"\w"))
        if role != "textbox":
            expect(form.get_by_role("group")).to_have_accessible_name(re.compile(r"\w"))
        for label in named(question):
            expect(form.get_by_role(role, name=label, exact=True)).to_have_count(1)


def named(question: Question) -> list[str]:
    """The lines after which fields are called."""
    match question.answer:
        case Single(options) | Multiple(options):
            return [shown(option.label) for option in options]
        case Order(items):
            return [shown(item) for item in items]
        case Match(_, pairs):
            return [shown(left) for left, _ in pairs]
    return []
