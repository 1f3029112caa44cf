"""`eduapp check`: what people read, in a pipe, on a terminal, and while they go on writing."""

import json
import os
import pty
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from tests.cli.desk import LOOP, PROGRAM, SLIPS, STAIRS, environment, front, hub, on_terminal, piped, read_all, run


def test_people_read_place_severity_sentence_code_and_mend(desk: Path) -> None:
    (desk / "slips.md").write_text(SLIPS)
    assert run("check", "slips.md").stdout.splitlines() == [
        "slips.md",
        "    16:3  error    No scene has the id `on-the-stair`. [broken-link]",
        "                   → Did you mean `#on-the-stairs`?",
        "    20:5  error    There is no keyword `scor`. [unknown-keyword]",
        "                   → Did you mean `score`?",
        "",
        "1 file: 2 errors.",
    ]


def test_people_read_the_facts_of_a_clean_case(desk: Path) -> None:
    (desk / "stairs.md").write_text(STAIRS)
    assert run("check", "stairs.md").stdout.splitlines() == [
        "stairs.md",
        "  Forty-two stairs: 2 scenes, 2 states, 23 words, 0.4 minutes",
        "  decisions: 1 on the shortest path, 1 on the longest, 1 on the best",
        "  attainable: recognise 2",
        "",
        "1 file, nothing to mend.",
    ]


def test_people_read_when_a_path_has_no_limit_or_there_is_none(desk: Path) -> None:
    (desk / "loop.md").write_text(LOOP)
    assert "2 on the shortest path, no limit on the longest, 2 on the best" in run("check", "loop.md").stdout
    (desk / "loop.md").write_text(LOOP.replace("(#at-home)", "(#the-corridor)"))
    assert "decisions: no play reaches an ending" in run("check", "loop.md").stdout


def test_long_findings_wrap_under_their_own_sentence(desk: Path) -> None:
    label = "Ask what she could do in spring and can no longer do now, at home and at work"
    long = STAIRS.replace("Time his walk", label).replace("[^E1]", "", 1)
    (desk / "stairs.md").write_text(
        long + "\n## A scene with a heading that is rather too long for anybody\n\n- `end` poor\n"
    )
    lines = run("check", "stairs.md").stdout.splitlines()
    assert len(lines) > 8
    assert all(len(line) <= 80 for line in lines)
    findings = [line for line in lines[1:] if line.startswith("      ")]
    assert all(line[:19].strip() == "" or line[10:17].strip() in ("error", "warning") for line in findings)


def test_a_narrow_window_gets_shorter_lines(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "slips.md").write_text(SLIPS)
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, run("check", "slips.md").stdout.splitlines())) <= 60


def test_one_is_told_as_one(desk: Path) -> None:
    (desk / "stairs.md").write_text(front() + "# Nothing to decide\n\n## The end\n\n- `end` good\n")
    told = run("check", "stairs.md").stdout
    assert "1 scene, 1 state," in told
    assert "0 on the shortest path, 0 on the longest, 0 on the best" in told


def test_output_is_plain_in_a_pipe_and_coloured_on_a_terminal(desk: Path) -> None:
    (desk / "slips.md").write_text(SLIPS)
    done = piped("check", "slips.md")
    assert done.returncode == 1
    assert done.stderr == ""
    assert "error    No scene has the id" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\x1b[31merror" in on_terminal("check", "slips.md")


def test_a_terminal_without_the_signs_gets_question_marks(desk: Path) -> None:
    (desk / "slips.md").write_text(SLIPS)
    done = piped("check", "slips.md", PYTHONIOENCODING="cp1252")
    assert "? Did you mean `score`?" in done.stdout
    assert done.returncode == 1


def test_progress_goes_to_stderr_and_never_into_the_json(desk: Path) -> None:
    (desk / "hub.md").write_text(hub(11))
    ours, theirs = pty.openpty()
    command = [*PROGRAM, "check", "--json", "hub.md"]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        told = read_all(ours)
        assert process.stdout is not None
        files = json.loads(process.stdout.read())["files"]
    assert files[0]["facts"]["states"] > 2000
    assert "1 of 1 · hub.md" in told


def test_hostile_names_and_texts_are_told_without_steering_the_terminal(desk: Path) -> None:
    (desk / "a\x1b]0;owned\x07[bold]b[link=x].md").write_text(STAIRS)
    (desk / "slips.md").write_text(
        STAIRS.replace("summary:", '"\\e[31mred\\a": 1\nsummary:') + "\n## [bold]Lost[/bold]\n\n- `end` poor\n"
    )
    shown = on_terminal("check", ".")
    assert "owned" in shown
    assert "[bold]b[link=x].md" in shown
    assert "\x1b]0;" not in shown
    assert "\x07" not in shown
    assert "\x1b[31mred" not in shown


def test_watch_checks_again_when_a_file_changes(desk: Path) -> None:
    case = desk / "stairs.md"
    case.write_text(STAIRS)
    command = [*PROGRAM, "check", "--watch", "."]
    surroundings = environment(PYTHONUNBUFFERED="1")
    process = subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    last_resort = threading.Timer(60, process.kill)
    last_resort.start()
    assert process.stdout is not None
    lines = iter(process.stdout.readline, "")
    try:
        assert any(line.startswith("Watching") for line in lines)
        for text, says in ((SLIPS, "3 files: 2 errors"), (STAIRS, "3 files"), (SLIPS, "3 files: 2 errors")):
            case.write_text(text)
            assert any(line == "Changed: stairs.md.\n" for line in lines)
            assert any(line.startswith(says) for line in lines), text
        (desk / "more").mkdir()
        (desk / "more" / "slips.md").write_text(SLIPS)
        assert any(line.startswith("4 files: 4 errors") for line in lines)
        process.send_signal(signal.SIGINT)
        assert list(lines) == []
        assert process.wait() == 0
    finally:
        last_resort.cancel()
        process.kill()
        process.wait()
        process.stdout.close()
