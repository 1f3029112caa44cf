"""Where the pages of an attempt lead. The preview of a draft has links of its own, so that both share templates."""

from typing import Any

from flask import url_for


class Links:
    """An address each. All are below that of the attempt, which its own page need not work out."""

    def __init__(self, attempt: Any, at: str = "") -> None:
        self._attempt = attempt
        self.decide = at or url_for("learn.decide", attempt=attempt.id)
        self.draft = f"{self.decide}draft"
        self.debrief = f"{self.decide}debrief"
        self.problem = f"{self.decide}problem"
        self.take_back = f"{self.decide}back"
        self.what_if = f"{self.decide}what-if"
        self.check_words = f"{self.decide}words"

    @property
    def leave(self) -> str:
        return url_for("learn.cover", key=self._attempt.case_key)
