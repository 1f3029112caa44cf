"""`eduapp new`: a folder with a small case or quiz that has each construct once, or with a small module."""

import os
import re
import shlex
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from eduapp.cli import clock
from eduapp.cli.screen import harmless
from eduapp.library.beginning import PICTURES, beginning, picture
from eduapp.text.heading import slug

TAKEN = ("module", "readme")  # module.md is a module, and README.md files are skipped
LISTS = {"competencies.yaml": "competencies.yaml", "evidence.yaml": "evidence.yaml"}
MODULE = {
    "module.md": "module.md",
    "module-before.md": "before.md",
    "module-after.md": "after.md",
    "module-practice.md": "once-more.md",
    "module-handout.md": "handouts/a-year.md",
}


@click.group()
def new() -> None:
    """Begin something new."""


@new.command("case")
@click.argument("name")
def new_case(name: str) -> None:
    """Write a folder NAME with a small case to change.

    The case has each construct of the format once, with a comment on it, and checks without any finding.
    """
    key = key_of(name, "case")
    begin(name, {"case.md": f"{key}.md", **LISTS}, f"{key}.md")


@new.command("quiz")
@click.argument("name")
def new_quiz(name: str) -> None:
    """Write a folder NAME with a small quiz to change.

    The quiz has a question of each kind, with a comment on it, and checks without any finding.
    """
    key = key_of(name, "quiz")
    begin(name, {"quiz.md": f"{key}.md", **LISTS})


@new.command("module")
@click.argument("name")
def new_module(name: str) -> None:
    """Write a folder NAME with a small module to change.

    It has every key once, with a comment on it, and all that it lists: two tests, a case, practice, a handout. In a
    folder `cases` its paths begin above that folder, else in NAME itself.
    """
    key_of(name)
    begin(name, {**MODULE, "case.md": "a-tired-hand.md", **LISTS}, "a-tired-hand.md")


def key_of(name: str, what: str = "") -> str:
    """The key that the name gives; `what` is the kind of a file that will have it for its name."""
    key, example = slug(Path(name).name.strip()), f"such as my-first-{what or 'case'}."
    if not re.search(r"[^\W_]", key):
        raise click.UsageError(f"The name needs a letter or a digit, {example}")
    if what and key in TAKEN:
        raise click.UsageError(f"{key}.md would not be read as a {what}: choose another name, {example}")
    return key


def begin(name: str, texts: Mapping[str, str], case: str = "") -> None:
    """Write the folder, with pictures where there is a case, and say what can be done with it."""
    folder = Path(name)
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        click.echo(f"{harmless(name)} is already there, and nothing was changed. Choose another name.", err=True)
        sys.exit(1)
    try:
        written = copy_template(folder, texts, PICTURES if case else (), clock.today())
    except OSError as slip:
        click.echo(f"{harmless(name)} cannot be written: {slip.strerror}.", err=True)
        sys.exit(1)
    then = [f"check {quoted(folder)}", *([f"play {quoted(folder / case)}"] if case else [])]
    click.echo(f"Wrote {harmless(name)}: {', '.join(written)}.")
    click.echo("\nNow try:" + "".join(f"\n  eduapp {command}" for command in then))


def quoted(path: Path) -> str:
    return shlex.quote(harmless(str(path)))


def copy_template(folder: Path, texts: Mapping[str, str], pictures: Sequence[str], today: date) -> list[str]:
    """Copy the template, as if written today; returns the names of the files."""
    whole = folder.resolve()
    above = f"cases/{whole.name}/" if whole.parent.name == "cases" else ""
    for name, new_name in texts.items():
        (folder / new_name).parent.mkdir(parents=True, exist_ok=True)
        (folder / new_name).write_text(beginning(name, today, above), encoding="utf-8", newline="\n")
    for name in pictures:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(picture(name))
    return [*texts.values(), *pictures]
