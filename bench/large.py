"""Large cases as Markdown, the same at every run."""

import random

FRONT = """---
summary: A case made to be large
minutes: 15
authors: [Bench]
reviewed: 2026-11-20
objectives:
  - recognise: Stay quick when a case grows
{variables}---

# A large case

"""
SENTENCE = (
    "she walks the corridor twice and holds the rail for the last steps while her husband looks at the floor and "
    "the nurse writes the time on the card beside those of the last two years"
)
WORDS = SENTENCE.split()


def forward(scenes: int, seed: int = 7, back: float = 0.0) -> str:
    """A case of so many scenes with five flags that matter to the end, and ticks in each scene.

    `back` is the share of links that lead back.
    """
    random_ = random.Random(seed)
    variables = "variables:\n" + "".join(f"  flag{n}: false\n" for n in range(5))
    parts = [FRONT.format(variables=variables)]
    for number in range(scenes):
        parts.append(_scene(number, scenes, random_, back))
    parts.append("## The end\n\nIt is over.\n\n- `end` good\n")
    return "".join(parts)


def _scene(number: int, scenes: int, random_: random.Random, back: float) -> str:
    lines = [f"## Scene {number}", "", f"{_prose(random_)}[^E026]", "", "What do you do?", ""]
    lines += ["- `pick` 0..2", *_option(number, random_, 0), *_option(number, random_, 1), *_option(number, random_, 2)]
    for at in range(3):
        ahead = min(scenes, number + random_.choice((1, 1, 1, 2)))
        if random_.random() < back:
            ahead = random_.randrange(max(0, number - 20), number + 1)
        target = "the-end" if ahead >= scenes else f"scene-{ahead}"
        if target == f"scene-{number}":
            target = f"scene-{number + 1}" if number + 1 < scenes else "the-end"
        lines.append(f"- [{_label(random_)} {at}](#{target})")
        if at == 1:
            lines.append(f"    - `if` flag{random_.randrange(5)} or not flag{random_.randrange(5)}")
        lines += [
            f"    - `score` recognise {random_.randrange(-2, 3):+d}",
            f"    - `feedback` {_prose(random_)}[^E026]",
        ]
        if at == 2:
            lines.append(f"    - `set` not flag{random_.randrange(5)}")
    return "\n".join(lines) + "\n\n"


def _option(number: int, random_: random.Random, at: int) -> list[str]:
    lines = [f"- [ ] {_label(random_)} {at}", f"    - `score` recognise {random_.randrange(-1, 2):+d}"]
    if at == 0:
        lines.append(f"    - `set` flag{random_.randrange(5)}")
    return lines


def _prose(random_: random.Random) -> str:
    return " ".join(random_.choice(WORDS) for _ in range(30)).capitalize() + "."


def _label(random_: random.Random) -> str:
    return " ".join(random_.choice(WORDS) for _ in range(5)).capitalize()


def hub(asks: int, budget: int = 10) -> str:
    """A hub of so many asks that share a time budget."""
    parts = [FRONT.format(variables=f"variables:\n  time: {budget} in 0..{budget}\n")]
    parts.append("## The hub\n\nThere is time for some.\n\nWhat do you ask?\n\n")
    for number in range(asks):
        parts.append(
            f"- [Ask number {number}](#the-hub)\n    - `if` time > 0\n    - `score` recognise +{number % 3}\n"
            f"    - `set` time -= 1\n    - `feedback` An answer.[^E026]\n"
        )
    parts.append("- [Go on](#the-end)\n    - `if` time < 3\n- [Leave early](#the-end)\n    - `if` time >= 3\n\n")
    parts.append("## The end\n\nIt is over.\n\n- `end` good\n")
    return "".join(parts)
