"""What is half written is kept, wherever the learner goes meanwhile."""

from eduapp.case.play import Decision
from tests.stage import FIGURES, GOOD_WAY, MEASURE, Stage, page_of, send


def page(stage: Stage, *decided: Decision) -> str:
    with stage.app.app_context():
        return page_of(stage.played("Alice", *decided))


def test_a_draft_fills_the_form_in_any_browser(stage: Stage) -> None:
    address = page(stage, MEASURE)
    browser = stage.browser("Alice")
    assert browser.send(f"{address}draft", {"number": 1, "tick": [1], "choice": 0}).status_code == 204
    shown = stage.browser("Alice").client.get(address).text
    assert 'name="tick" value="1" checked' in shown
    assert 'name="tick" value="0" checked' not in shown


def test_a_question_does_not_forget_what_was_chosen(stage: Stage) -> None:
    address = page(stage)
    browser = stage.browser("Alice")
    assert browser.send(address, {"number": 0, "ask": 0, "choice": 2}).status_code == 303
    shown = browser.client.get(address).text
    assert 'name="choice" value="2" required checked' in shown
    assert shown.count(" checked") == 1


def test_a_draft_decides_nothing(stage: Stage) -> None:
    address = page(stage, MEASURE)
    browser = stage.browser("Alice")
    browser.send(f"{address}draft", {"number": 1, "tick": [0, 1], "choice": 0})
    assert "The corridor" in browser.get(address).text
    assert send(browser, address, 1, 0, tick=[0, 1]).status_code == 303


def test_a_draft_for_a_decision_that_was_made_is_refused(stage: Stage) -> None:
    address = page(stage, MEASURE, FIGURES)
    browser = stage.browser("Alice")
    assert browser.send(f"{address}draft", {"number": 1, "words": "old"}).status_code == 409
    assert ">old<" not in browser.get(address).text


def test_words_of_a_draft_are_shown_as_they_were_typed(stage: Stage) -> None:
    address = page(stage, MEASURE, FIGURES)
    browser = stage.browser("Alice")
    browser.send(f"{address}draft", {"number": 2, "words": "</textarea><script>alert(1)</script>"})
    shown = browser.get(address).text
    assert "<script>alert(1)" not in shown
    assert "&lt;/textarea&gt;" in shown


def test_a_forged_draft_is_a_plain_400(stage: Stage) -> None:
    address = page(stage, MEASURE)
    browser = stage.browser("Alice")
    for fields in ({"number": "x"}, {"number": 1, "tick": "-1"}, {"number": 1, "words": "x" * 10_001}, {}):
        assert browser.send(f"{address}draft", fields).status_code == 400
    assert browser.get(address).status_code == 200


def test_a_draft_that_ticks_what_is_not_there_does_no_harm(stage: Stage) -> None:
    address = page(stage, MEASURE)
    browser = stage.browser("Alice")
    browser.send(f"{address}draft", {"number": 1, "tick": [9, 7777], "choice": 9999})
    shown = browser.get(address)
    assert shown.status_code == 200
    assert 'name="tick" value="0" checked' not in shown.text


def test_nobody_writes_into_the_draft_of_somebody_else(stage: Stage) -> None:
    address = page(stage, MEASURE, FIGURES)
    for name in ("Mallory", "Carol", "Gus"):
        assert stage.browser(name).send(f"{address}draft", {"number": 2, "words": "hers"}).status_code == 404
    assert ">hers<" not in stage.browser("Alice").get(address).text


def test_an_attempt_that_is_over_has_no_draft(stage: Stage) -> None:
    address = page(stage, *GOOD_WAY)
    assert stage.browser("Alice").send(f"{address}draft", {"number": 4, "words": "late"}).status_code == 409
