"""What this process has at hand of cases and plays."""

from typing import cast

from flask import current_app

from eduapp.actions.play import Desk


def desk() -> Desk:
    return cast(Desk, current_app.extensions.setdefault("desk", Desk()))
