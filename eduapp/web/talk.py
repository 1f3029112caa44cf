"""The comments on an attempt as a page shows them, to the learner and to her educators alike."""

from dataclasses import dataclass, field
from datetime import datetime

from flask import request

from eduapp.actions import comments
from eduapp.web.db import db


@dataclass(frozen=True, slots=True)
class Said:
    """A comment; `is_new` is whether the other side sees it for the first time now."""

    by: str
    text: str
    at: datetime
    is_own: bool
    is_new: bool


@dataclass(slots=True)
class Talk:
    """`said` is by decision (from 0), None for the attempt as a whole. `say` is where a form sends a comment, `mark`
    where it sends marks of own words; empty for whoever does not mark them. `slip` says what is wrong with what was
    sent: it stands in the form again, at the place that it was written at."""

    said: dict[int | None, list[Said]]
    marks: dict[tuple[int, int], bool]
    say: str
    mark: str = ""
    starts: bool = False
    slip: str = ""
    slipped_at: int | None = None
    words: str = field(default="")

    def slips(self, number: int | None) -> bool:
        return bool(self.slip) and self.slipped_at == number

    def can_say(self, number: int | None) -> bool:
        """A learner answers where something was said, or writes about all of it; educators write anywhere."""
        return self.starts or number is None or number in self.said or self.slips(number)

    def is_marked(self, number: int) -> bool:
        return any(at == number for at, _ in self.marks)


def talk(attempt: int, reader: int, learner: int, say: str, mark: str = "") -> Talk:
    """As it stands for the reader, who is the learner or an educator."""
    said: dict[int | None, list[Said]] = {}
    for one in comments.comments(db.session, attempt):
        is_of_learner = one.person_id == learner
        is_new = one.read_at is None and is_of_learner != (reader == learner)
        said.setdefault(one.number, []).append(Said(one.by_name, one.text, one.at, one.person_id == reader, is_new))
    return Talk(said, comments.marks(db.session, attempt), say, mark, starts=reader != learner)


def sent_place() -> int | None:
    """The decision (from 0) that the form is about; None for the attempt as a whole. What is none is not there."""
    number = request.form.get("number", "")
    if not number:
        return None
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 5 else -1


def anchor(number: int | None) -> str:
    return "comments" if number is None else f"decision-{number + 1}"


def refused(talk: Talk, slip: str) -> Talk:
    """With the words that were sent, which are not lost."""
    talk.slip, talk.slipped_at, talk.words = slip, sent_place(), request.form.get("words", "")
    return talk
