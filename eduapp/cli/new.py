"""`eduapp new case`: a folder with a small case that has each construct once."""

import re
import sys
from importlib.resources import files
from pathlib import Path

import click

from eduapp.cli import clock
from eduapp.text.outline import slug


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
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        click.echo(f"{folder} is already there, and nothing was changed. Choose another name.", err=True)
        sys.exit(1)
    today = clock.today().isoformat()
    try:
        written = copy_template(folder, key, today)
    except OSError as slip:
        click.echo(f"{folder} cannot be written: {slip.strerror}.", err=True)
        sys.exit(1)
    click.echo(f"Wrote {folder}: {', '.join(written)}.")
    click.echo(f"\n  eduapp check {folder}\n  eduapp play {folder / (key + '.md')}")


def copy_template(folder: Path, key: str, today: str) -> list[str]:
    """Copy the template; returns the names of the files."""
    template = files("eduapp.cli") / "template"
    (folder / "media").mkdir(parents=True, exist_ok=True)
    text = (template / "case.md").read_text(encoding="utf-8").replace("2026-01-01", today)
    (folder / f"{key}.md").write_text(text, encoding="utf-8")
    names = [f"{key}.md"]
    for name in ("competencies.yaml", "evidence.yaml", "media/then.png", "media/now.png"):
        (folder / name).write_bytes((template / name).read_bytes())
        names.append(name)
    return names
