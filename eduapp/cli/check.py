"""`eduapp check`: what is wrong with cases, where, and how to mend it."""

import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn
from watchfiles import watch

from eduapp.case.check import Checked
from eduapp.cli import clock
from eduapp.library import Document, documents, read_document
from eduapp.text.finding import Finding

WATCHED = (".md", ".yaml", ".webp", ".png", ".jpg", ".jpeg", ".svg")
COLOURS = {"error": "red", "warning": "yellow"}


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings and facts as JSON.")
@click.option("--watch", "watching", is_flag=True, help="Stay, and check again whenever a file changes.")
def check(paths: tuple[Path, ...], as_json: bool, watching: bool) -> None:
    """Say what is wrong with cases, and how to mend it.

    PATH is a case or a folder of cases (README.md files are skipped). If a case is well formed, every way
    through it is played: what is said of dead ends, unreachable scenes and points is a fact.

    An error must be mended before the case can be used; a warning is for you to judge. The exit code is 0
    without errors, 1 with errors, 2 if the command was not understood.
    """
    tell = tell_json if as_json else tell_text
    found = check_all(paths)
    tell(found)
    if watching:
        stay(paths, tell)
        return
    sys.exit(1 if any(document.has_errors for document in found) else 0)


def stay(paths: Sequence[Path], tell: Callable[[Sequence[Document]], None]) -> None:
    """Check again after each change, until Ctrl-C."""
    folders = {path if path.is_dir() else path.parent for path in paths}
    click.echo("Watching for changes. Stop with Ctrl-C.", err=True)
    for changes in watch(*folders, raise_interrupt=False):
        if any(name.endswith(WATCHED) for _, name in changes):
            tell(check_all(paths))


def check_all(paths: Iterable[Path]) -> list[Document]:
    files = list(dict.fromkeys(file for path in paths for file in documents(path)))
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        result = []
        for number, file in enumerate(files, 1):
            where = f"{number} of {len(files)} · {file.name}"

            def told(states: int, where: str = where) -> None:
                progress.update(task, description=f"{where} · {states:,} states")

            progress.update(task, description=where)
            result.append(read_document(file, clock.today(), progress=told))
    return result


def tell_json(found: Sequence[Document]) -> None:
    click.echo(json.dumps({"files": [as_data(document) for document in found]}, ensure_ascii=False, indent=2))


def as_data(document: Document) -> dict[str, Any]:
    return {
        "path": str(document.path),
        "kind": document.kind,
        "key": document.key,
        "title": document.title,
        "findings": [finding_data(finding) for finding in document.findings],
        "facts": facts(len(document.case.scenes), document.checked) if document.case and document.checked else None,
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    return {
        "line": finding.line,
        "column": finding.column,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
    }


def facts(scenes: int, checked: Checked) -> dict[str, Any]:
    found = checked.exploration
    return {
        "scenes": scenes,
        "states": found.states,
        "complete": found.complete,
        "decisions": {
            "shortest": found.shortest,
            "longest": found.longest,
            "best": None if found.best is None else len(found.best),
        },
        "attainable": points(found.attainable, found.ceiling, found.scores_complete),
        "best": points(found.best_points, found.ceiling, found.scores_complete),
        "words": checked.words,
        "minutes": round(float(checked.minutes), 1),
    }


def points(found: Mapping[str, int], ceiling: Mapping[str, int], exact: bool) -> dict[str, int | list[int]]:
    """The points by competency; where they are not exact, each as the best found and what none can exceed."""
    if exact:
        return dict(found)
    return {competency: [found.get(competency, 0), most] for competency, most in ceiling.items()}


def tell_text(found: Sequence[Document]) -> None:
    for document in found:
        tell_document(document)
    if not found:
        click.echo("There is no case here.")
        return
    findings = [finding for document in found for finding in document.findings]
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    files = f"{len(found)} file{'s' if len(found) > 1 else ''}"
    if not findings:
        click.secho(f"{files}, nothing to mend.", fg="green")
        return
    counted = [counted_word(errors, "error"), counted_word(warnings, "warning")]
    click.secho(f"{files}: {', '.join(word for word in counted if word)}.", fg="red" if errors else "yellow")


def counted_word(count: int, word: str) -> str:
    return f"{count} {word}{'s' if count > 1 else ''}" if count else ""


def tell_document(document: Document) -> None:
    click.secho(str(document.path), bold=True)
    width = min(shutil.get_terminal_size().columns, 110)
    for finding in document.findings:
        place = f"{finding.line}:{finding.column}".rjust(8)
        severity = click.style(finding.severity.ljust(7), fg=COLOURS[finding.severity])
        indent = " " * 19
        body = textwrap.wrap(f"{finding.message} [{finding.code}]", max(30, width - 19)) or [""]
        click.echo(f"{place}  {severity}  {body[0]}")
        for line in body[1:]:
            click.echo(indent + line)
        for line in textwrap.wrap(finding.hint, max(30, width - 21), initial_indent="→ ", subsequent_indent="  "):
            click.secho(indent + line, fg="cyan")
    if document.case and document.checked:
        tell_facts(document.title, len(document.case.scenes), document.checked)
    click.echo()


def tell_facts(title: str, scenes: int, checked: Checked) -> None:
    found = checked.exploration
    states = f"{found.states:,} states" if found.complete else f"more than {found.states - 1:,} states"
    click.echo(f"  {title}: {scenes} scenes, {states}, {checked.words:,} words, {float(checked.minutes):.1f} minutes")
    longest = "no limit" if found.longest is None and found.complete else found.longest
    best = "none" if found.best is None else len(found.best)
    shortest = "none" if found.shortest is None else found.shortest
    if found.complete:
        click.echo(f"  decisions: {shortest} on the shortest path, {longest} on the longest, {best} on the best")
    attainable = points(found.attainable, found.ceiling, found.scores_complete)
    if attainable:
        listed = ", ".join(f"{competency} {shown(most)}" for competency, most in attainable.items())
        click.echo(f"  attainable: {listed}")


def shown(most: int | list[int]) -> str:
    return str(most) if isinstance(most, int) else f"{most[0]} to {most[1]}"
