"""Cases of drafts are asked for by whoever looks at them, and explored once."""

from pathlib import Path

import pytest

from eduapp.actions import drafts, exploring
from eduapp.store import Explored
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.hand import hand_of
from tests.actions.together import Deed, at_once
from tests.drafted import WALK, school_files
from tests.schooling import School

DIGEST = "a" * 64


@pytest.fixture
def draft(school: School, tmp_path: Path) -> int:
    with school.app.app_context():
        made = drafts.begin(db.session, "walking", school_files(tmp_path / "sent"), hand_of(school.ids["Dan"], "Dan"))
        db.session.commit()
        return made.id


def test_two_who_ask_at_the_same_moment_ask_once(school: School, draft: int) -> None:
    def ask(ready: Deed) -> str:
        ready()
        row = exploring.ask(db.session, draft, WALK, DIGEST, now=clock.now())
        db.session.commit()
        return row.state

    assert at_once(school.app, ask, ask) == ["waiting", "waiting"]
    with school.app.app_context():
        assert db.session.query(Explored).count() == 1
