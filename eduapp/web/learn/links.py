"""Where the pages of an attempt lead. The preview of a draft has links of its own, so that both share templates."""

from typing import Any

from flask import url_for


class Links:
    """An address each, made when a template asks for it."""

    def __init__(self, attempt: Any) -> None:
        self._attempt = attempt

    @property
    def decide(self) -> str:
        return self._to("decide")

    @property
    def draft(self) -> str:
        return self._to("keep_draft")

    @property
    def leave(self) -> str:
        return url_for("learn.cover", key=self._attempt.case_key)

    @property
    def debrief(self) -> str:
        return self._to("debrief")

    @property
    def problem(self) -> str:
        return self._to("problem")

    @property
    def take_back(self) -> str:
        return self._to("take_back")

    @property
    def what_if(self) -> str:
        return self._to("what_if")

    @property
    def check_words(self) -> str:
        return self._to("check_words")

    def _to(self, view: str) -> str:
        return url_for(f"learn.{view}", attempt=self._attempt.id)
