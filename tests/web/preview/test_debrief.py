"""The debrief of the path so far."""

from tests.browse import Browser
from tests.web.preview.conftest import Save
from tests.web.preview.drafts import changed


def test_an_ending_leads_to_the_debrief_of_its_path(author: Browser) -> None:
    text = author.get("/?path=1.2.2:1").text
    assert 'href="/debrief?path=1.2.2:1"' in text
    author.get("/debrief?path=1.2.2:1")
    assert "3 of 3" in author.text
    assert "1 unsafe act" in author.text
    assert "He loses more." in author.text
    assert "It has changed, slowly." in author.text
    assert "Keep my ticks" not in author.text
    assert "others" not in author.text


def test_what_if_leads_back_to_the_decision(author: Browser) -> None:
    author.get("/debrief?path=1.2.2:1")
    author.post("/what-if?path=1.2.2:1", {"number": "1"})
    assert author.page.request.query_string == b"path=1"
    author.post("/what-if?path=1.2.2:1", {"number": "x"})
    assert author.page.request.query_string == b""


def test_of_a_play_that_began_elsewhere_there_is_no_debrief_and_it_says_why(author: Browser) -> None:
    for began in ("from=on-the-stairs&path=1:1", "set.trust=3&path=3"):
        author.get(f"/debrief?{began}")
        assert "There is no debrief of this" in author.text


def test_a_play_that_is_not_over_is_shown_where_it_stands(author: Browser) -> None:
    author.get("/debrief?path=1")
    assert "I count the stairs." in author.text
    author.get("/debrief?path=1.9")
    assert "Decision 2 does not fit the case" in author.text


def test_a_case_that_is_not_scored_has_a_debrief(author: Browser, save: Save) -> None:
    save(changed("    - `score` recognise +2\n", "").replace("    - `score` recognise +1\n", ""))
    author.get("/debrief?path=3")
    assert "passed" in author.text
