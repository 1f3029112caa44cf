"""`eduapp user`: who may do what here, for whoever runs the site."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import click
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from eduapp.actions import people, roles
from eduapp.actions.refused import Refused
from eduapp.app import served
from eduapp.cli.screen import harmless
from eduapp.store import Person, Role
from eduapp.store.person import EVERYTHING, ROLES
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.settings import Unsafe

scoped = click.option(
    "--scope", default=EVERYTHING, show_default="everything", help="What the role holds for, by its name."
)


@click.group()
def user() -> None:
    """Add people, and grant or take back roles.

    Whoever signs up is a learner. Everything else is granted here: educator, organiser, author, reviewer,
    operator. For scripts: the exit code is 0 if it was done, 1 if not, 2 if the command was not understood.
    """


@user.command()
@click.argument("email")
@click.option("--name", required=True, help="What to call the person.")
@click.option(
    "--role", "granted", multiple=True, type=click.Choice(ROLES), help="A role for everything; again for more."
)
@click.option(
    "--password-from-stdin", is_flag=True, help="Read the password from what is piped in, not from the keyboard."
)
def add(email: str, name: str, granted: tuple[str, ...], password_from_stdin: bool) -> None:
    """Add a person with the address EMAIL.

    You vouch for the address, so that it counts as verified. The password is asked for and not shown.
    """
    if password_from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt="Again")
    with site() as session:
        now = clock.now()
        person = people.sign_up(session, name, email, password, now=now)
        person.email_verified_at = now
        for role in granted:
            roles.grant(session, person, role, now=now)
    click.echo(harmless(f"Added {person.name} <{person.email}>, {', '.join(('learner', *granted))}."))


@user.command()
@click.argument("email")
@click.argument("role", type=click.Choice(ROLES))
@scoped
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day (UTC) on which a reviewer is one: 2027-03-31."
)
def grant(email: str, role: str, scope: str, until: datetime | None) -> None:
    """Grant a ROLE to the person with the address EMAIL.

    An educator of one cohort has the scope cohort:NUMBER; an author or a reviewer of one module, module:NAME.
    """
    ends_at = until and until.replace(tzinfo=UTC) + timedelta(days=1)
    with site() as session:
        person = found(session, email)
        is_new = roles.grant(session, person, role, scope, now=clock.now(), ends_at=ends_at)
    last = f" until {until:%Y-%m-%d}" if until else ""
    click.echo(harmless(f"{person.email} is {role}{for_(scope)}{' now' if is_new else ' already'}{last}."))


@user.command()
@click.argument("email")
@click.argument("role", type=click.Choice(ROLES))
@scoped
def revoke(email: str, role: str, scope: str) -> None:
    """Take a ROLE back from the person with the address EMAIL."""
    with site() as session:
        person = found(session, email)
        if not roles.revoke(session, person, role, scope):
            raise Refused(
                "%(email)s is not %(role)s, and nothing was changed.", email=person.email, role=role + for_(scope)
            )
    click.echo(harmless(f"{person.email} is no longer {role}{for_(scope)}."))


@user.command("list")
def list_() -> None:
    """List everybody who has an account, with their roles."""
    with site() as session:
        everybody = session.scalars(select(Person).where(~Person.is_guest).order_by(Person.email, Person.id)).all()
        lines = [told(person) for person in everybody]
    click.echo("\n".join(lines) or "Nobody has an account yet. Add somebody with: eduapp user add")


@contextmanager
def site() -> Iterator[Session]:
    """The database of the site; what is done is kept if nothing is refused."""
    try:
        app = served()
        with app.app_context():
            try:
                yield db.session
                db.session.commit()
            finally:
                db.session.close()
                db.engine.dispose()
    except (Refused, Unsafe) as slip:
        raise click.ClickException(harmless(str(slip))) from slip
    except DBAPIError as slip:
        raise click.ClickException(f"The database cannot be used: {harmless(str(slip.orig))}") from slip


def found(session: Session, email: str) -> Person:
    person = people.by_email(session, email)
    if person is None:
        raise Refused("There is no account with the address %(email)s.", email=email)
    return person


def for_(scope: str) -> str:
    return "" if scope == EVERYTHING else f" for {scope}"


def _until(role: Role) -> str:
    """The last day of a role that ends."""
    return f" until {role.ends_at - timedelta(days=1):%Y-%m-%d}" if role.ends_at else ""


def told(person: Person) -> str:
    """One line: address, name, roles, and what does not count yet."""
    held = ", ".join(sorted(f"{role.role}{for_(role.scope)}{_until(role)}" for role in person.roles)) or "learner"
    doubt = " (not verified)" if person.email and not person.email_verified_at else ""
    return harmless(f"{person.email or '(no address)'}{doubt}  {person.name}  {held}")
