"""The comments on an attempt as a page shows them, to the learner and to her educators alike."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import flash, request
from werkzeug.datastructures import MultiDict

from eduapp.actions import comments, word_marks
from eduapp.actions.comments import About
from eduapp.web import unsent
from eduapp.web.db import db
from eduapp.web.hand import hand
from eduapp.web.language import gettext


@dataclass(frozen=True, slots=True)
class Said:
    """A comment; `is_new` is whether the other side sees it for the first time now."""

    id: int
    by: str
    text: str
    at: datetime
    is_own: bool
    is_new: bool
    is_edited: bool
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a form sends a comment, another wording of one, and marks of own words; the last is empty for whoever does
    not mark them."""

    say: str
    change: Callable[[int], str]
    mark: str = ""


@dataclass(slots=True)
class Talk:
    """`said` is by decision or question (from 0), None for the attempt as a whole. `slip` says what is wrong with what
    was sent: it stands in the form again, at the place that it was written at, or in that of the comment `changing`.
    Days are those of `zone`."""

    said: dict[int | None, list[Said]]
    marks: dict[tuple[int, int], bool]
    to: Addresses
    zone: str
    is_quiz: bool = False
    starts: bool = False
    slip: str = ""
    slipped_at: int | None = None
    changing: int | None = None
    words: str = ""

    @property
    def mark(self) -> str:
        return self.to.mark

    def slips(self, number: int | None) -> bool:
        return bool(self.slip) and self.changing is None and self.slipped_at == number

    def can_say(self, number: int | None) -> bool:
        """A learner answers where something was said, or writes about all of it; educators write anywhere."""
        return self.starts or number is None or number in self.said or self.slips(number)

    def is_marked(self, number: int) -> bool:
        return any(at == number for at, _ in self.marks)


def talk(at: About, reader: int, to: Addresses, zone: str) -> Talk:
    """As it stands for the reader, who is the learner or an educator."""
    said: dict[int | None, list[Said]] = {}
    for one in comments.comments(db.session, at):
        is_of_learner, is_own = one.person_id == at.learner_id, one.person_id == reader
        is_new = one.read_at is None and is_of_learner != (reader == at.learner_id) and not one.withdrawn_at
        shown = Said(one.id, one.by_name, one.text, one.at, is_own, is_new, bool(one.edited_at), one.withdrawn_at)
        said.setdefault(one.number, []).append(shown)
    marks = {} if at.is_quiz else word_marks.marks(db.session, at.attempt_id)
    found = Talk(said, marks, to, zone, at.is_quiz, starts=reader != at.learner_id)
    return _with_unsent(found)


def _with_unsent(found: Talk) -> Talk:
    """With what the reader was about to say when she was logged out."""
    slip = gettext("What you wrote before you were logged out. It is not sent yet.")
    own = [one.id for many in found.said.values() for one in many if one.is_own and not one.withdrawn_at]
    for address, changing in [(found.to.say, None), *((found.to.change(id_), id_) for id_ in own)]:
        if (fields := unsent.waiting(address)) is not None:
            found.slip, found.changing, found.words = slip, changing, fields.get("words", "")
            found.slipped_at = place(fields)
    return found


def sent_place() -> int | None:
    """The decision or question (from 0) that the form is about."""
    return place(request.form)


def place(form: MultiDict[str, str]) -> int | None:
    """None for the attempt as a whole. What is none is not there."""
    number = form.get("number", "")
    if not number:
        return None
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 5 else -1


def anchor(number: int | None, is_quiz: bool = False) -> str:
    if number is None:
        return "comments"
    return f"question-{number + 1}" if is_quiz else f"decision-{number + 1}"


def say(at: About) -> bool:
    """Say what the form says; whether it is new."""
    return comments.say(db.session, at, sent_place(), request.form.get("words", ""), hand())


def change(at: About, comment: int) -> int | None:
    """Do with one's own comment what the form says; what it is about."""
    if "withdraw" in request.form:
        flash(gettext("Your comment is withdrawn."))
        return comments.withdraw(db.session, at, comment, hand())
    number = comments.change(db.session, at, comment, request.form.get("words", ""), hand())
    flash(gettext("Your comment is changed."))
    return number


def refused(talk: Talk, slip: str, changing: int | None = None) -> Talk:
    """With the words that were sent, which are not lost."""
    talk.slip, talk.words, talk.changing = slip, request.form.get("words", ""), changing
    talk.slipped_at = sent_place()
    return talk
