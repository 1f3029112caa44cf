"""What this process has read of revisions, for whichever audience asks."""

from typing import cast

from flask import current_app

from eduapp.actions import takeable
from eduapp.actions.kept import Kept
from eduapp.actions.takeable import Takeable


def takeables() -> Kept[Takeable]:
    """The quizzes that this process has asked."""
    return cast("Kept[Takeable]", current_app.extensions.setdefault("takeables", takeable.takeables()))
