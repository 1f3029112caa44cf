"""A quiz with a question of each kind, in texts of which no two are alike, and how each is answered.

What may not be on a page before it is due holds the word PEBBLE.
"""

from eduapp.quiz.given import Chosen, Given, Matched, Ordered, Ticked, Typed, Written

SECRET = "pebble"
SINGLE, MULTIPLE, NUMBER, ORDER, MATCH, CONCORDANCE, WORDS = range(7)
KINDS = ("single", "multiple", "number", "order", "match", "concordance", "words")

QUESTIONS = """\
## The dog of Rosa

She walks it no more.

What do you do?

- [x] Time her walk
    - `feedback` The first pebble: it can be compared.[^E102]
- [ ] Praise the dog
    - `feedback` The second pebble: it barks.[^E102]
- [ ] Look out of the window
- `score` recognise
- `explain` The third pebble.[^E102]

## What to ask for

- [x] How far she gets
- [ ] What the dog weighs
- [x] What she gave up
- [ ] When it rains
- `score` recognise, communicate
- `explain` The fourth pebble.[^E101]

## How long it took

- `number` 6.25 ± 0.25 seconds
- `score` recognise
- `difficulty` hard
- `explain` The fifth pebble.[^E102]

## What comes first

- `order`

1. Wake up early
2. Drink some tea
3. Find both shoes
4. Call the lift

- `score` recognise
- `explain` The sixth pebble.[^E102]

## What measures what

- `match`

| Test | Of |
|---|---|
| A corridor | Legs of a person |
| Nine pegs | Hands of a person |
| A list of words | Memory of a person |

- `score` communicate
- `explain` The seventh pebble.[^E102]

## A thought and a fact

You think that she got slower. Then her watch says so, too.

- `concordance`

- (1) -2 Far less
- (2) -1 Less
- (3) 0 The same
- (8) +1 More
- (0) +2 Far more
- `score` recognise
- `explain` The eighth pebble.[^E102]

## A line to her doctor

- `write` Write that line.
    - `feedback` The ninth pebble, as somebody else wrote it.[^E101]
    - [ ] The tenth pebble is named
"""

RIGHT: tuple[Given, ...] = (
    Chosen(0),
    Ticked(frozenset({0, 2})),
    Typed("6,25 seconds"),
    Ordered((0, 1, 2, 3)),
    Matched((0, 1, 2)),
    Chosen(3),
    Written("She walks more slowly."),
)
WRONG: tuple[Given, ...] = (
    Chosen(1),
    Ticked(frozenset({1})),
    Typed("99"),
    Ordered((3, 2, 1, 0)),
    Matched((1, 2, 0)),
    Chosen(4),
    Written("No."),
)
# What the form sends for an answer that the question cannot have.
IMPOSSIBLE: tuple[Given, ...] = (
    Chosen(3),
    Ticked(frozenset({4})),
    Typed("x" * 61),
    Ordered((0, 0, 1, 2)),
    Matched((0, 1)),
    Chosen(5),
    Written("x" * 10_001),
)


def every(title: str, front: str) -> str:
    """A quiz of all of them."""
    return f"""\
---
kind: quiz
{front}
summary: One of each kind.
minutes: 3
authors: [Dan Author]
reviewed: 2026-11-20
shuffle: true
---

# {title}

A word before it begins.

{QUESTIONS}"""
