"""An educator says something of an attempt at a case or quiz, or changes it; the learner is told."""

from collections.abc import Callable
from typing import Protocol

from werkzeug.wrappers import Response

from eduapp.actions.comments import About
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Cohort, Member
from eduapp.web import talk as talks
from eduapp.web.form import said
from eduapp.web.talk import Talk, refused, sent_place
from eduapp.web.teach.told import tell, tell_no_more, will_see

Answer = Response | tuple[str, int]


class Work(Protocol):
    """What was done for the cohort, and whose it is; with its page."""

    @property
    def cohort(self) -> Cohort: ...
    @property
    def member(self) -> Member: ...
    @property
    def about(self) -> About: ...

    def talk(self) -> Talk: ...
    def page(self, talk: Talk) -> str: ...
    def back(self, number: int | None) -> Response: ...


def say(work: Work) -> Answer:
    def act() -> Response:
        if talks.say(work.about):
            tell(work.cohort, work.member)
        will_see(work.member)
        return work.back(sent_place())

    return _answered(work, act)


def change(work: Work, comment: int) -> Answer:
    def act() -> Response:
        number = talks.change(work.about, comment)
        tell_no_more(work.member)
        return work.back(number)

    return _answered(work, act, comment)


def _answered(work: Work, act: Callable[[], Response], changing: int | None = None) -> Answer:
    """What is refused stands in its form again."""
    try:
        return act()
    except NotThere:
        raise
    except Refused as slip:
        return work.page(refused(work.talk(), said(slip), changing)), 422
