"""Two files or two folders are compared, document by document."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from eduapp.library.differing import Compared, compare
from tests.cli.desk import COMPETENCIES, EVIDENCE, STAIRS
from tests.module.small import CASE, MODULE
from tests.quiz.texts import front, quiz

TODAY = date(2026, 11, 22)
QUIZ = quiz("- [x] Measure\n- [ ] Wait", why="- `score` recognise\n- `explain` So it is.[^E1]")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A module with a case, a quiz, a page to print, a picture and the two lists."""
    files = {
        "cases/competencies.yaml": COMPETENCIES,
        "cases/evidence.yaml": EVIDENCE,
        "cases/walk/module.md": MODULE,
        "cases/walk/card.md": "# A card\n\nAsk about a year.\n",
        "cases/walk/visit.md": CASE.replace("## The clinic\n", "## The clinic\n\n![Walk](walk.png)\n"),
        "cases/walk/stairs.md": STAIRS,
        "cases/walk/walk.png": "a",
        "quizzes/walk/after.md": QUIZ,
    }
    for name, text in files.items():
        (tmp_path / "old" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "old" / name).write_text(text)
    return tmp_path / "old"


@pytest.fixture
def new(old: Path) -> Path:
    return Path(shutil.copytree(old, old.with_name("new")))


def replaced(file: Path, before: str, after: str) -> None:
    assert before in file.read_text()
    file.write_text(file.read_text().replace(before, after))


def kinds(found: Compared) -> dict[str, list[str]]:
    return {document.path: [one.kind for one in document.differences] for document in found.changed}


def test_what_is_the_same_is_not_told(old: Path, new: Path) -> None:
    assert compare(old, new, TODAY) == Compared((), ())


def test_each_kind_of_document_is_compared_in_its_own_terms(old: Path, new: Path) -> None:
    walk = new / "cases/walk"
    replaced(walk / "module.md", "expires: 2028-11-20", "expires: 2028-10-20")
    replaced(walk / "visit.md", "recognise +1", "recognise +2")
    replaced(walk / "card.md", "a year", "two years")
    replaced(new / "cases/competencies.yaml", "Hears what", "Hears all that")
    replaced(new / "quizzes/walk/after.md", "- [x] Measure\n- [ ] Wait", "- [ ] Measure\n- [x] Wait")
    assert kinds(compare(old, new, TODAY)) == {
        "cases/competencies.yaml": ["competency-changed"],
        "cases/walk/card.md": ["handout-changed"],
        "cases/walk/module.md": ["expires-changed"],
        "cases/walk/visit.md": ["points-changed"],
        "quizzes/walk/after.md": ["key-changed"],
    }


def test_a_claim_that_changed_is_told_in_the_list_and_where_it_is_cited(old: Path, new: Path) -> None:
    replaced(new / "cases/evidence.yaml", "less than 20 %", "less than 25 %")
    found = compare(old, new, TODAY)
    assert kinds(found) == {
        "cases/evidence.yaml": ["claim-changed"],
        "cases/walk/stairs.md": ["claim-changed"],
        "quizzes/walk/after.md": ["claim-changed"],
    }
    assert "(“At the desk”)" in str(found.changed[1].differences[0].told)


def test_a_picture_of_the_same_name_that_shows_something_else_is_told(old: Path, new: Path) -> None:
    (new / "cases/walk/walk.png").write_text("b")
    assert kinds(compare(old, new, TODAY)) == {"cases/walk/visit.md": ["file-changed"]}


def test_documents_come_go_and_become_something_else(old: Path, new: Path) -> None:
    (new / "cases/walk/stairs.md").rename(new / "cases/walk/steps.md")
    (new / "cases/walk/visit.md").write_text(QUIZ)
    found = compare(old, new, TODAY)
    assert [(document.path, document.state) for document in found.changed] == [
        ("cases/walk/stairs.md", "removed"),
        ("cases/walk/steps.md", "added"),
        ("cases/walk/visit.md", "changed"),
    ]
    assert [one.kind for one in found.changed[2].differences] == ["kind-changed"]


def test_what_cannot_be_read_is_not_compared(old: Path, new: Path) -> None:
    (new / "cases/walk/visit.md").write_text(front())
    found = compare(old, new, TODAY)
    assert found.changed == ()
    assert [document.path.name for document in found.unread] == ["visit.md"]


def test_two_files_are_compared_whatever_their_names(old: Path) -> None:
    other = old / "cases/walk/steps.md"
    other.write_text(STAIRS.replace("recognise +2", "recognise +1"))
    assert kinds(compare(old / "cases/walk/stairs.md", other, TODAY)) == {"steps.md": ["points-changed"]}
