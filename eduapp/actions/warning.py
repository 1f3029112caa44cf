"""The owner of a module is warned of what runs out in it, before it does: once within sixty days of it, and once within
fourteen. What she was warned of is kept with the changes of the module."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from eduapp.actions.evidence_ledger import InUse
from eduapp.module.falling_due import Due, Reviewed, falling_due
from eduapp.store import Module, ModuleChange

WARNED = "warned"
Warning = tuple[str, str, str, int]
"""Of what: its kind, what it is, its day, and how soon that was."""


def due_in(one: InUse, today: date) -> tuple[Due, ...]:
    """What runs out in a release."""
    documents = [Reviewed(own.title, own.reviewed, own.valid_months) for own in one.whole]
    claims = {id_: claim.review_by for own in one.whole for id_, claim in own.claims.items()}
    facts = one.whole[0].facts
    assert facts is not None
    return falling_due(facts, documents, claims, today)


def unwarned(session: Session, key: str, found: Collection[Due], today: date) -> list[Warning]:
    """Of which the owner of the module was not warned yet, at the stage at which it is."""
    rows = select(ModuleChange.detail).where(ModuleChange.module_key == key, ModuleChange.what == WARNED)
    warned = {tuple(of) for detail in session.scalars(rows) for of in detail.get("of", ())}
    return [of for of in (_warning(one, today) for one in found) if of not in warned]


def _warning(one: Due, today: date) -> Warning:
    return one.kind, one.what, one.day.isoformat(), one.stage(today)


def hold(session: Session, key: str) -> None:
    """Let no other process warn of this module until this one has: an update that changes nothing."""
    own = update(Module).where(Module.key == key).values(position=Module.position)
    session.execute(own, execution_options={"synchronize_session": False})


def note(session: Session, key: str, of: Collection[Warning], id_: int, *, now: datetime) -> None:
    """Write down that she was warned."""
    row = ModuleChange(id=id_, module_key=key, at=now, by_name="", what=WARNED, detail={"of": [*map(list, of)]})
    row.reason = ""
    session.add(row)
    session.flush()
