"""What differs between the titles, front matters and footnotes that every kind of document has."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Protocol

from eduapp.text.difference import Difference, Kind, Teller
from eduapp.text.pairing import paired
from eduapp.text.said import told
from eduapp.text.terms import Reference
from eduapp.text.variable import spoken

FRONT = {
    "title-changed": Kind("text", told("The title has changed.")),
    "summary-changed": Kind("text", told("The summary has changed.")),
    "minutes-changed": Kind("facts", told("The minutes that it takes have changed.")),
    "authors-changed": Kind("facts", told("The authors have changed."), is_list=True),
    "reviewed-changed": Kind("facts", told("The date of the last review has changed."), is_list=True),
    "valid-changed": Kind("facts", told("The months until the next review have changed.")),
    "pass-changed": Kind("scores", told("The share that passes has changed.")),
    "language-changed": Kind("facts", told("The language has changed.")),
    "reference-added": Kind("facts", told("The footnote %(name)s is new.")),
    "reference-removed": Kind("facts", told("The footnote %(name)s is gone.")),
    "reference-changed": Kind("facts", told("The footnote %(name)s has changed.")),
    "objective-added": Kind("facts", told("An objective is new.")),
    "objective-removed": Kind("facts", told("An objective is gone.")),
    "objective-changed": Kind("facts", told("An objective has changed.")),
}


class Common(Protocol):
    """What stands above every kind of document."""

    @property
    def summary(self) -> str: ...
    @property
    def minutes(self) -> Fraction: ...
    @property
    def authors(self) -> tuple[str, ...]: ...
    @property
    def reviewed(self) -> date: ...
    @property
    def valid_months(self) -> int: ...
    @property
    def share(self) -> Fraction: ...
    @property
    def lang(self) -> str: ...


class Objective(Protocol):
    @property
    def competency(self) -> str: ...
    @property
    def text(self) -> str: ...


class Titled(Protocol):
    """A document as a whole, as far as every kind has it."""

    @property
    def title(self) -> str: ...
    @property
    def facts(self) -> Common: ...
    @property
    def references(self) -> tuple[Reference, ...]: ...


def front_differences(tell: Teller, before: Titled, after: Titled) -> Iterator[Difference]:
    old, new = before.facts, after.facts
    yield from tell.changed("title-changed", before.title, after.title)
    yield from tell.changed("summary-changed", old.summary, new.summary)
    yield from tell.changed("minutes-changed", number(old.minutes), number(new.minutes))
    yield from tell.changed("authors-changed", ", ".join(old.authors), ", ".join(new.authors))
    yield from tell.changed("reviewed-changed", old.reviewed.isoformat(), new.reviewed.isoformat())
    yield from tell.changed("valid-changed", str(old.valid_months), str(new.valid_months))
    yield from tell.changed("pass-changed", percentage(old.share), percentage(new.share))
    yield from tell.changed("language-changed", old.lang, new.lang)


def objective_differences(
    tell: Teller, before: Sequence[Objective], after: Sequence[Objective]
) -> Iterator[Difference]:
    """An objective whose competency or whose words stayed is the same one."""
    keys = (_objective, lambda one: one.text, lambda one: one.competency)
    pairs = paired(before, after, keys)
    for one, other in pairs.both:
        yield from tell.changed("objective-changed", _objective(one), _objective(other))
    for one in pairs.gone:
        yield tell.tell("objective-removed", before=_objective(one))
    for one in pairs.new:
        yield tell.tell("objective-added", after=_objective(one))


def _objective(objective: Objective) -> str:
    return f"{objective.competency}: {objective.text}"


def reference_differences(tell: Teller, before: Titled, after: Titled) -> Iterator[Difference]:
    """What differs between the footnotes of the documents' own."""
    old = {reference.id: reference.text for reference in before.references}
    new = {reference.id: reference.text for reference in after.references}
    for id_ in dict.fromkeys((*old, *new)):
        if id_ not in new:
            yield tell.tell("reference-removed", before=old[id_], name=id_)
        elif id_ not in old:
            yield tell.tell("reference-added", after=new[id_], name=id_)
        else:
            yield from tell.changed("reference-changed", old[id_], new[id_], name=id_)


def number(value: Fraction) -> str:
    return spoken(value)


def percentage(share: Fraction) -> str:
    return f"{spoken(share * 100)} %"
