"""Whether everybody in control of content has disclosed, and each relationship was mitigated in time."""

from collections.abc import Iterator
from datetime import date

from eduapp.module.candidate import Candidate, Lacking, Stage, Where
from eduapp.module.check import OLDEST_DISCLOSURE
from eduapp.module.model import Disclosure
from eduapp.module.same_name import is_degree, same_name
from eduapp.text.said import told
from eduapp.text.stale import due
from eduapp.text.told import Told

# Where nobody has signed at the stage: after a change of the disclosures all signatures are given anew.
_NOBODY: dict[Stage, str] = {
    "reviewer": told(
        "Nobody of those who may review it (%(names)s) is among the disclosures. "
        "List who will review it before anybody signs, as what is changed later is to be signed again."
    ),
    "organiser": told(
        "Nobody of those who may release it (%(names)s) is among the disclosures. "
        "List who will release it before anybody signs, as what is changed later is to be signed again."
    ),
}
_NO_NAME = told(
    "“%(name)s” among the authors of %(file)s is no name. A name with a comma in it stands in quotes there: "
    '["A. Author, MD", B. Author].'
)
MOST_NAMED = 5
_SIGNS: dict[Stage, str] = {
    "author": told("%(name)s has signed as an author, and is not among the disclosures."),
    "reviewer": told("%(name)s has signed as the reviewer, and is not among the disclosures."),
    "organiser": told("%(name)s answers for it as the organiser, and is not among the disclosures."),
}


def lacking_disclosures(candidate: Candidate, today: date) -> Iterator[Lacking]:
    facts = candidate.facts
    if facts is None:
        return
    disclosed = {same_name(one.name) for one in facts.disclosures}
    for person, lacks in in_control(candidate).items():
        if person not in disclosed:
            yield lacks
    for stage, sentence in _NOBODY.items():
        names = candidate.may_sign.get(stage, ())
        if names and not candidate.signed(stage) and disclosed.isdisjoint(map(same_name, names)):
            named = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
            yield Lacking(f"undisclosed-{stage}", Told(sentence, {"names": named}), candidate.at("disclosures"))
    for one in facts.disclosures:
        where = Where(candidate.path, "disclosures", one.place.line)
        for code, told_ in (*_attested(one, today), *_mitigated(one)):
            yield Lacking(code, told_, where)


def has_disclosed(candidate: Candidate, name: str) -> bool:
    """Whether who is called so stands among the disclosures; of a module that cannot be read nobody knows."""
    facts = candidate.facts
    return facts is None or same_name(name) in {same_name(one.name) for one in facts.disclosures}


def in_control(candidate: Candidate) -> dict[str, Lacking]:
    """Everybody who had a say in the content, by the name as it is compared, each with what lacks if she has not
    disclosed."""
    found: dict[str, Lacking] = {}

    def add(name: str, sentence: str, where: Where, **values: str) -> None:
        found.setdefault(same_name(name), Lacking("undisclosed", Told(sentence, {"name": name, **values}), where))

    for name, file in candidate.authors():
        if is_degree(name):
            add(name, _NO_NAME, Where(file, "authors"), file=file)
            continue
        sentence = told("%(name)s is an author of %(file)s, and is not among the disclosures.")
        add(name, sentence, candidate.at("disclosures"), file=file)
    for name in candidate.planners:
        sentence = told("%(name)s has planned the module, and is not among the disclosures.")
        add(name, sentence, candidate.at("disclosures"))
    for one in candidate.sign_offs:
        if one.hash == candidate.hash:
            add(one.name, _SIGNS[one.stage], candidate.at("disclosures"))
    return found


def _attested(one: Disclosure, today: date) -> Iterator[tuple[str, Told]]:
    values = {"name": one.name, "attested": one.attested, "today": today}
    if one.attested > today:
        sentence = told("%(name)s is said to have disclosed on %(attested)s, and today is %(today)s.")
        yield "attested-later", Told(sentence, values)
    elif due(one.attested, OLDEST_DISCLOSURE) < today:
        sentence = told("What %(name)s disclosed on %(attested)s is more than two years old. Ask again.")
        yield "disclosure-old", Told(sentence, values)


def _mitigated(one: Disclosure) -> Iterator[tuple[str, Told]]:
    if one.relationships and one.since is None:
        sentence = told("%(name)s has a relationship with a company, and `since` does not say when the role began.")
        yield "no-since", Told(sentence, {"name": one.name})
    for tie in one.relationships:
        if one.since is not None and tie.mitigated.when > one.since:
            values = {"name": one.name, "company": tie.company, "when": tie.mitigated.when, "since": one.since}
            sentence = told(
                "The relationship of %(name)s with %(company)s was mitigated on %(when)s, "
                "after the role began on %(since)s."
            )
            yield "mitigated-late", Told(sentence, values)
