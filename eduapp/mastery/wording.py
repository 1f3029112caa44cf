"""Own words of a simulated learner: plain sentences, and of the points of the rubric those that she thinks of."""

import re
from collections.abc import Sequence
from random import Random

from eduapp.mastery.simulated import happens
from eduapp.text.own_words import Write

BARE = (
    "I am not sure here. I would ask a colleague first.",
    "I would wait and look again in a few months.",
    "I would write what was found and leave the rest for the next visit.",
)
PLAIN = (
    "I would say what was found, what it means and what happens next.",
    "I would say it plainly, ask what was understood, and name the next step.",
    "First what I know, then what I do not know, then what we do now.",
)
_MARKS = re.compile(r"\[\^[^\]]*\]|[*_`]|<[^>]*>|\{[^}]*\}|\[([^\]]*)\]\([^)]*\)")


def worded(write: Write, edge: float, chance: Random) -> str:
    """The better the learner, the more points of the rubric are in it; without any it is a phrase."""
    points = [_plain(point) for point in write.rubric if happens(edge, chance)]
    if not points:
        return chance.choice(PLAIN if happens(edge, chance) else BARE)
    return f"{chance.choice(PLAIN)} {_listed(points)}"


def _plain(markdown: str) -> str:
    text = " ".join(_MARKS.sub(r"\1", markdown).split()).rstrip(".")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _listed(points: Sequence[str]) -> str:
    return f"Not to be left out: {'; '.join(points)}."
