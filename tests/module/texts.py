"""Modules as organisers write them, in as little text as a test needs."""

from datetime import date

from eduapp.module.model import Module
from eduapp.module.parse import parse
from eduapp.text.finding import Finding
from eduapp.text.terms import Terms

TODAY = date(2026, 11, 22)
TERMS = Terms(
    {"recognise", "listen"},
    {"E021", "E024"},
    ("handouts/walk.md", "media/then.webp").__contains__,
    {"E024": date(2026, 1, 1)},
)

# Everything that a module can say, once.
MODULE = """\
---
kind: module
summary: How to see progression before the wheelchair does.
audience: Neurologists and residents from their third year on
minutes: 75
authors: [A. Author, B. Author]
reviewed: 2026-11-20
valid_months: 12
objectives:
  - recognise: Tell progression from incomplete recovery
  - listen: Ask about a year, not about a week
contents:
  - quiz: quizzes/spms/before.md
  - case: cases/spms/the-mailbox.md
  - case: cases/spms/the-stairs.md
    optional: true
  - quiz: quizzes/spms/after.md
order: 3
attempts: 2
pass: 0.75
provider: University of Somewhere
credits:
  - kind: AMA PRA Category 1 Credit
    amount: 1.25
accreditation: >-
  The University of Somewhere designates this enduring material
  for a maximum of 1.25 credits.
released: 2026-12-01
expires: 2028-11-30
support: none
bias: Nobody who sells anything had a say in it.
rights: © 2026 The authors, CC BY 4.0
disclosures:
  - name: A. Author
    role: author
    attested: 2026-10-01
    relationships: none
  - name: B. Author
    role: author
    attested: 2026-10-02
    since: 2026-10-20
    relationships:
      - company: Pharma Ltd
        nature: speaker
        ended: 2026-01-31
        mitigated:
          how: C. Reviewer, who has no relationship, read all that B. Author wrote
          when: 2026-10-20
evaluation:
  - id: objectives
    prompt: Can you do it now?
    kind: objectives
  - id: why
    prompt: What kept you so far?
    kind: choice
    choices: [Time, Money]
    several: true
    optional: true
act: I ask each patient about the last year.
handouts: [handouts/walk.md]
lang: en
---

# Seeing it early

Four in ten are found late.[^E021]

## Why now

Because it can be seen.[^own]

[^own]: A. Author. A walk. 2026.
"""


def found(text: str | bytes) -> list[Finding]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(parse(data, "module.md", TERMS).findings)


def module_of(text: str = MODULE) -> Module:
    parsed = parse(text.encode(), "module.md", TERMS)
    assert parsed.module is not None, parsed.findings
    return parsed.module


def without(key: str, text: str = MODULE) -> str:
    """The module without a key and what stands under it."""
    kept, inside = [], False
    for line in text.split("\n"):
        inside = line.startswith(f"{key}:") or (inside and line.startswith(" "))
        if not inside:
            kept.append(line)
    return "\n".join(kept)


def having(key: str, value: str, text: str = MODULE) -> str:
    """The module with another value for a key; it stands in line 2."""
    return without(key, text).replace("---\n", f"---\n{key}: {value}\n", 1)
