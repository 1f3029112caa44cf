"""What a module still lacks before it can be released. Every rule is a default of the installation, and none is
printed as the rule of a body that accredits."""

from collections.abc import Iterator
from datetime import date

from eduapp.module.accredited import is_accredited, lacking_facts
from eduapp.module.candidate import Candidate, Lacking, Where
from eduapp.module.disclosed import lacking_disclosures
from eduapp.module.signed import lacking_reviews
from eduapp.text.said import told
from eduapp.text.told import Told


def lacking(candidate: Candidate, today: date) -> tuple[Lacking, ...]:
    """All that keeps it from being released today, in the order in which one would mend it."""
    return (
        *_files(candidate),
        *lacking_facts(candidate, today),
        *lacking_disclosures(candidate, today),
        *lacking_reviews(candidate),
    )


def to_look_at(candidate: Candidate) -> tuple[Lacking, ...]:
    """What keeps nothing from being released, and has to be looked at before: evidence that has changed."""
    sentence = told("%(claim)s has changed: “%(what)s” Look at whether %(file)s still holds.")
    return tuple(
        Lacking("changed-evidence", Told(sentence, {"claim": one.claim, "what": one.what, "file": one.file}), where)
        for one in candidate.changed
        for where in (Where(one.file, one.claim),)
    )


def no_credit(candidate: Candidate) -> Told | None:
    """That nobody accredits it, where nobody does: nothing keeps it from being released, but it has to be known."""
    if candidate.facts is None or is_accredited(candidate.facts):
        return None
    sentence = told("This module gives no credit: it names no provider and no credits. It ends with a certificate.")
    return Told(sentence)


def _files(candidate: Candidate) -> Iterator[Lacking]:
    for slips in candidate.slips:
        sentence = told("%(file)s has errors: %(count)s, the first in line %(line)s.")
        values = {"file": slips.file, "count": slips.count, "line": slips.line}
        yield Lacking("errors", Told(sentence, values), Where(slips.file, "", slips.line))
    for part in candidate.parts:
        if part.kind == "case" and not part.is_explored:
            sentence = told("%(file)s is still being played through: what it proves is not known yet.")
            yield Lacking("not-explored", Told(sentence, {"file": part.path}), Where(part.path, page="draft"))
    for used in candidate.uncarried:
        what = used.leaning.act or used.leaning.where
        sentence = told("“%(what)s” in %(file)s counts, and leans on no reference. Cite one, there or in its scene.")
        values = {"what": what[:80], "file": used.path}
        yield Lacking("no-reference", Told(sentence, values), Where(used.path, used.leaning.where))
