"""The pages of authors, reviewers and organisers about drafts, each with a way to get there."""

from playwright.sync_api import FilePayload

from tests.browser.drafting import CASE, PICTURE, begun, from_release, write
from tests.browser.student import MODULE
from tests.browser.views_of_modules import View, Way
from tests.browser.visit import Visit

OVERVIEW, QUIZ = f"cases/{MODULE}/module.md", f"quizzes/{MODULE}/practice.md"


def of_a_draft(page: str) -> Way:
    """A page of a draft with an error in its case."""

    def go(visit: Visit) -> None:
        address, key = begun(visit.site, visit.come_as("Dan", "author"))
        visit.go_to(address + page.format(case=CASE, picture=PICTURE).format(key=key))
        visit.page.wait_for_load_state("networkidle")

    return go


def of_a_module(page: str) -> Way:
    """A page of the draft that goes on from a release, in which something has changed."""

    def go(visit: Visit) -> None:
        carol = visit.come_as("Carol", "organiser")
        address = from_release(visit.site, carol, MODULE)
        write(visit.site, carol, MODULE, OVERVIEW, "attempts: 3", "attempts: 4")
        visit.go_to(address + page)
        visit.page.wait_for_load_state("networkidle")

    return go


def drafts(visit: Visit) -> None:
    of_a_draft("")(visit)
    visit.go("/publish/")


def refused(visit: Visit) -> None:
    visit.come_as("Dan", "author")
    visit.go("/publish/drafts/new")
    sent = FilePayload(name="notes.md", mimeType="text/markdown", buffer=b"# Notes\n")
    visit.page.get_by_label("An archive").set_input_files(sent)
    visit.press("Send them")


def module(visit: Visit) -> None:
    visit.come_as("Carol", "organiser")
    visit.go(f"/publish/modules/{MODULE}/")


def parts(visit: Visit) -> None:
    of_a_module(f"files/{QUIZ}?line=40")(visit)
    visit.page.get_by_text("Parts of the text").click()
    visit.page.get_by_text("Rename it").first.click()


VIEWS_OF_PUBLISH: dict[str, View] = {
    "drafts": drafts,
    "draft to begin": (refused, 422),
    "draft": of_a_draft(""),
    "case of a draft": of_a_draft("files/{case}"),
    "quiz of a draft": parts,
    "picture of a draft": of_a_draft("pictures/{picture}"),
    "what changed in a draft": of_a_module("changed"),
    "review of a draft": of_a_draft("review"),
    "release of a draft": of_a_module("release"),
    "module with its releases": module,
}
