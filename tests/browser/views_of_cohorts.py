"""The pages of educators and of learners about cohorts, each with a way to get there."""

from tests.browser.site import Somebody
from tests.browser.views_of_modules import View
from tests.browser.visit import Visit

LIST = """\
Zoë Müller <zoe@example.org>
not-an-address
=HYPERLINK("a")
zoe@example.org
"""


def educator(visit: Visit) -> Somebody:
    return visit.come_as("Bob", "educator")


def begun(visit: Visit) -> str:
    """The address of a cohort with two learners, of whom one has left, and with somebody who is invited."""
    bob = educator(visit)
    alice, mallory = visit.site.learner("Alice"), visit.site.learner("Mallory-Whose-Name-Is-Long")
    address = visit.site.cohort(bob, alice, mallory)
    visit.page.goto(f"{address}people")
    visit.page.get_by_label("E-mail addresses").fill(f"new-{bob.id}@a-hospital-far-away.example.org")
    visit.press("Look it over")
    visit.press("Invite them")
    with visit.page.expect_navigation():
        visit.page.get_by_role("button", name="Remove Mallory").click()
    return address


def cohorts(visit: Visit) -> None:
    begun(visit)
    visit.go("/teach/")


def no_cohort(visit: Visit) -> None:
    educator(visit)
    visit.go("/teach/")


def board(visit: Visit) -> None:
    visit.go_to(visit.site.cohort(educator(visit)))


def people(visit: Visit) -> None:
    address = begun(visit)
    visit.page.get_by_label("E-mail address of another").fill(visit.site.learner("Carol").email)
    visit.press("Ask them in")
    visit.go_to(f"{address}people")


def nobody(visit: Visit) -> None:
    visit.go_to(f"{visit.site.cohort(educator(visit))}people")
    visit.press("Close the link")


def looked_over(visit: Visit) -> None:
    address = begun(visit)
    visit.go_to(f"{address}people")
    known = visit.site.learner("Dora").email
    visit.page.get_by_label("E-mail addresses").fill(f"{known}\n{LIST}")
    visit.press("Look it over")


def refused(visit: Visit) -> None:
    visit.go_to(f"{visit.site.cohort(educator(visit))}people")
    visit.page.get_by_label("E-mail addresses").fill("\n".join(f"a{n}@example.org" for n in range(1001)))
    visit.press("Look it over")


def settings(visit: Visit) -> None:
    visit.go_to(f"{visit.site.cohort(educator(visit))}settings")


def archived(visit: Visit) -> None:
    settings(visit)
    visit.press("Archive it")


def link(visit: Visit, as_: str | None) -> None:
    """The link into a cohort, opened by somebody else, or by a visitor."""
    visit.go_to(f"{visit.site.cohort(educator(visit))}people")
    address = visit.page.get_by_label("The link into the cohort").input_value()
    visit.device.clear_cookies()
    if as_ is not None:
        visit.come_as(as_)
    visit.go_to(address.replace("http://127.0.0.1:8000", visit.site.url))


def joined(visit: Visit) -> None:
    link(visit, "Alice")
    visit.press("Join")


VIEWS_OF_COHORTS: dict[str, View] = {
    "cohorts of an educator": cohorts,
    "no cohort yet": no_cohort,
    "board of a cohort": board,
    "people of a cohort": people,
    "cohort without people": nobody,
    "list that was looked over": looked_over,
    "list that was refused": (refused, 422),
    "settings of a cohort": settings,
    "cohort that is archived": archived,
    "link into a cohort for a visitor": lambda visit: link(visit, None),
    "link into a cohort": lambda visit: link(visit, "Alice"),
    "link that is closed": (lambda visit: visit.go("/join/forged"), 400),
    "cohorts of a learner": joined,
}
