"""Finds for a play what exploring found of its state: how far it can be to an ending, and how to go on best."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from eduapp.case.explore import Exploration, Step
from eduapp.case.horizon import AskClass, horizon
from eduapp.case.pages import Memory, Page, pages_of
from eduapp.case.play import Decision, Play
from eduapp.case.rules import Rules
from eduapp.case.states import State

Key = tuple[State, tuple[tuple[int, int], ...]]
SEARCHED = 300  # positions of one scene, looked at where asks were not done in the best order


@dataclass(frozen=True, slots=True)
class Way:
    """How to go on from a play to an ending: the decisions, asks included, and without words; how many of the
    acts in them are unsafe, and the points that they still earn."""

    decisions: tuple[Decision, ...] = ()
    unsafe: int = 0
    points: int = 0

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Less is better, as in exploring."""
        return self.unsafe, -self.points, len(self.decisions), sum(len(d.ticks) for d in self.decisions)

    def then(self, other: "Way") -> "Way":
        return Way(self.decisions + other.decisions, self.unsafe + other.unsafe, self.points + other.points)


@dataclass(frozen=True, slots=True)
class _Lookup:
    """How a state in a scene is read off a play: which values matter, which asks and scenes left are counted
    at which place of the memory."""

    live: tuple[bool, ...]
    asks: tuple[tuple[int, tuple[tuple[int, int], ...]], ...]
    left: tuple[tuple[int, int], ...]
    size: int


