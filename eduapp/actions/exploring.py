"""Cases of drafts that are to be played in every way: asked for when they are saved, taken up by the job process.

What was found is kept by the digest of the case and of all that it resolves to: the same case is never explored
twice, and what was found of an older one is never mistaken for what is true of this one.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select, update
from sqlalchemy.orm import Session, undefer

from eduapp.actions.resolved import proof_of, resolve
from eduapp.case.facts import facts
from eduapp.library import Document
from eduapp.store import Explored

LEFT = timedelta(minutes=10)
"""Longer than any case takes: whoever has not come back for so long has died."""
MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """What one process has taken up; `number` is which try it is, and only the last one may write."""

    digest: str
    number: int
    draft_id: int
    path: str


def digest_of(document: Document, today: date) -> str | None:
    """By what is kept what exploring a document found; None where there is nothing to explore."""
    if document.case is None or document.has_errors:
        return None
    return resolve(document, today).hash


def ask(session: Session, draft_id: int, path: str, digest: str, *, now: datetime) -> Explored:
    """The case is to be explored, if it was not yet; the row that says how far that is."""
    row = session.get(Explored, digest)
    if row is None:
        row = Explored(digest=digest, draft_id=draft_id, path=path, state="waiting", tries=0, touched_at=now)
        session.add(row)
        session.flush()
    return row


def found(session: Session, digests: Collection[str]) -> Mapping[str, Explored]:
    """What is known of them, by their digests, with the findings and facts but without the rest of the proof."""
    rows = select(Explored).where(Explored.digest.in_(digests)).options(undefer(Explored.found))
    return {row.digest: row for row in session.scalars(rows)}


def is_due(connection: Connection, *, now: datetime) -> bool:
    return connection.execute(select(Explored.digest).where(_to_do(now)).limit(1)).first() is not None


def claim(connection: Connection, *, now: datetime) -> Claim | None:
    """Take up the case that was asked for last: somebody looks at that one. Those left too often have failed."""
    worn = update(Explored).where(_left(now), Explored.tries >= MOST_TRIES).values(state="failed")
    connection.execute(worn)
    due = select(Explored.digest, Explored.tries, Explored.draft_id, Explored.path).where(_to_do(now))
    row = connection.execute(due.order_by(Explored.touched_at.desc(), Explored.digest).limit(1)).first()
    if row is None:
        return None
    mine = update(Explored).where(Explored.digest == row.digest, Explored.tries == row.tries, _to_do(now))
    values = {"state": "working", "tries": row.tries + 1, "touched_at": now}
    if connection.execute(mine.values(values)).rowcount != 1:
        return None
    return Claim(row.digest, row.tries + 1, row.draft_id, row.path)


def finish(connection: Connection, mine: Claim, document: Document, root: Path, *, now: datetime) -> bool:
    """Write down what was found; whether it was still ours to do."""
    return _write(connection, mine, now, state="done", found=to_data(document, root), proof=proof_of(document))


def drop(connection: Connection, mine: Claim, *, now: datetime) -> bool:
    """The file says something else by now, or is gone: nobody will ask for what it was."""
    return _write(connection, mine, now, state="failed")


def give_up(connection: Connection, mine: Claim, *, now: datetime) -> None:
    """It broke off: it is tried again, but not for ever."""
    _write(connection, mine, now, state="failed" if mine.number >= MOST_TRIES else "waiting")


def to_data(document: Document, root: Path) -> dict[str, Any]:
    """The findings, their files named from the root on, and the facts that the checker proved."""
    assert document.case is not None
    assert document.checked is not None
    told = [asdict(finding) | {"file": named(finding.file, root)} for finding in document.findings]
    return {"findings": told, "facts": facts(len(document.case.scenes), document.checked)}


def named(file: str, root: Path) -> str:
    """The path of a file from the root on."""
    path = Path(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file


def _write(connection: Connection, mine: Claim, now: datetime, **values: Any) -> bool:
    own = update(Explored).where(
        Explored.digest == mine.digest, Explored.tries == mine.number, Explored.state == "working"
    )
    return connection.execute(own.values(touched_at=now, **values)).rowcount == 1


def _left(now: datetime) -> ColumnElement[bool]:
    return (Explored.state == "working") & (Explored.touched_at < now - LEFT)


def _to_do(now: datetime) -> ColumnElement[bool]:
    return or_(Explored.state == "waiting", _left(now))
