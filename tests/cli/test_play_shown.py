"""`eduapp play`: what people read and type, from the first line to the last."""

from pathlib import Path

from tests.cli.desk import STAIRS, VISIT, front, on_terminal, piped, run


def test_people_see_what_the_decisions_showed_and_what_is_offered(visit: Path) -> None:
    shown = run("play", visit, "2", "1").stdout
    lines = [line.strip(" ┃") for line in shown.splitlines()]
    assert "▸ Ask about the year" in lines
    assert '"I gave up the stairs." ⁽own⁾' in lines
    assert "▸ Order tests" in lines
    assert "Weeks since: 2.5" in lines
    assert lines.index("The tests") < lines.index("Tick 1 to 2:") < lines.index("☐ 1 A timed walk")
    assert lines.index("Ask or look up:") < lines.index("1 Read the letter first") < lines.index("2 Do these")


def test_people_see_the_result_at_the_end(visit: Path) -> None:
    shown = run("play", visit, "2", "1", "1:2", "2", "--write", "Slower.").stdout
    assert "A model answer" in shown
    assert "• Asks how that is for her" in shown
    assert shown.splitlines()[-4:] == [
        "The best ending.",
        "listen: 2 of 2",
        "recognise: 2 of 2",
        "100% of the best path, 70% needed: passed.",
    ]
    unsafe = run("play", visit, "1", "1,2:2", "2", "--write", "Slower.").stdout.splitlines()
    assert "Unsafe: Nobody looked for an infection." in [line.strip() for line in unsafe]
    assert unsafe[-1] == "25% of the best path, 70% needed: not passed, because of what was unsafe."


def test_a_whole_play_is_typed_to_its_end(visit: Path) -> None:
    typed = ["2", "1", "1", "1:1", "2", "It has changed, and it is not your fault."]
    result = run("play", visit, typed="\n".join(typed) + "\n")
    assert result.exit_code == 0
    shown = [line.strip(" ┃") for line in result.stdout.splitlines()]
    for line in (
        "A short visit",
        "She is early, for once.",
        "▸ Ask about the year",
        "▸ Read the letter first",
        "It says stable.",
        "▸ A timed walk",
        "Slower than last year. ⁽E1⁾",
        "Tell her what you found.",
        '"It has changed, slowly."',
        "On the stairs",
    ):
        assert line in shown
    assert shown[-1] == "100% of the best path, 70% needed: passed."


def test_after_an_ask_the_rest_is_offered_with_the_values_of_now(visit: Path) -> None:
    visit.write_text(VISIT.replace("    - `set` trust += 1\n", "    - `set` weeks += 1\n"))
    shown = run("play", visit, typed="3\nq\n").stdout
    after = shown.split("▸ Ask about the week")[1]
    assert "Weeks since: 1.5" in after
    assert "The clinic" not in after
    assert after.index("2 Ask about the year") < after.index("3 Send her home")


def test_r_shows_what_scene_and_feedback_cite(visit: Path) -> None:
    shown = run("play", visit, typed="r\n2\nr\n1\nR\n").stdout
    claim = "In stable people a timed walk varies by less than 20 %. (A journal 2002;"
    answers = [[line.rstrip() for line in part.splitlines()] for part in shown.split("Decide › ")[1:]]
    assert answers[0][1] == f"E1  {claim}"
    assert not any("Her own words." in line for line in answers[0])
    assert any(line.startswith("own  Her own words.") for line in answers[2])
    assert answers[4][1] == "Nothing is cited here."


def test_q_leaves_and_so_does_the_end_of_input(visit: Path) -> None:
    for typed in ("q\n", "Q\n", "quit\n", "", "2\n", "1\n1:2\n2\n"):
        result = run("play", visit, typed=typed)
        assert result.exit_code == 0
        assert "of the best path" not in result.stdout


def test_what_is_mistyped_is_asked_for_again(visit: Path) -> None:
    result = run("play", visit, typed="x\n9\n1:1\n4\n")
    assert "Write the number of a choice" in result.stdout
    assert "There is no choice 9; the last is 4." in result.stdout
    assert "There is no option here." in result.stdout
    assert "A poor ending." in result.stdout


