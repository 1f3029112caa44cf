"""Cohorts: begun by educators, seen by those who teach them and by nobody else."""

from functools import partial

import pytest

from eduapp.actions import cohorts
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Assignment
from eduapp.web import clock
from eduapp.web.db import db
from tests.cohorting import hand, monday, trail
from tests.conftest import Clock
from tests.stage import Stage


def test_only_an_educator_of_the_site_begins_one(on_stage: Stage) -> None:
    for name in ("Alice", "Carol", "Gus"):
        with pytest.raises(Refused, match="Only an educator of this site"):
            cohorts.create(db.session, 1, on_stage.ids[name], "Monday", "UTC", now=clock.now())


@pytest.mark.parametrize("name", ["", "  \n", "x" * 201, "\0"])
def test_a_cohort_has_a_name(name: str) -> None:
    with pytest.raises(Refused, match="Give the cohort a name"):
        cohorts.named(name)


def test_a_time_zone_is_one_that_there_is() -> None:
    assert cohorts.zone("Europe/Berlin") == "Europe/Berlin"
    assert {"UTC", "Europe/Berlin"} <= set(cohorts.zones())
    assert "Etc/GMT+1" not in cohorts.zones()
    for name in ("", "Berlin", "../etc/passwd", "europe/berlin\0"):
        with pytest.raises(Refused, match="There is no time zone"):
            cohorts.zone(name)


def test_whoever_does_not_teach_it_finds_nothing(on_stage: Stage) -> None:
    mine = monday(on_stage, "Alice")
    monday(on_stage, by="Carol", name="Tuesday")
    assert cohorts.cohort_or_404(db.session, mine.id, on_stage.ids["Bob"]) is mine
    for name in ("Alice", "Carol", "Mallory", "Olga"):
        with pytest.raises(NotThere):
            cohorts.cohort_or_404(db.session, mine.id, on_stage.ids[name])
    with pytest.raises(NotThere):
        cohorts.cohort_or_404(db.session, 5, on_stage.ids["Bob"])


def test_an_educator_sees_how_many_learn_and_what_is_open(on_stage: Stage, time: Clock) -> None:
    old = monday(on_stage, "Alice", "Mallory")
    time.pass_(seconds=1)
    new = monday(on_stage, name="Tuesday")
    monday(on_stage, by="Carol", name="Not hers")
    for id_, dates in enumerate(((), ("opens_at",), ("withdrawn_at",), ("due_at",))):
        given = Assignment(id=id_ + 1, cohort_id=old.id, kind="case", key="k", counts="first", created_at=time.now())
        db.session.add(given)
        for name in dates:
            setattr(given, name, time.now().replace(year=2030))
    db.session.flush()
    found = cohorts.taught_by(db.session, on_stage.ids["Bob"], now=time.now())
    assert [(one.cohort.id, one.learners, one.open) for one in found] == [(new.id, 0, 0), (old.id, 2, 2)]
    cohorts.archive(db.session, new, hand(on_stage, "Bob"))
    found = cohorts.taught_by(db.session, on_stage.ids["Bob"], now=time.now())
    assert [one.cohort.id for one in found] == [old.id, new.id]


def test_what_is_changed_of_it_is_written_down(on_stage: Stage, time: Clock) -> None:
    cohort = monday(on_stage)
    token = cohort.join_token
    change = partial(cohorts.change, name=" Another  name ", time_zone="Europe/Rome")
    for do in (
        change,
        change,
        cohorts.renew_link,
        cohorts.close_link,
        cohorts.close_link,
        cohorts.archive,
        cohorts.archive,
        cohorts.unarchive,
        cohorts.unarchive,
        cohorts.renew_link,
    ):
        time.pass_(seconds=1)
        do(db.session, cohort, hand=hand(on_stage, "Bob"))
    done = ["settings", "link renewed", "link closed", "archived", "unarchived", "link renewed"]
    assert trail(cohort) == [("Bob", what, None) for what in done]
    assert (cohort.name, cohort.time_zone) == ("Another name", "Europe/Rome")
    assert cohort.join_token not in (None, token)
