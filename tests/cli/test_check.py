"""`eduapp check`: which files it reads, what it says of them for programs, and how it ends."""

import json
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from eduapp import library
from tests.cli.desk import LOOP, ROOT, SLIPS, STAIRS, hub, run
from tests.quiz.texts import EVERY, quiz

WARNED = STAIRS.replace("minutes: 1", "minutes: 9")


def data(*arguments: str | Path) -> list[Any]:
    """The files of the JSON that `eduapp check` prints."""
    whole = json.loads(run("check", "--json", *arguments).stdout)
    assert list(whole) == ["files"]
    files = whole["files"]
    assert isinstance(files, list)
    return files


def test_a_case_without_errors_exits_0(desk: Path) -> None:
    (desk / "stairs.md").write_text(STAIRS)
    assert run("check", "stairs.md").exit_code == 0


def test_warnings_alone_exit_0(desk: Path) -> None:
    (desk / "stairs.md").write_text(WARNED)
    result = run("check", "stairs.md")
    assert "warning" in result.stdout
    assert result.exit_code == 0


def test_an_error_in_one_of_several_files_exits_1(desk: Path) -> None:
    (desk / "stairs.md").write_text(STAIRS)
    (desk / "slips.md").write_text(SLIPS)
    assert run("check", "slips.md", "stairs.md").exit_code == 1
    assert run("check", "--json", "stairs.md", "slips.md").exit_code == 1


