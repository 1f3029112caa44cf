"""The rules of the curriculum that can be counted hold for every case, quiz and module that comes along."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from statistics import median

import pytest

from eduapp.case.model import Case, Scene
from eduapp.library import Document
from eduapp.quiz.model import Quiz
from eduapp.text.expression import Expression, names
from eduapp.text.leaning import cited_in, texts_of
from eduapp.text.prose import Chart, When, walk
from eduapp.text.reading import count
from tests.curriculum.shipped import cases, documents, modules, quizzes

TITLE = re.compile(r"\b(Dr|Mr|Mrs|Ms|St|vs)\.")
END = re.compile(r"(?<=[.!?])[\"”’)*_]*(?:\[\^[^\]]+\])*[\"”’)*_]*\s+|\n\s*\n|\n(?=[-*>#|])")
LONG = 20  # words that half the sentences of a document may not exceed
QUARTER = Fraction(1, 4)
WRITTEN = {d.path.relative_to(d.path.parents[2]).as_posix(): d for d in documents() if d.path.suffix == ".md"}


def sentences(markdown: str) -> Iterator[str]:
    """The sentences, without the rows of tables."""
    for sentence in END.split(TITLE.sub(r"\1", markdown)):
        if count(sentence) and not sentence.lstrip().startswith("|"):
            yield sentence


def running_text(document: Document) -> list[str]:
    """Prose and feedback, without labels, which would make any text look short."""
    if case := document.case:
        prose = [text for scene in case.scenes for text in texts_of(scene.prose)]
        return [*texts_of(case.introduction), *prose, *(effects.feedback for effects in case.effects())]
    if quiz := document.quiz:
        return [text for question in quiz.questions for text in (*texts_of(question.prose), *question.reasons())]
    return [re.sub(r"\A---\n.*?\n---\n", "", document.path.read_text("utf-8"), flags=re.DOTALL)]


@pytest.mark.parametrize("name", WRITTEN)
def test_half_of_the_sentences_are_short(name: str) -> None:
    lengths = [count(sentence) for text in running_text(WRITTEN[name]) for sentence in sentences(text)]
    assert len(lengths) > 10
    assert median(lengths) < LONG


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_is_found_to_mend(name: str) -> None:
    assert WRITTEN[name].findings == ()


def test_every_module_has_its_four_cases_its_tests_and_its_practice() -> None:
    assert len(modules()) * 4 == len(cases())
    assert len(modules()) * 3 == len(quizzes())
    for key, module in modules().items():
        kinds = Counter(content.kind for content in module.contents)
        assert kinds == {"case": 4, "quiz": 3}, key
        assert all(f"/{key}/" in content.path for content in module.contents)


def is_close(said: Fraction, found: Fraction) -> bool:
    return abs(said - found) <= found * QUARTER


@pytest.mark.parametrize("key", modules())
def test_a_module_takes_about_as_long_as_it_says(key: str) -> None:
    paths = {content.path for content in modules()[key].contents}
    found = [d for name, d in WRITTEN.items() if name in paths]
    assert len(found) == len(paths)
    spent = [(d.checked or d.quizzed) for d in found]
    assert is_close(modules()[key].facts.minutes, sum((one.minutes for one in spent if one), Fraction(0)))


@pytest.mark.parametrize("key", cases())
def test_a_case_takes_about_as_long_as_it_says(key: str) -> None:
    assert is_close(cases()[key].case.facts.minutes, cases()[key].checked.minutes)


@pytest.mark.parametrize("key", cases())
def test_a_case_has_the_size_and_the_endings_that_it_should(key: str) -> None:
    case = cases()[key].case
    ends = Counter(scene.end for scene in case.scenes if scene.end)
    is_unsafe = any(effects.unsafe for effects in case.effects())
    assert 12 <= len(case.scenes) <= 25
    assert sum(is_scored(scene) for scene in case.scenes) >= 8
    assert ends["best"] + ends["good"] >= 2
    assert ends["harm"] or not is_unsafe
    assert any(isinstance(block, Chart) for scene in case.scenes for block in walk(scene.prose))


def is_scored(scene: Scene) -> bool:
    return any(score.points for act in scene.acts for score in act.effects.scores)


@pytest.mark.parametrize("key", cases())
def test_decisions_change_what_happens_later(key: str) -> None:
    case = cases()[key].case
    assert sum(is_read_later(scene, case) for scene in case.scenes) >= 3


def is_read_later(scene: Scene, case: Case) -> bool:
    """Whether a condition in another scene reads what is set by a choice or option of this one."""
    kept = {assignment.name for act in scene.acts for assignment in act.effects.sets}
    return any(kept & set(names(condition)) for other in case.scenes if other != scene for condition in reads(other))


def reads(scene: Scene) -> Iterator[Expression]:
    yield from (act.effects.condition for act in scene.acts if act.effects.condition)
    yield from (go.condition for go in scene.gos if go.condition)
    yield from (block.condition for block in walk(scene.prose) if isinstance(block, When))


@pytest.mark.parametrize("key", cases())
def test_whatever_is_scored_says_why_with_a_reference(key: str) -> None:
    for scene in cases()[key].case.scenes:
        for act in scene.acts:
            assert not act.effects.scores or cited_in([act.effects.feedback]), (scene.id, act.label)
            assert not act.effects.unsafe or act.effects.feedback, (scene.id, act.label)


@pytest.mark.parametrize("key", cases())
def test_each_case_asks_once_for_own_words(key: str) -> None:
    """The crux of all sixteen has a conversation in it."""
    (write,) = [scene.write for scene in cases()[key].case.scenes if scene.write]
    assert write.model_answer
    assert len(write.rubric) >= 3


def of_use(use: str) -> dict[str, Quiz]:
    return {name: quiz for name, quiz in quizzes().items() if quiz.facts.use == use}


@pytest.mark.parametrize("name", of_use("pre"))
def test_both_tests_of_a_module_have_ten_questions_that_ask_the_same(name: str) -> None:
    before, after = quizzes()[name], quizzes()[name.replace("before", "after")]
    assert (before.facts.parallel, after.facts.use) == ("after.md", "post")
    assert len(before.questions) == len(after.questions) == 10
    for one, other in zip(before.questions, after.questions, strict=True):
        assert (one.kind, one.weights) == (other.kind, other.weights), one.id
        assert texts_of(one.prose) != texts_of(other.prose), one.id


@pytest.mark.parametrize("name", of_use("formative"))
def test_a_practice_set_has_every_form(name: str) -> None:
    kinds = Counter(question.kind for question in quizzes()[name].questions)
    assert kinds["concordance"] == 3
    assert (kinds["number"], kinds["order"], kinds["match"]) == (1, 1, 1)


@pytest.mark.parametrize("name", quizzes())
def test_every_question_names_its_competency_and_cites_its_evidence(name: str) -> None:
    for question in quizzes()[name].questions:
        assert question.weights, question.id
        assert cited_in(question.reasons()), question.id
