"""The least that is a module, and the case that it lists."""

COMPETENCIES = "recognise:\n  name: Recognise\n  does: Sees a change.\n"
MODULE = """---
summary: A short module.
audience: Neurologists
minutes: 1
authors: [Test]
reviewed: 2026-11-20
objectives:
  - recognise: See it
contents:
  - case: cases/walk/visit.md
released: 2026-11-21
expires: 2028-11-20
support: none
bias: Nobody who sells anything had a say.
disclosures:
  - {name: Test, role: author, attested: 2026-11-01, relationships: none}
handouts: [card.md]
---

# A short module

What it is for.
"""
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

- [Measure](#home)
    - `score` recognise +1

## Home

- `end` good
"""
