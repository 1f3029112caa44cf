"""`eduapp publish`: a folder becomes a draft, or its next state, and is released if nothing lacks; for pipelines."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from eduapp.actions import candidates, draft_documents, drafts, people, releases, releasing
from eduapp.actions.ahead import look_ahead
from eduapp.actions.audit import Hand
from eduapp.actions.drafts import Put
from eduapp.actions.powers import ORGANISER, WRITERS, powers
from eduapp.actions.refused import Refused
from eduapp.actions.unfolding import Unfolding
from eduapp.cli import published, site
from eduapp.cli.gathered import gather
from eduapp.cli.published import Published, as_data, explored, tell
from eduapp.cli.screen import harmless
from eduapp.interop import archive
from eduapp.interop.archive import Placed
from eduapp.jobs.release import release_draft
from eduapp.store import Draft
from eduapp.text.told import Told
from eduapp.web import clock, public
from eduapp.web.db import db
from eduapp.web.hand import hand_of


class Unfit(Exception):
    """What was sent is not taken; the sentences say why."""

    def __init__(self, sentences: Sequence[Told]) -> None:
        super().__init__("\n".join(map(str, sentences)))
        self.sentences = tuple(map(str, sentences))


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--as", "email", metavar="EMAIL", required=True, help="The author or organiser whose hand it is.")
@click.option("--json", "as_json", is_flag=True, help="Print it for other programs to read, as JSON.")
@click.option("--release", "is_to_release", is_flag=True, help="Sign as the organiser, and release it.")
@click.option("--changes", metavar="TEXT", help="With --release: what is new in it, for those who read of it.")
@click.option("--statement", metavar="TEXT", help="With --release: what you stand by, in your words.")
def publish(
    paths: tuple[Path, ...], email: str, as_json: bool, is_to_release: bool, changes: str | None, statement: str | None
) -> None:
    """Make the draft of a module, or bring it in line with its files.

    PATH is the folder of a module, a .zip of one, or its .md files. Says what the checker found, what has changed
    since the release in force, and what a release still lacks.

    For scripts: the exit code is 0 if nothing lacks but signatures, 1 if something does or the files were refused,
    2 if the command was not understood.
    """
    if is_to_release != bool(changes) or is_to_release != bool(statement):
        raise click.UsageError("--release, --changes and --statement go together.")
    app = site.made()
    site.check(app)
    unfolding = Unfolding()
    with app.test_request_context():
        try:
            draft, made = _sent(db.session, paths, email, unfolding, is_to_release)
            if is_to_release and not made.lacking:
                made = _released(db.session, draft, made, email, statement or "", changes or "", unfolding)
        except (Unfit, Refused, OSError) as slip:
            db.session.rollback()
            _refuse(slip, as_json)
        except DBAPIError as slip:
            raise click.ClickException(f"The database cannot be used: {harmless(str(slip.orig))}") from slip
        click.echo(json.dumps(as_data(made), ensure_ascii=False, indent=2)) if as_json else tell(made)
    sys.exit(0 if made.is_ready and not (is_to_release and made.released is None) else 1)


def _refuse(slip: Unfit | Refused | OSError, as_json: bool) -> None:
    """Say why nothing was taken, and end."""
    sentences = slip.sentences if isinstance(slip, Unfit) else (str(slip),)
    if as_json:
        click.echo(json.dumps({"refused": sentences}, ensure_ascii=False, indent=2))
    else:
        click.echo("Nothing was taken, and nothing has changed:", err=True)
        for sentence in sentences:
            click.echo(harmless(f"  {sentence}"), err=True)
    sys.exit(1)


def _sent(
    session: Session, paths: Sequence[Path], email: str, unfolding: Unfolding, is_to_release: bool
) -> tuple[Draft, Published]:
    unpacked, on_disk = gather(paths)
    if unpacked.refusals:
        raise Unfit(unpacked.refusals)
    hand = _hand(session, email)
    placed = archive.place(unpacked.files, _only_module(session, hand, unpacked.files))
    if placed.refusals:
        raise Unfit(placed.refusals)
    draft, put = _put(session, placed, hand)
    session.commit()
    root = unfolding.folder(session.connection(), draft.id)
    today = hand.now.date()
    documents = draft_documents.read(session, draft, root, today)
    findings = tuple(explored(session, draft, documents, root, _shown(placed, on_disk)))
    looked = candidates.look(session, draft, root, today)
    if looked.module:
        drafts.rename(session, draft, looked.module.title)
    session.commit()
    ahead = look_ahead(session, draft, root, today)
    return draft, Published(
        draft.module_key,
        public.address("publish.draft", draft=draft.id),
        put,
        tuple(sorted({file.path for file in drafts.files_of(session, draft)} - placed.files.keys())),
        tuple(map(str, (*unpacked.left_out, *placed.unplaced))),
        findings,
        ahead.in_force.release.number if ahead.in_force else None,
        ahead.changed,
        tuple(str(one.told) for one in ahead.means),
        releasing.missing(looked, today, hand if is_to_release else None),
    )


def _hand(session: Session, email: str) -> Hand:
    person = people.by_email(session, email)
    if person is None or person.email_verified_at is None:
        raise Refused("There is no account with the address %(email)s.", email=email)
    return hand_of(person.id, person.name)


def _only_module(session: Session, hand: Hand, files: Mapping[str, bytes]) -> str:
    """Files without their module.md belong to the one module that the person is working on."""
    if any(path.rpartition("/")[2] == draft_documents.MODULE for path in files):
        return ""
    mine = powers(session, hand.id, now=hand.now)
    worked_on = drafts.drafts_of(session, hand.id, now=hand.now)
    keys = [draft.module_key for draft in worked_on if mine.over(draft.module_key, WRITERS)]
    return keys[0] if len(keys) == 1 else ""


def _put(session: Session, placed: Placed, hand: Hand) -> tuple[Draft, Put]:
    if not powers(session, hand.id, now=hand.now).over(placed.key, WRITERS):
        sentence = "%(name)s is neither an author nor an organiser of %(module)s. See: eduapp user grant"
        raise Refused(sentence, name=hand.name, module=placed.key)
    draft = drafts.open_draft(session, placed.key)
    if draft is not None:
        return draft, drafts.put(session, draft, placed.files, hand)
    return drafts.begin(session, placed.key, placed.files, hand), Put(tuple(sorted(placed.files)), (), ())


def _shown(placed: Placed, on_disk: Mapping[str, Path]) -> Mapping[str, str]:
    """The files of the draft as whoever sent them knows them."""
    return {target: str(on_disk.get(source, source)) for source, target in placed.went.items()}


def _released(
    session: Session, draft: Draft, made: Published, email: str, statement: str, changes: str, unfolding: Unfolding
) -> Published:
    hand = _hand(session, email)
    if not powers(session, hand.id, now=hand.now).over(draft.module_key, (ORGANISER,)):
        raise Refused("%(name)s is no organiser of %(module)s.", name=hand.name, module=draft.module_key)
    root = unfolding.folder(session.connection(), draft.id)
    looked = candidates.look(session, draft, root, hand.now.date())
    releasing.ask(session, draft, looked, draft.digest, statement, changes, hand)
    session.commit()
    release_draft(db.engine, unfolding, draft.id, clock=clock.now)
    session.expire_all()
    return published.ended(made, draft, releases.in_force(session, draft.module_key))
