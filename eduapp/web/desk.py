"""What this process has at hand of cases and plays."""

from typing import cast

from flask import Flask, current_app

from eduapp.actions.play import Desk


def setup(app: Flask) -> None:
    app.extensions["desk"] = Desk()


def desk() -> Desk:
    return cast(Desk, current_app.extensions["desk"])
