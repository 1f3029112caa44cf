"""The table of all decisions of a cohort: one that is done and one that failed. While one is being made the page
reloads itself, under the hands of whoever looks at it."""

from datetime import UTC, datetime

from eduapp.actions import cohorts
from eduapp.store import Export
from eduapp.web import ids
from eduapp.web.db import db
from tests.browser.site import Site, Somebody
from tests.browser.views_of_modules import View
from tests.browser.visit import Visit

_known: dict[Site, tuple[Somebody, str]] = {}
STATES = (("failed", "csv", 0), ("done", "xlsx", 42))


def exports(visit: Visit) -> None:
    if visit.site not in _known:
        _known[visit.site] = asked(visit.site)
    bob, page = _known[visit.site]
    visit.site.enter(visit.device, bob)
    visit.go(page)


def asked(site: Site) -> tuple[Somebody, str]:
    """An educator, and the address of the page."""
    bob, now = site.learner("Bob", "educator"), datetime.now(UTC)
    with site.app.test_request_context():
        make = ids.maker(now)
        made = cohorts.create(db.session, make(), bob.id, "Residents 2028", "Europe/Berlin", now=now)
        for state, kind, done in STATES:
            one = Export(id=make(), cohort_id=made.id, person_id=bob.id, kind=kind, language="en", state=state)
            one.done, one.total, one.asked_at, one.touched_at, one.file = done, 42, now, now, b"PK"
            db.session.add(one)
        db.session.commit()
        return bob, f"/teach/cohorts/{ids.written(made.id)}/export"


VIEWS_OF_EXPORTS: dict[str, View] = {"all decisions as a table": exports}
