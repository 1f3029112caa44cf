"""What happens in a cohort at the same moment happens one after the other."""

from collections.abc import Callable

import pytest

from eduapp.actions import co_educators, cohorts, invitations, members
from eduapp.actions.address_list import from_text
from eduapp.actions.refused import Refused
from eduapp.store import Cohort
from eduapp.web.db import db
from tests.actions.together import Deed, at_once
from tests.cohorting import Plain, hand, inside, invited, mails, monday, teach_too, trail
from tests.stage import Stage


def each(cohort: int, do: Callable[[Cohort], object]) -> Callable[[Deed], object]:
    """Look at the cohort, wait until everybody has, then do it and commit."""

    def deed(ready: Deed) -> object:
        found = db.session.get_one(Cohort, cohort)
        db.session.commit()
        ready()
        came = do(found)
        db.session.commit()
        return came

    return deed


@pytest.fixture
def monday_id(stage: Stage) -> int:
    with stage.app.app_context():
        return monday(stage).id


def test_who_joins_with_two_tabs_is_in_once(stage: Stage, monday_id: int) -> None:
    def join(cohort: Cohort) -> object:
        return members.join(db.session, cohort, stage.ids["Alice"], False, hand(stage, "Alice"))

    came = at_once(stage.app, *[each(monday_id, join)] * 4)
    assert sorted(map(str, came)) == ["False", "False", "False", "True"]
    with stage.app.app_context():
        assert inside(monday_id) == ["Alice"]
        assert len(trail(db.session.get_one(Cohort, monday_id))) == 1


def test_one_list_that_is_sent_twice_writes_to_everybody_once(stage: Stage, monday_id: int) -> None:
    entries = from_text("alice@example.org\nnew@example.org").entries

    def invite(cohort: Cohort) -> object:
        return sum(invitations.invite(db.session, cohort, entries, Plain(), hand(stage, "Bob")).values())

    assert at_once(stage.app, *[each(monday_id, invite)] * 3) == [2, 2, 2]
    with stage.app.app_context():
        assert (inside(monday_id), invited(monday_id)) == (["Alice"], ["new@example.org"])
        assert len(mails()) == 2


def test_two_who_leave_a_cohort_to_each_other_do_not_leave_it_alone(stage: Stage, monday_id: int) -> None:
    with stage.app.app_context():
        teach_too(stage, db.session.get_one(Cohort, monday_id), "Carol")

    def leave(name: str) -> Callable[[Deed], object]:
        one = stage.ids[name]
        return each(monday_id, lambda cohort: co_educators.remove(db.session, cohort, one, hand(stage, name)).name)

    came = at_once(stage.app, leave("Bob"), leave("Carol"))
    assert len([one for one in came if isinstance(one, Refused)]) == 1
    with stage.app.app_context():
        assert len(cohorts.educators(db.session, monday_id)) == 1
