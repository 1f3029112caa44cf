"""An answer to a review card that is not whole yet."""


class StillToSay(Exception):
    """`sentence` says what is missing, in the language of the page."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
