"""Loads an attempt of whoever is asking, or answers 404."""

from typing import cast

from flask import current_app

from eduapp.actions.play import Desk, Standing, stand
from eduapp.actions.playable import Playable
from eduapp.web.db import reading
from eduapp.web.visitor import person


def standing_or_404(attempt: int) -> Standing:
    """Where the attempt stands; anybody else's is not there."""
    return stand(reading(), desk(), attempt, person().id)


def playable(revision_id: int) -> Playable:
    return desk().playables.get(reading(), revision_id)


def desk() -> Desk:
    return cast(Desk, current_app.extensions.setdefault("desk", Desk()))
