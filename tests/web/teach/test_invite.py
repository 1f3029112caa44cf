"""Inviting by a link and by a list: a list is looked over first, then done as a whole."""

import re
from html import unescape
from io import BytesIO

import pytest
from sqlalchemy import select

from eduapp.store import Cohort, Invitation, Mail
from eduapp.web import ids
from eduapp.web.db import db
from tests.browse import Browser
from tests.cohorting import inside, invited, mails, monday, page_of
from tests.stage import Stage

CSV = "email;name\r\nalice@example.org;Alice\r\nnew@example.org;Zoë Müller\r\n=1+1;\r\nnew@example.org;\r\n"


@pytest.fixture
def monday_id(stage: Stage) -> int:
    with stage.app.app_context():
        return monday(stage, "Mallory").id


def look_over(stage: Stage, cohort: int, *, text: str = "", file: bytes | None = None) -> Browser:
    """Send a list, or a file, as the form does."""
    bob = stage.browser("Bob")
    bob.get(page_of(cohort))
    sent = {} if file is None else {"file": (BytesIO(file), "list.csv")}
    bob.post(page_of(cohort, "people/check"), {"list": text, **sent}, content_type="multipart/form-data")
    return bob


def go_on(browser: Browser, cohort: int) -> None:
    """Press the button of the page that was shown."""
    found = re.search(r'name="list" value="([^"]*)"', browser.page.text)
    assert found, browser.text
    browser.post(page_of(cohort, "people/invite"), {"list": unescape(found[1])})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_looked_over_line_by_line_and_nothing_is_done(stage: Stage, monday_id: int, encoding: str) -> None:
    bob = look_over(stage, monday_id, file=CSV.encode(encoding))
    assert bob.page.status_code == 200
    for part in (
        "1 line has a slip",
        "Nothing is done yet. Lines with a slip are left out: mend them first, or invite them later.",
        "1 person is put into “Monday” and told by mail. 1 address gets a mail with a link.",
        "2 alice@example.org Alice Has an account: is added, and told by mail.",
        "3 new@example.org Zoë Müller Gets a mail with a link.",
        "4 =1+1 A cell that begins with = looks like a formula.",
        "5 new@example.org Stands on line 3 already, and counts once.",
    ):
        assert part in bob.text
    with stage.app.app_context():
        assert (inside(monday_id), invited(monday_id), mails()) == (["Mallory"], [], [])


def test_then_it_is_done_by_a_button_without_a_script(stage: Stage, monday_id: int) -> None:
    bob = look_over(stage, monday_id, file=CSV.encode())
    go_on(bob, monday_id)
    assert "1 learner was added. 1 address was invited." in bob.text
    assert "1 invitation waits" in bob.text
    with stage.app.app_context():
        assert inside(monday_id) == ["Alice", "Mallory"]
        kept = db.session.scalars(select(Invitation)).one()
        assert (kept.email, kept.name, kept.is_educator) == ("new@example.org", "Zoë Müller", False)


def test_those_who_are_put_in_or_invited_read_by_whom_and_what_is_seen(stage: Stage, monday_id: int) -> None:
    go_on(look_over(stage, monday_id, file=CSV.encode()), monday_id)
    with stage.app.app_context():
        added, letter = db.session.scalars(select(Mail).order_by(Mail.id))
    assert added.recipient == "alice@example.org"
    assert added.subject == "You are in “Monday”"
    assert "Bob put you into the cohort “Monday”" in added.body
    assert "/learn/cohorts\n" in f"{added.body}\n"
    assert (letter.recipient, letter.person_id) == ("new@example.org", None)
    assert letter.subject == "You are invited to “Monday”"
    assert letter.body.startswith("Dear Zoë Müller,\n\nBob invites you to the cohort")
    assert "\nhttp://127.0.0.1:8000/join/" in letter.body


def test_a_pasted_list_is_looked_over_as_well(stage: Stage, monday_id: int) -> None:
    bob = look_over(stage, monday_id, text="mallory@example.org, new@example.org")
    assert "1 person comes in or is invited" in bob.text
    assert "mallory@example.org Mallory Is in the cohort already." in bob.text


def test_where_nobody_is_left_there_is_no_button(stage: Stage, monday_id: int) -> None:
    bob = look_over(stage, monday_id, text="mallory@example.org, bob@example.org")
    assert "Nobody is left to invite" in bob.text
    assert "Invite them" not in bob.text


REFUSED = {
    b"PK\x03\x04": "This is a workbook.",
    b"\xff\xfe\x00": "This is not a text file",
    b"name,mail\nA,a@example.org\n": "It says: name, mail.",
    b"": "The file is empty.",
    b"email\n" + b"\n".join(b"a%d@example.org" % n for n in range(10_000)): "The list has 10000 entries.",
    b"email\n\xc3\xa9@example.org\n\xe9@example.org\n": "Line 3 is in another encoding",
    b'email\n"a': "Line 2 cannot be read",
    b"\0" * 50: "This is not a text file",
}


