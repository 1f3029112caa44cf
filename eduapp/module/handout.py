"""A handout: a page of Markdown beside a module, to be printed and taken along."""

from dataclasses import dataclass

from eduapp.text.finding import MOST, Finding, Findings, Place, TooMany
from eduapp.text.page import Page, read_page
from eduapp.text.source import read_bare
from eduapp.text.terms import Terms


@dataclass(frozen=True, slots=True)
class Parsed:
    """`page` is None where it has errors; `findings` say which."""

    page: Page | None
    findings: tuple[Finding, ...]
    citations: tuple[tuple[str, Place], ...] = ()
    title: str = ""


def parse_handout(data: bytes, file: str, terms: Terms) -> Parsed:
    """Read a page; it has no front matter."""
    findings = Findings(file, MOST)
    try:
        page = read_page(read_bare(data, findings), "A handout", terms, findings)
    except TooMany:
        return Parsed(None, tuple(findings))
    return Parsed(None if findings.has_errors else page, tuple(findings), page.citations, page.title)
