"""The pages of the evidence ledger."""

import re
from pathlib import Path

from eduapp.actions import roles, shelf
from eduapp.store import Person, Role
from eduapp.web import clock
from eduapp.web.db import db
from tests import schooling
from tests.interop.tabular.read import rows_of_csv
from tests.jobs.outbox import mails
from tests.schooling import School

LEDGER, PAGE = "/publish/evidence", "/publish/evidence/E102"
WHAT = "Withdrawn in the EU <in May>."


def test_every_reference_is_listed_found_sorted_and_taken_along(school: School) -> None:
    rita = school.browser("Rita")
    rita.get(LEDGER)
    for part in ("references carry the modules", "A measured walk can be compared.", "Legs over a year: 1"):
        assert part in rita.text
    rita.get(f"{LEDGER}?q=measured")
    assert "E102" in rita.text
    assert "E103" not in rita.text
    rows = rows_of_csv(rita.client.get(f"{LEDGER}?as=csv&sort=scored&order=desc").data)
    assert rows[1][:2] == ["E102", "A measured walk can be compared."]


def test_a_reference_says_what_leans_on_it_in_which_sentence_and_who_owns_it(school: School) -> None:
    with school.app.test_request_context():
        school.enrol("Alice")
        school.finish("Mallory")
    rita = school.browser("Rita")
    rita.get(PAGE)
    for part in (
        "scored acts or questions lean on it.",
        "1 learner is in the middle of it, 1 has finished.",
        "A made-up journal 2",
        "Legs over a year 1 in force scored or unsafe Carol",
        "quiz · Legs over a year, Release 1",
        "scored A walk of 6 minutes A measured walk can be compared.",
    ):
        assert part in rita.text
    assert 'href="/learn/modules/walking/"' in rita.page.text
    assert rita.get("/publish/evidence/E999").status_code == 404
    assert rita.get("/publish/evidence/%00").status_code == 404


def test_it_is_marked_told_and_settled(school: School) -> None:
    with school.app.test_request_context():
        school.finish("Mallory")
    rita, carol = school.browser("Rita"), school.browser("Carol")
    rita.get(PAGE)
    rita.post(PAGE, {"words": " "})
    assert rita.page.status_code == 422
    assert "Say in a sentence what has changed" in rita.text
    rita.post(PAGE, {"words": WHAT})
    assert "Marked." in rita.text
    assert WHAT in rita.text
    assert "1 person would be told. An organiser of all modules decides." in rita.text
    with school.app.app_context():
        (mail,) = mails()
    assert (mail.recipient, mail.subject) == ("carol@example.org", "E102 has changed")
    assert "http://127.0.0.1:8000/publish/evidence/E102" in mail.body
    assert "- Legs over a year" in mail.body
    carol.get("/publish/")
    assert f"E102 has changed: “{WHAT}”" in carol.text
    carol.get(PAGE)
    change = carol.page.text.split("/publish/evidence-changes/")[1].split("/")[0]
    for _ in range(2):
        carol.post(f"/publish/evidence-changes/{change}/tell")
    assert carol.page.status_code == 422
    assert "They have been told already" in carol.text
    carol.post(f"/publish/evidence-changes/{change}/settle", {"words": "Looked at by both."})
    assert "Settled by Carol on 23 Nov 2026. 1 person was told." in carol.text
    assert "Mark it as changed" in carol.text
    carol.get("/publish/")
    assert "E102" not in carol.text


def test_a_reference_of_a_document_of_its_own_is_known_by_its_place(school: School, tmp_path: Path) -> None:
    text = schooling.OVERVIEW + "\nSo says Smith.[^smith]\n\n[^smith]: B. Smith. Legs. 2024.\n"
    with school.app.app_context():
        shelf.load(db.session, schooling.write(tmp_path, text), now=clock.now())
        db.session.commit()
    rita = school.browser("Rita")
    rita.get(f"{LEDGER}?q=smith")
    (address,) = re.findall(r'href="(/publish/evidence/[^"?#]+smith)"', rita.page.text)
    rita.get(address)
    assert "walking#smith B. Smith. Legs. 2024. A reference of the document’s own." in rita.text
    assert "cited the text itself So says Smith." in rita.text
    rita.post(address, {"words": WHAT})
    assert "Marked." in rita.text


def test_whoever_works_on_another_module_sees_nothing_of_it(school: School) -> None:
    with school.app.app_context():
        db.session.delete(db.session.get_one(Role, (school.ids["Dan"], "author", "*")))
        dan = db.session.get_one(Person, school.ids["Dan"])
        roles.grant(db.session, dan, "author", "module:swimming", now=clock.now())
        db.session.commit()
    browser = school.browser("Dan")
    for address in (PAGE, LEDGER):
        browser.get(address)
        assert "A measured walk" not in browser.text
