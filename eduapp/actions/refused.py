"""What cannot be done, each with its own sentence; the web maps each kind to a status, once."""

from eduapp.text.said import Telling


class Refused(Telling):
    """Something that cannot be done as it was asked; whoever shows it translates it."""


class NotThere(Refused):
    """There is no such thing, or it is not for this person: both look the same from outside."""


class MovedOn(Refused):
    """What was decided on is no longer what is there now: another tab was faster."""


class TooOften(Refused):
    """Too many tries; `wait` is how many seconds to wait. The sentence may also name the `minutes`."""

    def __init__(self, sentence: str, wait: int) -> None:
        super().__init__(sentence, wait=wait, minutes=-(-wait // 60))
        self.wait = wait
