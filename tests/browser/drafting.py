"""Drafts on the site for browsers."""

from datetime import UTC, datetime

from eduapp.actions import drafts, editions
from eduapp.actions.audit import Hand
from eduapp.store import Draft
from eduapp.web import ids
from eduapp.web.db import db
from tests.browser.site import Site, Somebody
from tests.drafted import FOLDER

CASE, PICTURE = "cases/{key}/the-walk.md", "cases/{key}/media/gait.png"


def hand(who: Somebody) -> Hand:
    now = datetime.now(UTC)
    return Hand(who.id, who.name, now, ids.maker(now))


def begun(site: Site, who: Somebody) -> tuple[str, str]:
    """A draft of a module that no other test knows: its address, and the name of its folder. A way in its case leads
    nowhere."""
    key = f"walking-{next(site.numbers)}"
    files = {path.replace("/walking/", f"/{key}/"): data for path, data in FOLDER.items()}
    case = CASE.format(key=key)
    files[case] = files[case].replace(b"(#the-corridor)", b"(#nowhere)", 1)
    with site.app.test_request_context():
        return _address(site, drafts.begin(db.session, key, files, hand(who))), key


def from_release(site: Site, who: Somebody, key: str) -> str:
    """The address of the draft that goes on from the release in force."""
    with site.app.test_request_context():
        there = drafts.open_draft(db.session, key)
        return _address(site, there or editions.begin_from_release(db.session, key, hand(who)))


def write(site: Site, who: Somebody, key: str, path: str, old: str, new: str) -> None:
    """As if somebody else saved the file with these words swapped."""
    with site.app.test_request_context():
        draft = drafts.open_draft(db.session, key)
        assert draft is not None
        file = drafts.file_or_404(db.session, draft, path)
        data = file.data.replace(old.encode(), new.encode())
        drafts.save(db.session, draft, path, data, file.number, hand(who))
        db.session.commit()


def text(site: Site, key: str, path: str) -> str:
    """The file as it is saved."""
    with site.app.test_request_context():
        draft = drafts.open_draft(db.session, key)
        assert draft is not None
        return drafts.file_or_404(db.session, draft, path).data.decode()


def _address(site: Site, draft: Draft) -> str:
    address = f"{site.url}/publish/drafts/{ids.written(draft.id)}/"
    db.session.commit()
    return address
