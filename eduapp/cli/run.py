"""`eduapp run`: serve the site."""

import click

from eduapp.cli import site
from eduapp.cli.serve import check_free, serve


@click.command()
@click.option("--host", metavar="ADDRESS", help="The address to serve at; the setting HOST if not given.")
@click.option(
    "--port", metavar="PORT", type=click.IntRange(1, 65535), help="The port to serve at; the setting PORT if not given."
)
@click.option(
    "--workers",
    metavar="NUMBER",
    type=click.IntRange(1, 64),
    help="How many processes answer; the setting WORKERS if not given.",
)
@click.option("--access-log", is_flag=True, help="Print a line for each request.")
def run(host: str | None, port: int | None, workers: int | None, access_log: bool) -> None:
    """Serve the site, and send its mails.

    It is set up in the environment: EDUAPP_SECRET_KEY has to be set, and DATABASE_URL names the database. Before
    the first time, and after each new version, run eduapp db upgrade. Ctrl-C ends it.
    """
    app = site.made()
    site.check(app)
    config = app.config
    host, port, workers = host or config["HOST"], port or config["PORT"], workers or config["WORKERS"]
    check_free(host, port)
    name = f"[{host}]" if ":" in host else host

    def tell() -> None:
        click.echo(f"Serving {config['ORGANISATION']} at http://{name}:{port}. Stop with Ctrl-C.")

    serve(host, port, workers, tell, access_log)
