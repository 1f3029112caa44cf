"""The review of a draft as its people do it: remarks at lines, facts that are signed together, who may what."""

import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from eduapp.actions import passwords, roles
from eduapp.actions.unfolding import Unfolding
from eduapp.jobs.explore import explore
from eduapp.store import Draft, DraftFile, Person, Remark, SignedFact, SignOff
from eduapp.web import clock
from eduapp.web.db import db
from tests.browse import Browser
from tests.drafted import archive, school_files, send
from tests.schooling import School

HIDDEN = re.compile(r'<input type="hidden" name="(next|kept_\w+)" value="([^"]*)">')
PASSWORD = "four words make one"
STAIRS = "cases/walking/the-stairs.md"


@pytest.fixture
def page(school: School, tmp_path: Path) -> str:
    """The address of the draft that Dan has sent."""
    dan = school.browser("Dan")
    send(dan, "/publish/drafts/new", ("walking.zip", archive(school_files(tmp_path / "sent"))))
    return dan.last


def count(school: School, model: type[Draft] | type[Remark] | type[SignedFact] | type[SignOff]) -> int:
    with school.app.app_context():
        return db.session.query(model).count()


def facts(browser: Browser, page: str) -> list[str]:
    """The facts that are left to be ticked."""
    browser.get(f"{page}review")
    return re.findall(r'name="fact" value="([^"]+)"', browser.page.text)


def scope(school: School, name: str, role: str, of: str, days: int | None = None) -> None:
    """The person has that role for one module and no other, for so many days."""
    with school.app.app_context():
        person = db.session.get_one(Person, school.ids[name])
        for held in list(person.roles):
            db.session.delete(held)
        db.session.flush()
        ends_at = clock.now() + timedelta(days=days) if days else None
        roles.grant(db.session, person, role, f"module:{of}", now=clock.now(), ends_at=ends_at)
        db.session.commit()


def test_several_facts_are_signed_together_and_none_unseen(school: School, page: str) -> None:
    rita = school.browser("Rita")
    left = facts(rita, page)
    assert len(left) == 2
    forged = ["0" * 64 + " E101", "nothing", "0" * 64 + " E999"]
    rita.post(f"{page}facts", {"fact": [left[0], *forged]})
    assert "You have signed 1 fact." in rita.text
    assert "2 facts, or what leans on them, were changed meanwhile and are not signed" in rita.text
    assert "1 of 2 are signed" in rita.text
    rita.post(f"{page}facts", {"fact": [left[0]]})
    assert (facts(rita, page), count(school, SignedFact)) == ([left[1]], 1)
    assert rita.send(f"{page}facts").status_code == 400


def test_what_a_reviewer_signed_who_then_writes_is_signed_no_more(school: School, page: str) -> None:
    rita = school.browser("Rita")
    left = facts(rita, page)
    rita.post(f"{page}facts", {"fact": left})
    assert facts(rita, page) == []
    scope(school, "Rita", "author", "walking")
    rita.get(f"{page}files/{STAIRS}")
    text = school_text(school, STAIRS)
    rita.post(f"{page}files/{STAIRS}", {"text": f"{text}\n<!-- hers -->\n", "number": 1})
    carol = school.browser("Carol")
    carol.get(f"{page}review")
    assert "Critical facts that the reviewer has not signed: 2" in carol.text


def school_text(school: School, path: str) -> str:
    with school.app.app_context():
        return db.session.query(DraftFile.data).filter_by(path=path).one()[0].decode()


