"""The report for a meeting: what was done in a period, evidence by domain, and no level."""

from datetime import timedelta

from eduapp.mastery.standing import ENOUGH
from eduapp.store import StandingThen
from eduapp.web import clock
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import Clock
from tests.stage import HARMFUL_WAY, WALK, statements
from tests.taught import Class
from tests.web.teach.onelearner import learner_page, walked

MOST = 12


def report(class_: Class, query: str = "", status: int = 200) -> Browser:
    bob = class_.browser("Bob")
    assert bob.get(f"{learner_page(class_)}report{query}").status_code == status
    return bob


def test_it_lists_what_was_finished_in_the_last_half_year(class_: Class, time: Clock) -> None:
    with class_.app.app_context():
        given = class_.give(key=WALK)
        walked(class_, *HARMFUL_WAY, given=given)
    assert "The walk to the shop (case)" in report(class_).text
    assert "2 unsafe acts: “Tell her that it is her age”; “Renew the prescription only”" in report(class_).text
    time.pass_(days=200)
    assert "Nothing was finished in this period." in report(class_).text
    assert "The walk to the shop (case)" in report(class_, "?from=2026-11-23&to=2026-11-23").text


def test_evidence_is_told_by_domain_with_its_interval_or_not_at_all(class_: Class) -> None:
    with class_.app.app_context():
        walked(class_)
        today = clock.now().date()
        for day, pieces in ((today - timedelta(days=300), ENOUGH), (today, ENOUGH + 4)):
            db.session.merge(
                StandingThen(person_id=class_.ids["Alice"], day=day, standings={"recognise": [0.7, 0.55, 0.82, pieces]})
            )
        db.session.commit()
    text = report(class_).text
    assert "70 % (55 to 82) 12, 4 new" in text
    assert "not enough yet" in text


def test_it_names_no_level_and_says_what_it_is_not(class_: Class) -> None:
    text = report(class_).text
    assert "It names no level and is no assessment" in text
    assert text.casefold().count("level") == 2


def test_a_standing_that_is_not_shared_is_left_out(class_: Class) -> None:
    with class_.app.app_context():
        class_.member("Alice").shares = False
        db.session.commit()
    assert "Alice does not share the standing" in report(class_).text
    assert "not enough yet" not in report(class_).text


def test_days_that_are_none_are_told(class_: Class) -> None:
    assert "Give a day, for example 2027-01-31." in report(class_, "?from=tomorrow", 422).text
    assert "Give a day" in report(class_, "?to=9999-12-31", 422).text
    wrong = report(class_, "?from=2026-12-01&to=2026-11-01", 422)
    assert "The first day comes after the last one." in wrong.text
    assert 'value="2026-12-01"' in wrong.page.text


def test_it_costs_as_much_for_many_as_for_few(class_: Class) -> None:
    with class_.app.app_context():
        given = class_.give(key=WALK)
    costs = set()
    for times in (1, 4):
        with class_.app.app_context():
            for _ in range(times):
                walked(class_, given=given)
        bob = report(class_)
        with statements(class_.app) as sent:
            bob.client.get(f"{learner_page(class_)}report")
        costs.add(len(sent))
    assert len(costs) == 1
    assert costs.pop() <= MOST, sent
