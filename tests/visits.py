"""A folder of cases with one short visit in it, in English, and the same in Italian."""

from datetime import date
from pathlib import Path

from eduapp.library import Document

TODAY = date(2026, 11, 22)
COMPETENCIES = "recognise:\n  name: Recognise\n  does: Sees a change.\n"
EVIDENCE = "E1:\n  claim: It is so.\n  source: A journal\n  confidence: verified\n  review_by: 2030-01-01\n"
CASE = """---
summary: A short visit.
minutes: 1
authors: [Test]
reviewed: 2026-11-20
objectives:
  - recognise: See it
---

# A short visit

## The clinic

What now?[^E1]

- [Measure](#home)
    - `score` recognise +1
    - `feedback` Good.[^E1]

## Home

- `end` good
"""
ITALIAN = CASE.replace("A short visit", "Una breve visita").replace("## Home", "## A casa").replace("The clinic", "Qui")


def write(folder: Path) -> Path:
    """A folder of cases with its lists and a folder for one module."""
    for name, text in (("competencies.yaml", COMPETENCIES), ("evidence.yaml", EVIDENCE), ("module/visit.md", CASE)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return folder


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]
