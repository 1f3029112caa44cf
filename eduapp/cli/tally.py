"""`eduapp tally`: the tallies of how cohorts decide, made anew from the decisions."""

import click

from eduapp.actions import tallies
from eduapp.actions.playable import playables
from eduapp.cli import site
from eduapp.web.db import db


@click.command()
def tally() -> None:
    """Make the tallies of all cohorts anew from their decisions, and say whether they agreed.

    They are kept along with each decision, so that this is needed only after somebody changed the database by hand.
    Meanwhile, decisions of cohorts wait.
    """
    app = site.made()
    site.check(app)
    with app.app_context(), db.engine.begin() as connection:
        wrong = tallies.rebuild(connection, playables())
    if wrong:
        click.echo(f"{wrong:,} tallies did not agree with the decisions. They do now.")
    else:
        click.echo("The tallies agree with the decisions.")
