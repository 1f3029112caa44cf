"""What a release says of itself: for whom it is, how long it holds, and what credit rests on."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from eduapp.module.candidate import Candidate, Lacking, Where
from eduapp.module.check import LONGEST_RELEASE
from eduapp.module.model import QUARTER, Facts
from eduapp.text.said import told
from eduapp.text.stale import due
from eduapp.text.told import Told

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def is_accredited(facts: Facts) -> bool:
    """Whether anything in it speaks of credit."""
    return bool(facts.provider or facts.credits or facts.accreditation)


def lacking_facts(candidate: Candidate, today: date) -> Iterator[Lacking]:
    facts = candidate.facts
    if facts is None:
        sentence = told("The module itself cannot be read, so nothing more can be said of what it lacks.")
        yield Lacking("unread", Told(sentence), Where(candidate.path))
        return
    for key, is_there, sentence in (
        ("objectives", facts.objectives, told("The module says nothing of what the learner will do: its objectives.")),
        ("audience", facts.audience, told("The module does not say for whom it is.")),
        ("minutes", facts.minutes, told("The module does not say how many minutes it takes.")),
        ("contents", candidate.parts, told("The module lists nothing to do.")),
        ("bias", facts.bias, told("The module does not say how bias was kept out.")),
    ):
        if not is_there:
            yield _in(candidate, key, key, sentence)
    yield from _dates(candidate, facts, today)
    yield from _reviewed(candidate, facts, today)
    if is_accredited(facts):
        yield from _credit(candidate, facts)
        yield from _performance(candidate, facts)


def _dates(candidate: Candidate, facts: Facts, today: date) -> Iterator[Lacking]:
    values = {"released": facts.released, "expires": facts.expires, "today": today}
    if facts.released > today:
        sentence = told("The module says that it is released on %(released)s, and today is %(today)s.")
        yield _in(candidate, "released", "not-yet", sentence, **values)
    if facts.expires <= today:
        sentence = told("The module expires on %(expires)s, and today is %(today)s.")
        yield _in(candidate, "expires", "expired", sentence, **values)
    if facts.expires > due(facts.released, LONGEST_RELEASE):
        sentence = told(
            "From %(released)s to %(expires)s are more than three years. "
            "This installation asks for a review at least every three years."
        )
        yield _in(candidate, "expires", "too-long", sentence, **values)


def _reviewed(candidate: Candidate, facts: Facts, today: date) -> Iterator[Lacking]:
    module = (candidate.path, facts.reviewed, facts.valid_months, candidate.at("reviewed"))
    parts = ((one.path, one.reviewed, one.valid_months, Where(one.path, "reviewed")) for one in candidate.parts)
    for file, reviewed, months, where in (module, *parts):
        values = {"file": file, "reviewed": reviewed, "months": months, "today": today}
        if reviewed > today:
            sentence = told("%(file)s says that it was reviewed on %(reviewed)s, and today is %(today)s.")
            yield Lacking("reviewed-later", Told(sentence, values), where)
        elif due(reviewed, months) < today:
            sentence = told("The review of %(file)s on %(reviewed)s is more than %(months)s months old.")
            yield Lacking("stale", Told(sentence, values), where)


def _credit(candidate: Candidate, facts: Facts) -> Iterator[Lacking]:
    if not facts.provider:
        yield _in(candidate, "provider", "provider", told("Credit is spoken of, and no accredited provider is named."))
    if not facts.credits:
        yield _in(candidate, "credits", "credits", told("A provider is named, and no credit: its kind and amount."))
    if not facts.accreditation:
        sentence = told("The accreditation statement is missing. Write the provider's, word for word.")
        yield _in(candidate, "accreditation", "accreditation", sentence)
    if not facts.rights:
        yield _in(candidate, "rights", "rights", told("The module does not say who holds the rights to it: `rights`."))
    for credit in facts.credits:
        hours = facts.minutes / 60
        fits = max(1, round(hours / QUARTER)) * QUARTER
        values = {
            "kind": credit.kind,
            "amount": f"{float(credit.amount):g}",
            "minutes": f"{float(facts.minutes):g}",
            "fits": f"{float(fits):g}",
        }
        if credit.amount != fits and abs(credit.amount - hours) > QUARTER / 2:
            sentence = told(
                "%(amount)s of “%(kind)s” do not fit %(minutes)s minutes. This installation asks for an hour of work "
                "for each, to the quarter hour: %(fits)s."
            )
            yield _in(candidate, "credits", "designation", sentence, **values)
        if facts.accreditation and credit.amount not in _numbers(facts.accreditation):
            sentence = told(
                "The accreditation statement does not name the %(amount)s of “%(kind)s”. "
                "This installation asks that it says the amount in figures."
            )
            yield _in(candidate, "accreditation", "designation", sentence, **values)


def _numbers(statement: str) -> set[Fraction]:
    return {Fraction(number.replace(",", ".")) for number in _NUMBER.findall(statement)}


def _performance(candidate: Candidate, facts: Facts) -> Iterator[Lacking]:
    if not any(not part.is_optional and (part.kind == "case" or part.use == "post") for part in candidate.parts):
        sentence = told(
            "Nothing that is required shows what the learner can do. "
            "This installation asks for a case or a post-test where credit is given."
        )
        yield _in(candidate, "contents", "performance", sentence)
    elif not facts.share:
        sentence = told("With a `pass` of 0 everybody passes. Say which share of the post-test credit needs.")
        yield _in(candidate, "pass", "performance", sentence)


def _in(candidate: Candidate, key: str, code: str, sentence: str, **values: object) -> Lacking:
    return Lacking(code, Told(sentence, values), candidate.at(key))