@pytest.mark.parametrize("arguments", [(), ("--jsn", "."), ("nowhere.md",), ("--json", "nowhere")])
def test_wrong_usage_exits_2_and_prints_no_json(arguments: tuple[str, ...], desk: Path) -> None:
    result = run("check", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage: eduapp check" in result.stderr or "Usage: main check" in result.stderr


def test_a_path_that_is_missing_is_named(desk: Path) -> None:
    assert "nowhere.md" in run("check", "nowhere.md").stderr


def test_programs_read_every_finding_and_fact(desk: Path) -> None:
    (desk / "stairs.md").write_text(WARNED)
    assert data("stairs.md") == [
        {
            "path": "stairs.md",
            "kind": "case",
            "key": "stairs",
            "title": "Forty-two stairs",
            "findings": [
                {
                    "line": 3,
                    "column": 1,
                    "code": "minutes",
                    "severity": "warning",
                    "message": "`minutes` says 9, and the best path takes about 0.4.",
                    "hint": "Write 1.",
                }
            ],
            "facts": {
                "scenes": 2,
                "states": 2,
                "complete": True,
                "decisions": {"shortest": 1, "longest": 1, "best": 1},
                "attainable": {"recognise": 2},
                "best": {"recognise": 2},
                "words": 23,
                "minutes": 0.4,
            },
        }
    ]


def test_the_json_has_the_keys_of_the_contract_in_their_order(desk: Path) -> None:
    (desk / "stairs.md").write_text(WARNED)
    (file,) = data("stairs.md")
    assert list(file) == ["path", "kind", "key", "title", "findings", "facts"]
    assert list(file["findings"][0]) == ["line", "column", "code", "severity", "message", "hint"]
    facts = ["scenes", "states", "complete", "decisions", "attainable", "best", "words", "minutes"]
    assert list(file["facts"]) == facts
    assert list(file["facts"]["decisions"]) == ["shortest", "longest", "best"]


def test_minutes_are_computed_whatever_the_author_says(desk: Path) -> None:
    for minutes in (1, 9, 30):
        (desk / "stairs.md").write_text(STAIRS.replace("minutes: 1", f"minutes: {minutes}"))
        assert data("stairs.md")[0]["facts"]["minutes"] == 0.4


def test_facts_are_null_where_the_structure_is_not_clean(desk: Path) -> None:
    (desk / "slips.md").write_text(SLIPS)
    (file,) = data("slips.md")
    assert file["facts"] is None
    assert file["title"] == "Forty-two stairs"
    assert [finding["severity"] for finding in file["findings"]] == ["error", "error"]


def test_facts_are_there_where_only_a_play_goes_wrong(desk: Path) -> None:
    (desk / "lost.md").write_text(STAIRS + "\n## A lost scene\n\n- `end` poor\n")
    (file,) = data("lost.md")
    assert [finding["code"] for finding in file["findings"]] == ["unreachable"]
    assert file["facts"]["scenes"] == 3
    assert file["facts"]["complete"] is True


def test_longest_is_null_where_there_is_no_limit(desk: Path) -> None:
    (desk / "loop.md").write_text(LOOP)
    assert data("loop.md")[0]["facts"]["decisions"] == {"shortest": 2, "longest": None, "best": 2}


def test_a_case_without_a_safe_play_has_no_best_path_and_nothing_attainable(desk: Path) -> None:
    unsafe = STAIRS.replace("    - `feedback`", "    - `unsafe` It harms.\n    - `feedback`")
    (desk / "unsafe.md").write_text(unsafe)
    facts = data("unsafe.md")[0]["facts"]
    assert facts["decisions"] == {"shortest": 1, "longest": 1, "best": None}
    assert facts["attainable"] == facts["best"] == {}


def test_past_the_bound_points_are_ranges_and_paths_are_unknown(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "hub.md").write_text(hub(8))
    exact = data("hub.md")[0]["facts"]
    assert exact["attainable"] == exact["best"] == {"recognise": 8}
    command = import_module("eduapp.cli.check")
    monkeypatch.setattr(command, "read_document", partial(library.read_document, bound=100))
    (file,) = data("hub.md")
    facts = file["facts"]
    assert facts["complete"] is False
    assert facts["states"] == 100
    assert facts["decisions"]["shortest"] is None
    assert facts["decisions"]["longest"] is None
    for figure in (facts["attainable"], facts["best"]):
        ((competency, (low, high)),) = figure.items()
        assert competency == "recognise"
        assert 1 <= low <= high == 8
    assert [finding["code"] for finding in file["findings"] if finding["code"] != "minutes"] == ["bound"]
    told = run("check", "hub.md").stdout
    assert "more than 99 states" in told
    assert f"attainable: recognise {low} to 8" in told
    assert "on the shortest path" not in told


def test_readme_files_are_skipped(desk: Path) -> None:
    (desk / "stairs.md").write_text(STAIRS)
    (desk / "README.md").write_text("# About these cases\n")
    (desk / "more").mkdir()
    (desk / "more" / "readme.md").write_text("# About more cases\n")
    assert [file["path"] for file in data(".")] == ["competencies.yaml", "evidence.yaml", "stairs.md"]
    assert [file["path"] for file in data("README.md", "stairs.md")] == ["stairs.md"]


def test_a_folder_is_checked_with_its_lists_and_all_that_is_below(desk: Path) -> None:
    (desk / "module").mkdir()
    (desk / "module" / "stairs.md").write_text(STAIRS)
    files = data(desk)
    assert [(Path(file["path"]).name, file["kind"], file["key"]) for file in files] == [
        ("competencies.yaml", "competencies", "competencies"),
        ("evidence.yaml", "evidence", "evidence"),
        ("stairs.md", "case", "stairs"),
    ]
    assert [file["facts"] is None for file in files] == [True, True, False]


def test_a_slip_in_a_list_is_an_error_of_that_list(desk: Path) -> None:
    (desk / "evidence.yaml").write_text("E1:\n  claim: It is so.\n  source: Somebody\n  confidence: sure\n")
    result = run("check", "evidence.yaml")
    assert result.exit_code == 1
    assert "4:15  error    The value of `confidence` cannot be read. [bad-value]" in result.stdout
    assert "→ `confidence` is verified, likely or principle." in result.stdout


def test_several_paths_are_checked_in_their_order_each_once(desk: Path) -> None:
    for name in ("a.md", "b.md"):
        (desk / name).write_text(STAIRS)
    assert [file["path"] for file in data("b.md", ".", "./b.md", "a.md")] == [
        "b.md",
        "a.md",
        "competencies.yaml",
        "evidence.yaml",
    ]
    assert run("check", "b.md", "a.md").stdout.splitlines()[-1] == "2 files, nothing to mend."


def test_a_folder_without_cases_says_so(tmp_path: Path) -> None:
    result = run("check", tmp_path)
    assert result.stdout == "There is no case here.\n"
    assert result.exit_code == 0
    assert data(tmp_path) == []


def test_a_file_that_cannot_be_read_is_an_error_among_the_others(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("locked.md", "stairs.md"):
        (desk / name).write_text(STAIRS)
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "locked.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    locked, stairs = data("locked.md", "stairs.md")
    assert locked["facts"] is None
    assert [finding["code"] for finding in locked["findings"]] == ["unreadable"]
    assert "Permission denied" in locked["findings"][0]["message"]
    assert stairs["findings"] == []
    assert run("check", "locked.md").exit_code == 1


@pytest.mark.parametrize("name", ["competencies.yaml", "evidence.yaml"])
def test_a_list_that_cannot_be_read_leaves_the_case_with_unknown_names(
    name: str, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "stairs.md").write_text(STAIRS)
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = run("check", "stairs.md")
    assert result.exit_code == 1
    told = {"competencies.yaml": "There is no competency", "evidence.yaml": "There is no claim"}
    assert told[name] in result.stdout


def test_the_facts_of_a_quiz_are_told_by_the_kinds_of_its_questions(desk: Path) -> None:
    source = quiz(EVERY["single"], EVERY["order"], EVERY["single"]).replace("E007", "E1")
    (desk / "before.md").write_text(source)
    (file,) = data("before.md")
    assert (file["kind"], file["title"], file["findings"]) == ("quiz", "The walk", [])
    assert file["facts"] == {
        "questions": 3,
        "kinds": {"single": 2, "order": 1},
        "use": "formative",
        "competencies": ["recognise"],
        "words": 29,
        "minutes": 1.1,
    }
    told = run("check", "before.md").stdout
    assert "The walk: 3 questions (formative), 29 words, 1.1 minutes" in told
    assert "questions: 2 one best answer, 1 order" in told
    assert "bear on: recognise" in told


@pytest.mark.parametrize(
    "junk", [b"", b"\0" * 100, b"\xff\xfe\x00", b"\x1b[31m# x", b"---\n" * 50, STAIRS.encode("utf-16")]
)
def test_whatever_the_bytes_there_are_findings_and_no_traceback(junk: bytes, desk: Path) -> None:
    (desk / "junk.md").write_bytes(junk)
    result = run("check", "junk.md")
    assert result.exit_code == 1
    assert "error" in result.stdout
    assert "\x1b" not in result.stdout


def test_the_shipped_cases_have_nothing_to_mend() -> None:
    done = run("check", ROOT / "cases")
    assert done.exit_code == 0
    assert " error" not in done.stdout