def test_words_are_asked_for_only_once_the_rest_of_the_decision_is_right(desk: Path) -> None:
    both = STAIRS.replace("- [Time", "- `write` Say why.\n- `pick` 1..1\n- [ ] Both legs\n- [Time", 1)
    (desk / "both.md").write_text(both)
    shown = run("play", "both.md", typed="1\n1:1\nBecause.\n").stdout
    assert shown.count("Say why.\n› ") == 1
    assert shown.index("Tick 1 with this choice. For example 1:1\n") < shown.index("Say why.\n› ")


HOSTILE = (
    front("variables:", '  mood: "[red]low in [red]low, high"', "show:", '  mood: "[link=http://evil]Mood"')
    + """# A [bold]title[/bold] <script>alert(1)</script>

## The [red]clinic[/red]

What {mood} &#27;[35mnow&#x9b;0m&#x202e; now?

- [[bold]Ask[/bold] [link=http://evil]here[/link]](#the-redclinicred)
    - `feedback` [blink]No[/blink] [on red]alarm[/on red] <img src=x onerror=alert(1)>[^E1]
- [1. Not a list](#at-home)
    - `unsafe` [bold]It harms.[/bold]

## At home

- `end` poor
"""
)


def test_hostile_text_comes_out_harmless_on_a_terminal(desk: Path) -> None:
    (desk / "hostile.md").write_text(HOSTILE)
    (desk / "evidence.yaml").write_text("E1:\n  claim: '[red]It is so.[/red]'\n  source: x\n  confidence: likely\n")
    shown = on_terminal("play", "hostile.md", typed="1\nr\n1\n")
    for plain in ("[bold]Ask[/bold]", "[link=http://evil]here[/link]", "[blink]No[/blink]", "1. Not a list"):
        assert plain in shown
    assert "[red]It is so.[/red]" in shown
    assert "[link=http://evil]Mood: [red]low" in shown
    assert "[bold]It harms.[/bold]" in shown
    assert "not passed" in shown
    for escape in ("\x1b]", "\x1b[31m", "\x1b[35m", "\x1b[5m", "\x1b[41m", "\x9b", "\x07", "\u202e"):
        assert escape not in shown
    assert "onerror" not in shown


def test_hostile_text_comes_out_harmless_where_it_is_not_drawn(desk: Path) -> None:
    (desk / "hostile.md").write_text(HOSTILE)
    refused = on_terminal("play", "hostile.md", "7\x1b[31m")
    assert "[bold]Ask[/bold]" in refused
    assert "\x1b[31m" not in refused
    assert "\x1b[31m" not in on_terminal("map", "hostile.md")
    assert "\x1b]0;" not in on_terminal("play", "\x1b]0;owned\x07")


def test_output_in_a_pipe_is_plain(visit: Path) -> None:
    done = piped("play", visit, "2", "4")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_small_numbers_keep_their_place(desk: Path) -> None:
    numbers = "Lymphocytes 0.4 × 10<sup>9</sup>/L, H<sub>2</sub>O, x<sup>ab</sup>, one<br>two."
    (desk / "blood.md").write_text(STAIRS.replace("## At the desk\n", f"## At the desk\n\n{numbers}\n"))
    shown = run("play", "blood.md", "--", typed="q\n").stdout
    assert "Lymphocytes 0.4 × 10⁹/L, H₂O, x^(ab), one" in shown
    assert "\ntwo." in shown


def test_blocks_are_shown_as_text(desk: Path) -> None:
    blocks = """## At the desk

::: chart bar "Seconds" mark 6 "+20 %"

| Month | Walk |
|---|---|
| 0 | 4 |
| 12 | 8 |

:::

::: note "From Ruth"

She *holds* the rail.

:::

::: if 1 == 1

It is **so**.

:::
"""
    (desk / "blocks.md").write_text(STAIRS.replace("## At the desk\n", blocks, 1))
    shown = run("play", "blocks.md", typed="q\n").stdout
    rows = [line.split() for line in shown.splitlines()]
    assert ["0", "4", "█" * 12] in rows
    assert ["12", "8", "█" * 24] in rows
    assert "Threshold: 6 (+20 %)" in shown
    assert "─ From Ruth ─" in shown
    assert "She holds the rail." in shown
    assert "It is so." in shown
