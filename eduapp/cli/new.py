"""`eduapp new case`: a folder with a small case that has each construct once."""

import os
import re
import shlex
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

import click

from eduapp.cli import clock
from eduapp.cli.screen import harmless
from eduapp.text.heading import slug

TAKEN = ("module", "readme")  # module.md is a module, and README.md files are skipped
REVIEWED, REVIEW_BY = "2026-01-01", "2031-01-01"  # in the template
PICTURES = ("media/then.png", "media/now.png")


@click.group()
def new() -> None:
    """Begin something new."""


@new.command("case")
@click.argument("name")
def new_case(name: str) -> None:
    """Write a folder NAME with a small case to change.

    The case has each construct of the format once, with a comment on it, and checks without any finding.
    """
    folder = Path(name)
    key = slug(folder.name.strip())
    if not re.search(r"[^\W_]", key):
        raise click.UsageError("The name needs a letter or a digit, such as my-first-case.")
    if key in TAKEN:
        raise click.UsageError(f"{key}.md would not be read as a case: choose another name, such as my-first-case.")
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        click.echo(f"{harmless(name)} is already there, and nothing was changed. Choose another name.", err=True)
        sys.exit(1)
    try:
        written = copy_template(folder, key, clock.today())
    except OSError as slip:
        click.echo(f"{harmless(name)} cannot be written: {slip.strerror}.", err=True)
        sys.exit(1)
    paths = [shlex.quote(harmless(str(path))) for path in (folder, folder / f"{key}.md")]
    click.echo(f"Wrote {harmless(name)}: {', '.join(written)}.")
    click.echo(f"\nNow try:\n  eduapp check {paths[0]}\n  eduapp play {paths[1]}")


def copy_template(folder: Path, key: str, today: date) -> list[str]:
    """Copy the template, as if written today; returns the names of the files."""
    template = files("eduapp.cli") / "template"
    (folder / "media").mkdir(parents=True, exist_ok=True)
    texts = {"case.md": f"{key}.md", "competencies.yaml": "competencies.yaml", "evidence.yaml": "evidence.yaml"}
    for name, new_name in texts.items():
        text = (template / name).read_text(encoding="utf-8").replace(REVIEWED, today.isoformat())
        text = text.replace(REVIEW_BY, f"{today.year + 5}-01-01")
        (folder / new_name).write_text(text, encoding="utf-8", newline="\n")
    for name in PICTURES:
        (folder / name).write_bytes((template / name).read_bytes())
    return [*texts.values(), *PICTURES]
