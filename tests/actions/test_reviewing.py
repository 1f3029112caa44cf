"""Reviewing a card: it is judged, comes back later, counts once, and is no evidence."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest

from eduapp.actions import cards, reviewing, shelf
from eduapp.actions.play import Desk
from eduapp.actions.refused import MovedOn
from eduapp.actions.reviewing import QuestionCard, SceneCard
from eduapp.actions.takeable import takeables
from eduapp.case.card import Answer, to_data
from eduapp.quiz.given import Chosen, Given, Matched, Ordered, Ticked, Typed
from eduapp.web import clock
from eduapp.web.db import db, reading, writing
from tests import content
from tests.cards import KINDS, SCORED, card_of, due_at_once, missed, missed_questions, shares_of, standing_of
from tests.conftest import NOON, Clock
from tests.stage import Stage

FALLS, MEASURE, AGE = 0, 2, 3
GOOD, HALF_ASKED, HARM = Answer((FALLS,), MEASURE), Answer((), MEASURE), Answer((), AGE)


def opened(stage: Stage, card: int) -> SceneCard | QuestionCard:
    drawn = cards.card_or_404(reading(), card, stage.ids["Alice"])
    return reviewing.opened(reading(), Desk(), takeables(), drawn)


def review(stage: Stage, card: int, answer: Answer, number: int = 0) -> float:
    found = opened(stage, card)
    assert isinstance(found, SceneCard)
    share = found.share(answer)
    reviewing.review(writing, found.drawn, number, to_data(answer), share, now=clock.now())
    return share


def test_a_card_stands_where_the_decision_was_missed(on_stage: Stage) -> None:
    clinic, later = (opened(on_stage, card) for card in missed(on_stage))
    assert isinstance(clinic, SceneCard)
    assert isinstance(later, SceneCard)
    assert [card.plays[-1].here.id for card in (clinic, later)] == ["the-clinic", "a-year-later"]
    assert later.plays[-1].variables["months"] == 12


@pytest.mark.parametrize(("answer", "share", "days"), [(GOOD, 1.0, 2), (HALF_ASKED, 0.0, 1), (HARM, 0.0, 1)])
def test_it_comes_back_the_later_the_better_it_was(
    on_stage: Stage, time: Clock, answer: Answer, share: float, days: int
) -> None:
    card, _ = missed(on_stage)
    time.pass_(days=1)
    assert review(on_stage, card, answer) == share
    row = card_of(card)
    assert (row.due_at - time.now()).days == days
    assert row.reviewed == 1
    assert row.state["due"] == row.due_at.isoformat()
    assert shares_of(card) == [share]
    looked = reviewing.latest(reading(), cards.card_or_404(reading(), card, on_stage.ids["Alice"]))
    assert looked == reviewing.Looked(to_data(answer), share)


def test_the_same_review_sent_twice_counts_once(on_stage: Stage, time: Clock) -> None:
    card, _ = missed(on_stage)
    time.pass_(days=1)
    review(on_stage, card, GOOD)
    due = card_of(card).due_at
    review(on_stage, card, GOOD)
    assert (shares_of(card), card_of(card).due_at) == ([1.0], due)


def test_another_answer_of_a_second_tab_changes_nothing(on_stage: Stage, time: Clock) -> None:
    card, _ = missed(on_stage)
    time.pass_(days=1)
    stale = opened(on_stage, card)
    review(on_stage, card, HARM)
    with pytest.raises(MovedOn):
        reviewing.review(writing, stale.drawn, 0, to_data(GOOD), 1.0, now=clock.now())
    with pytest.raises(MovedOn):
        review(on_stage, card, GOOD, number=1)
    assert shares_of(card) == [0.0]


def test_two_tabs_at_the_same_moment_make_one_review(stage: Stage, time: Clock) -> None:
    with stage.app.app_context():
        card, _ = missed(stage)
        time.pass_(days=1)
        drawn = cards.card_or_404(reading(), card, stage.ids["Alice"])
    start = Barrier(2)

    def tab(answer: Answer) -> bool:
        with stage.app.app_context():
            start.wait()
            try:
                reviewing.review(writing, drawn, 0, to_data(answer), 1.0, now=clock.now())
            except MovedOn:
                return False
            return True

    with ThreadPoolExecutor(2) as tabs:
        assert sorted(tabs.map(tab, (GOOD, HARM))) == [False, True]
    with stage.app.app_context():
        assert len(shares_of(card)) == 1
        assert card_of(card).reviewed == 1


def test_a_card_that_is_not_due_cannot_be_reviewed(on_stage: Stage) -> None:
    card, _ = missed(on_stage)
    with pytest.raises(MovedOn):
        review(on_stage, card, GOOD)
    assert shares_of(card) == []


def test_a_card_of_a_case_that_left_the_shelf_still_works(on_stage: Stage, time: Clock, tmp_path: Path) -> None:
    card, _ = missed(on_stage)
    folder = content.write(tmp_path / "cases")
    (folder / "walking/the-walk.md").unlink()
    assert "the-walk" in shelf.load(db.session, folder, now=NOON).gone
    db.session.commit()
    time.pass_(days=1)
    assert review(on_stage, card, GOOD) == 1


def test_a_review_is_no_evidence_and_raises_no_standing(on_stage: Stage, time: Clock) -> None:
    card, _ = missed(on_stage)
    before = standing_of(on_stage.ids["Alice"])
    time.pass_(days=1)
    review(on_stage, card, GOOD)
    assert before[0]
    assert standing_of(on_stage.ids["Alice"]) == before


RIGHT: dict[str, tuple[Given, float]] = {
    "single": (Chosen(0), 1.0),
    "multiple": (Ticked(frozenset({0})), 0.5),
    "number": (Typed("5,5"), 1.0),
    "order": (Ordered((0, 1, 2, 3)), 1.0),
    "match": (Matched((0, 1, None)), 2 / 3),
}


@pytest.mark.parametrize("kind", SCORED)
def test_a_question_is_marked_as_in_its_quiz(on_stage: Stage, time: Clock, tmp_path: Path, kind: str) -> None:
    made = missed_questions(on_stage, tmp_path / "quiz")
    assert set(made) == set(SCORED)
    found = opened(on_stage, made[kind])
    assert isinstance(found, QuestionCard)
    assert found.question.kind == kind == KINDS[found.drawn.number]
    given, share = RIGHT[kind]
    assert found.share(given) == pytest.approx(share)


def test_a_year_of_right_answers_rests_the_card_for_long(on_stage: Stage, time: Clock) -> None:
    card, _ = missed(on_stage)
    waits = []
    for number in range(5):
        time.time = card_of(card).due_at
        review(on_stage, card, GOOD, number)
        waits.append(card_of(card).due_at - time.now())
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(days=30)
    due_at_once(card)
    review(on_stage, card, HARM, 5)
    assert card_of(card).due_at - time.now() <= timedelta(days=2)
