"""The scenes of the baseline's one case, the same at every start, rendered once."""

import random
from dataclasses import dataclass

from markupsafe import Markup

SCENES = 12
DECISIONS = 10
"""So many decisions end an attempt."""
WORDS = """
    walking numbness relapse the she fatigue years and left leg examination reflexes slowly without bladder
    scale of her lesions neurologist distance since treatment weakness daily her progression again
""".split()  # noqa: SIM905


@dataclass(frozen=True)
class Choice:
    label: str
    to: int
    points: int


@dataclass(frozen=True)
class Scene:
    title: str
    prose: Markup
    choices: tuple[Choice, ...]


def all_scenes() -> list[Scene]:
    chance = random.Random(20)
    return [_scene(number, chance) for number in range(SCENES)]


def _scene(number: int, chance: random.Random) -> Scene:
    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count)).capitalize()

    paragraphs = "".join(f"<p>{words(75)}.</p>" for _ in range(8))
    rows = "".join(f"<tr><th>{words(1)}</th><td>{chance.randrange(200)}</td></tr>" for _ in range(8))
    choices = tuple(Choice(words(9), (number + 1 + at) % SCENES, at % 3) for at in range(4))
    return Scene(f"{number}. {words(5)}", Markup(f"{paragraphs}<table>{rows}</table>"), choices)