def test_a_remark_stays_below_its_line_and_is_sent_once(school: School, page: str) -> None:
    rita, dan = school.browser("Rita"), school.browser("Dan")
    lines = school_text(school, STAIRS).split("\n")
    at = next(n for n, words in enumerate(lines, 1) if words.startswith("## "))
    rita.get(f"{page}read/{STAIRS}?line={at}")
    form = {"path": STAIRS, "line": at, "from": "read", "words": "Which stairs?"}
    for _ in range(2):
        rita.post(f"{page}remarks", form)
    assert count(school, Remark) == 1
    dan.get(f"{page}files/{STAIRS}")
    dan.post(f"{page}files/{STAIRS}", {"text": "\n".join([lines[0], "# a new line", *lines[1:]]), "number": 1})
    dan.get(f"{page}read/{STAIRS}")
    below = dan.page.text.split(f'id="line-{at + 1}"')[1].split("</li>")[0]
    assert "Which stairs?" in below
    assert dan.get(f"{page}told/{STAIRS}").get_json()["remarks"] == [at + 1]
    dan.get(f"{page}files/{STAIRS}")
    assert f'data-line="{at + 1}">line {at + 1}' in dan.page.text
    dan.get(f"{page}read/{STAIRS}")
    remark = re.findall(r'id="remark-([0-9a-z]{13})"', dan.page.text)[0]
    dan.post(f"{page}remarks/{remark}/resolve", {"words": "Those of the cellar.", "from": "read", "path": STAIRS})
    assert "Those of the cellar." in dan.text
    assert "Resolved by Dan" in dan.text
    changed = school_text(school, STAIRS).replace(lines[at - 1], "## Another heading")
    dan.post(f"{page}files/{STAIRS}", {"text": changed, "number": 2})
    dan.get(f"{page}read/{STAIRS}")
    assert "The line that this is about was changed or is gone" in dan.text


def test_who_signs_twice_signs_once(school: School, page: str) -> None:
    dan = school.browser("Dan")
    dan.get(f"{page}review")
    digest = re.findall(r'name="digest" value="([0-9a-f]{64})"', dan.page.text)[0]
    sent = {"stage": "author", "digest": digest, "words": "Mine."}
    for _ in range(2):
        dan.post(f"{page}sign", sent)
        assert "You have signed." in dan.text
    assert dan.send(f"{page}sign", sent | {"digest": "0" * 64}).status_code == 422
    assert count(school, SignOff) == 1


def test_a_reviewer_whose_role_has_ended_or_an_author_of_another_module_finds_nothing(
    school: School, page: str
) -> None:
    scope(school, "Rita", "reviewer", "walking", days=1)
    scope(school, "Mallory", "author", "running")
    rita, mallory = school.browser("Rita"), school.browser("Mallory")
    left = facts(rita, page)
    assert left
    addresses = ("", "review", "release", f"read/{STAIRS}", f"files/{STAIRS}", f"told/{STAIRS}", f"play/{STAIRS}/")
    with pytest.MonkeyPatch.context() as patch:
        later = clock.now() + timedelta(days=1, seconds=1)
        patch.setattr(clock, "now", lambda: later)
        for browser in (rita, mallory):
            for address in addresses:
                assert browser.client.get(f"{page}{address}").status_code == 404, address
            for address, sent in (
                ("facts", {"fact": left}),
                ("remarks", {"path": STAIRS, "words": "Hello"}),
                ("sign", {"stage": "reviewer", "words": "Mine.", "digest": "0" * 64}),
                ("release", {"words": "Mine.", "changes": "New.", "digest": "0" * 64}),
                ("remove", {"path": STAIRS}),
                ("put-away", {}),
            ):
                assert browser.send(f"{page}{address}", sent).status_code == 404, address
    assert (count(school, SignedFact), count(school, Remark), count(school, SignOff)) == (0, 0, 0)


@pytest.mark.parametrize("line", ["-1", "9" * 5_000, "x", "²", "99999999"])
def test_a_line_that_there_is_not_is_refused_or_the_whole_file(school: School, page: str, line: str) -> None:
    rita = school.browser("Rita")
    assert rita.client.get(f"{page}read/{STAIRS}?line={line[:200]}").status_code == 200
    sent = {"path": STAIRS, "line": line, "words": "\x00Hello"}
    assert rita.send(f"{page}remarks", sent).status_code in (303, 400)


def test_whoever_looks_at_what_is_missing_has_every_case_played(school: School, page: str) -> None:
    carol = school.browser("Carol")
    carol.get(f"{page}release")
    assert "is still being played through" in carol.text
    with school.app.app_context():
        while explore(db.engine, Unfolding(), clock=clock.now):
            pass
    carol.get(f"{page}release")
    assert "is still being played through" not in carol.text