def test_a_file_of_which_nothing_can_be_made_is_refused(stage: Stage, monday_id: int) -> None:
    for file, sentence in REFUSED.items():
        bob = look_over(stage, monday_id, file=file)
        assert bob.page.status_code == 422
        assert sentence in bob.text
        assert "Nobody was added or invited." in bob.text


def test_a_list_that_is_too_long_is_given_back(stage: Stage, monday_id: int) -> None:
    bob = look_over(stage, monday_id, text="\n".join(f"a{n}@example.org" for n in range(10_000)))
    assert bob.page.status_code == 422
    assert "At most 1000 are taken at once: part it." in bob.text
    assert "a9999@example.org" in bob.text


def test_what_is_far_too_large_is_answered_too(stage: Stage, monday_id: int) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    assert send_body(stage.browser("Bob"), monday_id, part + b"x" * 3_000_000 + b"\r\n--x--\r\n") == 413


def test_the_largest_list_that_is_taken_can_be_sent_on(stage: Stage, monday_id: int) -> None:
    text = "\n".join(f'"{"Zoë " * 20}" <{n:050}@example.org>' for n in range(1_000))
    bob = look_over(stage, monday_id, text=text)
    go_on(bob, monday_id)
    assert "1000 addresses were invited." in bob.text


def test_whoever_changes_what_was_looked_over_gains_nothing(stage: Stage, monday_id: int) -> None:
    bob = stage.browser("Bob")
    for sent in ("", "=1+1", "a@example.org\n" * 3, "\0", "<<<>>>"):
        bob.post(page_of(monday_id, "people/invite"), {"list": sent})
        assert bob.page.status_code in (200, 400)
    with stage.app.app_context():
        assert invited(monday_id) == ["a@example.org"]


def test_an_invitation_is_taken_back(stage: Stage, monday_id: int) -> None:
    bob = look_over(stage, monday_id, text="new@example.org")
    go_on(bob, monday_id)
    with stage.app.app_context():
        invitation = ids.written(db.session.scalars(select(Invitation.id)).one())
    bob.post(page_of(monday_id, f"invitations/{invitation}/take-back"))
    assert "The invitation of new@example.org is taken back." in bob.text
    assert bob.send(page_of(monday_id, f"invitations/{invitation}/take-back")).status_code == 404
    with stage.app.app_context():
        assert invited(monday_id) == []


def test_an_invitation_of_another_cohort_is_not_found(stage: Stage, monday_id: int) -> None:
    go_on(look_over(stage, monday_id, text="new@example.org"), monday_id)
    with stage.app.app_context():
        tuesday = monday(stage, by="Dan", name="Tuesday").id
        invitation = ids.written(db.session.scalars(select(Invitation.id)).one())
    dan = stage.browser("Dan")
    for cohort in (tuesday, monday_id):
        assert dan.send(page_of(cohort, f"invitations/{invitation}/take-back")).status_code == 404


def test_the_link_is_shown_renewed_and_closed(stage: Stage, monday_id: int) -> None:
    def token() -> str | None:
        with stage.app.app_context():
            return db.session.get_one(Cohort, monday_id).join_token

    bob, first = stage.browser("Bob"), token()
    bob.get(page_of(monday_id))
    assert f'value="http://127.0.0.1:8000/join/{first}"' in bob.page.text
    bob.post(page_of(monday_id, "link/renew"))
    assert token() not in (None, first)
    bob.post(page_of(monday_id, "link/close"))
    assert token() is None
    assert "The link is closed: nobody comes in by one." in bob.text


def test_an_archived_cohort_invites_nobody(stage: Stage, monday_id: int) -> None:
    bob = stage.browser("Bob")
    bob.post(page_of(monday_id, "archive"))
    bob.get(page_of(monday_id))
    assert "Invite by a list" not in bob.text
    assert "archived" in look_over(stage, monday_id, text="new@example.org").text
    assert bob.send(page_of(monday_id, "people/invite"), {"list": "new@example.org"}).status_code == 400


BROKEN = (
    b"--x\r\nContent-Disposition: form-data; name=\xff\r\n\r\n\xff\r\n--x--\r\n",
    b"--x\r\nContent-Disposition: x; filename\r\n\r\n--x--",
    b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n",
    b"--x\r\n",
    b"",
    b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n" * 600 + b"--x--\r\n",
)


def send_body(browser: Browser, cohort: int, body: bytes) -> int:
    """The status of the answer to a body as it is."""
    kind, token = "multipart/form-data; boundary=x", {"X-CSRFToken": browser.token}
    address = page_of(cohort, "people/check")
    return browser.client.post(address, data=body, content_type=kind, headers=token).status_code


@pytest.mark.parametrize("name", ["Bob", "Alice", None])
def test_a_broken_body_breaks_nothing(stage: Stage, monday_id: int, name: str | None) -> None:
    browser = stage.browser(name)
    for body in BROKEN:
        assert send_body(browser, monday_id, body) in (303, 400, 404, 413, 422)
