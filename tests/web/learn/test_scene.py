"""The scene in which an attempt stands, as the page shows it."""

import re

from eduapp.case.play import Decision
from tests.stage import AGE, FALLS, FIGURES, GOOD_WAY, HUSBAND, MEASURE, PILE, ROUND, Stage, page_of
from tests.web.learn.strolls import visible


def shown(stage: Stage, *decided: Decision, name: str = "Alice") -> str:
    with stage.app.app_context():
        attempt = stage.played(name, *decided)
    answer = stage.browser(name).client.get(page_of(attempt))
    assert answer.status_code == 200
    return answer.text


def offered(page: str, name: str) -> list[str]:
    return re.findall(rf'name="{name}" value="(\d+)"', page)


def test_only_what_is_open_now_can_be_chosen(stage: Stage) -> None:
    page = shown(stage)
    assert (offered(page, "ask"), offered(page, "choice")) == (["0"], ["2", "3"])
    page = shown(stage, FALLS)
    assert (offered(page, "ask"), offered(page, "choice")) == (["1"], ["2", "3"])
    page = shown(stage, FALLS, HUSBAND)
    assert (offered(page, "ask"), offered(page, "choice")) == ([], ["2", "3", "4"])


def test_an_answer_stays_on_the_page_and_its_question_goes(stage: Stage) -> None:
    page = visible(shown(stage, FALLS))
    assert "Twice, she says, on the gravel." in page
    assert "May your husband tell us more?" in page


def test_feedback_stands_ahead_of_what_follows(stage: Stage) -> None:
    page = visible(shown(stage, MEASURE))
    assert page.index("The stopwatch is in the drawer.") < page.index("Ten metres of blue linoleum.")


def test_the_model_answer_comes_with_ones_own_words_once_they_are_written(stage: Stage) -> None:
    assert "That she walks more slowly" not in shown(stage, MEASURE, FIGURES)
    page = visible(shown(stage, MEASURE, FIGURES, PILE))
    for part in ("Later.", "That she walks more slowly than in spring", "Names the figure that was measured"):
        assert part in page


def test_own_words_are_shown_as_they_were_typed_and_do_nothing(stage: Stage) -> None:
    page = shown(stage, MEASURE, FIGURES, Decision(1, (), "<script>alert(1)</script> & {trust}"))
    assert "<script>alert(1)" not in page
    assert "<script>alert(1)</script> & {trust}" in visible(page)


def test_values_and_the_panel_are_those_of_now(stage: Stage) -> None:
    assert "Trust stands at 1." in visible(shown(stage))
    page = visible(shown(stage, FALLS, HUSBAND, AGE, ROUND))
    assert "Trust stands at 2." in page
    assert re.search(r"Months since the first visit\s+12", page)


def test_references_are_at_hand_and_only_those_of_the_page(stage: Stage) -> None:
    page = visible(shown(stage))
    assert "A fall is told only when it is asked for." in page
    assert "A measured walk can be compared." not in page


def test_pictures_are_those_of_the_revision_and_have_their_alt_text(stage: Stage) -> None:
    assert re.search(r'<img [^>]*alt="A sheet with the times of a walk"[^>]*src="media/gait.png"', shown(stage))


def test_at_the_end_nothing_can_be_decided_and_the_debrief_is_offered(stage: Stage) -> None:
    page = shown(stage, *GOOD_WAY)
    assert "4 decisions made" in visible(page)
    assert '/debrief"' in page
    assert 'name="number"' not in page


def test_a_page_is_never_kept_by_the_browser(stage: Stage) -> None:
    with stage.app.app_context():
        attempt = stage.begin("Alice")
    headers = stage.browser("Alice").client.get(page_of(attempt)).headers
    assert headers["Cache-Control"] == "private, no-store"
    assert "script-src 'self'" in headers["Content-Security-Policy"]


def test_going_on_in_another_browser_shows_the_same_scene(stage: Stage) -> None:
    with stage.app.app_context():
        page = page_of(stage.played("Alice", MEASURE))
    one, two = (visible(stage.browser("Alice").client.get(page).text) for _ in range(2))
    assert one == two
    assert "The corridor" in one
