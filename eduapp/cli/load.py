"""`eduapp load`: put cases, quizzes and modules on the shelf from which they are played."""

import sys
from pathlib import Path
from typing import Any

import click
from flask import Flask
from sqlalchemy import select

from eduapp import library
from eduapp.actions import shelf
from eduapp.actions.placing import SHELVES
from eduapp.actions.shelf import Loaded
from eduapp.cli import site
from eduapp.cli.screen import harmless
from eduapp.web import clock
from eduapp.web.db import db


@click.command()
@click.argument(
    "folder", metavar="[FOLDER]", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
def load(folder: Path | None) -> None:
    """Bring the cases that can be played in line with a FOLDER.

    Without FOLDER, with the one that the setting CONTENT names, else with those that come along. A case with an
    error is withheld: what was offered before stays. Cases that are not in the folder are offered no more. Whoever
    is in the middle of a case plays on with what they began. The exit code is 1 if something was withheld.
    """
    app = site.made()
    site.check(app)
    folder = folder or content(app)
    loaded = bring(app, folder)
    told = {"New or changed": loaded.new, "Unchanged": loaded.same, "Gone": loaded.gone, "Withheld": loaded.withheld}
    for name, keys in told.items():
        if keys:
            click.echo(harmless(f"{name}: {', '.join(keys)}."))
    for key, number in loaded.released:
        click.echo(harmless(f"Released: {key}, release {number}."))
    if loaded.left:
        click.echo(harmless(f"Left as they were released from their drafts: {', '.join(loaded.left)}."))
    for line in slips(app, loaded):
        click.echo(harmless(line))
    if app.config["OPEN_CASE"] not in (*loaded.new, *loaded.same, *loaded.withheld):
        click.echo(
            f"Nobody can play without an account: {app.config['OPEN_CASE']}, the setting OPEN_CASE, is not there."
        )
    sys.exit(1 if loaded.withheld else 0)


def content(app: Flask) -> Path:
    """The folder of cases that the settings name."""
    return Path(app.config["CONTENT"]) if app.config["CONTENT"] else library.shipped()


def bring(app: Flask, folder: Path) -> Loaded:
    if not folder.is_dir():
        raise click.ClickException(f"There is no folder {folder}: look at the setting CONTENT.")
    if not any(path.suffix == ".md" for path in library.documents(folder)):
        raise click.ClickException(f"There is no case in {folder}, so nothing was changed.")
    with app.app_context():
        loaded = shelf.load(db.session, folder, now=clock.now())
        db.session.commit()
    return loaded


def is_loaded(app: Flask, folder: Path) -> bool:
    with app.app_context():
        return folder.is_dir() and shelf.is_loaded(db.session, folder)


def slips(app: Flask, loaded: Loaded) -> list[str]:
    """What keeps the withheld cases from being played, a line each."""
    with app.app_context():
        withheld = [row for shelf in SHELVES.values() for row in db.session.scalars(_withheld(shelf, loaded))]
        return [_told(finding) for row in withheld for finding in row.findings if finding["severity"] == "error"]


def _withheld(shelf: Any, loaded: Loaded) -> Any:
    return select(shelf).where(shelf.key.in_(loaded.withheld)).order_by(shelf.position)


def _told(finding: dict[str, Any]) -> str:
    return f"  {finding['file']}:{finding['line']}:{finding['column']}  {finding['message']} [{finding['code']}]"
