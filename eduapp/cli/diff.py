"""`eduapp diff`: what has changed between two states of a case, a quiz, a module, or a folder of them."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Line

from eduapp.cli import clock, screen
from eduapp.library import Document
from eduapp.library.differing import Compared, compare
from eduapp.text.difference import Changed, Difference, Weight, by_weight
from eduapp.text.pieces import Piece

WEIGHED: dict[Weight, str] = {
    "scores": "Scores",
    "path": "Ways",
    "facts": "Facts and evidence",
    "text": "Words",
}
STYLES = {"gone": "red strike", "new": "green underline", "same": ""}
INDENT = (0, 0, 0, 6)


@click.command()
@click.argument("old", metavar="OLD", type=click.Path(exists=True, path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print it for other programs to read, as JSON.")
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Say what has changed between two files or folders.

    In the words of an author: scenes, choices, points, questions, keys, claims. What changes scores comes first,
    then what changes ways, then facts, then words. Where lines break is no change.

    For scripts: the exit code is 0 if all could be compared, 1 if a file has errors.
    """
    if old.is_dir() != new.is_dir():
        raise click.UsageError("Name two files or two folders.")
    found = compare(old, new, clock.today())
    if as_json:
        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=2))
    else:
        tell(found, screen.console())
    sys.exit(1 if found.unread else 0)


def tell(found: Compared, output: Console) -> None:
    for document in found.changed:
        tell_document(document, output)
    for unread in found.unread:
        output.print(Line(refusal(unread), style="yellow"))
    if not found.changed and not found.unread:
        output.print(Line("Nothing has changed."))


def refusal(document: Document) -> str:
    first = next((finding for finding in document.findings if finding.severity == "error"), None)
    where = f", line {first.line}: {first.message}" if first else "."
    return f"{document.path} was not compared{where}"


def tell_document(document: Changed, output: Console) -> None:
    state = {"added": " is new.", "removed": " is gone.", "changed": ""}[document.state]
    output.print(Line.assemble((document.path, "bold"), f"  {document.title}{state}"))
    for weight, places in by_weight(document.differences):
        output.print(Line(f"\n{WEIGHED[weight]}", style="bold cyan"))
        for place in places:
            if place.heading:
                output.print(Line(f"  {place.heading} (#{place.where})", style="dim"))
            for one in place.differences:
                tell_difference(one, output)
    output.print()


def tell_difference(one: Difference, output: Console) -> None:
    sign = "! " if one.is_safety else "· "
    output.print(Padding(Line(f"{sign}{one.told}"), (0, 0, 0, 4)))
    if laid := Line.assemble(*texts(one)):
        output.print(Padding(laid, INDENT))


def texts(one: Difference) -> Iterator[tuple[str, str]]:
    """What stayed, is gone and is new. The signs of a change stand there as well: not every terminal has colours."""
    for piece in one.laid:
        yield marked(piece), STYLES[piece.sign]


def marked(piece: Piece) -> str:
    text = piece.text.rstrip()
    around = {"gone": ("[-", "-]"), "new": ("{+", "+}"), "same": ("", "")}[piece.sign]
    return f"{around[0]}{text}{around[1]}{piece.text[len(text) :]}"


def as_data(found: Compared) -> dict[str, Any]:
    return {
        "documents": [document_data(document) for document in found.changed],
        "unread": [str(document.path) for document in found.unread],
    }


def document_data(document: Changed) -> dict[str, Any]:
    return {
        "path": document.path,
        "kind": document.kind,
        "title": document.title,
        "state": document.state,
        "differences": [difference_data(one) for one in document.differences],
    }


def difference_data(one: Difference) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "weight": one.weight,
        "safety": one.is_safety,
        "where": one.where,
        "heading": one.heading,
        "act": one.act,
        "sentence": str(one.told),
        "before": one.before,
        "after": one.after,
    }
