"""In another language the pages about cohorts say nothing in English; a mail is in the language of its reader."""

from typing import Any

import pytest
from sqlalchemy import select

from eduapp.actions import members
from eduapp.store import Cohort, Mail, ReviewPlan
from eduapp.web.db import db
from tests.browse import Browser
from tests.cohorting import hand, monday, page_of, teach_too
from tests.pseudo import bracketed
from tests.stage import Stage
from tests.taught import Class
from tests.web.foreign import unmarked
from tests.web.teach.onelearner import attempt_page, learner_page, walked

on_sqlite = pytest.mark.parametrize("stocked_url", ["sqlite"], indirect=True)
LIST = "zoe@example.org\n=x\nalice@example.org\nzoe@example.org\nmallory@example.org"

WRITTEN = ("Monday", "Europe/Berlin", "CSV XLSX", "Alice", "Bob", "She walks more slowly.")
SCENE = "The walk to the shop: The letter"


def says_nothing(browser: Browser) -> None:
    text = browser.page.text
    assert "⟦" in text
    assert unmarked(text, "Monday", "UTC", "=x", "CSV XLSX", "eduapp") == [], browser.last


@on_sqlite
@pytest.mark.usefixtures("pseudo")
def test_the_pages_of_an_educator(stage: Stage) -> None:
    with stage.app.app_context():
        cohort = monday(stage, "Alice", "Mallory")
        members.remove(db.session, cohort, stage.ids["Alice"], hand(stage, "Bob"))
        teach_too(stage, cohort, "Carol")
        page = page_of(cohort, "")
    bob = stage.browser("Bob")
    for path in ("/teach/", f"{page}people", f"{page}settings"):
        bob.get(path)
        says_nothing(bob)
    for deed, sent in (("people/check", LIST), ("people/check", ""), ("people/invite", LIST), ("archive", "")):
        bob.post(f"{page}{deed}", {"list": sent})
        says_nothing(bob)


@on_sqlite
@pytest.mark.usefixtures("pseudo")
def test_the_pages_of_a_learner(stage: Stage) -> None:
    with stage.app.app_context():
        cohort = monday(stage, "Mallory")
        link = f"/join/{db.session.get_one(Cohort, cohort.id).join_token}"
    for name in (None, "Alice", "Mallory", "Bob"):
        browser = stage.browser(name)
        for path in (link, "/join/forged"):
            browser.get(path)
            says_nothing(browser)
    alice = stage.browser("Alice")
    alice.get("/learn/cohorts")
    says_nothing(alice)
    alice.post(link)
    says_nothing(alice)


@on_sqlite
def test_who_is_added_reads_it_in_her_own_language(stage: Stage) -> None:
    class Brackets:
        def ugettext(self, sentence: str) -> str:
            return bracketed(sentence)

        def ungettext(self, one: str, many: str, number: int) -> str:
            return bracketed(one if number == 1 else many)

    language: Any = stage.app.extensions["language"]
    language.languages.append("it")
    language._known["it"] = {}
    language._catalogues["it"] = Brackets()
    with stage.app.app_context():
        page = page_of(monday(stage))
        db.session.add(ReviewPlan(person_id=stage.ids["Alice"], a_day=5, reminds=False, language="it"))
        db.session.commit()
    bob = stage.browser("Bob")
    bob.post(f"{page}/invite", {"list": "alice@example.org\nmallory@example.org"})
    assert "2 learners were added." in bob.text
    with stage.app.app_context():
        subjects = db.session.scalars(select(Mail.subject).order_by(Mail.id)).all()
    assert subjects == ["⟦You are in “Monday”⟧", "You are in “Monday”"]


@pytest.mark.parametrize("schooled_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("pseudo")
def test_the_pages_of_one_learner(class_: Class) -> None:
    with class_.app.app_context():
        attempt = walked(class_)
    bob, page, own = class_.browser("Bob"), attempt_page(class_, attempt), learner_page(class_)
    for path in (own, f"{own}report", f"{own}report?from=soon", page, f"{page}scene-3", f"{page}scene-4"):
        bob.get(path)
        assert unmarked(bob.page.text, *WRITTEN, SCENE) == [], path
    bob.post(f"{page}comments", {"number": "3", "words": ""})
    assert unmarked(bob.page.text, *WRITTEN, SCENE) == []
