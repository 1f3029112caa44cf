"""Where the pages of a preview lead: the same names as for an attempt, with all of the state in the address."""

from flask import url_for

from eduapp.web.preview.address import Stand


class Links:
    problem = draft = take_back = check_words = ""  # nothing is stored

    def __init__(self, stand: Stand) -> None:
        self._stand = stand

    @property
    def decide(self) -> str:
        return url_for("preview.decide", **self._stand.address())

    @property
    def leave(self) -> str:
        return url_for("preview.cover")

    @property
    def debrief(self) -> str:
        return url_for("preview.debrief", **self._stand.address())

    @property
    def what_if(self) -> str:
        return url_for("preview.what_if", **self._stand.address())

    def back_to(self, decisions: int) -> str:
        """The scene as it was after so many decisions."""
        return url_for("preview.scene", **self._stand.address(decisions))
