"""However a folder is laid out, each file of the one module in it finds its place."""

import os
from datetime import date
from pathlib import Path

import pytest

from eduapp import places
from eduapp.cli.new import LISTS, MODULE, copy_template
from eduapp.interop.archive import Placed, place
from eduapp.interop.archive.contents import with_paths
from eduapp.library import documents, read_document
from eduapp.library.beginning import PICTURES
from tests.interop.archive.zips import CASE, PNG, QUIZ

FRONT = b"---\nkind: module\nhandouts: [print/card.md]\ncontents:\n"
LISTED = b"  - quiz: before.md  # first\n  - case: 'visit.md'\n    optional: true\n"
TEXT = FRONT + LISTED + b"---\n\n# Early signs\n"
PAGE = b"# A card\n\nTake it along.\n"
AT_HOME = {
    "cases/early/module.md": TEXT.replace(b"before.md", b"quizzes/early/before.md").replace(
        b"visit.md", b"cases/early/visit.md"
    ),
    "cases/early/visit.md": CASE,
    "cases/early/print/card.md": PAGE,
    "cases/early/handouts/sheet.md": PAGE,
    "cases/early/media/then.png": PNG,
    "cases/evidence.yaml": b"E1: {}",
    "quizzes/early/before.md": QUIZ,
}
ONE_FOLDER = {
    "early/module.md": TEXT,
    "early/visit.md": CASE,
    "early/print/card.md": PAGE,
    "early/handouts/sheet.md": PAGE,
    "early/media/then.png": PNG,
    "early/evidence.yaml": b"E1: {}",
    "early/before.md": QUIZ,
}


def sorry(placed: Placed) -> list[str]:
    return [str(sentence) for sentence in (*placed.refusals, *placed.unplaced)]


@pytest.mark.parametrize("top", ["", "Download/", "a/b/"])
def test_what_lies_where_it_belongs_stays_as_it_is(top: str) -> None:
    placed = place({top + path: data for path, data in AT_HOME.items()})
    assert (placed.key, dict(placed.files), sorry(placed)) == ("early", AT_HOME, [])


@pytest.mark.parametrize("top", ["", "Download/"])
def test_one_folder_with_everything_beside_its_module_is_sorted_and_its_paths_follow(top: str) -> None:
    placed = place({top + path: data for path, data in ONE_FOLDER.items()})
    assert (placed.key, dict(placed.files), sorry(placed)) == ("early", AT_HOME, [])
    assert placed.went[f"{top}early/before.md"] == "quizzes/early/before.md"


def test_files_without_a_folder_are_of_the_module_that_is_named_for_its_title() -> None:
    placed = place({"module.md": TEXT, "visit.md": CASE, "before.md": QUIZ})
    assert list(placed.files) == [
        "quizzes/early-signs/before.md",
        "cases/early-signs/module.md",
        "cases/early-signs/visit.md",
    ]
    assert b"- quiz: quizzes/early-signs/before.md  # first" in placed.files["cases/early-signs/module.md"]


def test_folders_named_cases_and_quizzes_without_a_module_below_are_those_of_the_module_above() -> None:
    placed = place({"module.md": TEXT, "cases/visit.md": CASE, "quizzes/before.md": QUIZ}, "early")
    assert sorted(placed.files) == ["cases/early/module.md", "cases/early/visit.md", "quizzes/early/before.md"]


def test_pages_alone_are_added_to_the_module_that_is_known() -> None:
    placed = place({"visit.md": CASE, "x/before.md": QUIZ, "evidence.yaml": b""}, "early")
    assert sorted(placed.files) == ["cases/early/visit.md", "cases/evidence.yaml", "quizzes/early/before.md"]


def test_a_folder_name_that_is_no_address_is_made_one() -> None:
    assert place({"Early  signs!/module.md": TEXT}).key == "early-signs"
    assert place({"x/cases/Ähnlich/module.md": TEXT}).key == "ähnlich"


def test_a_picture_goes_with_the_pages_that_show_it() -> None:
    shows = QUIZ + b"\n![Then](media/then.png)\n"
    both = place(
        {"m/module.md": TEXT, "m/visit.md": CASE + b"[Then](media/then.png)", "m/q.md": shows, "m/media/then.png": PNG}
    )
    assert {path for path in both.files if "png" in path} == {"cases/m/media/then.png", "quizzes/m/media/then.png"}
    one = place({"m/module.md": TEXT, "m/q.md": shows, "m/media/then.png": PNG, "m/media/other.png": PNG})
    assert {path for path in one.files if "png" in path} == {"quizzes/m/media/then.png", "cases/m/media/other.png"}


def test_a_page_without_front_matter_is_a_handout_only_below_its_module() -> None:
    placed = place({"module.md": TEXT, "print/card.md": PAGE, "cases/visit.md": PAGE}, "m")
    assert sorted(placed.files) == ["cases/m/module.md", "cases/m/print/card.md", "cases/m/visit.md"]
    assert sorted(place({"sent/visit.md": PAGE, "sent/handouts/card.md": PAGE}, "m").files) == [
        "cases/m/handouts/card.md",
        "cases/m/visit.md",
    ]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({}, "There is no module.md in it, which says what the module is. Write one, and send it along."),
        (
            {"a/module.md": TEXT, "b/module.md": TEXT},
            "There are two modules in it, a/module.md and b/module.md. Send each by itself.",
        ),
        (
            {"module.md": b""},
            "The module has no name: put its files into a folder that is named for it, as early-signs.",
        ),
        (
            {"cases/m/module.md": TEXT, "quizzes/other/before.md": QUIZ},
            "“quizzes/other/before.md” lies in the folder of another module, and was left out.",
        ),
        (
            {"m/module.md": TEXT, "m/one/visit.md": CASE, "m/two/visit.md": CASE},
            "“m/one/visit.md” and “m/two/visit.md” would both be cases/m/visit.md. Rename one of them.",
        ),
    ],
)
def test_what_cannot_be_placed_is_said(files: dict[str, bytes], sentence: str) -> None:
    assert sorry(place(files)) == [sentence]


def test_the_module_that_is_begun_with_the_program_can_be_sent_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "sent" / "my-module"
    texts = {**MODULE, "case.md": "a-tired-hand.md", **LISTS}
    copy_template(folder, texts, PICTURES, date(2026, 11, 22))
    sent = {f"my-module/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in _below(folder)}
    placed = place(sent)
    assert sorry(placed) == []
    for path, data in placed.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    read = [
        read_document(path, date(2026, 11, 22)) for name in ("cases", "quizzes") for path in documents(tmp_path / name)
    ]
    assert len(read) == 8
    assert [(one.path.name, finding) for one in read for finding in one.findings] == []


@pytest.mark.parametrize("module", ["beyond-relapses", "recognising-spms"])
def test_a_module_that_comes_along_stays_as_it_is(module: str) -> None:
    root = places.shipped("cases").parent
    found = [path for name in ("cases", "quizzes") for path in _below(root / name / module)]
    sent = {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
    assert dict(place(sent).files) == sent


def _below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if os.path.isfile(path)]


def test_paths_are_followed_in_no_time_whatever_stands_in_a_line() -> None:
    for line in (b"  - quiz: " + b" " * 200_000 + b'"', b"  - quiz: " + b"a " * 100_000 + b'"', b" " * 200_000):
        assert with_paths(FRONT + line + b"\n---\n", "m", {"m/a": "b"}) == FRONT + line + b"\n---\n"
