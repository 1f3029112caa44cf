"""Releases the drafts that organisers asked for: every file is checked, then all are put on the shelf at once.

How far it is is committed after each file; the shelf changes in one transaction at the end, or not at all.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from eduapp.actions import releasing
from eduapp.actions.draft_documents import MODULE
from eduapp.actions.draft_paths import is_text
from eduapp.actions.refused import Refused
from eduapp.actions.unfolding import Unfolding
from eduapp.library import Document
from eduapp.store import DraftFile

_log = logging.getLogger("eduapp.jobs")
BROKE_OFF = "Something broke on our side. Try it again; if it happens again, tell whoever runs the site."


def release(engine: Engine, unfolding: Unfolding, *, clock: Callable[[], datetime]) -> bool:
    """Release a draft, if one waits; whether that was done."""
    with engine.connect() as connection:
        draft_id = releasing.due(connection, now=clock())
    return draft_id is not None and release_draft(engine, unfolding, draft_id, clock=clock)


def release_draft(engine: Engine, unfolding: Unfolding, draft_id: int, *, clock: Callable[[], datetime]) -> bool:
    """Release the draft that was asked for; whether that was done here. Why not stands in the draft."""
    try:
        with engine.connect() as connection:
            root = unfolding.folder(connection, draft_id)
        documents = _checked(engine, draft_id, root, clock)
        with Session(engine) as session, session.begin():
            releasing.release(session, draft_id, root, documents, now=clock())
        return True
    except Refused as slip:
        _give_up(engine, draft_id, str(slip), clock)
    except Exception:
        _give_up(engine, draft_id, BROKE_OFF, clock)
        _log.exception("The release of draft %d broke off.", draft_id)
    return False


def _checked(engine: Engine, draft_id: int, root: Path, clock: Callable[[], datetime]) -> list[Document]:
    with engine.connect() as connection:
        own = select(DraftFile.path).where(DraftFile.draft_id == draft_id).order_by(DraftFile.path)
        paths = [path for path in connection.scalars(own) if is_text(path)]
    documents: dict[Path, Document] = {}
    for done, path in enumerate(sorted(paths, key=_is_module), 1):
        full = (root / path).resolve()
        with engine.connect() as connection:
            documents[full] = releasing.check(connection, full, clock().date(), documents)
        with engine.begin() as connection:
            releasing.go_on(connection, draft_id, done, now=clock())
    return list(documents.values())


def _is_module(path: str) -> bool:
    """It comes last, when all that it lists is at hand."""
    return path.endswith(f"/{MODULE}")


def _give_up(engine: Engine, draft_id: int, sentence: str, clock: Callable[[], datetime]) -> None:
    with Session(engine) as session, session.begin():
        releasing.give_up(session, draft_id, sentence, now=clock())
