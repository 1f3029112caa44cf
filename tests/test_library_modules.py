"""Modules on disk: where what they list is found, and what is said of their handouts."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from eduapp.library import Document, kind_of, read_document
from eduapp.module.check import Listed
from eduapp.places import content_root
from tests.module.small import CASE, COMPETENCIES, MODULE

TODAY = date(2026, 11, 22)
CARD = "# To take along\n\nTime the walk.\n\n## Then\n\nWrite it down.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "cases/competencies.yaml", COMPETENCIES)
    write(tmp_path, "cases/walk/module.md", MODULE)
    write(tmp_path, "cases/walk/visit.md", CASE)
    write(tmp_path, "cases/walk/card.md", CARD)
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def read(root: Path, name: str = "cases/walk/module.md") -> Document:
    return read_document(root / name, TODAY)


def told(document: Document) -> list[tuple[str, int]]:
    return [(finding.code, finding.line) for finding in document.findings]


def test_a_module_is_read_with_what_it_lists(root: Path) -> None:
    document = read(root)
    assert (document.kind, document.key, document.title, told(document)) == ("module", "walk", "A short module", [])
    assert document.module is not None
    assert document.whole is not None
    (visit,) = document.whole.listed
    assert visit == Listed("case", "A short visit", None, Fraction(1), frozenset({"recognise"}))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("cases/walk/visit.md", "cases/walk/visits.md"), "content"),
        (("case: cases/walk/visit.md", "case: cases/walk/module.md"), "content"),
    ],
)
def test_what_is_not_there_or_is_no_case_is_told(change: tuple[str, str], code: str, root: Path) -> None:
    write(root.parent, "elsewhere.md", CASE)
    write(root, "cases/walk/module.md", MODULE.replace(*change))
    assert (code, 10) in told(read(root))


def test_a_case_with_errors_is_told_where_the_module_lists_it(root: Path) -> None:
    write(root, "cases/walk/visit.md", CASE.replace("(#home)", "(#hom)"))
    assert told(read(root)) == [("content", 10)]


@pytest.mark.parametrize("path", ["cases/../../elsewhere.md", "cases/walk/../walk/visit.md", "cases//walk/visit.md"])
def test_a_path_is_written_in_one_way(path: str, root: Path) -> None:
    """Else a file could be listed twice without its being seen."""
    write(root.parent, "elsewhere.md", CASE)
    write(root, "cases/walk/module.md", MODULE.replace("cases/walk/visit.md", path))
    assert told(read(root)) == [("bad-value", 10)]


@pytest.mark.parametrize("first", ["", "  - case: cases/walk/visit.md\n"])
@pytest.mark.parametrize("there", ["walk", "run"])
def test_modules_that_list_themselves_or_one_another_are_not_read_for_ever(first: str, there: str, root: Path) -> None:
    for own, other in (("walk", there), ("run", "walk")):
        listed = f"{first}  - case: cases/{other}/module.md"
        write(root, f"cases/{own}/module.md", MODULE.replace("  - case: cases/walk/visit.md", listed))
        write(root, f"cases/{own}/card.md", CARD)
    assert told(read(root)) == [("content", 11 if first else 10)]


@pytest.mark.parametrize("card", ["", "No heading.\n", "\0", CASE])
def test_a_handout_with_errors_is_told_where_the_module_lists_it(card: str, root: Path) -> None:
    write(root, "cases/walk/card.md", card)
    assert ("handout", 17) in told(read(root))


def test_a_module_does_not_hand_itself_out(root: Path) -> None:
    write(root, "cases/walk/module.md", MODULE.replace("[card.md]", "[module.md]"))
    assert told(read(root)) == [("handout", 17)]


def test_a_module_that_is_not_whole_has_its_findings_only(root: Path) -> None:
    write(root, "cases/walk/module.md", MODULE.replace("audience: Neurologists\n", ""))
    document = read(root)
    assert (told(document), document.module, document.whole) == ([("missing-key", 1)], None, None)


@pytest.mark.parametrize(
    ("module", "there", "expected"),
    [
        ("cases/walk/module.md", "quizzes/a.md", ""),
        ("mine/walk/module.md", "mine/quizzes/a.md", "mine"),
        ("mine/walk/module.md", "quizzes/a.md", ""),
        ("mine/walk/module.md", "mine/walk/quizzes/a.md", "mine/walk"),
        ("mine/walk/module.md", "other.md", "mine/walk"),
    ],
)
def test_paths_begin_at_the_folder_that_holds_what_is_listed(
    module: str, there: str, expected: str, tmp_path: Path
) -> None:
    write(tmp_path, module, "")
    write(tmp_path, there, "")
    assert content_root(tmp_path / module, "quizzes/a.md") == tmp_path / expected


def test_a_page_that_a_module_hands_out_is_no_case(root: Path) -> None:
    write(root, "cases/walk/handouts/more.md", CARD)
    for name in ("card.md", "handouts/more.md"):
        document = read(root, f"cases/walk/{name}")
        assert (document.kind, document.title, told(document)) == ("handout", "To take along", [])
    assert kind_of(root / "cases/walk/visit.md") == "case"


def test_what_is_wrong_in_a_handout_is_told_like_anywhere_else(root: Path) -> None:
    write(root, "cases/walk/card.md", CARD + "\nSee [^E1] and [it](gone.md).\n\n- `score` recognise +1\n")
    assert told(read(root, "cases/walk/card.md")) == [("unknown-claim", 9), ("link", 9), ("misplaced", 11)]
