"""What the citations of a document stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from eduapp.text.markdown import inline_html
from eduapp.text.terms import Claim, Confidence, Reference


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list of references.

    `html` is a reference of the document's own; otherwise `claim` and the rest are plain text that is not escaped.
    `address` is where the DOI leads. An id of which nothing is known has neither.
    """

    number: int
    id: str
    html: str = ""
    claim: str = ""
    source: str = ""
    doi: str = ""
    address: str = ""
    confidence: Confidence | None = None
    as_of: str = ""
    region: str = ""


@dataclass(eq=False, slots=True)
class Listing:
    """The entries of one list. `written` is for whoever shows it: it may keep there, by language, what it made of
    it, as the same list is asked for again and again."""

    entries: tuple[Listed, ...]
    written: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """What claims rest on, without the claims: those would tell what a pre-test asks. Plain text."""

    text: str
    doi: str
    address: str


def sources(claims: Iterable[Claim]) -> tuple[Source, ...]:
    """Every source of the claims once, in alphabetical order."""
    found = {(claim.source, claim.doi or "") for claim in claims}
    in_order = sorted(found, key=lambda one: (one[0].casefold(), one[1]))
    return tuple(Source(text, doi, _address(doi)) for text, doi in in_order)


def _address(doi: str) -> str:
    return f"https://doi.org/{quote(doi)}" if doi else ""


class References:
    """The references of a document, made ready once for all its pages."""

    def __init__(self, own: Iterable[Reference], claims: Mapping[str, Claim]) -> None:
        self._claims = claims
        self._listings: dict[tuple[str, ...], Listing] = {}
        self._own = {mine.id: inline_html(mine.text).filled({}, lambda id_: "") for mine in own}

    def listed(self, cited: tuple[str, ...]) -> Listing:
        """What the ids stand for, numbered from 1 in their order."""
        listing = self._listings.get(cited)
        if listing is None:
            entries = tuple(self._listed(number, id_) for number, id_ in enumerate(cited, 1))
            listing = self._listings[cited] = Listing(entries)
        return listing

    def _listed(self, number: int, id_: str) -> Listed:
        claim = self._claims.get(id_)
        if id_ in self._own or claim is None:
            return Listed(number, id_, self._own.get(id_, ""))
        return Listed(
            number,
            id_,
            claim=claim.claim,
            source=claim.source,
            doi=claim.doi or "",
            address=_address(claim.doi or ""),
            confidence=claim.confidence,
            as_of=claim.as_of or "",
            region=claim.region or "",
        )
