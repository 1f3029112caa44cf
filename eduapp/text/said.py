"""Sentences of the interface that are made in rooms which know no language.

They are marked here for the translators. Whoever shows them says them in the language of the moment: at once,
where a function is handed a `say`, or later, where the sentence and its values are kept apart.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Say = Callable[[str], str]  # `str` says it in English
T = TypeVar("T")


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


class InLanguages(Generic[T]):
    """What `make` makes, in each language of the interface, when it is first asked for in that language."""

    def __init__(self, make: Callable[[Say], T]) -> None:
        self._make = make
        self._made: dict[str, T] = {}

    def __call__(self, language: str, say: Say) -> T:
        """It in the language; `say` speaks it whenever this is used."""
        made = self._made.get(language)
        if made is None:
            made = self._made[language] = self._make(say)
        return made
