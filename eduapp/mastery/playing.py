"""A simulated learner plays a case: the better she is in what a scene scores, the likelier she takes the best of it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from eduapp.case.bearing import bearing
from eduapp.case.guide import Guide, Key, unsafe_acts
from eduapp.case.merit import Judge
from eduapp.case.play import Decision, Play, opening
from eduapp.mastery.simulated import Simulated, happens
from eduapp.mastery.wording import worded

PATIENCE = 60  # decisions, after which the shortest good way out is taken
MOST = 400
ASKS = {"good": 0.5, "neutral": -1.5, "fair": -1.5, "harm": -2.5, None: -1.0}  # logits beside the learner's own
TICKS = {True: 1.0, False: -1.0}


@dataclass(frozen=True, slots=True)
class Step:
    decision: Decision
    seconds: float


@dataclass(frozen=True, slots=True)
class _Way:
    """A choice that leaves a scene, with the best ticks for it: the points that are lost with it, its unsafe acts."""

    number: int
    wanted: tuple[int, ...]
    lost: int
    unsafe: int


@dataclass(frozen=True, slots=True)
class _Look:
    """What stands in a scene: the asks with the logit of asking each, and the ways out."""

    asks: Mapping[int, str | None]
    ways: tuple[_Way, ...]


class Table:
    """A case that simulated learners play. It remembers what its scenes offer, so one is made for many plays."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.rules = guide.rules
        self.bears = bearing(guide.rules.case)
        self.judge = Judge(guide)
        self._looks: dict[Key, _Look] = {}

    def play(self, learner: Simulated, chance: Random) -> tuple[list[Step], Play]:
        """A whole play: what was decided, how long each took, and where it ended; of a draft in which nothing more is
        possible, where it is stuck."""
        play, steps, considered = opening(self.rules), list[Step](), set[tuple[int, int]]()
        while play.here.end is None and len(steps) < MOST:
            decision = self._decided(play, learner, considered, chance)
            if decision is None:
                break
            steps.append(Step(decision, self._seconds(play, decision, learner, chance)))
            play = play.decide(decision)
        return steps, play

    def _decided(
        self, play: Play, learner: Simulated, considered: set[tuple[int, int]], chance: Random
    ) -> Decision | None:
        write = play.here.write
        bears = self.bears.get(play.here.id, {})
        words = worded(write, learner.edge(bears, play.here.difficulty), chance) if write else ""
        if len(play.decisions) >= PATIENCE and (way := self.guide.way(play)) is not None:
            return replace(way.decisions[0], words=words)
        look, lean = self._look(play), learner.lean(bears, play.here.difficulty)
        for ask, merit in look.asks.items():
            if (play.scene, ask) not in considered:
                considered.add((play.scene, ask))
                wants = lean if merit == "good" else -lean if merit in ("fair", "harm") else 0.0
                if happens(wants / 2 + ASKS[merit], chance):
                    return Decision(ask)
        if not look.ways:
            return Decision(next(iter(look.asks))) if look.asks else None  # nothing is left but to ask
        way_out = self._chosen(look.ways, lean, learner.care, chance)
        return Decision(way_out.number, self._ticked(play, way_out, lean, chance), words)

    def _chosen(self, ways: tuple[_Way, ...], lean: float, care: float, chance: Random) -> _Way:
        """By the logistic model of choice: the odds of two ways are e to the lean times what one is better."""
        least = min(way.lost for way in ways)
        most = max(1, max(way.lost for way in ways) - least)
        weights = [
            math.exp(lean * (least - way.lost) / most - care * min(1, way.unsafe) * (lean if care > 0 else 1))
            for way in ways
        ]
        return chance.choices(ways, weights)[0]

    def _ticked(self, play: Play, way: _Way, lean: float, chance: Random) -> tuple[int, ...]:
        """Each option by itself, as likely as she is good; then as many as are asked for, the surest first."""
        rules = play.rules.scenes[play.scene]
        wishes = {}
        for number in play.offer().options:
            unsafe = bool(rules.options[number].effects.unsafe)
            sign = 1 if number in way.wanted else -2 if unsafe else -1
            wishes[number] = sign * lean / 2 + _noise(chance)
        ordered = sorted(wishes, key=lambda number: -wishes[number])
        count = sum(wish > 0 for wish in wishes.values())
        return tuple(sorted(ordered[: min(rules.most, max(rules.least, count))]))

    def _seconds(self, play: Play, decision: Decision, learner: Simulated, chance: Random) -> float:
        is_ask = decision.choice in self.rules.scenes[play.scene].asks
        return learner.seconds(chance, 0.5 if is_ask else 3 if play.here.write else 1)

    def _look(self, play: Play) -> _Look:
        key = self.guide.known_as(play)
        if key not in self._looks:
            self._looks[key] = self._looked(play)
        return self._looks[key]

    def _looked(self, play: Play) -> _Look:
        scene, offer = self.rules.scenes[play.scene], play.offer()
        asks = [number for number in offer.choices if number in scene.asks]
        ways = [number for number in offer.choices if number not in scene.asks and len(offer.options) >= scene.least]
        return _Look(
            {number: self.judge.merit(play, Decision(number)) for number in asks},
            tuple(self._way(play, number) for number in ways),
        )

    def _way(self, play: Play, number: int) -> _Way:
        rules = self.rules.scenes[play.scene]
        wanted = self.judge.wanted(play, number)
        ticks = play.offer().options[: rules.least] if wanted is None else wanted
        decision = Decision(number, ticks)
        return _Way(number, ticks, self.judge.lost(play, decision), unsafe_acts(play, decision))


def _noise(chance: Random) -> float:
    """Logistic: what is added to a logit, so that the sum is above 0 with the chance that the logit stands for."""
    share = min(1 - 1e-9, max(1e-9, chance.random()))
    return math.log(share / (1 - share))
