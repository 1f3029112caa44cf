"""Every page of the site, each with a way to get there. A status that is an error stands with its page."""

from collections.abc import Callable
from datetime import UTC, datetime

from eduapp.actions import review_plan, throttle
from eduapp.web.db import db
from tests.browser.play import ask, choose, decide, tick
from tests.browser.site import PASSWORD, Act
from tests.browser.views_of_assignments import VIEWS_OF_ASSIGNMENTS
from tests.browser.views_of_board import VIEWS_OF_BOARD
from tests.browser.views_of_cohorts import VIEWS_OF_COHORTS
from tests.browser.views_of_deciding import VIEWS_OF_DECIDING
from tests.browser.views_of_educators import VIEWS_OF_EDUCATORS
from tests.browser.views_of_evidence import VIEWS_OF_EVIDENCE
from tests.browser.views_of_exports import VIEWS_OF_EXPORTS
from tests.browser.views_of_learner import VIEWS_OF_LEARNER
from tests.browser.views_of_live import VIEWS_OF_LIVE
from tests.browser.views_of_modules import VIEWS_OF_MODULES, View
from tests.browser.views_of_publish import VIEWS_OF_PUBLISH
from tests.browser.views_of_questions import VIEWS_OF_QUESTIONS
from tests.browser.visit import Visit

UNSAFE = Act("Send her home", ["Look for", "Methylprednisolone"], "Stable. “Nothing new”, she says.\n\nSee in a year.")
GOOD = Act("Find out why", ["Look for", "Time her"], "Slower by 29 %.")
YEAR = Act("What could you do")


def guest(visit: Visit) -> None:
    visit.go("/learn/cases/the-mailbox")
    visit.press("Begin")
    visit.go("/account/")


def empty(visit: Visit) -> None:
    visit.page.goto(visit.empty.url)


def catalogue(visit: Visit) -> None:
    visit.site.attempt(visit.learner, "a-short-walk", GOOD)
    visit.site.attempt(visit.learner, "the-mailbox", Act("Sign, and book"))
    visit.go("/learn/")


def cover(visit: Visit) -> None:
    for acts in ((UNSAFE, Act("Find out")), (GOOD,), (YEAR,)):
        visit.site.attempt(visit.learner, "a-short-walk", *acts)
    visit.go("/learn/cases/a-short-walk")


def filled_in(visit: Visit) -> None:
    visit.scene(YEAR)
    tick(visit.page, "Time her hands")
    choose(visit.page, "Send her home")
    visit.page.get_by_text("1 reference").click()
    visit.page.get_by_text("As a table").click()


def lacking(visit: Visit) -> None:
    visit.scene(YEAR)
    decide(visit.page, "Find out why she is slower")


def moved_on(visit: Visit) -> None:
    visit.scene()
    visit.page.get_by_label("Write one line").fill("What I wrote\n\nin the other tab")
    tick(visit.page, "Time her hands")
    other = visit.device.new_page()
    other.goto(visit.page.url)
    other.get_by_label("Write one line").fill("Stable")
    tick(other, "Time her hands")
    decide(other, "Send her home")
    other.close()
    decide(visit.page, "Find out why she is slower")


def practice(visit: Visit) -> None:
    visit.debrief(YEAR, UNSAFE, Act("Find out"))
    with visit.page.expect_navigation():
        visit.page.locator("#decision-2").get_by_role("button", name="What if?").click()


def practised(visit: Visit) -> None:
    practice(visit)
    tick(visit.page, "Look for")
    visit.page.get_by_label("Write one line").fill("Slower by 29 %.")
    decide(visit.page, "Find out why she is slower")
    visit.page.get_by_role("link", name="See the debrief").click()


def report(visit: Visit) -> None:
    visit.scene(key="telling-marco")
    visit.press("Report a problem with this scene")


def report_lacking(visit: Visit) -> None:
    report(visit)
    visit.page.get_by_label("What is wrong?").fill("   ")
    visit.press("Report it")


def debrief_of_others(visit: Visit) -> None:
    visit.site.let_others_play("a-short-walk", 12)
    visit.debrief(YEAR, UNSAFE, Act("Find out"))


def problems(visit: Visit) -> None:
    carol = visit.come_as("Carol", "organiser")
    for words in ("It says <b>May</b>, and means March.", "Settle me."):
        visit.page.goto(visit.site.attempt(carol, "the-mailbox") + "problem")
        visit.page.get_by_label("What is wrong?").fill(words)
        visit.press("Report it")
    visit.go("/publish/problems")
    visit.page.get_by_role("button", name="Settle it").first.click()


def content(visit: Visit) -> None:
    visit.come_as("Dora", "author")
    visit.go("/publish/content")


def as_learner(path: str) -> Callable[[Visit], None]:
    def go(visit: Visit) -> None:
        visit.come_as("Alice")
        visit.go(path)

    return go


def sign_up_lacking(visit: Visit) -> None:
    taken = visit.site.learner().email
    visit.go("/account/sign-up")
    visit.page.get_by_label("Your name").fill("Vera")
    visit.page.get_by_label("E-mail address").fill(taken)
    visit.page.get_by_label("Password").fill("none that opens it")
    visit.press("Sign up")


