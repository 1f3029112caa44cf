"""What stands beside a document, and what is said of each."""

from datetime import date
from pathlib import Path

import pytest

from eduapp.library import claims_beside, documents, read_document, rests_on, terms_beside
from tests import visits
from tests.visits import CASE, COMPETENCIES, EVIDENCE, ITALIAN, TODAY, codes


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return visits.write(tmp_path)


def test_a_case_is_read_with_the_lists_above_it(shelf: Path) -> None:
    document = read_document(shelf / "module" / "visit.md", TODAY)
    assert document.findings == ()
    assert (document.kind, document.key, document.title) == ("case", "visit", "A short visit")
    assert document.case is not None
    assert document.checked is not None
    assert document.checked.exploration.best_points == {"recognise": 1}
    assert not document.has_errors


def test_the_nearest_lists_hold(shelf: Path) -> None:
    (shelf / "module" / "competencies.yaml").write_text(COMPETENCIES.replace("recognise", "listen"))
    document = read_document(shelf / "module" / "visit.md", TODAY)
    assert codes(document) == ["unknown-competency", "unknown-competency"]
    assert document.has_errors


def test_lists_may_lie_in_a_folder_of_cases_beside(tmp_path: Path) -> None:
    for name, text in (("cases/competencies.yaml", COMPETENCIES), ("cases/evidence.yaml", EVIDENCE)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "quizzes" / "deep").mkdir(parents=True)
    (tmp_path / "quizzes" / "deep" / "visit.md").write_text(CASE)
    assert read_document(tmp_path / "quizzes" / "deep" / "visit.md", TODAY).findings == ()


def test_where_there_are_no_lists_those_that_come_along_hold(tmp_path: Path) -> None:
    terms = terms_beside(tmp_path / "visit.md")
    assert "recognise" in terms.competencies
    assert claims_beside(tmp_path / "visit.md").keys() == set(terms.claims)
    assert len(terms.claims) > 20


def test_lists_that_change_are_read_anew(shelf: Path) -> None:
    visit = shelf / "module" / "visit.md"
    assert read_document(visit, TODAY).findings == ()
    (shelf / "evidence.yaml").write_text(EVIDENCE.replace("E1", "E2"))
    assert codes(read_document(visit, TODAY)) == ["unknown-claim", "unknown-claim"]
    (shelf / "evidence.yaml").write_text(EVIDENCE)
    assert read_document(visit, TODAY).findings == ()


def test_the_day_decides_what_is_due(shelf: Path) -> None:
    visit = shelf / "module" / "visit.md"
    assert codes(read_document(visit, date(2030, 1, 1))) == ["stale"]
    assert codes(read_document(visit, date(2030, 1, 2))) == ["stale", "stale-claim"]


def test_pictures_are_looked_for_beside_the_case(shelf: Path) -> None:
    visit = shelf / "module" / "visit.md"
    visit.write_text(CASE.replace("What now?", "![A scan](media/scan.webp)\n\nWhat now?"))
    assert codes(read_document(visit, TODAY)) == ["picture"]
    (shelf / "module" / "media").mkdir()
    (shelf / "module" / "media" / "scan.webp").write_bytes(b"")
    assert read_document(visit, TODAY).findings == ()


def test_a_document_rests_on_its_lists_and_pictures_also_where_they_are_missing(shelf: Path) -> None:
    visit = shelf / "module" / "visit.it.md"
    visit.write_text(CASE.replace("What now?", "![A scan](media/scan.webp) ![A walk](media/walk.webp)\n\nWhat now?"))
    (shelf / "module" / "media").mkdir()
    (shelf / "module" / "media" / "scan.webp").write_bytes(b"")
    found = {path for path in rests_on(read_document(visit, TODAY)) if path.is_relative_to(shelf)}
    lists = {shelf / where / name for where in ("", "module") for name in ("competencies.yaml", "evidence.yaml")}
    module = {shelf / "module" / name for name in ("visit.it.md", "visit.md", "media/scan.webp", "media/walk.webp")}
    assert found >= lists | module


