"""`eduapp play`: decisions as they are typed, and where they lead."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import STAIRS, VISIT, front, run
from tests.shipped import CASES


def data(*arguments: str | Path) -> dict[str, Any]:
    """The position that `eduapp play --json` prints."""
    result = run("play", *arguments, "--json")
    assert result.exit_code == 0, result.output
    position = json.loads(result.stdout)
    assert isinstance(position, dict)
    return position


def offered(position: dict[str, Any], what: str = "choices") -> list[tuple[int, str]]:
    return [(act["number"], act["label"]) for act in position[what]]


def test_before_any_decision_the_json_is_where_the_case_begins(visit: Path) -> None:
    assert data(visit) == {
        "scene": "the-clinic",
        "choices": [
            {"number": 1, "label": "Order tests", "to": "the-tests"},
            {"number": 2, "label": "Ask about the year", "to": "the-clinic"},
            {"number": 3, "label": "Ask about the week", "to": "the-clinic"},
            {"number": 4, "label": "Send her home", "to": "at-home"},
        ],
        "options": [],
        "variables": {"asked": False, "trust": 1, "weeks": 0.5},
        "earned": {},
        "unsafe": [],
        "end": None,
        "decisions": 0,
        "passed": None,
    }


def test_the_json_says_where_decisions_lead(visit: Path) -> None:
    assert data(visit, "2", "1") == {
        "scene": "the-tests",
        "choices": [
            {"number": 1, "label": "Read the letter first", "to": "the-tests"},
            {"number": 2, "label": "Do these", "to": "the-talk"},
        ],
        "options": [
            {"number": 1, "label": "A timed walk"},
            {"number": 2, "label": "A scan"},
            {"number": 3, "label": "Steroids"},
        ],
        "variables": {"asked": True, "trust": 1, "weeks": 2.5},
        "earned": {"listen": 2},
        "unsafe": [],
        "end": None,
        "decisions": 2,
        "passed": None,
    }


def test_the_keys_of_the_json_stand_in_the_order_of_the_contract(visit: Path) -> None:
    keys = ["scene", "choices", "options", "variables", "earned", "unsafe", "end", "decisions", "passed"]
    assert list(data(visit)) == keys
    assert list(data(visit, "4")) == keys


def test_at_the_end_it_is_said_whether_the_case_is_passed(visit: Path) -> None:
    passed = data(visit, "2", "1", "1:2", "2", "--write", "It has changed.")
    assert passed["end"] == "best"
    assert passed["passed"] is True
    assert passed["earned"] == {"listen": 2, "recognise": 2}
    assert passed["choices"] == passed["options"] == []
    failed = data(visit, "4")
    assert failed["end"] == "poor"
    assert failed["passed"] is False
    assert failed["earned"] == {"listen": -1}


def test_an_unsafe_act_is_told_and_cannot_be_passed(visit: Path) -> None:
    position = data(visit, "2", "1", "1,3:2", "2", "--write", "It has changed.")
    assert position["unsafe"] == ["Nobody looked for an infection."]
    assert position["earned"] == {"listen": 2, "recognise": 1}
    assert position["passed"] is False


def test_points_of_nothing_are_left_out(visit: Path) -> None:
    assert data(visit, "2", "4")["earned"] == {"listen": 1}
    visit.write_text(VISIT.replace("`score` listen +2", "`score` listen +1"))
    assert data(visit, "2", "4")["earned"] == {}


def test_numbers_count_anew_after_each_ask(visit: Path) -> None:
    assert offered(data(visit, "3")) == [(1, "Order tests"), (2, "Ask about the year"), (3, "Send her home")]
    assert offered(data(visit, "3", "2")) == [
        (1, "Order tests"),
        (2, "Talk of what she told you"),
        (3, "Send her home"),
    ]
    assert offered(data(visit, "3", "2"))[1] == (2, "Talk of what she told you")
    assert data(visit, "3", "2", "2")["scene"] == "the-talk"


def test_numbers_of_options_count_those_that_are_offered(visit: Path) -> None:
    assert offered(data(visit, "1"), "options") == [(1, "A timed walk"), (2, "Steroids")]
    assert data(visit, "1", "2:2")["unsafe"] == ["Nobody looked for an infection."]
    assert data(visit, "2", "1", "2:2")["unsafe"] == []


@pytest.mark.parametrize("decision", ["1,2:2", "2,1:2", " 1 , 2 : 2 ", "01,2:2"])
def test_options_may_be_named_in_any_order(decision: str, visit: Path) -> None:
    assert data(visit, "1", decision)["scene"] == "the-talk"


@pytest.mark.parametrize(
    ("decisions", "says"),
    [
        (["5"], "There is no choice 5; the last is 4."),
        (["0"], "There is no choice 0; the last is 4."),
        (["two"], "Write the number of a choice"),
        ([""], "Write the number of a choice"),
        (["1:"], "Write the number of a choice"),
        ([":1"], "Write the number of a choice"),
        (["1;2:1"], "Write the number of a choice"),
        (["1 2:1"], "Write the number of a choice"),
        (["1:2:3"], "Write the number of a choice"),
        (["9" * 5000], "Write the number of a choice"),
        (["1:1"], "There is no option here."),
        (["1", "4:2"], "There is no option 4; the last is 2."),
        (["1", "2"], "Tick 1 to 2 with this choice."),
        (["1", "1,1:2"], "Each option is ticked once"),
        (["1", "1:1"], "Nothing is ticked with a question"),
        (["2", "2", "9"], "There is no choice 9; the last is 3."),
        (["4", "1"], "There is no choice here."),
    ],
)
def test_an_impossible_decision_exits_1_and_says_why(decisions: list[str], says: str, visit: Path) -> None:
    for extra in ((), ("--json",)):
        result = run("play", visit, *extra, "--", *decisions)
        assert result.exit_code == 1
        assert f"“{decisions[-1]}” is not possible here. {says}" in result.stderr
        if extra:
            assert result.stdout == ""


def test_an_impossible_decision_says_what_was_offered(visit: Path) -> None:
    assert run("play", visit, "2", "1", "2").stderr.splitlines() == [
        "“2” is not possible here. Tick 1 to 2 with this choice.",
        "",
        "Offered in “The tests”:",
        "  option 1: A timed walk",
        "  option 2: A scan",
        "  option 3: Steroids",
        "  1: Read the letter first",
        "  2: Do these",
        "  with a choice that leaves, tick 1 to 2 options",
    ]
    assert "Nothing is offered: the case is over." in run("play", visit, "4", "1").stderr


def test_a_scene_of_own_words_is_not_left_without_them(visit: Path) -> None:
    for words in ((), ("--write", "  ")):
        result = run("play", visit, "1", "1:2", "2", *words)
        assert result.exit_code == 1
        assert "Write your own words before you go on." in result.stderr
        assert "  words to write with --write: Tell her *what* you found." in result.stderr
    assert data(visit, "1", "1:2", "1")["decisions"] == 3, "an ask needs no words"


def test_texts_are_used_in_their_order(desk: Path) -> None:
    scene = "## {0}\n\n- `write` Say {0}.\n- [Look](#{0})\n- [On](#{1})\n\n"
    scenes = "".join(scene.format(*pair) for pair in (("one", "two"), ("two", "three"), ("three", "done")))
    (desk / "three.md").write_text(front() + "# Three times\n\n" + scenes + "## Done\n\n- `end` good\n")
    result = run("play", "three.md", "2", "1", "1", "2", "--write", "a", "--write", "b", "--write", "c", "--write", "d")
    assert result.exit_code == 0
    assert result.stderr == "Not asked for: 1 of the texts given with --write.\n"
    short = run("play", "three.md", "2", "2", "2", "--write", "a", "--write", "b")
    assert short.exit_code == 1
    assert "Offered in “three”" in short.stderr


def test_a_case_that_is_not_scored_is_passed_at_any_ending(desk: Path) -> None:
    (desk / "free.md").write_text(front() + "# Free\n\n## One\n\n- [On](#two)\n\n## Two\n\n- `end` good\n")
    assert data("free.md", "1")["passed"] is True
    assert run("play", "free.md", "1").stdout.splitlines()[-1] == "This case is not scored: passed."


def test_a_case_whose_structure_is_not_clean_is_refused_with_its_findings(desk: Path) -> None:
    (desk / "slips.md").write_text(STAIRS.replace("(#on-the-stairs)", "(#on-the-stair)", 1))
    for arguments in ((), ("1",), ("--json",)):
        result = run("play", "slips.md", *arguments)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "[broken-link]" in result.stderr
        assert result.stderr.endswith("This case cannot be played before the errors are mended.\n")


def test_a_case_in_which_plays_go_wrong_can_be_played(desk: Path) -> None:
    stuck = STAIRS.replace("    - `score` recognise +2\n", "    - `if` 1 == 2\n").replace(
        "    - `score` recognise -1\n", ""
    )
    lost = stuck.replace("    - `feedback` Without", "    - `if` 1 == 2\n    - `feedback` Without")
    (desk / "stuck.md").write_text(lost + "\n## A lost scene\n\n- `end` poor\n")
    assert run("check", "stuck.md").exit_code == 1
    position = data("stuck.md")
    assert position["choices"] == []
    assert position["end"] is position["passed"] is None
    result = run("play", "stuck.md")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("Nothing leads on from here")


def test_a_shipped_case_is_played_by_its_name(desk: Path) -> None:
    for case in CASES:
        position = data(case)
        assert position["scene"]
        assert position["choices"]


def test_a_file_here_comes_before_a_shipped_case_of_the_same_name(desk: Path) -> None:
    (desk / "the-mailbox").write_text(STAIRS)
    assert data("the-mailbox")["scene"] == "at-the-desk"


@pytest.mark.parametrize("name", ["nowhere", "nowhere.md", "x" * 5000, ""])
def test_a_name_that_means_nothing_exits_2_and_lists_the_shipped_cases(name: str, desk: Path) -> None:
    result = run("play", name)
    assert result.exit_code == 2
    assert "the-mailbox" in result.stderr


def test_a_folder_is_told_from_the_case_in_it(visit: Path) -> None:
    result = run("play", visit.parent)
    assert result.exit_code == 2
    assert str(visit) in result.stderr


@pytest.mark.parametrize("name", ["evidence.yaml", "module.md"])
def test_what_is_no_case_is_not_played(name: str, desk: Path) -> None:
    (desk / "module.md").write_text("# A module\n")
    result = run("play", name)
    assert result.exit_code == 2
    assert f"{name} is not a case." in result.stderr
