"""The evaluation: open when all is done, answered once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.actions import evaluation
from eduapp.actions.evaluation import Sent
from eduapp.actions.refused import MovedOn, Refused
from eduapp.store import Evaluation
from eduapp.web.db import db
from tests.conftest import NOON
from tests.schooling import School, thought


def kept(school: School, name: str = "Alice") -> Evaluation:
    db.session.expire_all()
    return db.session.get_one(Evaluation, school.study(name).enrolment.id)


def test_answers_are_kept_and_the_module_is_finished(in_school: School) -> None:
    in_school.go("Alice")
    sent = replace(thought("Ask about a year.", "Time the walk.", commits=True), why={"bias": "No company is named."})
    in_school.evaluate("Alice", sent)
    found = kept(in_school)
    assert found.answers["bias"] == {"given": ["no"], "why": "No company is named."}
    assert found.answers["barriers"] == {"given": ["1", "3"]}
    assert [(one.number, one.text) for one in found.intentions] == [
        (0, "I ask each patient about stairs."),
        (1, "Ask about a year."),
        (2, "Time the walk."),
    ]
    assert found.follow_up_at == NOON + timedelta(days=60)
    assert found.enrolment.finished_at == NOON
    assert in_school.study("Alice").progress.is_complete


@pytest.mark.parametrize(
    ("sent", "is_asked"),
    [
        (thought("Ask."), True),
        (thought("Ask.", may_ask=False), False),
        (replace(thought(commits=True), given={**thought().given, "intentions": ()}), True),
    ],
    ids=["agreed", "not agreed", "only the act of the module"],
)
def test_it_is_asked_after_in_two_months_only_of_those_who_agreed(
    in_school: School, sent: Sent, is_asked: bool
) -> None:
    in_school.go("Alice")
    in_school.evaluate("Alice", sent)
    assert (kept(in_school).follow_up_at is not None) == is_asked


def test_it_opens_when_all_that_is_required_is_finished(in_school: School) -> None:
    in_school.enrol("Alice")
    with pytest.raises(Refused, match="opens when"):
        in_school.evaluate("Alice")


def test_what_was_sent_once_stands(in_school: School) -> None:
    in_school.go("Alice")
    before = in_school.study("Alice")
    in_school.evaluate("Alice", thought("The first."))
    for study in (before, in_school.study("Alice")):  # a second tab, and one that has seen the first
        with pytest.raises(MovedOn, match="already"):
            evaluation.answer(db.session, study, thought("The second."), now=NOON)
    assert [one.text for one in kept(in_school).intentions] == ["The first."]


@pytest.mark.parametrize(
    ("question", "changed"),
    [
        ("objectives", ()),
        ("objectives", ("perhaps",)),
        ("objectives", ("yes", "no")),
        ("bias", ()),
        ("intentions", ()),
        ("intentions", ("a", "b", "c", "d")),
        ("intentions", ("x" * 501,)),
        ("confidence", ("6",)),
        ("barriers", ("7",)),
        ("barriers", ("1", "1")),
    ],
)
def test_an_answer_that_does_not_fit_is_told_at_its_question(
    in_school: School, question: str, changed: tuple[str, ...]
) -> None:
    in_school.go("Alice")
    sent = replace(thought(), given={**thought().given, question: changed})
    facts = in_school.study("Alice").teaching.module.facts
    assert list(evaluation.slips(facts, sent)) == [question]
    with pytest.raises(Refused):
        in_school.evaluate("Alice", sent)


def test_words_beside_a_yes_have_a_bound(in_school: School) -> None:
    in_school.enrol("Alice")
    facts = in_school.study("Alice").teaching.module.facts
    assert evaluation.slips(facts, replace(thought(), why={"bias": "x" * 2000})) == {}
    assert list(evaluation.slips(facts, replace(thought(), why={"bias": "x" * 2001}))) == ["bias"]
