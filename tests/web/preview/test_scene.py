"""Playing a draft: what a learner would see, and the author's decisions in the address."""

from pathlib import Path

import pytest

from tests.browse import Browser
from tests.web.preview.conftest import Save
from tests.web.preview.drafts import changed

WALK = "Time his walk"


def test_an_author_plays_from_the_opening_to_an_ending(author: Browser) -> None:
    author.get("/")
    assert WALK not in author.text
    author.post("/", {"ask": "0"})
    assert author.page.request.query_string == b"path=1"
    assert "I count the stairs." in author.text
    assert "Decision 2" in author.text
    author.post("/?path=1", {"choice": "1"})
    author.post("/?path=1.2", {"choice": "0", "tick": "0"})
    assert author.page.request.query_string == b"path=1.2.1:1"
    assert "Trust is 2." in author.text
    assert "Here the case ends." in author.text


def test_the_learner_sees_no_notes_of_the_author_in_the_labels(author: Browser) -> None:
    author.get("/?path=1")
    assert "<span>Time his walk</span></label>" in author.page.text


def test_it_begins_in_any_scene_with_any_values(author: Browser) -> None:
    author.get("/?from=on-the-stairs&set.mood=low&set.trust=-1&set.months=2.25")
    assert "He looks down." in author.text
    assert "Months since 2.25" in author.text
    assert "There is no" not in author.text


def test_the_fields_lead_to_an_address_that_says_only_what_is_not_as_in_the_file(author: Browser) -> None:
    author.get("/begin?from=at-home&set.asked=true&set.trust=1&set.mood=calm&set.months=0.5&path=1")
    assert author.page.request.query_string == b"from=at-home&set.asked=true"
    author.get("/begin?from=at-the-desk&set.asked=false&set.trust=1&set.mood=calm&set.months=0.5")
    assert author.page.request.query_string == b""


def test_a_value_that_cannot_be_is_told_with_what_can(author: Browser) -> None:
    author.get("/begin?from=at-home&set.trust=9")
    assert "“trust” is a whole number from -1 to 3, not “9”. It begins as 1." in author.text
    assert "Trust is 1." in author.text


def test_a_scene_can_be_begun_as_it_stands(author: Browser) -> None:
    author.get("/?path=1.2")
    assert 'href="/?from=on-the-stairs&amp;set.asked=true&amp;set.trust=2"' in author.page.text


def test_each_decision_leads_back_to_where_it_was_made(author: Browser) -> None:
    author.get("/?path=1.2")
    assert '<a href="/">Ask about the year</a>' in author.page.text
    assert '<a href="/?path=1">Time his walk</a>' in author.page.text


def test_own_words_are_neither_asked_for_nor_kept_and_the_model_answer_is_shown(author: Browser) -> None:
    author.get("/?path=1.2")
    author.post("/?path=1.2", {"choice": "0", "tick": "0", "words": "Something private"})
    assert "It has changed, slowly." in author.text
    assert "Something private" not in author.page.text + author.page.request.url


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Choose what you do, then decide."),
        ({"choice": "0"}, "Tick exactly 1."),
        ({"choice": "0", "tick": ["0", "1"]}, "Tick exactly 1."),
        ({"choice": "7", "tick": "0"}, "This is not offered here any more."),
        ({"choice": "x"}, "Choose what you do, then decide."),
        ({"choice": "9" * 400}, "Choose what you do, then decide."),
        ({"ask": "5"}, "This is not offered here any more."),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_decided(
    author: Browser, fields: dict[str, object], sentence: str
) -> None:
    answer = author.post("/?path=1.2", fields)
    assert answer.status_code == 422
    assert sentence in author.text
    assert "Decision 3" in author.text


def test_leaving_leads_to_the_cover_with_the_introduction(author: Browser) -> None:
    author.post("/", {"leave": "yes"})
    assert author.last == "/cover"
    assert "He is early ." in author.text
    assert "Recognise. See what has changed" in author.text


def test_a_finding_stands_at_its_choice_and_at_its_scene(author: Browser, save: Save) -> None:
    save(changed("He came by the lift.", "He came by the lift.") + "\n## In the attic\n\n- `end` poor\n")
    text = author.get("/").text
    button = text.index('value="0" formnovalidate>Ask about the year')
    assert text.index("cites nothing", button) < text.index('class="choices"')
    assert "No play reaches “In the attic”" not in text[text.index("<main") :]
    attic = author.get("/?from=in-the-attic").text
    assert "No play reaches “In the attic”" in attic[attic.index("<main") :]
    assert "cites nothing" not in attic[attic.index("<main") :]


def test_every_finding_stands_beside_the_page_with_its_line_and_leads_to_its_scene(author: Browser, save: Save) -> None:
    save(changed("minutes: 1", "minutes: 30"))
    text = author.get("/?path=2").text
    panel = text[: text.index("<main")]
    assert "3:1" in panel
    assert "Write 1." in panel
    assert '<a href="/?from=at-the-desk">See “At the desk”</a>' in panel


def test_the_author_sees_points_and_the_best_choice_and_how_far_it_is(author: Browser) -> None:
    author.get("/?path=1")
    panel = author.text[: author.text.index("Decision 2")]
    assert "Best now: Time his walk" in panel
    assert "1 of 3 points" in panel
    assert "1 to 2 to come" in panel


def test_what_no_play_comes_to_is_told(author: Browser) -> None:
    author.get("/?from=at-the-desk&set.asked=true")
    assert "No play from the opening comes to exactly this" in author.text
    author.get("/?from=on-the-stairs")
    assert "No play from the opening" not in author.text


def test_nothing_is_stored(author: Browser, file: Path) -> None:
    before = sorted(file.parent.iterdir())
    author.get("/")
    author.post("/?path=1", {"choice": "1"})
    author.post("/?path=1.2", {"choice": "0", "tick": "0", "words": "mine"})
    assert sorted(file.parent.iterdir()) == before
    assert author.client.get_cookie("session") is None
    assert "Set-Cookie" not in author.page.headers


def test_a_page_may_only_load_what_is_its_own(author: Browser) -> None:
    policy = author.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("host", ["elsewhere.example", "elsewhere.example:8001", "127.0.0.1.example", "[", ":80", "é"])
def test_a_name_of_another_host_that_leads_here_is_refused(author: Browser, host: str) -> None:
    answer = author.client.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "He came by the lift." not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8001", "localhost:8001", "localhost"])
def test_the_names_of_this_machine_are_answered(author: Browser, host: str) -> None:
    assert "He came by the lift." in author.client.get("/", headers={"Host": host}).text
