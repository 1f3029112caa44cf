"""Loads an attempt of whoever is asking, or answers 404."""

from typing import cast

from flask import current_app

from eduapp.actions.play import Standing, Table, stand
from eduapp.actions.playable import Playable
from eduapp.web.db import reading
from eduapp.web.visitor import person


def standing_or_404(attempt: int) -> Standing:
    """Where the attempt stands; anybody else's is not there."""
    return stand(reading(), table(), attempt, person().id)


def playable(revision_id: int) -> Playable:
    return table().playables.get(reading(), revision_id)


def table() -> Table:
    return cast(Table, current_app.extensions.setdefault("table", Table()))