def test_odd_words_and_paths_are_answered_with_a_sentence(school: School, page: str) -> None:
    carol = school.browser("Carol")
    carol.get(f"{page}release")
    for address in (
        f"{page}read/cases/walking/../../competencies.yaml",
        f"{page}read/%00",
        f"{page}read/cases/walking/media/gait.png",
        f"{page}files/..%2f..%2fetc/passwd",
        f"{page}play/cases/../module.md/",
        "/publish/modules/%00/",
    ):
        assert carol.client.get(address).status_code in (308, 404), address
    for address, sent in (
        (f"{page}release", {"changes": "\x00", "words": "\x00", "digest": "\x00"}),
        ("/publish/modules/walking/retire", {"words": "\x00"}),
        ("/publish/modules/%00/retire", {"words": "x"}),
        ("/publish/modules/%00/bring-back", {}),
        (f"{page}remarks", {"of": "\x00", "path": "\x00", "words": "x"}),
        (f"{page}remove", {"path": "\x00"}),
        (f"{page}sign", {"stage": "\x00", "digest": "x", "words": "x"}),
    ):
        assert carol.send(address, sent).status_code in (400, 404, 422), address


def test_evidence_that_has_changed_is_told_where_the_draft_is_released(school: School, page: str) -> None:
    rita, carol = school.browser("Rita"), school.browser("Carol")
    rita.get("/publish/evidence/E102")
    rita.post("/publish/evidence/E102", {"words": "A new trial."})
    for there in ("review", "release"):
        carol.get(f"{page}{there}")
        assert "E102 has changed: “A new trial.” Look at whether" in carol.text


def test_an_organiser_who_has_not_disclosed_does_not_release(school: School, page: str, tmp_path: Path) -> None:
    files = school_files(tmp_path / "again")
    text = files["cases/walking/module.md"].decode().replace("name: Carol", "name: Corinna")
    dan = school.browser("Dan")
    send(dan, f"{page}add", ("module.md", text.encode()))
    carol = school.browser("Carol")
    carol.get(f"{page}release")
    assert "Carol answers for it as the organiser, and is not among the disclosures." in carol.text


def come_back(school: School, address: str, sent: Mapping[str, object], name: str) -> Browser:
    """Send a form after the session is over, and log in on the page that answers."""
    browser = school.browser()
    answer = browser.post(address, dict(sent))
    assert answer.status_code == 401
    kept = {name: unescape(value) for name, value in HIDDEN.findall(answer.text)}
    browser.post("/account/log-in", kept | {"email": f"{name}@example.org", "password": PASSWORD})
    return browser


def test_what_was_written_when_somebody_was_logged_out_is_not_lost(
    school: School, page: str, quick_passwords: None
) -> None:
    with school.app.app_context():
        for name in ("Rita", "Dan"):
            passwords.give(db.session, db.session.get_one(Person, school.ids[name]), PASSWORD, now=clock.now())
        db.session.commit()
    for address, sent in (
        ("remarks", {"path": STAIRS, "line": "3", "from": "read", "words": "An hour of work."}),
        ("facts", {"fact": facts(school.browser("Rita"), page)}),
        ("sign", {"stage": "reviewer", "words": "An hour of words.", "digest": "0" * 64}),
    ):
        browser = come_back(school, f"{page}{address}", sent, "rita")
        assert browser.last == f"{page}review"
        if address == "facts":
            assert browser.page.text.count(" checked>") == 2
        elif address == "remarks":
            assert "An hour of work." in browser.text
            browser.post(f"{page}{address}", sent)
            browser.get(f"{page}review")
            assert "before you were logged out" not in browser.text
    assert count(school, Remark) == 1
    dan = come_back(school, f"{page}files/{STAIRS}", {"text": "# An hour of text", "number": "1"}, "dan")
    assert (dan.last, "Not saved yet." in dan.text) == (f"{page}files/{STAIRS}", True)
    dan.post(dan.last, {"text": "# An hour of text", "number": "1"})
    assert ("Saved." in dan.text, "Not saved yet." in dan.text) == (True, False)
