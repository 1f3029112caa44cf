"""Two who begin a draft of one module at the same moment do not begin two."""

from pathlib import Path

from eduapp.actions import drafts
from eduapp.actions.refused import Refused
from eduapp.store import Draft, ModuleChange
from eduapp.web.db import db
from eduapp.web.hand import hand_of
from tests.actions.together import Deed, at_once
from tests.drafted import school_files
from tests.schooling import School


def test_a_double_click_begins_one_draft(school: School, tmp_path: Path) -> None:
    files = school_files(tmp_path / "sent")

    def begin(ready: Deed) -> str:
        ready()
        made = drafts.begin(db.session, "walking", files, hand_of(school.ids["Dan"], "Dan"))
        db.session.commit()
        return made.state

    came = at_once(school.app, begin, begin)
    assert "open" in came
    assert [type(one) for one in came if one != "open"] == [Refused]
    with school.app.app_context():
        assert (db.session.query(Draft).count(), db.session.query(ModuleChange).count()) == (1, 1)
