"""What is read of a draft is kept as long as the draft says the same."""

from eduapp.actions import draft_documents, drafts
from eduapp.web import clock
from eduapp.web.db import db
from tests.reviewed import STAIRS, Desk


def test_each_state_of_a_draft_is_read_once(desk: Desk) -> None:
    def read() -> object:
        return draft_documents.read(db.session, desk.draft, desk.root, clock.now().date())

    before = read()
    assert read() is before
    drafts.save(db.session, desk.draft, STAIRS, b"# Other stairs\n", 1, desk.dan)
    after = read()
    assert after is not before
    assert read() is after
    for at in range(draft_documents.MOST_KEPT):
        drafts.save(db.session, desk.draft, STAIRS, f"# {at}\n".encode(), at + 2, desk.dan)
        read()
    assert len(draft_documents._kept) == draft_documents.MOST_KEPT
