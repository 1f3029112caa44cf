"""`eduapp preview`, started for real."""

import json
import re
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest

from tests.cli.desk import PROGRAM, STAIRS, environment, run

ask = build_opener(ProxyHandler({})).open


@contextmanager
def started(*arguments: str | Path) -> Iterator[str]:
    """The address that it prints; it is stopped as with Ctrl-C, and must end well and say no more."""
    process = subprocess.Popen(
        [*PROGRAM, "preview", *map(str, arguments), "--port", "0"],
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    last_resort = threading.Timer(60, process.kill)
    last_resort.start()
    assert process.stdout is not None
    try:
        told = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert found, told + process.stdout.read()
        assert "Nothing is stored." in process.stdout.readline()
        yield found.group()
        process.send_signal(2)
        assert process.stdout.read() == ""
        assert process.wait() == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        last_resort.cancel()


def get(address: str) -> str:
    with ask(address, timeout=60) as answer:
        text: str = answer.read().decode()
        return text


def test_it_plays_a_file_and_follows_it(desk: Path) -> None:
    case = desk / "stairs.md"
    case.write_text(STAIRS)
    before = sorted(desk.iterdir())
    with started("stairs.md") as address:
        page = get(f"{address}/")
        assert "Time his walk" in page
        found = re.search('data-mark="([^"]+)"', page)
        assert found
        case.write_text(STAIRS.replace("Time his walk", "Measure his walk"))
        # The answer waits until the change is seen.
        assert json.loads(get(f"{address}/changed?since={found.group(1)}&played=yes"))["mark"] != found.group(1)
        assert "Measure his walk" in get(f"{address}/")
    assert sorted(desk.iterdir()) == before


def test_an_open_page_waits_for_a_change_that_comes_later(desk: Path) -> None:
    case = desk / "stairs.md"
    case.write_text(STAIRS)
    with started("stairs.md") as address:
        news = json.loads(get(f"{address}/changed"))
        while not news["played"]:
            news = json.loads(get(f"{address}/changed?since={news['mark']}&played=no"))
        answers: list[str] = []
        waiting = threading.Thread(
            target=lambda: answers.append(get(f"{address}/changed?since={news['mark']}&played=yes"))
        )
        waiting.start()
        case.write_text(STAIRS + "\n")
        waiting.join()
        assert json.loads(answers[0])["mark"] != news["mark"]


def test_a_case_that_comes_along_is_played_by_its_name(desk: Path) -> None:
    with started("the-mailbox") as address:
        assert "Same as always" in get(f"{address}/")
    assert sorted(path.name for path in desk.iterdir()) == ["competencies.yaml", "evidence.yaml"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nowhere.md", "There is no file “nowhere.md”, and no case of that name."),
        (".", "“.” is a folder. Name the case in it, such as stairs.md."),
        ("competencies.yaml", "competencies.yaml is not a case."),
        ("module.md", "module.md is not a case."),
        ("before.md", "before.md is not a case."),
        ("a\udcffb.md", "cannot be played under this name."),
    ],
)
def test_what_is_no_case_is_told(desk: Path, name: str, sentence: str) -> None:
    (desk / "stairs.md").write_text(STAIRS)
    others = {"a\udcffb.md": STAIRS, "module.md": "# A module\n", "before.md": "---\nkind: quiz\n---\n\n# Before\n"}
    if name in others:
        (desk / name).write_text(others[name])
    result = run("preview", name)
    assert result.exit_code == 2
    assert sentence in " ".join(result.output.split())


def test_a_port_that_is_taken_is_told_with_another(desk: Path) -> None:
    (desk / "stairs.md").write_text(STAIRS)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("preview", "stairs.md", "--port", str(port))
    assert result.exit_code == 1
    assert f"Port {port} cannot be used: Address already in use." in result.output
    assert "Choose another, such as --port" in result.output


def test_a_port_that_cannot_be_is_refused(desk: Path) -> None:
    (desk / "stairs.md").write_text(STAIRS)
    assert run("preview", "stairs.md", "--port", "70000").exit_code == 2
