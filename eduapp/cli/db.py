"""`eduapp db`: the tables of the database, from version to version."""

import click
from alembic.util import CommandError
from flask import Flask

from eduapp.cli import site
from eduapp.web.db import alembic

NOTHING = "base"


@click.group()
def db() -> None:
    """Make the database ready for this version."""


@db.command()
def upgrade() -> None:
    """Bring the tables to this version, or make them in an empty database. What is in them stays."""
    app = site.made()
    if site.schema(app) == "newer":
        raise click.ClickException(site.SENTENCES["newer"])
    before = standing(app)
    upgrade_all(app)
    after = standing(app)
    click.echo(f"The database was ready: {after}." if after == before else f"The database is ready: {after}.")


@db.command()
@click.argument("revision")
@click.option("--yes", is_flag=True, help="Do not ask.")
def downgrade(revision: str, yes: bool) -> None:
    """Take the tables back to an older REVISION; base means that none is left. What newer tables hold is lost."""
    app = site.made()
    if site.schema(app) == "newer":
        raise click.ClickException(site.SENTENCES["newer"])
    if not yes:
        click.confirm("What newer tables hold will be lost. Go on?", abort=True)
    try:
        with app.app_context():
            alembic.downgrade(revision)
    except CommandError as slip:
        raise click.ClickException(f"There is no revision {revision} to go back to.") from slip
    click.echo(f"The database is now at: {standing(app)}.")


@db.command()
def current() -> None:
    """Say at which revision the database is."""
    app = site.made()
    if site.schema(app) == "newer":
        raise click.ClickException(site.SENTENCES["newer"])
    click.echo(standing(app))


@db.command()
def check() -> None:
    """Say whether the tables are as this version needs them. The exit code is 0 if so, else 1."""
    app = site.made()
    site.check(app)
    with app.app_context():
        differences = alembic.compare_metadata()
    if differences:
        told = "\n".join(f"  {difference}" for difference in differences)
        raise click.ClickException(f"The tables are not as they should be:\n{told}")
    click.echo(f"The database is as it should be: {standing(app)}.")


def upgrade_all(app: Flask) -> None:
    with app.app_context():
        alembic.upgrade()


def standing(app: Flask) -> str:
    """The revision of the database with what it brought."""
    with app.app_context():
        scripts = alembic.current()
        return ", ".join(f"{script.revision} ({script.doc.rstrip('.')})" for script in scripts) or NOTHING
