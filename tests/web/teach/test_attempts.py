"""An attempt of a learner as her educator sees it: only that of the cohort, and as she saw it."""

from eduapp.web.db import db
from tests.stage import FALLS, GOOD_WAY, MEASURE, WALK, statements
from tests.taught import Class
from tests.web.teach.onelearner import attempt_page, cohort_page, learner_page, walked

MOST = 18


def test_the_debrief_is_the_one_that_she_sees_without_her_ways_on(class_: Class) -> None:
    with class_.app.app_context():
        page = attempt_page(class_, walked(class_))
    bob = class_.browser("Bob")
    assert bob.get(page).status_code == 200
    assert "You see what Alice sees" in bob.text
    assert "Measure how she walks" in bob.text
    assert "She walks more slowly." in bob.text
    assert "What if?" not in bob.text
    assert "Keep my ticks" not in bob.text


def test_each_scene_is_replayed_as_it_was_shown(class_: Class) -> None:
    with class_.app.app_context():
        page = attempt_page(class_, walked(class_))
    bob = class_.browser("Bob")
    for number, (heading, act) in enumerate(
        [("The clinic", "fallen"), ("The clinic", "Measure"), ("The corridor", "Take these"), ("The letter", "Send it")]
    ):
        assert bob.get(f"{page}scene-{number}").status_code == 200
        assert heading in bob.text
        assert f"Decision {number + 1} of Alice: {act}" in bob.text or act in bob.text
    assert "She walks more slowly." in bob.page.text
    bob.get(f"{page}scene-4")
    assert "Here the case ended for Alice." in bob.text
    assert bob.get(f"{page}scene-5").status_code == 404


def test_what_came_later_is_not_told_in_a_scene(class_: Class) -> None:
    with class_.app.app_context():
        page = attempt_page(class_, walked(class_))
    bob = class_.browser("Bob")
    bob.get(f"{page}scene-0")
    assert "Twice, she says, on the gravel." not in bob.text
    bob.get(f"{page}scene-1")
    assert "Twice, she says, on the gravel." in bob.text


def test_an_attempt_that_is_not_over_is_replayed_as_far_as_it_went(class_: Class) -> None:
    with class_.app.app_context():
        page = attempt_page(class_, walked(class_, FALLS, MEASURE))
    bob = class_.browser("Bob")
    bob.get(page)
    assert bob.last == f"{page}scene-0"
    bob.get(f"{page}scene-2")
    assert "Here Alice stands now. Nothing is decided yet." in bob.text


def test_what_was_done_for_nobody_is_not_there(class_: Class) -> None:
    with class_.app.app_context():
        page = attempt_page(class_, class_.played("Alice", *GOOD_WAY))
    bob = class_.browser("Bob")
    for address in (page, f"{page}scene-0", f"{page}media/gait.png"):
        assert bob.get(address).status_code == 404


def test_what_was_done_for_another_cohort_is_not_there(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
        page = attempt_page(class_, attempt)
        other = class_.found("Tuesday")
        class_.join("Alice", other.id)
    bob = class_.browser("Bob")
    wrong = page.replace(cohort_page(class_), cohort_page(class_, other.id))
    assert bob.get(page).status_code == 200
    assert bob.get(wrong).status_code == 404


def test_pictures_come_along(class_: Class) -> None:
    with class_.app.app_context():
        page = attempt_page(class_, walked(class_))
    bob = class_.browser("Bob")
    assert bob.get(f"{page}media/gait.png").mimetype == "image/png"
    assert bob.get(f"{page}media/none.png").status_code == 404


def test_who_has_left_is_still_seen(class_: Class) -> None:
    with class_.app.app_context():
        page = attempt_page(class_, walked(class_))
        member = class_.member("Alice")
        member.left_at, member.shares = member.joined_at, False
        db.session.commit()
    bob = class_.browser("Bob")
    assert bob.get(page).status_code == 200
    assert bob.get(learner_page(class_)).status_code == 200
    assert "left on" in bob.text


def test_the_pages_cost_as_much_for_many_as_for_few(class_: Class) -> None:
    with class_.app.app_context():
        given = class_.give(key=WALK)
        page = attempt_page(class_, walked(class_, given=given))
    bob, costs = class_.browser("Bob"), set()
    for times in (0, 4):
        with class_.app.app_context():
            for _ in range(times):
                walked(class_, name="Mallory", given=given)
        bob.get(page)
        with statements(class_.app) as sent:
            bob.client.get(page)
        costs.add(len(sent))
    assert len(costs) == 1
    assert costs.pop() <= MOST, sent


def test_a_learner_finds_none_of_these_pages(class_: Class) -> None:
    with class_.app.app_context():
        page = attempt_page(class_, walked(class_))
    assert class_.browser("Alice").get(page).status_code == 404
