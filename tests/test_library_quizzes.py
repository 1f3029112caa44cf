"""Quizzes on disk: how one is known, what stands beside it, and the one that is parallel to it."""

from pathlib import Path

import pytest

from eduapp.library import Document, read_document, rests_on
from tests.quiz.texts import EVERY, TODAY, quiz

COMPETENCIES = "recognise:\n  name: Recognise\n  does: Sees a change.\n"
EVIDENCE = "E007:\n  claim: It is so.\n  source: A journal\n  confidence: verified\n"


@pytest.fixture
def quizzes(tmp_path: Path) -> Path:
    """A folder of quizzes, with the lists in the folder of cases beside it."""
    folder = tmp_path / "quizzes" / "module"
    folder.mkdir(parents=True)
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "competencies.yaml").write_text(COMPETENCIES)
    (tmp_path / "cases" / "evidence.yaml").write_text(EVIDENCE)
    return folder


def put(folder: Path, name: str, text: str) -> Document:
    (folder / name).write_text(text)
    return read_document(folder / name, TODAY)


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


@pytest.mark.parametrize(
    "kind", ["kind: quiz", "kind:  quiz ", "kind: quiz  # not a case", 'kind: "quiz"', "# A note\nkind : quiz"]
)
def test_a_quiz_is_read_with_the_lists_in_the_folder_of_cases_beside(kind: str, quizzes: Path) -> None:
    document = put(quizzes, "before.md", quiz(*EVERY.values()).replace("kind: quiz", kind))
    assert document.findings == ()
    assert (document.kind, document.key, document.title) == ("quiz", "before", "The walk")
    assert document.quiz is not None
    assert document.quizzed is not None
    assert document.quizzed.kinds == dict.fromkeys(EVERY, 1)
    assert document.cited == {"E007"}


def test_a_quiz_that_is_only_read_is_not_checked(quizzes: Path) -> None:
    (quizzes / "before.md").write_text(quiz(EVERY["single"]).replace("minutes: 1", "minutes: 50"))
    document = read_document(quizzes / "before.md", TODAY, play=False)
    assert (document.quiz is not None, document.quizzed, document.findings) == (True, None, ())


def test_a_quiz_that_is_not_clean_has_its_title_and_no_quiz(quizzes: Path) -> None:
    document = put(quizzes, "before.md", quiz("Nothing to answer."))
    assert codes(document) == ["answer"]
    assert (document.title, document.quiz, document.quizzed) == ("The walk", None, None)


def test_a_parallel_quiz_must_be_there_and_be_a_quiz(quizzes: Path) -> None:
    before = quiz(EVERY["single"], keys="parallel: after.md")
    assert codes(put(quizzes, "before.md", before)) == ["parallel"]
    (quizzes / "after.md").write_text("# Notes\n")
    assert codes(put(quizzes, "before.md", before)) == ["parallel"]
    (quizzes / "after.md").write_text(quiz("Nothing to answer."))
    assert codes(put(quizzes, "before.md", before)) == []
    (quizzes / "after.md").write_text(quiz(EVERY["single"], EVERY["number"]))
    assert codes(put(quizzes, "before.md", before)) == ["parallel"]
    (quizzes / "after.md").write_text(quiz(EVERY["number"]))
    assert codes(put(quizzes, "before.md", before)) == []


def test_a_quiz_cannot_be_its_own_parallel(quizzes: Path) -> None:
    assert codes(put(quizzes, "before.md", quiz(EVERY["single"], keys="parallel: before.md"))) == ["parallel"]


def test_a_quiz_rests_on_its_parallel_and_shows_nobody_its_file(quizzes: Path) -> None:
    document = put(quizzes, "before.md", quiz(EVERY["single"], keys="parallel: after.md"))
    assert quizzes / "after.md" in rests_on(document)
    assert document.files == document.missing == ()
