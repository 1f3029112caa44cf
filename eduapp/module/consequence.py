"""What a change means for people who have begun.

An attempt and an enrolment pin their release, so nothing changes under them; but what somebody has learned may not be
true any more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from eduapp.module.difference_kinds import OF_CREDIT
from eduapp.text.difference import Changed, Difference
from eduapp.text.said import told
from eduapp.text.told import Told

Matter = Literal["middle", "unseen", "under-way", "results", "credit", "safety", "nobody"]
MOST_NAMED = 5  # more than that nobody reads in a sentence
RULES = {*OF_CREDIT, "pass-changed", "attempts-changed"}


@dataclass(frozen=True, slots=True)
class People:
    """Where people stand on the release in force. `under_way` and `finished` count, by the path of a case or quiz,
    people with an attempt there that is open, and people who have finished one; somebody may be among both."""

    in_middle: int = 0
    completed: int = 0
    under_way: Mapping[str, int] = field(default_factory=dict)
    finished: Mapping[str, int] = field(default_factory=dict)

    @property
    def begun(self) -> int:
        return self.in_middle + self.completed


@dataclass(frozen=True, slots=True)
class Consequence:
    """A sentence on what a change means for so many `people`. `about` is what it is for, where it is one difference
    of the document at `path`: then whoever shows it shows that as well."""

    matter: Matter
    told: Told
    people: int
    path: str = ""
    about: Difference | None = None


def consequences(changed: Sequence[Changed], people: People) -> tuple[Consequence, ...]:
    """What concerns safety first. `changed` are the documents of the module that differ, itself among them."""
    if not changed:
        return ()
    found = (
        *_safety(changed, people),
        *_middle(changed, people),
        *_under_way(changed, people),
        *_results(changed, people),
        *_credit(changed, people),
    )
    if found:
        return found
    return (Consequence("nobody", Told(told("Nobody has begun what changes, so nobody has to be told.")), 0),)


def _safety(changed: Sequence[Changed], people: People) -> Iterator[Consequence]:
    """Somebody who decided by what was there may have learned what could do harm."""
    for document in changed:
        for one in document.differences:
            if one.is_safety:
                yield from _to_tell(document, one, people)


def _to_tell(document: Changed, about: Difference, people: People) -> Iterator[Consequence]:
    done, open_ = people.finished.get(document.path, 0), people.under_way.get(document.path, 0)
    if document.kind == "module":
        done, open_ = people.completed, people.in_middle
    if not done and not open_:
        return
    values = {"title": document.title, "people": done, "open": open_}
    sentence = told(
        "“%(title)s” as it was: finished by %(people)d, under way for %(open)d. Consider telling them of this change."
    )
    if not open_:
        sentence = told("“%(title)s” as it was: finished by %(people)d. Consider telling them of this change.")
    if not done:
        sentence = told("“%(title)s” as it was: under way for %(open)d. Consider telling them of this change.")
    yield Consequence("safety", Told(sentence, values), done + open_, document.path, about)


def _middle(changed: Sequence[Changed], people: People) -> Iterator[Consequence]:
    if not people.in_middle:
        return
    sentence = told("People in the middle of the module: %(people)d. They finish on the release in force.")
    yield Consequence("middle", Told(sentence, {"people": people.in_middle}), people.in_middle)
    names = list(_new(changed))
    if not names:
        return
    values = {"names": ", ".join(names[:MOST_NAMED]), "more": len(names) - MOST_NAMED}
    unseen, with_more = told("They will not see: %(names)s."), told("They will not see: %(names)s and %(more)d more.")
    is_more = len(names) > MOST_NAMED
    yield Consequence("unseen", Told(with_more if is_more else unseen, values), people.in_middle)


def _new(changed: Sequence[Changed]) -> Iterator[str]:
    """What is new: whole documents, scenes, questions, acts."""
    for document in changed:
        if document.state == "added":
            yield f"“{document.title}”"
        for one in document.differences:
            if one.kind in ("scene-added", "question-added"):
                yield f"“{one.heading}”"
            elif one.kind in ("choice-added", "option-added"):
                yield f"“{one.act}”"


def _under_way(changed: Sequence[Changed], people: People) -> Iterator[Consequence]:
    sentence = told("“%(title)s” is under way for %(people)d. They go on in it, and are scored, as it was.")
    gone = told("“%(title)s” is under way for %(people)d. They can finish it, though it is no longer in the module.")
    for document in changed:
        if many := people.under_way.get(document.path):
            yield _of("under-way", gone if document.state == "removed" else sentence, many, document)


def _results(changed: Sequence[Changed], people: People) -> Iterator[Consequence]:
    sentence = told(
        "“%(title)s” scores differently from now on. Finished by %(people)d: their results do not change, and are not"
        " to be compared with later ones without saying so."
    )
    for document in changed:
        many = people.finished.get(document.path)
        if many and any(one.weight == "scores" for one in document.differences):
            yield _of("results", sentence, many, document)


def _credit(changed: Sequence[Changed], people: People) -> Iterator[Consequence]:
    sentence = told("Credit, dates and rules for %(people)d who have begun stay those of their release.")
    found = (one.kind for document in changed if document.kind == "module" for one in document.differences)
    if people.begun and not RULES.isdisjoint(found):
        yield Consequence("credit", Told(sentence, {"people": people.begun}), people.begun)


def _of(matter: Matter, sentence: str, many: int, document: Changed) -> Consequence:
    return Consequence(matter, Told(sentence, {"title": document.title, "people": many}), many, document.path)
