"""What differs between two states of a module, in its organiser's terms."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from eduapp.module.difference_kinds import KINDS
from eduapp.module.model import LAST, Disclosure, Facts, Module, Question
from eduapp.text.difference import Difference, Teller
from eduapp.text.front_difference import (
    front_differences,
    number,
    objective_differences,
    reference_differences,
)
from eduapp.text.prose_difference import citation_differences, prose_differences, source_of, text_difference

_TELL = Teller(KINDS)


def differences(before: Module, after: Module) -> tuple[Difference, ...]:
    return (*_contents(before, after), *_front(before, after), *_page(before, after))


def _contents(before: Module, after: Module) -> Iterator[Difference]:
    old = {content.path: content for content in before.contents}
    new = {content.path: content for content in after.contents}
    yield from _TELL.listed("content", list(old), list(new))
    stayed = [path for path in new if path in old]
    for path in stayed:
        if old[path].optional != new[path].optional:
            yield _TELL.tell("content-optional" if new[path].optional else "content-required", path, path, name=path)
    former = [path for path in old if path in new]
    yield from _TELL.changed("contents-moved", "\n".join(former), "\n".join(stayed))


def _front(before: Module, after: Module) -> Iterator[Difference]:
    old, new = before.facts, after.facts
    yield from front_differences(_TELL, before, after)
    yield from objective_differences(_TELL, old.objectives, new.objectives)
    yield from _TELL.changed("audience-changed", old.audience, new.audience)
    yield from _TELL.changed("attempts-changed", _attempts(old), _attempts(new))
    yield from _credits(old, new)
    yield from _disclosures(old, new)


def _attempts(facts: Facts) -> str:
    return "∞" if facts.attempts is None else str(facts.attempts)


def _credits(before: Facts, after: Facts) -> Iterator[Difference]:
    yield from _TELL.changed("provider-changed", before.provider, after.provider)
    old = {credit.kind: number(credit.amount) for credit in before.credits}
    new = {credit.kind: number(credit.amount) for credit in after.credits}
    yield from _TELL.listed("credit", list(old), list(new))
    for kind in (kind for kind in new if kind in old):
        yield from _TELL.changed("credit-changed", old[kind], new[kind], name=kind)
    yield from _TELL.changed("accreditation-changed", before.accreditation, after.accreditation)
    yield from _TELL.changed("released-changed", before.released.isoformat(), after.released.isoformat())
    yield from _TELL.changed("expires-changed", before.expires.isoformat(), after.expires.isoformat())


def _disclosures(before: Facts, after: Facts) -> Iterator[Difference]:
    yield from _TELL.changed("support-changed", before.support, after.support)
    yield from text_difference(_TELL, "bias-changed", before.bias, after.bias)
    old = {person.name: _disclosed(person) for person in before.disclosures}
    new = {person.name: _disclosed(person) for person in after.disclosures}
    yield from _TELL.listed("disclosure", list(old), list(new))
    for name in (name for name in new if name in old):
        yield from _TELL.changed("disclosure-changed", old[name], new[name], name=name)


def _disclosed(person: Disclosure) -> str:
    """What a person has declared: a line for each thing that was said, and for each relationship."""
    plain = ((one.name, getattr(person, one.name)) for one in fields(person) if one.compare)
    lines = [f"{name}: {value}" for name, value in plain if isinstance(value, str | date) and name != "name"]
    for tie in person.relationships:
        until = f", until {tie.ended.isoformat()}" if tie.ended else ""
        lines.append(f"{tie.company}: {tie.nature}{until}; {tie.mitigated.how}, {tie.mitigated.when.isoformat()}")
    return "\n".join(lines)


def _page(before: Module, after: Module) -> Iterator[Difference]:
    old, new = before.facts, after.facts
    yield from prose_differences(_TELL, before.description, after.description)
    yield from citation_differences(_TELL, (source_of(before.description),), (source_of(after.description),))
    yield from reference_differences(_TELL, before, after)
    yield from _TELL.changed("act-changed", old.act, new.act)
    yield from _TELL.changed("place-changed", _place(old), _place(new))
    yield from _TELL.listed("handout", old.handouts, new.handouts)
    yield from _evaluation(old, new)


def _place(facts: Facts) -> str:
    return "" if facts.order == LAST else str(facts.order)


def _evaluation(before: Facts, after: Facts) -> Iterator[Difference]:
    old = {question.id: _asked(question) for question in before.evaluation}
    new = {question.id: _asked(question) for question in after.evaluation}
    for id_ in dict.fromkeys((*old, *new)):
        if id_ not in new:
            yield _TELL.tell("evaluation-removed", before=old[id_])
        elif id_ not in old:
            yield _TELL.tell("evaluation-added", after=new[id_])
        else:
            yield from _TELL.changed("evaluation-changed", old[id_], new[id_])


def _asked(question: Question) -> str:
    ways = [way for way, holds in (("several", question.several), ("optional", question.optional)) if holds]
    return "\n".join([question.prompt, ", ".join([question.kind, *ways]), *question.choices])
