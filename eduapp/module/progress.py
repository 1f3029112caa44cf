"""How far a learner is in a module: what is done, what is open, what waits and why, what credit still needs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from eduapp.module.model import Content, Facts
from eduapp.quiz.model import Use
from eduapp.text.said import told
from eduapp.text.told import Told, percent, percent_needed

State = Literal["done", "short", "open", "waiting", "optional"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A content of the module as it is now. `share` is what passes it by its own word; None where it is not scored."""

    content: Content
    title: str
    use: Use | None = None
    share: Fraction | None = None

    @property
    def is_limited(self) -> bool:
        """Whether the module's limit of attempts holds: for whatever quiz counts, and not for practice."""
        return self.content.kind == "quiz" and self.use != "formative"


@dataclass(frozen=True, slots=True)
class Done:
    """What a learner has done in one content. `best` is the best share of what is finished, `passed` whether one of
    the finished attempts passed by the content's own word."""

    begun: int = 0
    finished: int = 0
    best: Fraction | None = None
    passed: bool = False

    @property
    def is_going_on(self) -> bool:
        return self.begun > self.finished


NOTHING = Done()


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the way. `why` says what it waits for, or why it cannot be begun once more. `left` is how many
    attempts can still be begun; None where there is no limit. `lacks` is what credit still needs here: what is finished
    and lacks something is short of it, which nobody would call done."""

    entry: Entry
    done: Done
    state: State
    can_begin: bool
    left: int | None = None
    why: Told | None = None
    lacks: Told | None = None

    @property
    def can_mend(self) -> bool:
        """Whether it is finished, short of what credit needs, and can be done once more."""
        return self.state == "short" and self.can_begin


@dataclass(frozen=True, slots=True)
class Progress:
    """`next` is the first thing to do: an item that is not finished, then one that is short and can be mended, then the
    evaluation, the certificate.
    `missing` is what stands between the learner and the credit, a sentence each, in the order of the way."""

    items: tuple[Item, ...]
    evaluation: State
    certificate: State
    next: Item | Literal["evaluation", "certificate"]
    missing: tuple[Told, ...]
    evaluation_why: Told | None = None

    @property
    def is_complete(self) -> bool:
        """Whether all that is required was finished, and the evaluation answered."""
        return self.certificate == "open"

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do on the way."""
        return self.next == "certificate"


def progress(facts: Facts, entries: Sequence[Entry], done: Sequence[Done], evaluated: bool) -> Progress:
    """`done` is what was done in each of the entries, in their order."""
    items = tuple(_judged(facts, _item(facts, entries, done, at)) for at in range(len(entries)))
    required = [item for item in items if not item.entry.content.optional]
    ahead = next((item for item in required if not item.done.finished), None)
    again = next((item for item in required if item.can_mend), None)
    evaluation: State = "done" if evaluated else "waiting" if ahead else "open"
    certificate: State = "open" if evaluated and ahead is None else "waiting"
    missing = [item.lacks for item in required if item.lacks is not None]
    if not evaluated:
        missing.append(Told(told("The evaluation is not answered yet.")))
    return Progress(
        items,
        evaluation,
        certificate,
        ahead or again or ("certificate" if evaluated else "evaluation"),
        tuple(missing),
        _after(ahead.entry) if ahead and not evaluated else None,
    )


def _item(facts: Facts, entries: Sequence[Entry], done: Sequence[Done], at: int) -> Item:
    entry, mine = entries[at], done[at]
    limit = facts.attempts if entry.is_limited else None
    left = None if limit is None else max(0, limit - mine.begun)
    before = zip(entries[:at], done[:at], strict=True)
    ahead = next((other for other, theirs in before if not other.content.optional and not theirs.finished), None)
    if ahead is not None and not mine.begun:
        return Item(entry, mine, "waiting", False, left, _after(ahead))
    state: State = "done" if mine.finished else "optional" if entry.content.optional else "open"
    if entry.use == "pre" and mine.finished:
        return Item(entry, mine, state, False, left, Told(told("A pre-test is taken once.")))
    if left == 0 and not mine.is_going_on:
        why = Told(told("All %(attempts)s attempts are used."), {"attempts": limit})
        return Item(entry, mine, state, False, 0, why)
    return Item(entry, mine, state, True, left)


def _judged(facts: Facts, item: Item) -> Item:
    lacks = _missing(facts, item)
    state = "short" if item.done.finished and lacks else item.state
    return replace(item, state=state, lacks=lacks)


def _after(entry: Entry) -> Told:
    return Told(told("It opens when you have finished “%(title)s”."), {"title": entry.title})


def needed(facts: Facts, entry: Entry) -> Fraction | None:
    """The share that credit needs in this content: the module's own for the post-test, for a case its own; None where
    finishing it is enough."""
    if entry.use == "post":
        return facts.share
    return entry.share if entry.content.kind == "case" else None


def is_passed(facts: Facts, entry: Entry, done: Done) -> bool:
    """Whether the best attempt is enough for credit."""
    if entry.use == "post":
        return done.best is not None and done.best >= facts.share
    return done.passed if entry.content.kind == "case" else bool(done.finished)


def _missing(facts: Facts, item: Item) -> Told | None:
    entry, done = item.entry, item.done
    title = {"title": entry.title}
    if not done.finished:
        return Told(told("“%(title)s” is not finished yet."), title)
    if is_passed(facts, entry, done):
        return None
    share = needed(facts, entry)
    if share is None or done.best is None:
        return Told(told("“%(title)s” is not passed yet."), title)
    values = title | {"reached": percent(done.best), "needed": percent_needed(share)}
    if not item.can_begin:
        return Told(
            told("In “%(title)s” you reached %(reached)s %% of the %(needed)s %% needed, and all attempts are used."),
            values,
        )
    if done.best >= share:
        return Told(
            told("In “%(title)s” you reached %(reached)s %%, but did something unsafe on the way. Play it once more."),
            values,
        )
    return Told(told("In “%(title)s” you reached %(reached)s %%; %(needed)s %% are needed."), values)
