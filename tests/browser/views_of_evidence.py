"""What organisers see first, the evidence ledger with a claim that has changed, and the link in a mail on it."""

from datetime import UTC, datetime

from eduapp.actions import evidence_changes, evidence_ledger, evidence_notices, powers
from eduapp.actions.audit import Hand
from eduapp.actions.evidence_ledger import Entry
from eduapp.store import Enrolment, EvidenceNotice
from eduapp.web import ids
from eduapp.web.db import db
from eduapp.web.publish import letters
from tests.browser.site import Site, Somebody
from tests.browser.student import Student
from tests.browser.views_of_modules import View
from tests.browser.visit import Visit

CLAIM = "E024"
_known: dict[Site, tuple[Somebody, str]] = {}


def marked(visit: Visit) -> tuple[Somebody, str]:
    """An organiser, and the signed part of a link in a mail on a claim that has changed: once for each site."""
    if visit.site not in _known:
        carol, student = visit.site.learner("Carol", "organiser"), Student(visit.site, visit.site.learner("Mallory"))
        _known[visit.site] = carol, _mark(visit.site, student)
    carol, token = _known[visit.site]
    visit.site.enter(visit.device, carol)
    return carol, token


def _mark(site: Site, student: Student) -> str:
    now = datetime.now(UTC)
    with site.app.test_request_context():
        hand = Hand(student.who.id, student.who.name, now, ids.maker(now))
        made = evidence_changes.mark(db.session, _entry(), "A year is too long to be remembered.", hand, letters.marked)
        db.session.get_one(Enrolment, student.enrolment).finished_at = now
        own = {"change_id": made.id, "person_id": hand.id, "enrolment_id": student.enrolment}
        notice = EvidenceNotice(**own)
        token = evidence_notices.stop_link(notice, site.app.config["SECRET_KEY"], now=now)
        db.session.commit()
        return token


def _entry() -> Entry:
    held = powers.Powers(frozenset({(powers.ORGANISER, "*")}))
    return next(one for one in evidence_ledger.seen_by(db.session, held) if one.key == CLAIM)


def overview(visit: Visit) -> None:
    marked(visit)
    visit.go("/publish/")


def ledger(visit: Visit) -> None:
    marked(visit)
    visit.go("/publish/evidence?q=walk")


def claim(visit: Visit) -> None:
    marked(visit)
    visit.go(f"/publish/evidence/{CLAIM}")


def without_a_word(visit: Visit) -> None:
    claim(visit)
    visit.page.get_by_label("What was done").fill(" ")
    visit.press("Settle it")


def stop(visit: Visit) -> None:
    _, token = marked(visit)
    visit.go(f"/corrections/{token}")


VIEWS_OF_EVIDENCE: dict[str, View] = {
    "what waits for an organiser": overview,
    "evidence ledger": ledger,
    "claim that has changed": claim,
    "claim that is not settled": (without_a_word, 422),
    "end of mails on changes": stop,
}
