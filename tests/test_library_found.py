"""Which files are documents, what kind each is, and how a case is found by its name."""

import shutil
from pathlib import Path

import pytest

import eduapp
from eduapp.library import documents, find_case, kind_of, read_document, shipped
from tests import visits
from tests.visits import CASE, TODAY, codes


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return visits.write(tmp_path)


def below(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in documents(folder)]


def test_a_folder_stands_for_the_documents_below_it_in_order(shelf: Path) -> None:
    assert below(shelf) == ["competencies.yaml", "evidence.yaml", "module/visit.md"]


def test_readme_files_hidden_folders_and_other_files_are_left_out(shelf: Path) -> None:
    for name in ("README.md", "module/readme.md", ".git/x.md", "module/.draft.md", "notes.txt", "other.yaml"):
        (shelf / name).parent.mkdir(exist_ok=True)
        (shelf / name).write_text(CASE)
    (shelf / "folder.md").mkdir()
    (shelf / "broken.md").symlink_to("nowhere.md")
    assert below(shelf) == ["competencies.yaml", "evidence.yaml", "module/visit.md"]


def test_a_hidden_folder_that_is_named_is_read(shelf: Path) -> None:
    (shelf / ".drafts").mkdir()
    (shelf / ".drafts" / "visit.md").write_text(CASE)
    assert below(shelf / ".drafts") == ["visit.md"]


def test_a_file_stands_for_itself_unless_it_is_a_readme(shelf: Path) -> None:
    assert documents(shelf / "module" / "visit.md") == [shelf / "module" / "visit.md"]
    assert documents(shelf / "notes.txt") == [shelf / "notes.txt"]
    assert documents(shelf / "README.md") == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("visit.md", "case"),
        ("module.md", "module"),
        ("competencies.yaml", "competencies"),
        ("evidence.yaml", "evidence"),
    ],
)
def test_the_name_of_a_file_says_what_it_is(name: str, kind: str) -> None:
    assert kind_of(Path("anywhere") / name) == kind


def test_a_file_that_is_gone_or_a_folder_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.md", tmp_path):
        document = read_document(path, TODAY)
        assert codes(document) == ["unreadable"]
        assert document.has_errors


def test_a_link_that_leads_to_itself_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "round.md").symlink_to("round.md")
    assert codes(read_document(tmp_path / "round.md", TODAY)) == ["unreadable"]


@pytest.mark.parametrize("name", ["a\nb", "a\u202eb", "a\udcffb", "x" * 240], ids=ascii)
def test_a_name_that_no_address_can_have_is_told(name: str, shelf: Path) -> None:
    path = shelf / "walk" / f"{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("")
    assert "name" in codes(read_document(path, TODAY))


def test_a_case_that_speaks_of_a_quiz_is_a_case(shelf: Path) -> None:
    visit = shelf / "module" / "visit.md"
    visit.write_text(CASE.replace("What now?", "```\nkind: quiz\n```\n\nWhat now?"))
    assert read_document(visit, TODAY).kind == "case"


def test_a_case_is_found_by_its_path_or_the_key_of_a_shipped_one(shelf: Path) -> None:
    visit = shelf / "module" / "visit.md"
    assert find_case(str(visit)) == visit
    mailbox = find_case("the-mailbox")
    assert mailbox is not None
    assert mailbox.parent.parent == shipped()


@pytest.mark.parametrize("name", ["visit", "competencies", "evidence", "README", "", ".", "x" * 5000, "a\0b"])
def test_what_is_no_case_is_not_found(name: str, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shelf)
    assert find_case(name) is None


def test_the_shipped_cases_are_those_of_the_checkout_or_else_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = Path(eduapp.__file__).parent.parent / "cases"
    assert shipped() == checkout
    package = tmp_path / "eduapp"
    shutil.copytree(checkout, package / "shipped" / "cases")
    monkeypatch.setattr(eduapp, "__file__", str(package / "__init__.py"))
    assert shipped() == package / "shipped" / "cases"
    assert find_case("the-mailbox") is not None


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no device without an end here")
def test_a_device_is_not_read_for_ever(tmp_path: Path) -> None:
    (tmp_path / "endless.md").symlink_to("/dev/zero")
    (finding,) = read_document(tmp_path / "endless.md", TODAY).findings
    assert finding.code == "unreadable"
    assert "it is not a file" in finding.message
