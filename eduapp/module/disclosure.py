"""What learners are told before they begin: who had a say, whom they have a relationship with, who paid."""

from collections.abc import Iterator

from eduapp.module.model import Disclosure, Facts
from eduapp.text.said import told
from eduapp.text.told import Told


def statement(facts: Facts) -> tuple[Told, ...]:
    """The whole disclosure: each person, that all was mitigated or that there was nothing to mitigate, the support."""
    people = tuple(sentence for person in facts.disclosures for sentence in _of(person))
    return (*people, summary(facts), support(facts))


def summary(facts: Facts) -> Told:
    """In one sentence, as on a certificate."""
    if any(person.relationships for person in facts.disclosures):
        return Told(told("All relevant financial relationships have been mitigated."))
    return Told(told("Nobody in control of the content has a relevant financial relationship."))


def support(facts: Facts) -> Told:
    if facts.support:
        return Told(told("Commercial support: %(support)s"), {"support": facts.support})
    return Told(told("There was no commercial support."))


def _of(person: Disclosure) -> Iterator[Told]:
    who: dict[str, object] = {"name": person.name, "role": person.role}
    if not person.relationships:
        yield Told(told("%(name)s (%(role)s) has no relevant financial relationship."), who)
    for tie in person.relationships:
        values = who | {"company": tie.company, "nature": tie.nature, "ended": tie.ended}
        if tie.ended is None:
            yield Told(told("%(name)s (%(role)s) – %(company)s: %(nature)s."), values)
        else:
            yield Told(told("%(name)s (%(role)s) – %(company)s: %(nature)s, until %(ended)s."), values)
