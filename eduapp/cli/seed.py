"""`eduapp seed`: a database full of made-up learners, to try a site out at the size that it will have."""

import sys
import time
from random import Random

import click
from sqlalchemy import Connection, func, select, text
from sqlalchemy.orm import Session

from eduapp.actions.refused import Refused
from eduapp.actions.seeded_cohorts import Grounds, Size
from eduapp.actions.seeding import Seeding, must_be_empty
from eduapp.cli import site
from eduapp.store import Attempt
from eduapp.web import clock, ids
from eduapp.web.db import db


@click.command()
@click.option("--learners", metavar="N", type=click.IntRange(1, 1_000_000), required=True, help="How many learners.")
@click.option(
    "--cohort",
    metavar="N",
    type=click.IntRange(1, 10_000),
    default=40,
    show_default=True,
    help="How many of them are in one cohort.",
)
@click.option(
    "--decisions",
    metavar="N",
    type=click.IntRange(1, 2_000),
    default=250,
    show_default=True,
    help="How many decisions each of them makes, or somewhat more.",
)
@click.option("--seed", metavar="N", type=int, default=1, show_default=True, help="Another seed makes other learners.")
@click.option("--among-people", is_flag=True, help="Also where there are people already.")
def seed(learners: int, cohort: int, decisions: int, seed: int, among_people: bool) -> None:
    """Fill a database with made-up learners, to see how a site does at its full size.

    Forty of them really play what is on the shelf, some better than others, and all others are copies of these. Each
    cohort has an educator of its own. Nobody has a password. They cannot be taken out again: take a database that you
    can throw away. The tables and the cases have to be there: eduapp db upgrade, eduapp load.
    """
    app = site.made()
    site.check(app)
    begun = time.monotonic()
    with app.app_context(), db.engine.connect() as connection, Session(connection, expire_on_commit=False) as session:
        hasten(connection)
        try:
            if not among_people:
                must_be_empty(session)
            now = clock.now()
            grounds = Grounds(session, Size(learners, cohort, decisions), ids.new(now), now)
            for part in Seeding(session, grounds, Random(seed)).run():
                session.commit()
                show(part)
        except Refused as slip:
            raise click.ClickException(str(slip)) from slip
        session.commit()
        show("Looking at the tables anew")
        session.execute(text("ANALYZE"))
        made = session.scalar(select(func.sum(Attempt.decided)))
        session.commit()
    show("")
    click.echo(
        f"Made {learners:,} learners in {grounds.size.cohorts:,} cohorts. There are {made or 0:,} decisions now; "
        f"it took {time.monotonic() - begun:,.0f} seconds."
    )


def hasten(connection: Connection) -> None:
    """Wait for no disk, on this connection: made-up learners can be made again."""
    sqlite_ones = ("PRAGMA synchronous=OFF", "PRAGMA cache_size=-262144")
    for statement in sqlite_ones if connection.dialect.name == "sqlite" else ("SET synchronous_commit = off",):
        connection.exec_driver_sql(statement)
    connection.commit()


def show(part: str) -> None:
    """What is in hand: over the last line of a terminal, else a line each."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{part}" + (" …" if part else ""), err=True, nl=False)
    elif part:
        click.echo(f"{part} …", err=True)
