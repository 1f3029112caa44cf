"""`eduapp map`: a case as a picture, or as an indented list."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console

from eduapp.case.map import drawing, outline
from eduapp.cli.play import explored, load
from eduapp.cli.screen import harmless


@click.command("map")
@click.argument("file", metavar="FILE")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the picture to this .svg file."
)
def map_(file: str, output: Path | None) -> None:
    """Show how a case branches.

    Without -o, as an indented list. With -o map.svg, as a picture (install eduapp[maps] for that). Endings,
    unsafe acts and the best path are marked.
    """
    if output is not None and output.suffix.lower() != ".svg":
        raise click.UsageError("The picture is an SVG: name it something.svg.")
    rules = load(file)
    found = explored(rules)
    if output is None:
        click.echo(harmless(outline(rules, found)))
        return
    try:
        with Console(stderr=True).status("Drawing …"), muted():
            picture = drawing(rules, found)
    except ImportError:
        click.echo("Drawing needs Graphviz: install it with pip install 'eduapp[maps]'.", err=True)
        sys.exit(1)
    try:
        output.write_text(picture, encoding="utf-8")
    except OSError as slip:
        click.echo(f"{output} cannot be written: {slip.strerror}.", err=True)
        sys.exit(1)
    click.echo(f"Wrote {output}.")


@contextmanager
def muted() -> Iterator[None]:
    """Graphviz brings libraries that write what they think of this computer's fonts straight to stderr, where it
    would only puzzle; what really goes wrong is raised."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
