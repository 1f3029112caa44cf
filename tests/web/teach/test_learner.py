"""One learner: what she did and when, what she can do if she shares it, what she wrote."""

import pytest

from eduapp.actions import standings
from eduapp.actions.standings import Shown
from eduapp.web import clock
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import Clock
from tests.interop.tabular.read import rows_of_csv
from tests.schooling import AFTER, MODULE, RIGHT
from tests.stage import FALLS, FIGURES, GOOD_WAY, HARMFUL_WAY, MEASURE, PILE, RENEW, WALK, statements
from tests.taught import Class
from tests.web.teach.onelearner import cohort_page, learner_page, walked

MOST = 22


def seen(class_: Class, name: str = "Alice") -> Browser:
    bob = class_.browser("Bob")
    assert bob.get(learner_page(class_, name)).status_code == 200
    return bob


def test_before_anything_was_begun_the_page_says_so(class_: Class) -> None:
    text = seen(class_).text
    for part in ("Nothing was begun for this cohort yet.", "joined", "Nothing was written in own words yet."):
        assert part in text


def test_the_timeline_tells_what_was_begun_and_finished_with_its_result(class_: Class) -> None:
    with class_.app.app_context():
        given = class_.give(key=WALK)
        walked(class_, *HARMFUL_WAY, given=given)
        walked(class_, FALLS, given=given)
    browser = seen(class_)
    assert "2 attempts were begun for this cohort, and 1 of them finished." in browser.text
    rows = rows_of_csv(browser.client.get(f"{learner_page(class_)}?as=csv").data)
    told = [" ".join(row) for row in rows[1:]]
    assert any("began, not finished" in row for row in told)
    assert any("not passed, 2 unsafe acts" in row for row in told)


def test_a_quiz_of_an_assigned_module_is_there_too(class_: Class) -> None:
    with class_.app.app_context():
        given = class_.give("module", MODULE)
        class_.enrol("Alice")
        class_.take_for("Alice", given, AFTER, RIGHT)
    assert "quiz" in seen(class_).text
    assert "100 %" in seen(class_).text


def test_what_was_done_for_nobody_is_not_there(class_: Class) -> None:
    with class_.app.app_context():
        class_.played("Alice", *GOOD_WAY)
    text = seen(class_).text
    assert "Nothing was begun for this cohort yet." in text
    assert "She walks more slowly." not in text


def test_own_words_stand_beside_the_model_answer(class_: Class) -> None:
    with class_.app.app_context():
        walked(class_, MEASURE, FIGURES, PILE, RENEW)
    text = seen(class_).text
    assert "Alice wrote Later." in text
    assert "That she walks more slowly than in spring" in text
    assert "not marked yet" in text


def test_a_standing_that_is_shared_is_shown_without_a_level(class_: Class) -> None:
    with class_.app.app_context():
        walked(class_)
    assert "never a level" in seen(class_).text
    assert "not enough yet" in seen(class_).text


def test_a_standing_that_is_not_shared_is_not_shown(class_: Class) -> None:
    with class_.app.app_context():
        walked(class_)
        class_.member("Alice").shares = False
        db.session.commit()
    text = seen(class_).text
    assert "Not shared." in text
    assert "not enough yet" not in text


def test_how_it_changed_is_drawn_with_its_table(class_: Class, time: Clock) -> None:
    for day in range(2):
        with class_.app.app_context():
            pieces = [Shown(f"day-{day}#{number}", 0.8, {"recognise": 1.0}, "medium") for number in range(8)]
            standings.keep(db.session.connection(), class_.ids["Alice"], pieces, now=clock.now())
            db.session.commit()
        time.pass_(days=7)
    text = seen(class_).text
    assert "Chance to handle a typical decision well, per cent" in text
    assert "23 Nov 2026" in text


@pytest.mark.parametrize("ending", ["", "report"])
def test_somebody_of_another_cohort_is_not_there(class_: Class, ending: str) -> None:
    with class_.app.app_context():
        other = class_.found("Tuesday")
    bob = class_.browser("Bob")
    wrong = learner_page(class_).replace(cohort_page(class_), cohort_page(class_, other.id))
    assert bob.get(wrong + ending).status_code == 404
    assert bob.get(learner_page(class_, "Rita") + ending).status_code == 404


def test_the_board_leads_to_the_page(class_: Class) -> None:
    bob = class_.browser("Bob")
    bob.get(cohort_page(class_))
    assert f'href="{learner_page(class_)}"' in bob.page.text
    bob.get(f"{cohort_page(class_)}people")
    assert f'href="{learner_page(class_)}"' in bob.page.text


def test_the_page_costs_as_much_for_many_as_for_few(class_: Class) -> None:
    with class_.app.app_context():
        given = class_.give(key=WALK)
        walked(class_, given=given)
    bob, costs = seen(class_), set()
    for times in (0, 3):
        with class_.app.app_context():
            for _ in range(times):
                walked(class_, given=given)
                walked(class_, name="Mallory", given=given)
        bob.get(learner_page(class_))
        with statements(class_.app) as sent:
            bob.client.get(learner_page(class_))
        costs.add(len(sent))
    assert len(costs) == 1
    assert costs.pop() <= MOST, sent
