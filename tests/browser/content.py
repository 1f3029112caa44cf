"""What the site of the browser tests has on its shelf: the shipped cases, a small one with one of everything, and
a file that is withheld."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "eduapp" / "library" / "template" / "media"

EVERYTHING = """\
---
summary: A short case with one of everything, so that the tests see every part of a page.
minutes: 3
authors: [Those who write the tests]
reviewed: 2026-11-20
objectives:
  - recognise: See that she has become slower
  - listen: Ask about a year
variables:
  asked: false
  months: 0
show:
  months: Months since the first visit
---

# A short walk

Elena walks down the corridor and back, **twice**.[^E026]

## The corridor

Her husband looks at the floor.[^E024] Her time is 6.7 seconds.

![Two drawings of a corridor, one longer than the other](media/then.png)

::: note "Ruth's sheet"

Mean of two runs: 6.7 s. Last visit: 6.3 s.

:::

::: chart line "Timed 25-foot walk, seconds" mark 6.24 "+20 % of the first"

| Visit | Seconds |
|---|---|
| Nov 2023 | 5.2 |
| Nov 2024 | 5.9 |
| Nov 2025 | 6.7 |

:::

::: compare "Her lane"

![The lane in spring](media/then.png)

![The lane in autumn](media/now.png)

:::

What do you do?

- `pick` 1..2
- `write` Write one line for the file.
    - `feedback` "Slower by 29 % in two years, without a relapse."[^E026]
    - [ ] How much slower
    - [ ] In what time
- [What could you do a year ago?](#the-corridor)
    - `set` asked
    - `score` listen +2
    - `feedback` "Walk to the mailbox."[^E024]
- [Do you sleep well?](#the-corridor)
    - `feedback` "Like a stone."
- [ ] Look for an infection
    - `score` recognise +2
    - `feedback` It comes before any steroid.[^E040]
- [ ] Time her hands as well
    - `score` recognise +1
    - `feedback` The usual scale is weak on arms.[^E032]
- [ ] Methylprednisolone today
    - `unsafe` Steroids were given before anyone had looked for an infection.
    - `score` recognise -1
    - `feedback` Nobody has seen a relapse.[^E123]
- [Send her home for a year](#a-year-later)
    - `score` recognise -2
    - `set` months += 12
    - `feedback` Nobody will look until then.[^E004]
- [Find out why she is slower](#the-ward)
    - `score` recognise +2
    - `feedback` You saw a change and look for its cause.[^E026]

## A year later

She has bought a stick.

- [Find out why now](#the-ward)
    - `score` recognise +1
    - `feedback` Late, but you look.[^E026]

## The ward

She has a name for it.

- `end` good
"""

WITHHELD = """\
---
summary: A file with a link that leads nowhere.
minutes: 5
authors: [An author in a hurry]
reviewed: 2026-11-20
objectives:
  - recognise: See it
---

# Half a case

It is not done.

## The first scene

She waits.

- [Go on](#nowhere)
    - `score` recognise +1
"""


def write(folder: Path) -> Path:
    """The folder of cases."""
    cases = folder / "cases"
    shutil.copytree(ROOT / "cases", cases)
    shutil.copytree(ROOT / "quizzes", folder / "quizzes")
    own = cases / "tests"
    shutil.copytree(PICTURES, own / "media")
    (own / "a-short-walk.md").write_text(EVERYTHING, encoding="utf-8")
    (own / "half-a-case.md").write_text(WITHHELD, encoding="utf-8")
    return cases
