"""Erasing somebody: what each table has declared is done, so that none can be forgotten."""

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from eduapp.actions.exporting import drop_of
from eduapp.store.privacy import Erasure, declared, rows_of


def erase(session: Session, person_id: int) -> None:
    """Everything that names the person goes, or stays without the name. What depends on another row goes first; files
    in which others can read of her go before that, while it is known where she learnt."""
    session.flush()
    drop_of(session, person_id)
    for table, privacy in reversed(declared().items()):
        rows = rows_of(table, person_id)
        if rows is None:
            continue
        if privacy.erasure is Erasure.UNNAME:
            assert privacy.person is not None
            emptied = dict.fromkeys(privacy.names, "")
            session.execute(update(table).where(rows).values({privacy.person: None, **emptied}))
        else:
            session.execute(delete(table).where(rows))
    session.expunge_all()
