"""A draft on the desk of whoever works on it: its row, its folder on this server, its documents."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from flask import current_app

from eduapp.actions import drafts, new_files
from eduapp.actions.powers import ORGANISER, WRITERS, Powers, powers
from eduapp.actions.unfolding import Unfolding
from eduapp.library import Document, read_document
from eduapp.store import Draft
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.visitor import person


@dataclass(frozen=True)
class Desk:
    """`root` holds the files of the draft as they are saved now. `held` is what whoever is asking may do."""

    draft: Draft
    held: Powers

    @cached_property
    def root(self) -> Path:
        return unfolding().folder(db.session.connection(), self.draft.id)

    @property
    def is_writer(self) -> bool:
        """Whether whoever is asking may change it now."""
        return self.draft.state == drafts.OPEN and self.held.over(self.draft.module_key, WRITERS)

    @property
    def is_organiser(self) -> bool:
        return self.held.over(self.draft.module_key, (ORGANISER,))

    def is_movable(self, path: str) -> bool:
        return new_files.is_movable(path)

    def read(self, path: str) -> Document:
        """The file, read and checked but for what only playing can find."""
        return read_document(self.root / path, clock.now().date(), play=False)


def desk_or_404(draft: int) -> Desk:
    """The draft, if whoever is asking writes, reviews or releases the module."""
    now = clock.now()
    found = drafts.draft_or_404(db.session, draft, person().id, now=now)
    return Desk(found, powers(db.session, person().id, now=now))


def unfolding() -> Unfolding:
    """The drafts that this process has unfolded."""
    return cast("Unfolding", current_app.extensions.setdefault("unfolding", Unfolding()))
