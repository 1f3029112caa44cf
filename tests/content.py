"""A small folder of cases with everything that a case can hold, in texts of which no two are alike."""

from pathlib import Path

COMPETENCIES = """\
recognise:
  name: Recognising change
  does: asks what has changed and measures it.
communicate:
  name: Saying it
  does: says what was found in plain words.
unused:
  name: Something else
  does: is scored by no case.
"""

EVIDENCE = """\
E101:
  claim: A fall is told only when it is asked for.
  source: A made-up journal 1
  confidence: verified
E102:
  claim: A measured walk can be compared.
  source: A made-up journal 2
  confidence: verified
E103:
  claim: No case cites this.
  source: A made-up journal 3
  confidence: likely
"""

FRONT = """\
---
summary: Rosa says that her legs are as they were.
minutes: 2
authors: [Dan Author]
reviewed: 2026-11-20
objectives:
  - recognise: Tell a change from a bad day
  - communicate: Write down what was found
variables:
  asked: false
  trust: 1 in 0..3
  months: 0
show:
  months: Months since the first visit
---
"""

WALK = f"""\
{FRONT}
# The walk to the shop

Rosa is 51 and walks to the shop each morning.

## The clinic

![A sheet with the times of a walk](media/gait.png)

She sits by the door. Trust stands at {{trust}}.[^E101]

What now?

- [Have you fallen since the spring?](#the-clinic)
    - `score` recognise +37
    - `set` asked
    - `feedback` Twice, she says, on the gravel.[^E101]
- [May your husband tell us more?](#the-clinic)
    - `if` asked
    - `set` trust += 1
    - `feedback` He counts the chairs that she holds on to.
- [Measure how she walks](#the-corridor)
    - `score` recognise +41
    - `feedback` The stopwatch is in the drawer.[^E102]
- [Tell her that it is her age](#a-year-later)
    - `score` recognise -43
    - `unsafe` A change was waved away without a look.
    - `feedback` She nods and takes her coat.[^E101]
- [Speak with both of them at once](#the-letter)
    - `if` trust >= 2
    - `score` communicate +29
    - `feedback` They look at each other.[^E101]

## The corridor

Ten metres of blue linoleum.

- `pick` 1..2
- [ ] Time twenty-five feet
    - `score` recognise +47
    - `feedback` Seven seconds and a half.
- [ ] Count the steps of a turn
    - `score` recognise +53
    - `feedback` Five steps, with a hand on the wall.
- [ ] Ask for a second opinion by phone
    - `if` trust >= 2
    - `score` recognise -31
- [Take these two figures along](#the-letter)
    - `feedback` They stand on the sheet now.

## The letter

Her general practitioner waits for word.

- `write` What do you tell the general practitioner?
    - `feedback` That she walks more slowly than in spring, by how much, and what follows.
    - [ ] Names the figure that was measured
    - [ ] Says what happens next
- [Send it today](#home-again)
    - `score` communicate +59
    - `feedback` It arrives before lunch.
- [Put it on the pile](#a-year-later)
    - `score` communicate -61
    - `feedback` The pile is high.

## A year later

- `set` months += 12

Rosa comes with a stick.

What do you do this time?

- [Look at it from the beginning](#the-clinic)
    - `feedback` You take a new sheet.
- [Renew the prescription only](#alone)
    - `score` recognise -67
    - `unsafe` The second chance went by unused.
    - `feedback` The printer hums.

## Home again

She walks to the shop with sticks, and further than before.

- `end` good

## Alone

Somebody else fetches her bread.

- `end` harm
"""

STAIRS = f"""\
{FRONT.split("variables:")[0]}shuffle: true
---

# The stairs at home

Bruno lives on the third floor.

## The landing

He rests on the second landing.

What do you say?

- [Ask when that began](#the-top)
    - `score` recognise +2
    - `feedback` In March.[^E101]
- [Praise his patience](#the-top)
    - `score` recognise -1
    - `feedback` He smiles.[^E101]
- [Talk about the weather](#the-top)
    - `feedback` It will rain.[^E101]

## The top

The door is open.

- `end` best
"""

TORN = STAIRS.replace("# The stairs at home", "# The torn page").replace("(#the-top)", "(#the-roof)", 1)

ITALIAN = STAIRS.replace("shuffle: true", "shuffle: true\nlang: it").replace("The stairs at home", "Le scale di casa")

# One grey dot.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)


def write(folder: Path) -> Path:
    """Put all of it into the folder: two cases that are offered, and one with a broken link."""
    place = folder / "walking"
    (place / "media").mkdir(parents=True)
    (folder / "competencies.yaml").write_text(COMPETENCIES)
    (folder / "evidence.yaml").write_text(EVIDENCE)
    (place / "media" / "gait.png").write_bytes(PICTURE)
    (place / "the-walk.md").write_text(WALK)
    (place / "the-stairs.md").write_text(STAIRS)
    (place / "the-torn-page.md").write_text(TORN)
    return folder


def change(path: Path, before: str, after: str) -> None:
    """Edit a file; it is a slip of the test if there is nothing to change."""
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))
