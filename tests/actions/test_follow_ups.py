"""What became of intentions: told once, by whoever has the link."""

from datetime import timedelta

import pytest

from eduapp.actions import follow_ups, links
from eduapp.store import Evaluation
from eduapp.web import clock
from eduapp.web.db import db
from tests.conftest import NOON, Clock
from tests.schooling import School, thought

KEY = "a key"


@pytest.fixture
def asked(in_school: School) -> Evaluation:
    """Alice was asked after two intentions."""
    in_school.go("Alice")
    in_school.evaluate("Alice", thought("Ask about a year.", "Time the walk."))
    found = db.session.get_one(Evaluation, in_school.study("Alice").enrolment.id)
    found.asked_at = NOON
    db.session.flush()
    return found


def link(evaluation: Evaluation) -> str:
    return follow_ups.link(evaluation, KEY, now=NOON)


def of_link(token: str) -> Evaluation:
    db.session.expire_all()
    return follow_ups.of_link(db.session, token, KEY, now=clock.now())


def test_what_became_of_each_intention_is_kept_once(asked: Evaluation) -> None:
    token = link(asked)
    found = of_link(token)
    follow_ups.answer(db.session, found, {1: "partly", 2: "no-longer"}, now=NOON)
    assert [one.outcome for one in asked.intentions] == ["partly", "no-longer"]
    assert asked.answered_at == NOON
    with pytest.raises(links.Over):
        of_link(token)


def test_of_two_tabs_the_second_one_is_told_that_the_link_is_over(asked: Evaluation) -> None:
    found = of_link(link(asked))
    follow_ups.answer(db.session, found, {1: "fully", 2: "fully"}, now=NOON)
    with pytest.raises(links.Over):
        follow_ups.answer(db.session, found, {1: "not-yet", 2: "not-yet"}, now=NOON)
    with pytest.raises(links.Over):
        follow_ups.stop(db.session, found)
    db.session.expire_all()
    assert [one.outcome for one in asked.intentions] == ["fully", "fully"]


def test_the_link_works_for_sixty_days(asked: Evaluation, time: Clock) -> None:
    token = link(asked)
    time.pass_(days=60, seconds=-1)
    assert of_link(token).enrolment_id == asked.enrolment_id
    time.pass_(seconds=1)
    with pytest.raises(links.Over):
        of_link(token)


def test_a_link_that_was_made_up_or_is_for_something_else_is_over(asked: Evaluation, in_school: School) -> None:
    alice, mallory = in_school.ids["Alice"], in_school.ids["Mallory"]
    until = NOON + timedelta(days=1)
    number = str(asked.enrolment_id)
    for token in (
        "made up",
        links.write("another key", "follow up", alice, [number], until=until),
        links.write(KEY, "verify", alice, [number], until=until),
        links.write(KEY, "follow up", mallory, [number], until=until),
    ):
        with pytest.raises(links.Over):
            of_link(token)


def test_what_was_not_asked_yet_cannot_be_answered(asked: Evaluation) -> None:
    asked.asked_at = None
    db.session.flush()
    with pytest.raises(links.Over):
        of_link(link(asked))


def test_whoever_does_not_want_to_be_asked_is_asked_after_nothing_more(asked: Evaluation, in_school: School) -> None:
    in_school.finish("Mallory")
    token = link(asked)
    follow_ups.stop(db.session, of_link(token))
    with pytest.raises(links.Over):
        of_link(token)
    assert db.session.get_one(Evaluation, asked.enrolment_id).follow_up_at is None
    of_mallory = db.session.get_one(Evaluation, in_school.study("Mallory").enrolment.id)
    assert of_mallory.follow_up_at is not None
