"""An answer that is not whole yet, to a review card or to a question that tells at once what is right."""

from eduapp.web.language import gettext


class StillToSay(Exception):
    """`sentence` says what is missing, in the language of the page."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def answer_first() -> str:
    """For who presses the button by a slip of the thumb: what is right cannot be untold."""
    return gettext("Answer first: what is right comes after it.")
