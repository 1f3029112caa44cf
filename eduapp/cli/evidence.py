"""`eduapp evidence`: the references of documents, and what leans on each."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Line

from eduapp.cli import clock, screen
from eduapp.library import collection, read_document, shipped
from eduapp.library.ledger import Entry, Ledger, Use, ledger
from eduapp.text.terms import Claim

INDENT = (0, 0, 0, 6)


@click.command()
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print it for other programs to read, as JSON.")
def evidence(path: Path | None, as_json: bool) -> None:
    """List the references that cases, quizzes and modules rest on.

    Each with what it claims, how sure that is, as of when and for which region, when it is to be looked at again,
    and where it is cited: as "scored" where points or an answer lean on it, as "unsafe" where an unsafe act does.
    PATH is a file or a folder; without it, all that comes with eduapp is listed.
    """
    files = collection(path or shipped())
    found = ledger(read_document(file, clock.today(), play=False) for file in files)
    above = Path() if path else shipped().parent
    if as_json:
        click.echo(json.dumps(as_data(found, above), ensure_ascii=False, indent=2))
    else:
        tell(found, above, screen.console())


def tell(found: Ledger, above: Path, output: Console) -> None:
    for entry in found.entries:
        output.print(Line.assemble((entry.id, "bold"), f"  {known(entry.claim)}"))
        for line in (*([entry.claim.claim] if entry.claim else []), *places(entry, above)):
            output.print(Padding(Line(line), INDENT))
        output.print()
    for line in summed(found):
        output.print(Line(line))


def known(claim: Claim | None) -> str:
    """What is known of a claim besides its words."""
    if claim is None:
        return "in no list: a reference of the document's own"
    facts = [claim.confidence, f"as of {claim.as_of}" if claim.as_of else "", claim.region]
    facts.append(f"review by {claim.review_by}" if claim.review_by else "")
    return " · ".join(filter(None, facts))


def places(entry: Entry, above: Path) -> Iterator[str]:
    """Where it is cited, a line for each document, what is scored and what is unsafe first."""
    lines: dict[tuple[str, str], dict[str, None]] = {}
    for use in entry.uses:
        marked = f"#{use.leaning.where}" if use.leaning.where else ""
        lines.setdefault((weight(use), named(use.path, above)), {})[marked] = None
    for (what, file), marks in sorted(lines.items(), key=lambda item: (item[0][0] == "cited", item[0])):
        yield f"{what}: {file}{' '.join(sorted(marks))}"


def weight(use: Use) -> str:
    leaning = use.leaning
    return "unsafe" if leaning.is_unsafe else "scored" if leaning.is_scored else "cited"


def named(path: Path, above: Path) -> str:
    return path.relative_to(above).as_posix() if path.is_relative_to(above) else str(path)


def summed(found: Ledger) -> Iterator[str]:
    if not found.entries:
        yield "Nothing is cited here."
        return
    counts = Counter(entry.claim.confidence if entry.claim else "in no list" for entry in found.entries)
    kinds = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
    yield f"{len(found.entries)} references: {kinds}."
    unsafe = sum(use.leaning.is_unsafe for use in found.weak)
    yield f"Without a verified claim or a principle: {len(found.weak) - unsafe} scored, {unsafe} unsafe."


def as_data(found: Ledger, above: Path) -> dict[str, Any]:
    return {
        "references": [entry_data(entry, above) for entry in found.entries],
        "without_verified_or_principle": [use_data(use, above) for use in found.weak],
    }


def entry_data(entry: Entry, above: Path) -> dict[str, Any]:
    claim = entry.claim.model_dump(mode="json") if entry.claim else dict.fromkeys(Claim.model_fields)
    return {"id": entry.id, **claim, "uses": [use_data(use, above) for use in entry.uses]}


def use_data(use: Use, above: Path) -> dict[str, Any]:
    leaning = use.leaning
    return {
        "file": named(use.path, above),
        "where": leaning.where,
        "act": leaning.act,
        "scored": leaning.is_scored,
        "unsafe": leaning.is_unsafe,
    }
