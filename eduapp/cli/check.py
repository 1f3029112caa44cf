"""`eduapp check`: what is wrong with cases, where, and how to mend it."""

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn
from watchfiles import watch

from eduapp.case.check import Checked
from eduapp.case.facts import facts, points
from eduapp.cli import clock
from eduapp.cli.module_facts import module_facts, told_module
from eduapp.cli.quiz_facts import quiz_facts, told_quiz
from eduapp.cli.screen import harmless
from eduapp.library import Document, documents, read_document
from eduapp.text.finding import Finding

WATCHED = (".md", ".yaml", ".webp", ".png", ".jpg", ".jpeg", ".svg")
WAIT = 200  # milliseconds until watching is known to have begun
COLOURS = {"error": "red", "warning": "yellow"}
INDENT = " " * 19
WIDEST = 110


@click.command()
@click.argument(
    "paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(exists=True, readable=False, path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="Print it for other programs to read, as JSON.")
@click.option("--watch", "watching", is_flag=True, help="Stay, and check again whenever a file changes.")
def check(paths: tuple[Path, ...], as_json: bool, watching: bool) -> None:
    """Say what is wrong with cases, quizzes and modules, and how to mend it.

    PATH is a file or a folder of them (README.md files are skipped). If a case is well formed, every way
    through it is played: what is said of dead ends, unreachable scenes and points is a fact.

    An error must be mended before the case can be used; a warning is for you to judge. For scripts: the exit
    code is 0 without errors, 1 with errors, 2 if the command was not understood.
    """
    tell = tell_json if as_json else tell_text
    if watching:
        with suppress(KeyboardInterrupt):
            stay(paths, tell)
        return
    found = check_all(paths)
    tell(found)
    sys.exit(1 if any(document.has_errors for document in found) else 0)


def stay(paths: Sequence[Path], tell: Callable[[Sequence[Document]], None]) -> None:
    """Check, and again after each change, until Ctrl-C. It watches before it checks, so that no change is missed."""
    folders = {path if path.is_dir() else path.parent for path in paths}
    watching = watch(*folders, rust_timeout=WAIT, yield_on_timeout=True, ignore_permission_denied=True)
    next(watching)
    tell(check_all(paths))
    click.echo("Watching for changes. Stop with Ctrl-C.", err=True)
    for changes in watching:
        # Of a new folder only itself may be told: what was put into it at once can escape the watch.
        names = sorted({Path(name).name for _, name in changes if name.endswith(WATCHED) or os.path.isdir(name)})
        if names:
            click.echo(harmless(f"\nChanged: {', '.join(names)}.\n"), err=True)
            tell(check_all(paths))


def check_all(paths: Iterable[Path]) -> list[Document]:
    """Read and check every document below the paths; a terminal is told how far that is."""
    files = list(dict.fromkeys(file for path in paths for file in documents(path)))
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None)
        result = []
        for number, file in enumerate(files, 1):
            where = f"{number} of {len(files)} · {harmless(file.name)}"

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
        "facts": facts_of(document),
    }


def facts_of(document: Document) -> dict[str, Any] | None:
    if document.case and document.checked:
        return facts(len(document.case.scenes), document.checked)
    if document.quiz and document.quizzed:
        return quiz_facts(document.quiz, document.quizzed)
    return module_facts(document.module, document.whole) if document.module and document.whole else None


def finding_data(finding: Finding) -> dict[str, Any]:
    return {
        "line": finding.line,
        "column": finding.column,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
    }


def tell_text(found: Sequence[Document]) -> None:
    for document in found:
        tell_document(document)
    if not found:
        click.echo("There is no case here.")
        return
    severities = [finding.severity for document in found for finding in document.findings]
    files = counted(len(found), "file")
    if not severities:
        click.secho(f"{files}, nothing to mend.", fg="green")
        return
    told = [counted(severities.count(severity), severity) for severity in COLOURS if severity in severities]
    click.secho(f"{files}: {', '.join(told)}.", fg=COLOURS["error" if "error" in severities else "warning"])


def counted(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def tell_document(document: Document, err: bool = False) -> None:
    """The findings and facts of one file; on stderr if `err`."""
    say = partial(click.secho, err=err)
    width = min(shutil.get_terminal_size().columns, WIDEST)
    say(harmless(str(document.path)), bold=True)
    for finding in document.findings:
        place = f"{finding.line}:{finding.column}".rjust(8)
        severity = click.style(finding.severity.ljust(7), fg=COLOURS[finding.severity])
        body = wrapped(f"{finding.message} [{finding.code}]", width, INDENT)
        say(f"{place}  {severity}  {body[0].lstrip()}")
        for line in body[1:]:
            say(line)
        for line in wrapped(f"→ {finding.hint}" if finding.hint else "", width, INDENT, "  "):
            say(line, fg="cyan")
    for fact in told_of(document):
        for line in wrapped(fact, width, "  ", "  "):
            say(line)
    say("")


def told_of(document: Document) -> Iterator[str]:
    """The facts of a document, a line each."""
    if document.case and document.checked:
        yield from told_facts(document.title, len(document.case.scenes), document.checked)
    if document.quiz and document.quizzed:
        yield from told_quiz(quiz_facts(document.quiz, document.quizzed), document.title)
    if document.module and document.whole:
        yield from told_module(module_facts(document.module, document.whole), document.title)


def wrapped(text: str, width: int, indent: str, deeper: str = "") -> list[str]:
    """The text in indented lines, those after the first a little deeper."""
    return textwrap.wrap(
        harmless(text),
        max(width, len(indent) + 30),
        initial_indent=indent,
        subsequent_indent=indent + deeper,
        break_on_hyphens=False,
    )


def told_facts(title: str, scenes: int, checked: Checked) -> Iterator[str]:
    found = checked.exploration
    states = counted(found.states, "state") if found.complete else f"more than {found.states - 1:,} states"
    minutes = f"{float(checked.minutes):.1f} minutes"
    yield f"{title}: {counted(scenes, 'scene')}, {states}, {checked.words:,} words, {minutes}"
    if found.complete and found.shortest is None:
        yield "decisions: no play reaches an ending"
    elif found.complete:
        longest = "no limit" if found.longest is None else found.longest
        best = "none" if found.best is None else len(found.best)
        yield f"decisions: {found.shortest} on the shortest path, {longest} on the longest, {best} on the best"
    attainable = points(found.attainable, found.ceiling, found.scores_complete)
    if attainable:
        yield "attainable: " + ", ".join(f"{competency} {shown(most)}" for competency, most in attainable.items())


def shown(most: int | list[int]) -> str:
    return str(most) if isinstance(most, int) else f"{most[0]} to {most[1]}"