def forgotten_sent(visit: Visit) -> None:
    visit.go("/account/forgotten")
    visit.page.get_by_label("E-mail address").fill("nobody@example.org")
    visit.press("Send me the link")


def reset(visit: Visit) -> None:
    email = visit.site.learner().email
    visit.go("/account/forgotten")
    visit.page.get_by_label("E-mail address").fill(email)
    visit.press("Send me the link")
    visit.page.goto(visit.site.last_mail(email).split("\n\n")[2])


def verify(visit: Visit) -> None:
    visit.go("/account/sign-up")
    email = f"vera-{next(visit.site.numbers)}@example.org"
    visit.page.get_by_label("Your name").fill("Vera")
    visit.page.get_by_label("E-mail address").fill(email)
    visit.page.get_by_label("Password").fill(PASSWORD)
    visit.press("Sign up")
    visit.page.goto(visit.site.last_mail(email).split("\n\n")[2])


def too_often(visit: Visit) -> None:
    email = visit.site.learner().email
    app = visit.site.app
    with app.app_context():
        by = throttle.tried(app.config["SECRET_KEY"], "log in", email, "127.0.0.2")
        for _ in range(16):
            throttle.note(db.session, by, now=datetime.now(UTC))
        db.session.commit()
    visit.go("/account/log-in")
    visit.page.get_by_label("E-mail address").fill(email)
    visit.page.get_by_label("Password").fill("a guess")
    visit.press("Log in")


def kept_words(visit: Visit) -> None:
    visit.scene()
    visit.page.get_by_label("Write one line").fill("Half a sentence")
    visit.device.clear_cookies()
    decide(visit.page, "Find out why she is slower")


def forged(visit: Visit) -> None:
    visit.scene()
    visit.page.get_by_label("Write one line").fill("Half a sentence")
    choose(visit.page, "Find out why")
    visit.page.evaluate("document.querySelector('[name=csrf_token]').value = 'of another browser'")
    decide(visit.page)


def answered(visit: Visit) -> None:
    visit.scene()
    ask(visit.page, "What could you do a year ago?")


def card(visit: Visit) -> None:
    visit.page.goto(visit.site.card(visit.learner, UNSAFE))


def card_told(visit: Visit) -> None:
    card(visit)
    tick(visit.page, "Look for")
    decide(visit.page, "Send her home")


def stop_reminders(visit: Visit) -> None:
    app = visit.site.app
    visit.go(f"/reminders/{review_plan.stop_link(visit.learner.id, app.config['SECRET_KEY'], now=datetime.now(UTC))}")


VIEWS: dict[str, View] = (
    VIEWS_OF_MODULES
    | VIEWS_OF_ASSIGNMENTS
    | VIEWS_OF_COHORTS
    | VIEWS_OF_BOARD
    | VIEWS_OF_QUESTIONS
    | VIEWS_OF_DECIDING
    | VIEWS_OF_EVIDENCE
    | VIEWS_OF_EXPORTS
    | VIEWS_OF_LEARNER
    | VIEWS_OF_PUBLISH
    | VIEWS_OF_EDUCATORS
    | VIEWS_OF_LIVE
    | {
        "catalogue of a visitor": lambda visit: visit.go("/learn/"),
        "empty catalogue": empty,
        "catalogue of a learner": catalogue,
        "cover that needs an account": lambda visit: visit.go("/learn/cases/telling-marco"),
        "cover with attempts": cover,
        "scene": filled_in,
        "scene of ticks": lambda visit: visit.scene(key="telling-marco"),
        "scene after own words": lambda visit: visit.scene(UNSAFE),
        "scene that lacks something": (lacking, 422),
        "scene with an answer": answered,
        "end": lambda visit: visit.scene(GOOD),
        "practice": practice,
        "moved on": (moved_on, 409),
        "report": report,
        "report that lacks words": (report_lacking, 422),
        "debrief after an unsafe act": debrief_of_others,
        "debrief of the best path": lambda visit: visit.debrief(YEAR, GOOD),
        "debrief of practice": practised,
        "card": card,
        "card that was answered": card_told,
        "no card": as_learner("/learn/review"),
        "end of reminders": stop_reminders,
        "problems": problems,
        "files": content,
        "sign-up": lambda visit: visit.go("/account/sign-up"),
        "sign-up that lacks something": (sign_up_lacking, 400),
        "log-in": lambda visit: visit.go("/account/log-in"),
        "log-in with words kept": (kept_words, 401),
        "log-in too often": (too_often, 429),
        "forgotten": lambda visit: visit.go("/account/forgotten"),
        "forgotten and sent": forgotten_sent,
        "reset": reset,
        "verify": verify,
        "link that is over": (lambda visit: visit.go("/account/reset/nothing"), 400),
        "log-out of nobody": lambda visit: visit.go("/account/log-out"),
        "log-out": as_learner("/account/log-out"),
        "account": as_learner("/account/"),
        "account of a guest": guest,
        "change of password": as_learner("/account/change-password"),
        "deletion": as_learner("/account/delete"),
        "privacy": as_learner("/account/privacy"),
        "theme": lambda visit: visit.go("/account/theme"),
        "form of another browser": (forged, 400),
        "nothing there": (lambda visit: visit.go("/nowhere"), 404),
    }
)
