"""Sentences of the interface that are made in rooms which know no language.

They are marked here for the translators. Whoever shows them says them in the language of the moment: at once,
where a function is handed a `say`, or later, where the sentence and its values are kept apart.
"""

from collections.abc import Callable
from typing import Any

Say = Callable[[str], str]  # `str` says it in English


def told(sentence: str) -> str:
    """Marks a sentence for the translators; whoever shows it translates it."""
    return sentence


class Telling(Exception):
    """An exception that people read. `sentence` is in English, with %(names)s of `values`."""

    def __init__(self, sentence: str, **values: Any) -> None:
        super().__init__(_filled(sentence, values))
        self.sentence = sentence
        self.values = values

    def said(self, say: Say) -> str:
        """The sentence in the language of `say`, with the values in it."""
        return _filled(say(self.sentence), self.values)


def _filled(sentence: str, values: dict[str, Any]) -> str:
    """Only where something is filled in, `%` is written twice."""
    return sentence % values if values else sentence
