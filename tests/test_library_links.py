"""Files that only seem to stand beside a case."""

from datetime import date
from pathlib import Path

from eduapp.library import read_document
from tests.cli.desk import COMPETENCIES, EVIDENCE, STAIRS


def test_a_link_that_leads_out_of_the_folder_is_no_file_beside_the_case(tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(b"not the author's")
    folder = tmp_path / "cases"
    (folder / "media").mkdir(parents=True)
    (folder / "competencies.yaml").write_text(COMPETENCIES)
    (folder / "evidence.yaml").write_text(EVIDENCE)
    (folder / "media/out.pdf").symlink_to(tmp_path / "secret.pdf")
    (folder / "media/own.pdf").write_bytes(b"the author's")
    (folder / "media/within.pdf").symlink_to(folder / "media/own.pdf")
    case = folder / "stairs.md"
    links = "See [out](media/out.pdf), [own](media/own.pdf), [within](media/within.pdf).\n\nWhat do you do?"
    case.write_text(STAIRS.replace("What do you do?", links))
    document = read_document(case, date(2026, 11, 22))
    assert [finding.message for finding in document.findings if finding.severity == "error"] == [
        "The link to `media/out.pdf` was not found."
    ]
    assert document.files == ("media/own.pdf", "media/within.pdf")
