"""Sentences of the interface that are made in rooms which know no language.

They are marked here for the translators. Whoever shows them says them in the language of the moment: at once,
where a function is handed a `say`, or later, where the sentence and its values are kept apart.
"""

from collections.abc import Callable

Say = Callable[[str], str]  # `str` says it in English


def told(sentence: str) -> str:
    """Marks a sentence for the translators; whoever shows it translates it."""
    return sentence
