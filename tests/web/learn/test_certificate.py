"""The certificate: why not yet, what is claimed and by whom, the PDF, and the public page that verifies it."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from eduapp.actions import awards
from eduapp.store import Award, Person
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import Clock
from tests.schooling import WRONG, School

PAGE = "/learn/modules/walking/certificate"
CLAIM = {"name": "Alice Liddell", "what": "credit", "hours-0": "1.25", "hours-1": ""}


@pytest.fixture
def alice(school: School) -> Browser:
    """Alice, who has finished the module and looks at her certificate."""
    with school.app.test_request_context():
        school.finish("Alice")
    browser = school.browser("Alice")
    browser.get(PAGE)
    return browser


def granted(school: School) -> list[tuple[str, int, str]]:
    with school.app.app_context():
        found = awards.of_person(db.session, school.ids["Alice"])
        return [(award.kind, award.quarter_hours, award.name) for award in found]


def award(school: School) -> int:
    with school.app.app_context():
        return awards.of_person(db.session, school.ids["Alice"])[0].id


def code(school: School) -> str:
    return ids.written(award(school))


def test_before_all_is_done_the_page_says_what_is_missing(school: School) -> None:
    with school.app.test_request_context():
        school.go("Alice")
    alice = school.browser("Alice")
    alice.get(PAGE)
    assert "Not yet. This is missing: The evaluation is not answered yet." in alice.text
    assert alice.post(PAGE, CLAIM).status_code == 400
    assert granted(school) == []


def test_the_name_of_the_account_is_filled_in_and_hours_are_chosen_in_quarters(alice: Browser) -> None:
    assert 'name="name" value="Alice"' in alice.page.text
    first = alice.page.text.split('id="hours-0"')[1].split("</select>")[0]
    assert re.findall(r"<option>([\d.]+)</option>", first) == ["0.25", "0.5", "0.75", "1", "1.25"]
    assert "Latin letters" not in alice.text


def test_credit_is_claimed_once_and_can_then_be_downloaded(alice: Browser, school: School) -> None:
    alice.post(PAGE, CLAIM)
    assert granted(school) == [("CME credit", 5, "Alice Liddell")]
    assert "1.25 × CME credit Granted to Alice Liddell on 23 Nov 2026." in alice.text
    assert f"http://127.0.0.1:8000/verify/{code(school)}" in alice.text
    assert 'id="hours-0"' not in alice.page.text
    alice.post(PAGE, CLAIM | {"hours-0": "0.25"})  # a second tab, in which the form still stands
    assert "granted already" in alice.text
    assert granted(school) == [("CME credit", 5, "Alice Liddell")]


def test_two_kinds_are_claimed_together(alice: Browser, school: School) -> None:
    alice.post(PAGE, CLAIM | {"hours-1": "0.5"})
    assert [(kind, quarters) for kind, quarters, _ in granted(school)] == [("CME credit", 5), ("Nursing hours", 2)]
    assert "Claim the credit" not in alice.text


@pytest.mark.parametrize(
    ("fields", "at", "sentence"),
    [
        ({"hours-0": ""}, "hours-0", "Choose how many hours you claim."),
        ({"hours-0": "0"}, "hours-0", "at least a quarter"),
        ({"hours-0": "0.3"}, "hours-0", "quarter hours"),
        ({"hours-0": "1.5"}, "hours-0", "1.25 at most"),
        ({"hours-1": "5"}, "hours-1", "0.5 at most"),
        ({"name": " "}, "name", "Give the name"),
        ({"name": "x" * 201}, "name", "at most 200"),
        ({"name": "王伟"}, "latin", "Latin letters"),
        ({"name": "王伟", "latin": "王"}, "latin", "In Latin letters your name has no 王"),
    ],
)
def test_a_slip_is_told_at_its_field_and_nothing_is_granted(
    alice: Browser, school: School, fields: dict[str, str], at: str, sentence: str
) -> None:
    answer = alice.post(PAGE, CLAIM | fields)
    assert answer.status_code == 422
    (told,) = re.findall(rf'id="{at}-slip">([^<]+)<', answer.text)
    assert sentence in told
    name = (CLAIM | fields)["name"].strip()
    assert f'name="name" value="{name}"' in answer.text
    assert granted(school) == []


@pytest.mark.parametrize("hours", ["-1", "1/4", "1e3", "nan", "٣", "0.00000001"])
def test_hours_that_no_page_of_ours_sends_are_refused(alice: Browser, school: School, hours: str) -> None:
    assert alice.post(PAGE, CLAIM | {"hours-0": hours}).status_code in (400, 422)
    assert granted(school) == []


def test_a_name_in_another_script_is_printed_in_latin_letters(alice: Browser, school: School) -> None:
    alice.post(PAGE, CLAIM | {"name": "王伟", "latin": "Wang Wei"})
    assert granted(school) == [("CME credit", 5, "Wang Wei")]


def test_whose_own_name_is_in_another_script_is_asked_for_latin_letters_at_once(alice: Browser, school: School) -> None:
    with school.app.app_context():
        db.session.get_one(Person, school.ids["Alice"]).name = "王伟"
        db.session.commit()
    alice.get(PAGE)
    assert "Your name in Latin letters" in alice.text
    assert not re.search(r'id="latin"[^>]* required', alice.page.text)  # who writes another name above may leave it out


def test_completion_is_certified_without_credit(alice: Browser, school: School) -> None:
    alice.post(PAGE, {"name": "Alice Liddell", "what": "completion", "hours-0": "1"})
    assert granted(school) == [("completion", 0, "Alice Liddell")]
    assert "Certificate of completion Granted to Alice Liddell" in alice.text
    assert "Claim the credit" in alice.text  # it can still be claimed
    assert "Certify completion" not in alice.text


def test_a_post_test_that_was_not_passed_is_told_and_completion_offered(school: School) -> None:
    with school.app.test_request_context():
        school.finish("Alice", WRONG)
    alice = school.browser("Alice")
    alice.get(PAGE)
    assert "In “Afterwards” you reached 0 %; 70 % are needed." in alice.text
    assert alice.post(PAGE, CLAIM).status_code == 400
    alice.post(PAGE, {"name": "Alice", "what": "completion"})
    assert granted(school) == [("completion", 0, "Alice")]


def test_an_expired_module_gives_no_credit_but_completion(alice: Browser, school: School, time: Clock) -> None:
    time.time = datetime(2027, 11, 1, tzinfo=UTC)
    alice = school.browser("Alice")
    alice.get(PAGE)
    assert "Credit could be claimed until 31 Oct 2027. You can go on playing." in alice.text
    assert alice.post(PAGE, CLAIM).status_code == 400
    alice.post(PAGE, {"name": "Alice", "what": "completion"})
    assert granted(school) == [("completion", 0, "Alice")]


def test_the_pdf_is_served_to_its_owner_alone(alice: Browser, school: School) -> None:
    alice.post(PAGE, CLAIM)
    address = f"/learn/certificates/{code(school)}.pdf"
    answer = alice.client.get(address)
    assert answer.status_code == 200
    assert answer.data.startswith(b"%PDF-")
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="certificate-{code(school)}.pdf"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert school.browser("Mallory").client.get(address).status_code == 404
    assert school.browser("Carol").client.get(address).status_code == 404
    assert "/account/log-in" in school.browser().client.get(address).headers["Location"]


def verified(school: School) -> Any:
    visitor = school.browser()
    return visitor.get(f"/verify/{code(school)}"), visitor.text


def test_the_public_page_says_all_that_the_certificate_says(alice: Browser, school: School) -> None:
    alice.post(PAGE, CLAIM)
    answer, text = verified(school)
    for words in (
        "Certificate of credit",
        "it holds",
        "Alice Liddell",
        "Legs over a year",
        "Release 1",
        "1.25 × CME credit",
        "Begun 23 Nov 2026 Finished 23 Nov 2026 Issued 23 Nov 2026",
        "University of Somewhere",
        "for a maximum of 1.25 CME credits",
        f"http://127.0.0.1:8000/verify/{code(school)}",
    ):
        assert words in text
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.text


def test_a_completion_claims_no_credit_on_the_public_page(alice: Browser, school: School) -> None:
    alice.post(PAGE, {"name": "Alice", "what": "completion"})
    text = verified(school)[1]
    assert "Certificate of completion" in text
    assert "None: it certifies completion." in text
    assert "designates" not in text


def test_a_revoked_certificate_says_so_to_everybody_and_is_printed_no_more(alice: Browser, school: School) -> None:
    alice.post(PAGE, CLAIM)
    with school.app.app_context():
        awards.revoke(db.session, award(school), "Somebody else played.", now=clock.now())
        db.session.commit()
    text = verified(school)[1]
    assert "Revoked on 23 Nov 2026. It holds no more." in text
    assert "Somebody else played" not in text  # the reason is for its owner
    alice.get(PAGE)
    assert "Revoked on 23 Nov 2026: Somebody else played." in alice.text
    assert "Download" not in alice.text
    answer = alice.get(f"/learn/certificates/{code(school)}.pdf")
    assert (answer.mimetype, alice.last) == ("text/html", f"/verify/{code(school)}")


def test_a_certificate_that_was_never_granted_is_not_there(alice: Browser, school: School) -> None:
    visitor = school.browser()
    for address in (f"/verify/{ids.written(1)}", "/verify/short"):
        assert visitor.get(address).status_code == 404


def test_after_the_account_is_gone_the_certificate_holds_without_a_name(alice: Browser, school: School) -> None:
    alice.post(PAGE, CLAIM)
    with school.app.app_context():
        found = db.session.get_one(Award, award(school))
        known = ids.written(found.id)
        found.person_id, found.enrolment_id, found.name = None, None, ""
        db.session.commit()
    visitor = school.browser()
    visitor.get(f"/verify/{known}")
    assert "The name was deleted with the account." in visitor.text
