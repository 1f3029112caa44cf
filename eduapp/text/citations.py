"""Whether what a document cites is there, and whether what it defines is cited."""

import re
from collections.abc import Collection, Sequence

from eduapp.text.finding import Findings, Place, did_you_mean
from eduapp.text.terms import Reference, Terms

_CLAIM = re.compile(r"E\d+[a-z]?$")
Citations = Sequence[tuple[str, Place]]


def find_citations(references: Sequence[Reference], citations: Citations, terms: Terms, findings: Findings) -> None:
    """Tell what is cited and unknown, and which of the document's own `references` stands there for nothing."""
    own = {reference.id for reference in references}
    for reference in references:
        if reference.id in terms.claims:
            message = f"`{reference.id}` is already a claim of evidence.yaml."
            findings.add("duplicate-slug", reference.place, message, "Give your own reference another id.")
    for id_, place in citations:
        if id_ not in own and id_ not in terms.claims:
            _tell_unknown(id_, place, terms.claims, findings)
    cited = {id_ for id_, _ in citations}
    for reference in references:
        if reference.id not in cited:
            hint = f"Cite it with [^{reference.id[:60]}], or remove it."
            message = f"Nothing cites the footnote `{reference.id[:60]}`."
            findings.add("unused-footnote", reference.place, message, hint)


def _tell_unknown(id_: str, place: Place, claims: Collection[str], findings: Findings) -> None:
    if _CLAIM.match(id_):
        hint = did_you_mean(id_, claims, "Cite one that is listed, or a reference of your own: [^letter].")
        findings.add("unknown-claim", place, f"There is no claim `{id_}` in evidence.yaml.", hint)
    else:
        hint = f"Define it: [^{id_[:60]}]: Author. Title. Journal year."
        findings.add("unknown-footnote", place, f"The footnote `{id_[:60]}` is not defined.", hint)
