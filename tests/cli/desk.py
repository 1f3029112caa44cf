"""The author's desk: a small case as text, the lists beside it, and ways to run a command there."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from eduapp.cli import main

ROOT = Path(__file__).parent.parent.parent
PROGRAM = [sys.executable, "-c", "from eduapp.cli import main; main(prog_name='eduapp')"]

COMPETENCIES = """recognise:
  name: Recognise
  does: Sees a change over a year.
listen:
  name: Listen
  does: Hears what matters.
"""
EVIDENCE = """E1:
  claim: In stable people a timed walk varies by less than 20 %.
  source: A journal 2002
  confidence: verified
"""


def front(*lines: str, minutes: int = 1) -> str:
    """The front matter of a case, with more lines if wanted."""
    more = "".join(f"{line}\n" for line in lines)
    return f"""---
summary: A short visit.
minutes: {minutes}
authors: [Test]
reviewed: 2026-11-20
objectives:
  - recognise: See what has changed
{more}---

"""


STAIRS = (
    front()
    + """# Forty-two stairs

## At the desk

What do you do?

- [Time his walk](#on-the-stairs)
    - `score` recognise +2
    - `feedback` A number can be compared.[^E1]
- [See him in a year](#on-the-stairs)
    - `score` recognise -1
    - `feedback` Without a number there is nothing to compare.[^E1]

## On the stairs

- `end` good
"""
)


SHOW = ("variables:", "  asked: false", "  trust: 1 in 0..3", "  weeks: 0.5", "show:", "  weeks: Weeks since")
VISIT = (
    front(*SHOW, minutes=2)
    + """# A short visit

She is early, for once.

## The clinic

{weeks} weeks have passed.[^E1]

What now?

- [Order tests](#the-tests)
    - `set` weeks += 2
- [Ask about the year](#the-clinic)
    - `score` listen +2
    - `set` asked
    - `feedback` "I gave up *the stairs*."[^own]
- [Ask about the week](#the-clinic)
    - `set` trust += 1
- [Talk of what she told you](#the-talk)
    - `if` asked
- [Send her home](#at-home)
    - `score` listen -1

## The tests

- `pick` 1..2
- [ ] A timed walk
    - `score` recognise +2
    - `feedback` Slower than last year.[^E1]
- [ ] A scan
    - `if` asked
- [ ] Steroids
    - `score` recognise -1
    - `unsafe` Nobody looked for an infection.
- [Read the letter first](#the-tests)
    - `feedback` It says **stable**.
- [Do these](#the-talk)

## The talk

- `write` Tell her *what* you found.
    - `feedback` "It has changed, slowly."
    - [ ] Says what changed
    - [ ] Asks how that is for her
- [Look at her first](#the-talk)
- [Say it](#on-the-stairs)
    - `if` asked
- [Say it](#at-home)
    - `if` not asked

## On the stairs

She takes them one by one.

- `end` best

## At home

Nothing was asked.

- `end` poor

[^own]: Her own words.
"""
)

SLIPS = STAIRS.replace("(#on-the-stairs)", "(#on-the-stair)", 1).replace("`score` recognise -1", "`scor` recognise -1")
LOOP = (
    front()
    + """# Round and round

## The corridor

- [Walk down](#the-window)

## The window

- [Walk back](#the-corridor)
- [Go home](#at-home)
    - `score` recognise +1
    - `feedback` It is late.[^E1]

## At home

- `end` good
"""
)


def hub(asks: int) -> str:
    """A hub of asks that set different flags, each of which opens a choice: 2ⁿ states."""
    flags = "".join(f"  asked_{n}: false\n" for n in range(asks))
    offered = "".join(
        f"- [Ask {n}](#the-hub)\n    - `set` asked_{n}\n    - `score` recognise +1\n    - `feedback` Yes.[^E1]\n"
        for n in range(asks)
    )
    opened = "".join(f"- [Go {n}](#at-home)\n    - `if` asked_{n}\n" for n in range(asks))
    scenes = f"## The hub\n\n{offered}{opened}\n## At home\n\n- `end` good\n"
    return front("variables:\n" + flags.rstrip("\n")) + "# A hub\n\n" + scenes


def run(*arguments: str | Path, typed: str = "") -> Result:
    """Run a command here; what is `typed` are the lines that somebody types. Only SystemExit may end it."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=typed)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def environment(**more: str) -> dict[str, str]:
    """What a command finds around it: this checkout, 80 columns, and a terminal that knows colours."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("FORCE_", "NO_COLOR", "PYTHON"))}
    return own | {"PYTHONPATH": str(ROOT), "COLUMNS": "80", "TERM": "xterm-256color"} | more


def piped(*arguments: str | Path, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run a command as a program of its own whose output goes into a pipe."""
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)], env=environment(**more), capture_output=True, text=True, encoding="utf-8"
    )


def on_terminal(*arguments: str | Path, typed: str = "") -> str:
    """All that a command sends to the terminal that it runs in, escapes included."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *map(str, arguments)], env=environment(), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    shown = read_all(ours)
    process.wait()
    return shown


def read_all(terminal: int) -> str:
    """What is written to a terminal until the last program that holds it has ended."""
    chunks: list[bytes] = []
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # Linux says so when nobody holds the other side any more
            chunk = b""
        if not chunk:
            os.close(terminal)
            return b"".join(chunks).decode("utf-8", "replace")
        chunks.append(chunk)
