"""How a cohort decided in a case whose text was changed while it worked on it: each version has its own figures."""

from sqlalchemy import update

from eduapp.actions.deciding import deciding, worked_on
from eduapp.store import ActTally, Attempt, Revision
from eduapp.web import ids
from eduapp.web.db import db
from tests.stage import HARMFUL_WAY, STAIRS, WALK
from tests.taught import Class


def revised(class_: Class, attempt: int) -> int:
    """As if the attempt had been made at a newer version of the case."""
    old = db.session.get_one(Revision, class_.playable(WALK).id)
    columns = {column.key: getattr(old, column.key) for column in Revision.__table__.columns if column.key != "id"}
    new = Revision(**(columns | {"hash": "f" * 64}))
    db.session.add(new)
    db.session.flush()
    db.session.execute(update(Attempt).where(Attempt.id == attempt).values(revision_id=new.id))
    db.session.execute(update(ActTally).values(revision_id=new.id))
    db.session.commit()
    return new.id


def played(class_: Class, name: str) -> int:
    attempt = class_.belong(class_.begin(name, WALK), class_.give(key=WALK))
    class_.play(name, attempt, *HARMFUL_WAY)
    return attempt


def test_versions_are_told_apart_the_newest_first(in_class: Class) -> None:
    new = revised(in_class, played(in_class, "Alice"))
    played(in_class, "Mallory")
    played(in_class, "Mallory")
    found = deciding(db.session, in_class.cohort, WALK, None, True)
    old = in_class.playable(WALK).id
    assert [version.revision_id for version in found.versions] == [new, old]
    assert (found.version.revision_id, found.crowd.attempts, found.crowd.finished, found.crowd.unsafe) == (new, 1, 1, 1)
    assert deciding(db.session, in_class.cohort, WALK, old, False).crowd.endings == {"alone": 1}


def test_the_list_counts_learners_over_all_versions(in_class: Class) -> None:
    revised(in_class, played(in_class, "Alice"))
    played(in_class, "Mallory")
    (one,) = worked_on(db.session, in_class.cohort)
    assert (one.key, one.learners, one.finished, one.unsafe) == (WALK, 2, 2, 2)


def test_a_release_that_holds_the_version_is_named(in_class: Class) -> None:
    found = deciding(db.session, in_class.cohort, STAIRS, None, True)
    assert found.version.releases == (1,)


def test_two_versions_stand_side_by_side(in_class: Class) -> None:
    revised(in_class, played(in_class, "Alice"))
    played(in_class, "Mallory")
    old = in_class.playable(WALK).id
    page = f"/teach/cohorts/{ids.written(in_class.cohort)}/cases/{WALK}/compare?with=revision-{old}"
    assert "version of" in in_class.browser("Bob").get(page).text
