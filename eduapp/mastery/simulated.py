"""A learner made up by chance, who decides as somebody of these abilities would.

`playing.py` lets her play a case, `answering.py` answer a quiz. Chance is handed in: the same seed gives the same play.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from random import Random

from eduapp.mastery.difficulty import guess
from eduapp.mastery.estimate import logistic

CORRELATION = 0.57  # of two competencies, as in `simulate.World`
DEVIATION = 1.1
ABOVE = 2.5  # what is offered is not equally likely even to somebody of no more ability than it needs
LEAST = 0.15  # nobody prefers what is worse


@dataclass(frozen=True, slots=True)
class Simulated:
    """`abilities` are in logits, by competency, `general` where none is named. `care` is how much an unsafe act puts
    her off, below 0 that it draws her on; `pace` her median of seconds for a decision."""

    general: float = 0.0
    abilities: Mapping[str, float] = field(default_factory=dict)
    care: float = 1.0
    pace: float = 25.0

    def edge(self, weights: Mapping[str, float], difficulty: str | None) -> float:
        """Her ability in the competencies of an item, by their weights, beyond how hard it is."""
        total = sum(weights.values())
        borne = sum(weight * self.abilities.get(name, self.general) for name, weight in weights.items())
        return (borne / total if total else self.general) - guess(difficulty)[0]

    def lean(self, weights: Mapping[str, float], difficulty: str | None) -> float:
        """How strongly she prefers what is better: the odds of the best against the worst are e to this."""
        return max(LEAST, ABOVE + self.edge(weights, difficulty))

    def seconds(self, chance: Random, times: float = 1.0) -> float:
        """How long a decision takes her, if it takes so many times as long as a plain one."""
        return chance.lognormvariate(math.log(self.pace * times), 0.6)

    def moved(self, by: float) -> "Simulated":
        """The same learner, better or worse by so much in everything."""
        changed = {name: ability + by for name, ability in self.abilities.items()}
        return replace(self, general=self.general + by, abilities=changed)


def somebody(names: Iterable[str], chance: Random, general: float | None = None) -> Simulated:
    """A learner whose abilities in these competencies go together, as those of people do."""
    level = chance.gauss(0, DEVIATION) if general is None else general
    own = math.sqrt(1 - CORRELATION) * DEVIATION / 2
    abilities = {name: level + chance.gauss(0, own) for name in sorted(names)}
    return Simulated(level, abilities, max(0.3, 1 + level / 2), chance.lognormvariate(math.log(25), 0.4))


def happens(x: float, chance: Random) -> bool:
    """True with the chance that the logit x stands for."""
    return chance.random() < logistic(x)
