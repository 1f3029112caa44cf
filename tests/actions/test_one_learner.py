"""What one learner did for a cohort, and what she wrote."""

from eduapp.actions import one_learner
from eduapp.web.db import db, reading
from tests.schooling import AFTER, MODULE, WRONG
from tests.stage import FALLS, GOOD_WAY, MEASURE, WALK
from tests.taught import Class


def test_works_are_attempts_at_cases_and_quizzes_for_the_cohort(in_class: Class) -> None:
    given, module = in_class.give(key=WALK), in_class.give("module", MODULE)
    in_class.enrol("Alice")
    in_class.belong(in_class.played("Alice", *GOOD_WAY), given)
    in_class.belong(in_class.played("Alice", FALLS), given)
    in_class.belong(in_class.played("Mallory", FALLS), given)
    in_class.played("Alice", *GOOD_WAY)
    in_class.take_for("Alice", module, AFTER, WRONG)
    works = one_learner.works(db.session, in_class.member("Alice"))
    assert sorted((work.kind, work.passed, work.share) for work in works if work.finished_at) == [
        ("case", True, 1.0),
        ("quiz", False, 0.0),
    ]
    assert len(works) == 3


def test_texts_are_own_words_of_what_is_finished(in_class: Class) -> None:
    given = in_class.give(key=WALK)
    whole = in_class.belong(in_class.played("Alice", *GOOD_WAY), given)
    in_class.belong(in_class.played("Alice", MEASURE), given)
    in_class.played("Alice", *GOOD_WAY)
    (text,) = one_learner.texts(reading(), in_class.playables, in_class.member("Alice"))
    assert (text.attempt_id, text.number, text.words) == (whole, 3, "She walks more slowly.")
    assert text.before.here.id == "the-letter"
