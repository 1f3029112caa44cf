"""Loads an attempt of whoever is asking, or answers 404."""

from typing import cast

from flask import current_app

from eduapp.actions import reckoning, studying
from eduapp.actions.kept import Kept
from eduapp.actions.offer import Offers
from eduapp.actions.play import Standing, stand
from eduapp.actions.playable import Playable
from eduapp.actions.studying import Teaching
from eduapp.web import clock
from eduapp.web.db import reading, writing
from eduapp.web.desk import desk
from eduapp.web.visitor import person


def standing_or_404(attempt: int) -> Standing:
    """Where the attempt stands; anybody else's is not there."""
    return stand(reading(), desk(), attempt, person().id)


def reckon() -> None:
    """What ended attempts of whoever is asking say of them is kept now, if the job process has not done so yet."""
    reckoning.reckon(reading(), writing, desk(), person().id, now=clock.now())


def playable(revision_id: int) -> Playable:
    return desk().playables.get(reading(), revision_id)


def teachings() -> Kept[Teaching]:
    """The modules that this process has shown."""
    return cast("Kept[Teaching]", current_app.extensions.setdefault("teachings", studying.teachings()))


def offers() -> Offers:
    """What this process has read of the shelf."""
    return cast(Offers, current_app.extensions.setdefault("offers", Offers()))
