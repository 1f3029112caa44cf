"""Cases as authors write them, in as little text as a test needs."""

from datetime import date
from typing import NamedTuple

from eduapp.case.check import check
from eduapp.case.explore import BOUND
from eduapp.case.model import Case, Scene
from eduapp.case.parse import parse
from eduapp.text.finding import Finding
from eduapp.text.terms import Terms

TODAY = date(2026, 11, 22)
PICTURES = ("media/then.webp", "media/now.webp")
TERMS = Terms({"recognise", "listen"}, {"E021", "E024"}, PICTURES.__contains__, {"E024": date(2026, 1, 1)})

# The complete small case of the format.
MAILBOX = """\
---
summary: A woman with "stable" relapsing MS says nothing is wrong. Something is.
minutes: 15
authors: [Casebook editorial team]
reviewed: 2026-11-20
objectives:
  - recognise: Tell progression independent of relapses from an incomplete recovery
variables:
  asked_function: false
  trust: 2 in 0..3
  months: 0
show:
  months: Months since the first visit
---

# The mailbox got farther away

Elena R. is 46 and has had relapsing MS for 14 years.

## The clinic

She says she is "the same as always". Her last relapse was six years ago.[^E021]

- [Any new attacks?](#the-clinic)
    - `feedback` "No, nothing." A fair question, but a patient who progresses silently says no.
- [What could you do a year ago that you cannot do now?](#the-clinic)
    - `score` recognise +2
    - `set` asked_function
    - `set` trust += 1
    - `feedback` She looks at her husband. "I stopped walking to the mailbox in spring."[^E024]
- [Examine her and time her walk](#the-last-year)
    - `score` recognise +1
- [Renew the prescription and see her in a year](#a-year-later)
    - `score` recognise -1
    - `set` months += 12

## The last year

::: chart line "Timed 25-foot walk, seconds"

| Month | Seconds |
|---|---|
| 0 | 5.1 |
| 12 | 6.4 |

:::

- `pick` 1..2
- [ ] Brain and cord MRI, compared with the last one
    - `score` recognise +2
- [ ] Repeat lumbar puncture
    - `score` recognise -1
    - `feedback` It would not change what you do next.
- [Order these](#home-again)

## A year later

She has bought a stick.

- [Start again from the beginning of the story](#the-last-year)

## Home again

::: if trust >= 2 and asked_function

She thanks you for having asked.

:::

- `end` good
"""


class Slip(NamedTuple):
    """A source with one slip, where it is more than a text in UTF-8 of the usual bound."""

    source: str
    encoding: str = "utf-8"
    original: str = ""
    bound: int = BOUND


def front(keys: str = "") -> str:
    """The least front matter that a case needs, with more keys where given."""
    more = f"{keys.strip()}\n" if keys else ""
    return (
        "---\nsummary: A woman says that nothing is wrong.\nminutes: 1\nauthors: [Nobody]\nreviewed: 2026-11-20\n"
        f"objectives:\n  - recognise: Tell a change from a bad day\n{more}---\n\n"
    )


GO_HOME = """\
- [Go home](#home)
    - `score` recognise +1
    - `feedback` Home it is.[^E021]"""


def scene(lines: str, variables: str = "") -> str:
    """A case whose first scene holds the lines and one choice, which leads to the ending; nothing else is wrong."""
    return clinic(f"{lines.strip(chr(10))}\n\n{GO_HOME}", variables)


def clinic(lines: str, variables: str = "") -> str:
    """A case of two scenes: a first one of these lines, and an ending."""
    keys = f"variables:\n{variables.strip(chr(10))}" if variables else ""
    body = f"# The walk\n\n## The clinic\n\n{lines.strip(chr(10))}\n\n## Home\n\n- `end` good\n"
    return front(keys) + body


def found(source: str | bytes, original: Case | None = None, bound: int = BOUND) -> list[Finding]:
    """All that the parser finds, and where there is no error, all that the checker finds."""
    data = source.encode() if isinstance(source, str) else source
    parsed = parse(data, "walk.md", TERMS, original)
    checked = check(parsed, "walk.md", TERMS, TODAY, bound).findings if parsed.case else ()
    return sorted({*parsed.findings, *checked}, key=lambda f: (f.line, f.column, f.code, f.message))


def case_of(source: str, original: Case | None = None) -> Case:
    """The case of a source without errors."""
    parsed = parse(source.encode(), "walk.md", TERMS, original)
    assert parsed.case is not None, parsed.findings
    return parsed.case


def first_scene(source: str) -> Scene:
    return case_of(source).scenes[0]
