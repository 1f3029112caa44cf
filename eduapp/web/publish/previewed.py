"""Cases of drafts, played from any scene with any variables. Nothing is stored; what playing every way found comes from
the job process."""

import json
import zlib
from collections import OrderedDict
from datetime import date
from pathlib import Path
from typing import cast

from flask import current_app, g, url_for
from sqlalchemy.orm import undefer

from eduapp.actions import exploring
from eduapp.actions.draft_paths import fit
from eduapp.actions.drafts import NOT_THERE
from eduapp.actions.refused import NotThere, Refused
from eduapp.case import kept
from eduapp.case.guide import Guide
from eduapp.store import Explored
from eduapp.text.finding import Finding
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.preview.draft import Draft, Version
from eduapp.web.publish.desk import desk_or_404

MOST_KEPT = 16


def _today() -> date:
    return clock.now().date()


class Previewed(Draft):
    """A case of a draft, as it is unfolded on this server."""

    follows = False

    def __init__(self, path: Path, draft_id: int, name: str) -> None:
        super().__init__(path, _today, patience=0)
        self.draft_id, self.name = draft_id, name

    def version(self) -> Version:
        version = super().version()
        if not version.is_played:
            self._explore(version)
        return version

    def _explore(self, version: Version) -> None:
        """Ask the job process to play it, and take over what that has found."""
        digest = exploring.digest_of(version.document, _today())
        if digest is None or version.playing is None:
            version.played.set()
            return
        exploring.ask(db.session, self.draft_id, self.name, digest, now=clock.now())
        row = db.session.get_one(Explored, digest, options=[undefer(Explored.found), undefer(Explored.proof)])
        if row.found is None or row.proof is None:
            return
        rules = version.playing.rules
        version.guide = Guide(rules, kept.from_data(json.loads(zlib.decompress(row.proof)), rules))
        told = tuple(Finding(**finding) for finding in row.found["findings"])
        version.document = version.document.with_findings(told)
        version.played.set()


def previewed(draft: int, case: str) -> Draft:
    """The case of a draft, if whoever is asking writes, reviews or releases the module."""
    desk = desk_or_404(draft)
    try:
        path = desk.root / fit(case, desk.draft.module_key)
    except Refused as slip:
        raise NotThere(NOT_THERE) from slip
    if not path.is_file():
        raise NotThere(NOT_THERE)
    shown = cast("OrderedDict[Path, Previewed]", current_app.extensions.setdefault("shown_drafts", OrderedDict()))
    found = shown.setdefault(path, Previewed(path, draft, case))
    shown.move_to_end(path)
    while len(shown) > MOST_KEPT:
        shown.popitem(last=False)
    g.back = url_for("publish.file", draft=draft, path=case)
    return found
