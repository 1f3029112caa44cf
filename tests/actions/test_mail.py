"""The outbox takes what may be sent."""

import pytest
from flask import Flask

from eduapp.actions import mail
from eduapp.actions.refused import Refused
from eduapp.web.db import db
from tests.conftest import NOON
from tests.lives import learner


def test_a_mail_is_a_row_that_is_due_at_once(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    written = mail.write(db.session, alice, "A word\r\nBcc: eve@example.org", "Text", now=NOON)
    assert (written.recipient, written.person_id, written.due_at) == ("alice@example.org", alice.id, NOON)
    assert "\n" not in written.subject
    assert (written.sent_at, written.tries) == (None, 0)


def test_an_address_that_nobody_proved_gets_only_what_proves_it(in_app: Flask) -> None:
    eve = learner(db.session, "Eve", NOON, verified=False)
    with pytest.raises(Refused, match="not verified"):
        mail.write(db.session, eve, "News", "Text", now=NOON)
    assert mail.write(db.session, eve, "A link", "Text", proves_address=True, now=NOON).due_at == NOON


def test_nothing_is_written_to_somebody_without_an_address(in_app: Flask) -> None:
    alice = learner(db.session, "Alice", NOON)
    alice.email = None
    with pytest.raises(Refused):
        mail.write(db.session, alice, "News", "Text", now=NOON)
