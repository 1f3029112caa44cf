"""Whether what a document cites is there, and what it defines is cited."""

import re
from collections.abc import Collection, Sequence

from eduapp.text.finding import Findings, Place, did_you_mean
from eduapp.text.outline import Outline
from eduapp.text.read_line import LineReader
from eduapp.text.terms import Reference

_CLAIM = re.compile(r"E\d+[a-z]?$")


def own_references(outline: Outline, reader: LineReader) -> tuple[Reference, ...]:
    """The footnotes that the document defines."""
    return tuple(Reference(footnote.id, reader.words(footnote.words), footnote.place) for footnote in outline.footnotes)


def find_citation_slips(
    references: Sequence[Reference],
    citations: Sequence[tuple[str, Place]],
    claims: Collection[str],
    findings: Findings,
) -> None:
    own = {reference.id: reference for reference in references}
    for reference in references:
        if reference.id in claims:
            message = f"`{reference.id}` is already a claim of evidence.yaml."
            findings.add("duplicate-slug", reference.place, message, "Give your own reference another id.")
    for id_, place in citations:
        if id_ in own or id_ in claims:
            continue
        if _CLAIM.match(id_):
            hint = did_you_mean(id_, claims, "Cite one that is listed, or a reference of your own: [^letter].")
            findings.add("unknown-claim", place, f"There is no claim `{id_}` in evidence.yaml.", hint)
        else:
            hint = f"Define it: [^{id_[:60]}]: Author. Title. Journal year."
            findings.add("unknown-footnote", place, f"The footnote `{id_[:60]}` is not defined.", hint)
    cited = {id_ for id_, _ in citations}
    for reference in references:
        if reference.id not in cited:
            hint = f"Cite it with [^{reference.id[:60]}], or remove it."
            message = f"Nothing cites the footnote `{reference.id[:60]}`."
            findings.add("unused-footnote", reference.place, message, hint)
