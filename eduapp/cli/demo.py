"""`eduapp demo`: everything that it takes to look around, made when it is not there yet."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import click
from flask import Flask

from eduapp.actions import cohorts, people, roles
from eduapp.app import SHORTEST_KEY
from eduapp.cli import demo_cohort, site
from eduapp.cli.db import upgrade_all
from eduapp.cli.load import bring, content, is_loaded, slips
from eduapp.cli.serve import check_free, serve
from eduapp.web import clock
from eduapp.web.db import db

HOST = "127.0.0.1"
PASSWORD = "practise-decisions"


@dataclass(frozen=True, slots=True)
class Somebody:
    name: str
    role: str

    @property
    def email(self) -> str:
        return f"{self.name.lower()}@demo.example"


CAST = (
    Somebody("Alice", "learner"),
    Somebody("Bob", "educator"),
    Somebody("Carol", "organiser"),
    Somebody("Dan", "author"),
    Somebody("Rita", "reviewer"),
)


@click.command()
@click.option(
    "--port",
    metavar="PORT",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="The port to serve at.",
)
@click.option(
    "--data",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("data"),
    show_default=True,
    help="The folder in which everything is kept.",
)
def demo(port: int, data: Path) -> None:
    """Serve a site to look around in, with cases, and people to log in as.

    What you do there is kept in the folder data, and is there the next time. Delete the folder to begin anew. It is
    for this computer only: everybody knows the password.
    """
    check_free(HOST, port)
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ.update(environment(data.resolve(), port))
    except OSError as slip:
        raise click.ClickException(f"{data} cannot be used: {slip.strerror}.") from slip
    click.echo("Starting …")
    app = site.made()
    prepare(app)
    site.let_go(app)
    serve(HOST, port, app.config["WORKERS"], lambda: click.echo(welcome(app)))


def environment(data: Path, port: int) -> dict[str, str]:
    """The settings of a demo: whatever else is set, it is on its own."""
    return {
        "EDUAPP_DEMO": "1",
        "EDUAPP_DATA": str(data),
        "EDUAPP_DATABASE_URL": f"sqlite:///{data / 'eduapp.db'}",
        "EDUAPP_SECRET_KEY": secret(data / "secret"),
        "EDUAPP_PUBLIC_URL": f"http://{HOST}:{port}",
        "EDUAPP_MAIL_BACKEND": "file",
        "EDUAPP_PROXIES": "0",
    }


def secret(path: Path) -> str:
    """The secret that the file keeps; it is made when there is none. Only its owner may read it."""
    kept = path.read_text(encoding="ascii").strip() if path.exists() else ""
    if len(kept) >= SHORTEST_KEY:
        return kept
    path.unlink(missing_ok=True)
    made = secrets.token_urlsafe(32)
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
        file.write(made)
    return made


def prepare(app: Flask) -> None:
    """Make what is missing: tables, cases, people. What is there stays as it is."""
    if site.schema(app) == "older":
        click.echo("Making the database and the cases ready …")
        upgrade_all(app)
    site.check(app)
    folder = content(app)
    if not is_loaded(app, folder):
        for line in slips(app, bring(app, folder)):
            click.echo(f"Withheld: {line.strip()}")
    cast(app)
    gather(app)


def cast(app: Flask) -> None:
    """The people whom anybody may log in as."""
    now = clock.now()
    with app.app_context():
        for somebody in CAST:
            if people.by_email(db.session, somebody.email) is None:
                person = people.sign_up(db.session, somebody.name, somebody.email, PASSWORD, now=now)
                person.email_verified_at = now
                if somebody.role != "learner":
                    roles.grant(db.session, person, somebody.role, now=now)
        db.session.commit()


def gather(app: Flask) -> None:
    """The cohort that Bob teaches, with what its residents did."""
    now = clock.now()
    with app.app_context():
        alice, bob = (people.by_email(db.session, somebody.email) for somebody in CAST[:2])
        if alice is not None and bob is not None and not cohorts.taught_by(db.session, bob.id, now=now):
            click.echo("Letting a cohort of made-up residents play …")
            demo_cohort.seed_cohort(db.session, bob, alice, now=now)
            db.session.commit()


def welcome(app: Flask) -> str:
    cast = "\n".join(f"  {somebody.email:<20} {somebody.name}, {somebody.role}" for somebody in CAST)
    return (
        f"\nThe demo is at {app.config['PUBLIC_URL']}\n\n"
        f"Log in with the password {PASSWORD} as\n{cast}\n"
        "or play the first case without an account.\n\n"
        f"Mails are written into {app.config['MAIL_FILE_PATH']}; everything is kept in {app.config['DATA']}.\n"
        "Stop with Ctrl-C."
    )