@pytest.mark.parametrize("path", ["x" * 300 + ".webp", "media"])
def test_a_picture_that_no_disk_could_hold_is_missing(path: str, shelf: Path) -> None:
    (shelf / "module" / "media").mkdir()
    visit = shelf / "module" / "visit.md"
    visit.write_text(CASE.replace("What now?", f"![A scan]({path})\n\nWhat now?"))
    assert codes(read_document(visit, TODAY)) == ["picture"]


def test_without_playing_the_states_are_not_visited(shelf: Path) -> None:
    visit = shelf / "module" / "visit.md"
    visit.write_text(CASE + "\n## A lost scene\n\n- `end` poor\n")
    document = read_document(visit, TODAY, play=False)
    assert document.case is not None
    assert document.checked is None
    assert document.findings == ()
    assert codes(read_document(visit, TODAY)) == ["unreachable"]


def test_the_bound_and_the_progress_are_passed_on(shelf: Path) -> None:
    document = read_document(shelf / "module" / "visit.md", TODAY, bound=1)
    assert codes(document) == ["bound"]
    assert document.checked is not None
    assert not document.checked.exploration.complete


def test_findings_come_in_the_order_of_the_lines(shelf: Path) -> None:
    visit = shelf / "module" / "visit.md"
    visit.write_text(
        CASE.replace("minutes: 1", "minutes: 30").replace("Good.[^E1]", "Good. <div>") + "\n[^x]: Unused.\n"
    )
    found = read_document(visit, TODAY).findings
    assert [finding.line for finding in found] == sorted(finding.line for finding in found)
    assert len(found) == 4
    assert {finding.file for finding in found} == {str(visit)}


def test_a_case_that_is_not_clean_has_its_title_and_no_case(shelf: Path) -> None:
    visit = shelf / "module" / "visit.md"
    visit.write_text(CASE.replace("(#home)", "(#hom)"))
    document = read_document(visit, TODAY)
    assert codes(document) == ["broken-link"]
    assert document.title == "A short visit"
    assert document.case is None
    assert document.checked is None


def test_the_lists_are_documents_of_their_own(shelf: Path) -> None:
    (shelf / "evidence.yaml").write_text(EVIDENCE.replace("confidence", "confidnce"))
    lists = [read_document(path, TODAY) for path in documents(shelf)[:2]]
    assert [(document.kind, document.title) for document in lists] == [
        ("competencies", "Competencies"),
        ("evidence", "Claims"),
    ]
    assert codes(lists[0]) == []
    assert "unknown-key" in codes(lists[1])


def test_a_translation_is_compared_with_its_original(shelf: Path) -> None:
    translation = shelf / "module" / "visit.it.md"
    translation.write_text(ITALIAN)
    document = read_document(translation, TODAY)
    assert document.findings == ()
    assert document.key == "visit.it"
    assert document.case is not None
    assert [scene.id for scene in document.case.scenes] == ["the-clinic", "home"]
    translation.write_text(ITALIAN.replace("recognise +1", "recognise +2"))
    document = read_document(translation, TODAY)
    assert codes(document) == ["translation"]
    assert document.case is None
    assert document.checked is None


def test_a_translation_of_what_is_missing_or_broken_is_read_for_itself(shelf: Path) -> None:
    translation = shelf / "module" / "visit.pt-BR.md"
    translation.write_text(ITALIAN.replace("(#home)", "(#a-casa)"))
    (shelf / "module" / "visit.md").write_text("Nothing.")
    assert read_document(translation, TODAY).findings == ()
    (shelf / "module" / "visit.md").unlink()
    assert read_document(translation, TODAY).findings == ()


def test_a_name_with_a_dot_is_no_translation(shelf: Path) -> None:
    for name in ("visit.draft.md", "visit.2.md", "visit.IT.md"):
        (shelf / "module" / name).write_text(CASE.replace("recognise +1", "recognise +2"))
        assert read_document(shelf / "module" / name, TODAY).findings == ()
