"""Taking a quiz: what is kept, what stands, what counts, in one tab and in two."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from eduapp.actions import quizzes
from eduapp.actions.quizzes import Sitting
from eduapp.actions.refused import MovedOn, NotThere
from eduapp.quiz.given import Given, Impossible, Matched, Ticked, Typed, Written
from eduapp.quiz.marking import Mark
from eduapp.store import Answer, Card, Evidence, QuizAttempt
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.actions.together import Deed, at_once
from tests.asking import CONCORDANCE, IMPOSSIBLE, KINDS, RIGHT, SINGLE, WORDS, WRONG
from tests.conftest import NOON, Clock
from tests.schooling import AFTER, AT_ONCE, BEFORE, IN_THE_END, School

EVERY = range(len(KINDS))


@pytest.fixture
def alice(in_school: School) -> School:
    """Alice is enrolled."""
    in_school.enrol("Alice")
    return in_school


def rows(attempt: int) -> list[tuple[int, bool, float | None]]:
    db.session.expire_all()
    own = select(Answer).where(Answer.attempt_id == attempt).order_by(Answer.number)
    return [(row.number, row.is_final, row.share) for row in db.session.scalars(own)]


def evidence(school: School, name: str = "Alice") -> dict[str, float]:
    """What was shown, by the item."""
    own = select(Evidence.item, Evidence.y).where(Evidence.person_id == school.ids[name])
    return {item: y for item, y in db.session.execute(own)}


def cards(school: School) -> set[int]:
    """The questions that come back."""
    return set(db.session.scalars(select(Card.number).where(Card.person_id == school.ids["Alice"])))


def answer(seated: Sitting, number: int, given: Given | None) -> Mark | None:
    return quizzes.answer(db.session, seated, number, given, now=clock.now())


def test_only_the_first_attempt_at_a_quiz_is_first(alice: School) -> None:
    attempts = [alice.take("Alice", AFTER) for _ in range(2)]
    assert [alice.seated("Alice", attempt).attempt.is_first for attempt in attempts] == [True, False]


def test_of_two_tabs_that_begin_at_once_only_one_is_first(alice: School) -> None:
    step = alice.study("Alice").steps[AFTER]
    enrolment, takeable = (
        alice.study("Alice").enrolment.id,
        alice.takeables.get(db.session.connection(), step.part.revision_id),
    )
    db.session.rollback()

    def deed(number: int) -> Callable[[Deed], object]:
        def begin(ready: Deed) -> None:
            ready()
            quizzes.begin(db.session, number, alice.ids["Alice"], enrolment, takeable, 7, now=NOON)
            db.session.commit()

        return begin

    assert at_once(alice.app, *map(deed, (1, 2, 3))) == [None] * 3
    firsts = db.session.scalars(select(QuizAttempt.is_first).order_by(QuizAttempt.is_first))
    assert list(firsts) == [False, False, True]


@pytest.mark.parametrize("number", EVERY, ids=KINDS)
def test_told_in_the_end_an_answer_can_be_changed_until_it_is_handed_in(alice: School, number: int) -> None:
    attempt = alice.sit("Alice", IN_THE_END)
    for given in (WRONG[number], None, RIGHT[number]):
        seated = alice.seated("Alice", attempt)
        assert answer(seated, number, given) is None, "what it is worth is not told yet"
        db.session.commit()
        assert alice.seated("Alice", attempt).given(number) == given
        assert rows(attempt) == [(number, False, None)]
    alice.hand_in("Alice", attempt)
    (found,) = rows(attempt)
    assert found == (number, True, None if number == WORDS else 1.0)
    with pytest.raises(MovedOn):
        answer(alice.seated("Alice", attempt), number, WRONG[number])


@pytest.mark.parametrize("number", EVERY, ids=KINDS)
def test_told_at_once_the_first_answer_stands(alice: School, number: int) -> None:
    attempt = alice.sit("Alice", AT_ONCE)
    seated = alice.seated("Alice", attempt)
    first = answer(seated, number, WRONG[number])
    db.session.commit()
    kept = rows(attempt)
    assert kept == [(number, True, None if number == WORDS else 0.0)]
    assert first is not None
    assert answer(alice.seated("Alice", attempt), number, WRONG[number]) == first, "sent twice, it counts once"
    with pytest.raises(MovedOn, match="first answer stands"):
        answer(alice.seated("Alice", attempt), number, RIGHT[number])
    db.session.commit()
    assert rows(attempt) == kept


@pytest.mark.parametrize("position", [AT_ONCE, IN_THE_END])
@pytest.mark.parametrize("number", EVERY, ids=KINDS)
def test_an_impossible_answer_leaves_everything_as_it_was(alice: School, number: int, position: int) -> None:
    attempt = alice.sit("Alice", position)
    others = (IMPOSSIBLE[number], RIGHT[(number + 1) % len(KINDS)])
    for given in others if number not in (SINGLE, CONCORDANCE) else others[:1]:
        with pytest.raises(Impossible):
            answer(alice.seated("Alice", attempt), number, given)
        db.session.commit()
        assert rows(attempt) == []


@pytest.mark.parametrize("text", ["about five", "5,5,5", "1e3", "6.25 miles", "--1"])
def test_a_number_that_cannot_be_read_is_refused_at_once(alice: School, text: str) -> None:
    """Not in the end, when nobody could mend it."""
    attempt = alice.sit("Alice", IN_THE_END)
    with pytest.raises(Impossible):
        answer(alice.seated("Alice", attempt), 2, Typed(text))
    db.session.commit()
    assert rows(attempt) == []


@pytest.mark.parametrize("number", [-1, len(KINDS), 999])
def test_a_question_that_is_not_asked_cannot_be_answered(alice: School, number: int) -> None:
    attempt = alice.sit("Alice", AT_ONCE)
    with pytest.raises(NotThere):
        answer(alice.seated("Alice", attempt), number, RIGHT[0])


def test_an_attempt_is_there_for_its_owner_alone(alice: School) -> None:
    attempt = alice.sit("Alice", AT_ONCE)
    for name, number in (("Mallory", attempt), ("Alice", attempt + 1)):
        with pytest.raises(NotThere):
            alice.seated(name, number)


def test_what_is_not_finished_is_gone_on_with_where_it_was_left(alice: School) -> None:
    attempt = alice.sit("Alice", AT_ONCE)
    alice.answer("Alice", attempt, *RIGHT[:2])
    seated = alice.seated("Alice", attempt)
    enrolment = seated.attempt.enrolment_id
    found = quizzes.unfinished(db.session, enrolment, "walking/at-once")
    assert found is not None
    assert (found.id, seated.next, seated.open) == (attempt, 2, [2, 3, 4, 5, 6])
    assert alice.study("Alice").steps[AT_ONCE].going_on == attempt
    alice.hand_in("Alice", attempt)
    assert quizzes.unfinished(db.session, enrolment, "walking/at-once") is None
    assert alice.study("Alice").steps[AT_ONCE].going_on is None


def test_what_is_left_blank_earns_nothing(alice: School) -> None:
    blank = (None, Ticked(frozenset()), Typed(" "), None, Matched((None, None, None)), None, Written(" \n"))
    attempt = alice.take("Alice", IN_THE_END, *blank)
    seated = alice.seated("Alice", attempt)
    assert (seated.attempt.share, seated.attempt.passed) == (0.0, False)
    assert set(evidence(alice).values()) == {0.0}
    assert seated.open == list(EVERY)


def test_what_was_never_opened_counts_as_blank(alice: School) -> None:
    attempt = alice.sit("Alice", IN_THE_END)
    alice.answer("Alice", attempt, RIGHT[0])
    alice.hand_in("Alice", attempt)
    share = alice.seated("Alice", attempt).attempt.share
    assert share == pytest.approx(1 / 5), "of those that are marked"
    assert sorted(evidence(alice).values()) == [0, 0, 0, 0, 1]


def test_handing_in_twice_counts_once(alice: School, time: Clock) -> None:
    attempt = alice.take("Alice", IN_THE_END, *RIGHT)
    before, then = rows(attempt), alice.seated("Alice", attempt).attempt.finished_at
    time.pass_(hours=1)
    alice.hand_in("Alice", attempt)
    assert (rows(attempt), alice.seated("Alice", attempt).attempt.finished_at) == (before, then)
    assert len(evidence(alice)) == 5


def test_evidence_is_kept_of_the_first_attempt_and_of_what_a_machine_can_judge(alice: School) -> None:
    alice.take("Alice", IN_THE_END, *RIGHT[:4], WRONG[4], *RIGHT[5:])
    asked = ("the-dog-of-rosa", "what-to-ask-for", "how-long-it-took", "what-comes-first", "what-measures-what")
    shown = dict(zip((f"walking/in-the-end#{id_}" for id_ in asked), (1, 1, 1, 1, 0), strict=True))
    assert evidence(alice) == shown, "none of the concordance, none of own words"
    alice.take("Alice", IN_THE_END, *WRONG)
    assert evidence(alice) == shown


def test_cards_are_made_of_what_was_missed(alice: School, time: Clock) -> None:
    alice.take("Alice", AT_ONCE, *WRONG[:2], *RIGHT[2:])
    assert cards(alice) == {0, 1}
    due = db.session.scalars(select(Card.due_at)).first()
    assert due == NOON + timedelta(days=1)
    time.pass_(days=3)
    alice.take("Alice", AT_ONCE, *WRONG[:3], *RIGHT[3:])
    assert cards(alice) == {0, 1, 2}, "a later attempt adds what was missed anew"
    assert db.session.scalars(select(Card.due_at).where(Card.number == 0)).one() == due


def test_a_quiz_without_review_leaves_no_cards(alice: School) -> None:
    alice.take("Alice", IN_THE_END, *WRONG)
    assert cards(alice) == set()
    assert len(evidence(alice)) == 5


def test_of_two_answers_at_once_one_stands_and_the_other_is_told(alice: School) -> None:
    for number in (0, 1, 3):
        attempt = alice.sit("Alice", AT_ONCE)

        def deed(given: Given, attempt: int = attempt, number: int = number) -> Callable[[Deed], object]:
            def send(ready: Deed) -> Mark | None:
                seated = alice.seated("Alice", attempt)
                db.session.commit()
                ready()
                found = answer(seated, number, given)
                db.session.commit()
                return found

            return send

        came = at_once(alice.app, deed(RIGHT[number]), deed(WRONG[number]))
        assert sorted(type(one).__name__ for one in came) == ["Mark", "MovedOn"]
        (stands,) = (one for one in came if isinstance(one, Mark))
        assert rows(attempt) == [(number, True, float(stands.share or 0))]


def test_an_answer_at_the_moment_of_handing_in_counts_whole_or_not_at_all(alice: School) -> None:
    def change(ready: Deed) -> None:
        seated = alice.seated("Alice", attempt)
        db.session.commit()
        ready()
        answer(seated, 0, WRONG[0])
        db.session.commit()

    def hand_in(ready: Deed) -> None:
        seated = alice.seated("Alice", attempt)
        db.session.commit()
        ready()
        quizzes.finish(db.session, seated, now=clock.now())
        db.session.commit()

    for _ in range(4):
        attempt = alice.sit("Alice", IN_THE_END)
        alice.answer("Alice", attempt, *RIGHT)
        came = at_once(alice.app, change, hand_in, hand_in)
        assert {type(one) for one in came} <= {type(None), MovedOn}
        seated = alice.seated("Alice", attempt)
        shares = [float(mark.share) if mark.share is not None else None for mark in seated.marks()]
        assert [share for *_, share in rows(attempt)] == shares
        assert seated.attempt.share == pytest.approx(sum(filter(None, shares[:5])) / 5)
    assert len(evidence(alice)) == 5


def test_a_pre_test_is_kept_in_the_enrolment_in_which_it_was_taken(alice: School) -> None:
    attempt = alice.take("Alice", BEFORE)
    seated = alice.seated("Alice", attempt)
    assert seated.attempt.enrolment_id == alice.study("Alice").enrolment.id
    assert (seated.attempt.share, seated.attempt.passed, seated.attempt.seed) == (1.0, True, 7)
    assert ids.read(ids.written(attempt)) == attempt
