"""The draft of an author as text, with the lists beside it."""

COMPETENCIES = """recognise:
  name: Recognise
  does: Sees a change over a year.
"""
EVIDENCE = """E1:
  claim: A timed walk varies by less than 20 %.
  source: A journal 2002
  confidence: verified
"""
DRAFT = """---
summary: A man who counts stairs.
minutes: 1
authors: [Test]
reviewed: 2026-11-20
objectives:
  - recognise: See what has changed
variables:
  asked: false
  trust: 1 in -1..3
  mood: calm in calm, low
  months: 0.5
show:
  months: Months since
---

# Forty-two stairs

He is *early*.

## At the desk

He came by the lift.

What now?

- [Ask about the year](#at-the-desk)
    - `set` asked
    - `score` recognise +1
    - `feedback` "I count the stairs."
- [Time his walk](#on-the-stairs)
    - `if` asked
    - `set` trust += 1
    - `score` recognise +2
    - `feedback` Nine seconds.[^E1]
- [See him in a year](#at-home)
    - `score` recognise -1
    - `feedback` Nothing to compare.[^E1]

## On the stairs

::: if mood == 'low'

He looks down.

:::

- `pick` 1..1
- `write` Tell him.
    - `feedback` "It has changed, slowly."
- [ ] A scan
- [ ] Rest
    - `unsafe` He loses more.
- [Tell him](#at-home)

## At home

Trust is {trust}.

- `end` good
"""


def changed(old: str, new: str) -> str:
    """The draft with other words in it."""
    assert old in DRAFT
    return DRAFT.replace(old, new)
