"""`eduapp calibrate`: how hard the scenes and questions are, by all first attempts at them."""

import click

from eduapp.actions import calibrating
from eduapp.cli import site
from eduapp.cli.screen import harmless
from eduapp.web import clock
from eduapp.web.db import db

MOST = 10


@click.command()
def calibrate() -> None:
    """Find how hard each scored scene and each question is, by all first attempts at it.

    Until an item was attempted by many, its author's guess counts most. The mean over all items stays where it was, so
    that standings stay comparable; everybody's standing is worked out anew. Run it every night: nothing else
    changes difficulties.
    """
    app = site.made()
    site.check(app)
    with app.app_context(), db.engine.begin() as connection:
        found = calibrating.calibrate(connection, now=clock.now())
    if not found:
        click.echo("There is no evidence yet, so nothing was changed.")
        return
    click.echo(f"{len(found):,} items were calibrated, and every standing was worked out anew. The hardest:")
    for row in found[:MOST]:
        told = f"  {row.mean:+.2f} (guess {row.guess:+.0f}, {row.attempts:,} first attempts)  {row.item}"
        click.echo(harmless(told))
