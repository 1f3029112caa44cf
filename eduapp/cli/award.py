"""`eduapp award`: what was granted to whom, and taking it back."""

import re

import click

from eduapp.actions import awards
from eduapp.actions.refused import Refused
from eduapp.cli.screen import harmless
from eduapp.cli.user import site
from eduapp.module.credit import amount
from eduapp.store import Award
from eduapp.web import clock, ids


@click.group()
def award() -> None:
    """List certificates that were granted, and revoke them.

    For scripts: the exit code is 0 if it was done, 1 if not, 2 if the command was not understood.
    """


@award.command("list")
def list_() -> None:
    """List all that was granted, the newest first.

    A line each: code, name, module, release, kind, hours, date, and whether it was revoked. The code is the end of
    the address at which a certificate is verified.
    """
    with site() as session:
        lines = [told(one) for one in awards.every(session)]
    click.echo("\n".join(lines) or "Nothing was granted yet.")


@award.command()
@click.argument("code")
@click.option("--reason", required=True, help="Why it is revoked: it is kept, and shown to its owner.")
def revoke(code: str, reason: str) -> None:
    """Revoke what was granted under CODE. Whoever verifies the certificate is told so."""
    with site() as session:
        revoked = awards.revoke(session, number(code), reason, now=clock.now())
        sentence = f"Revoked {code}: {revoked.kind}, {revoked.name or 'without a name'}."
    click.echo(harmless(sentence))


def number(code: str) -> int:
    """The id that a code is written for."""
    if not re.fullmatch(ids.Opaque.regex, code):
        raise Refused("%(code)s is no code. A code has 13 characters: eduapp award list shows them.", code=code)
    return ids.read(code)


def told(one: Award) -> str:
    release = one.release
    hours = amount(one.quarter_hours) if one.quarter_hours else "no credit"
    name = one.name or "(name deleted)"
    revoked = f"  revoked {one.revoked_at:%Y-%m-%d}: {one.revoked_because}" if one.revoked_at else ""
    parts = (ids.written(one.id), name, release.module_key, f"release {release.number}", one.kind, hours)
    return harmless(" ".join(f"{'  '.join(parts)}  {one.granted_at:%Y-%m-%d}{revoked}".split("\n")))
