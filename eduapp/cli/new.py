"""`eduapp new`: a folder with a small case or quiz that has each construct once."""

import os
import re
import shlex
import sys
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

import click

from eduapp.cli import clock
from eduapp.cli.screen import harmless
from eduapp.text.heading import slug

TAKEN = ("module", "readme")  # module.md is a module, and README.md files are skipped
REVIEWED, REVIEW_BY = "2026-01-01", "2031-01-01"  # in the templates
LISTS = ("competencies.yaml", "evidence.yaml")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document to begin: its template, what comes along, and what to try then."""

    name: str
    pictures: tuple[str, ...]
    then: tuple[str, ...]

    @property
    def example(self) -> str:
        return f"my-first-{self.name}"


CASE = Kind("case", ("media/then.png", "media/now.png"), ("check {folder}", "play {file}"))
QUIZ = Kind("quiz", (), ("check {folder}",))


@click.group()
def new() -> None:
    """Begin something new."""


@new.command("case")
@click.argument("name")
def new_case(name: str) -> None:
    """Write a folder NAME with a small case to change.

    The case has each construct of the format once, with a comment on it, and checks without any finding.
    """
    begin(CASE, name)


@new.command("quiz")
@click.argument("name")
def new_quiz(name: str) -> None:
    """Write a folder NAME with a small quiz to change.

    The quiz has a question of each kind, with a comment on it, and checks without any finding.
    """
    begin(QUIZ, name)


def begin(kind: Kind, name: str) -> None:
    """Write the folder and say what to do then; exits where that cannot be."""
    folder = Path(name)
    key = slug(folder.name.strip())
    if not re.search(r"[^\W_]", key):
        raise click.UsageError(f"The name needs a letter or a digit, such as {kind.example}.")
    if key in TAKEN:
        raise click.UsageError(
            f"{key}.md would not be read as a {kind.name}: choose another name, such as {kind.example}."
        )
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        click.echo(f"{harmless(name)} is already there, and nothing was changed. Choose another name.", err=True)
        sys.exit(1)
    try:
        written = copy_template(kind, folder, key, clock.today())
    except OSError as slip:
        click.echo(f"{harmless(name)} cannot be written: {slip.strerror}.", err=True)
        sys.exit(1)
    paths = {"folder": folder, "file": folder / f"{key}.md"}
    quoted = {what: shlex.quote(harmless(str(path))) for what, path in paths.items()}
    click.echo(f"Wrote {harmless(name)}: {', '.join(written)}.")
    click.echo("\nNow try:\n" + "\n".join(f"  eduapp {line.format(**quoted)}" for line in kind.then))


def copy_template(kind: Kind, folder: Path, key: str, today: date) -> list[str]:
    """Copy the template, as if written today; returns the names of the files."""
    template = files("eduapp.cli") / "template"
    texts = {f"{kind.name}.md": f"{key}.md"} | {name: name for name in LISTS}
    for name in (*texts.values(), *kind.pictures):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    for name, new_name in texts.items():
        text = (template / name).read_text(encoding="utf-8").replace(REVIEWED, today.isoformat())
        text = text.replace(REVIEW_BY, f"{today.year + 5}-01-01")
        (folder / new_name).write_text(text, encoding="utf-8", newline="\n")
    for name in kind.pictures:
        (folder / name).write_bytes((template / name).read_bytes())
    return [*texts.values(), *kind.pictures]