class Guide:
    """What is known of every play of a case. Made once a case; it knows nothing where `found` has no steps."""

    def __init__(self, rules: Rules, found: Exploration) -> None:
        self.rules = rules
        self.found = found
        ahead = horizon(rules)
        self.pages = pages_of(rules, ahead, Memory(left=any(ahead.recurs)))
        self._component = ahead.component
        self._lookups = _lookups(self.pages, ahead.component)

    def state(self, play: Play) -> State:
        lookup = self._lookups[play.scene]
        values = zip(play.values, lookup.live, self.rules.initial, strict=True)
        memory = [0] * lookup.size
        for slot, asks in lookup.asks:
            memory[slot] = sum([ask in play.asked for ask in asks])
        for slot, scene in lookup.left:
            memory[slot] = int(scene in play.left)
        return State(play.scene, tuple([v if is_live else first for v, is_live, first in values]), tuple(memory))

    def known_as(self, play: Play) -> Key:
        """Plays with one key go on in the same ways: the state, and which asks were done that can be met again."""
        component = self._component[play.scene]
        return self.state(play), tuple(sorted(ask for ask in play.asked if self._component[ask[0]] == component))

    def step(self, play: Play) -> Step | None:
        """What is known of the play: as exploring found it for the state, less the asks that were done already.

        None where the case was not explored to its end. `best` tells of the state: where asks that count as
        one class were not done in the order of their points, `way` knows better.
        """
        step = self.found.steps.get(self.state(play))
        if step is None or not play.asked or step.best is None:
            return step
        page = self.pages[play.scene]
        done = [n for n in page.free if (play.scene, n) in play.asked and page.rules.choices[n].is_offered(play.values)]
        most = None if step.most is None else step.most - len(done)
        asks = tuple([ask for ask in step.asks if ask not in done])
        return replace(step, most=most, asks=asks, best=self._undone(play, step.best))

    def _undone(self, play: Play, best: Decision) -> Decision:
        """The same, but for an ask that was done: one that is worth no more, and opens the same."""
        if (play.scene, best.choice) not in play.asked:
            return best
        ask_class = next(c for c in self.pages[play.scene].classes if best.choice in c.asks)
        return Decision(next(self._open(play, ask_class), best.choice))

    def _open(self, play: Play, ask_class: AskClass) -> Iterator[int]:
        return (ask for ask in ask_class.asks if (play.scene, ask) not in play.asked)

    def way(self, play: Play) -> Way | None:
        """The best way on: fewest unsafe acts, then most points, fewest decisions, fewest ticks.

        None where no ending can be reached, or where the case was not explored to its end.
        """
        way = Way()
        while play.here.end is None:
            if self._out_of_order(play):
                rest = self._searched(play)
                return rest and way.then(rest)
            step = self.step(play)
            if step is None or step.best is None:
                return None
            before = play
            for decision in (*map(Decision, step.asks), step.best):
                way, play = _on(way, play, decision)
            assert play.decisions != before.decisions
        return way

    def _out_of_order(self, play: Play) -> bool:
        """Whether asks of one class that earn less were done before others that earn more, as points still count.

        The states count the asks of a class, so that what they say of points is true of the best order only.
        """
        if play.scene in play.left or not play.asked:
            return False
        choices = self.rules.scenes[play.scene].choices
        for ask_class in self.pages[play.scene].classes:
            points = [choices[ask].effects.points() for ask in ask_class.asks]
            done = [own for own, ask in zip(points, ask_class.asks, strict=True) if (play.scene, ask) in play.asked]
            if done != points[: len(done)]:
                return True
        return False

    def _searched(self, play: Play) -> Way | None:
        """The best way, found by trying every further ask and every way out of the scene; past the bound, the best
        that was found."""
        found: list[Way] = []
        rests: dict[Key, Way | None] = {}
        known = {self.state(play)}
        waiting = [(Way(), play)]
        while waiting:
            way, play = waiting.pop()
            for out, after in self._out(way, play):
                key = self.known_as(after)
                if key not in rests:
                    rests[key] = self.way(after)
                if (rest := rests[key]) is not None:
                    found.append(out.then(rest))
            for ask_class in self.pages[play.scene].classes:
                ask = next(self._open(play, ask_class), None)
                if ask is None or ask not in play.offer().choices:
                    continue
                further = _on(way, play, Decision(ask))
                state = self.state(further[1])
                if state not in known and len(known) < SEARCHED:
                    known.add(state)
                    waiting.append(further)
        return min(found, key=lambda way: (way.rank, [(d.choice, d.ticks) for d in way.decisions]), default=None)

    def _out(self, way: Way, play: Play) -> Iterator[tuple[Way, Play]]:
        """Every way out of the scene by its best ticks, the asks that only score done before."""
        page = self.pages[play.scene]
        open_ = play.offer().choices
        free = tuple([ask for ask in page.free if ask in open_])
        for outcome in page.outcomes(page.options(play.values), play.values):
            for number, _ in page.leaving(play.values):
                deed = page.deed(number, outcome, free)
                out, after = way, play
                for decision in (*map(Decision, deed.asks), Decision(number, deed.ticks)):
                    out, after = _on(out, after, decision)
                yield out, after


def unsafe_acts(play: Play, decision: Decision) -> int:
    """How many acts of the decision are unsafe: the choice and each tick is an act."""
    rules = play.rules.scenes[play.scene]
    acts = [rules.choices[decision.choice], *(rules.options[number] for number in decision.ticks)]
    return sum(bool(act.effects.unsafe) for act in acts)


def _on(way: Way, play: Play, decision: Decision) -> tuple[Way, Play]:
    after = play.decide(replace(decision, words="-"))
    return way.then(Way((decision,), unsafe_acts(play, decision), after.points - play.points)), after


def _lookups(pages: list[Page], component: tuple[int, ...]) -> list[_Lookup]:
    asks: dict[int, list[tuple[int, tuple[tuple[int, int], ...]]]] = {}
    left: dict[int, list[tuple[int, int]]] = {}
    for page in pages:
        for ask_class, slot in zip(page.classes, page.slots, strict=True):
            keys = tuple((page.number, ask) for ask in ask_class.asks)
            asks.setdefault(component[page.number], []).append((slot, keys))
        if page.left_slot >= 0:
            left.setdefault(component[page.number], []).append((page.left_slot, page.number))
    return [
        _Lookup(page.live, tuple(asks.get(own, ())), tuple(left.get(own, ())), page.size)
        for page, own in zip(pages, component, strict=True)
    ]
