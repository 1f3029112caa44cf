"""What a change means for people who have begun."""

from eduapp.module.consequence import Consequence, People, consequences
from eduapp.module.difference_kinds import KINDS as OF_MODULE
from eduapp.quiz.difference_kinds import KINDS as OF_QUIZ
from eduapp.text.claims_difference import LISTS
from eduapp.text.difference import Changed, Difference, Teller

QUIZ = Teller(OF_QUIZ).at("insurer", "For the insurer")
PATH = "quizzes/spms/after.md"
KEY = QUIZ.tell("key-changed", "Walk", "Hands")


def quiz(*differences: Difference) -> Changed:
    return Changed(PATH, "quiz", "After", "changed", differences)


def module(*codes: str) -> Changed:
    told = tuple(Teller(OF_MODULE).tell(code, "1", "2") for code in codes)
    return Changed("cases/spms/module.md", "module", "Seeing it", "changed", told)


def found(changed: Changed, people: People) -> dict[str, Consequence]:
    return {one.matter: one for one in consequences([changed], people)}


def test_whoever_finished_with_the_old_key_is_to_be_told() -> None:
    made = found(quiz(KEY), People(finished={PATH: 12}))
    assert str(made["safety"].told) == "“After” as it was: finished by 12. Consider telling them of this change."
    assert (made["safety"].people, made["safety"].about) == (12, KEY)
    assert "their results do not change" in str(made["results"].told)


def test_so_is_whoever_will_finish_with_it() -> None:
    made = found(quiz(KEY), People(finished={PATH: 1}, under_way={PATH: 2}))
    assert "finished by 1, under way for 2." in str(made["safety"].told)
    assert "under way for 2." in str(found(quiz(KEY), People(under_way={PATH: 2}))["safety"].told)
    assert "They go on in it, and are scored, as it was." in str(made["under-way"].told)


def test_a_claim_that_changed_concerns_safety_in_a_case_as_in_a_module() -> None:
    claim = Teller(LISTS).tell("claim-changed", "a", "b", name="E1")
    assert "safety" in found(quiz(claim), People(finished={PATH: 1}))
    page = Changed("m", "module", "Seeing it", "changed", (claim,))
    assert found(page, People(in_middle=2, completed=3))["safety"].people == 5


def test_words_alone_need_nobody_to_be_told_and_change_no_result() -> None:
    word = QUIZ.tell("explanation-changed", "a", "b")
    assert found(quiz(word), People(finished={PATH: 12})).keys() == {"nobody"}


def test_people_in_the_middle_finish_on_theirs_and_do_not_see_what_is_new() -> None:
    new = [Teller(OF_QUIZ).at(f"q{n}", f"Question {n}").tell("question-added") for n in range(7)]
    made = found(quiz(*new), People(in_middle=4))
    assert str(made["middle"].told) == "People in the middle of the module: 4. They finish on the release in force."
    assert str(made["unseen"].told).endswith("“Question 3”, “Question 4” and 2 more.")
    whole = found(Changed("cases/x/new.md", "case", "A new case", "added"), People(in_middle=1))
    assert str(whole["unseen"].told) == "They will not see: “A new case”."


def test_what_is_gone_from_the_module_can_be_finished() -> None:
    made = found(Changed(PATH, "quiz", "After", "removed"), People(under_way={PATH: 2}))
    assert "though it is no longer in the module" in str(made["under-way"].told)


def test_credit_and_dates_stay_those_of_the_release_that_somebody_began() -> None:
    people = People(in_middle=2, completed=3)
    assert "for 5 who have begun" in str(found(module("expires-changed"), people)["credit"].told)
    assert "credit" in found(module("pass-changed"), people)
    assert "credit" not in found(module("summary-changed"), people)


def test_nothing_follows_where_nothing_changed_or_nobody_began() -> None:
    assert consequences([], People(in_middle=3)) == ()
    assert found(quiz(KEY), People()).keys() == {"nobody"}
