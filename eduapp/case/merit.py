"""How good decisions were: each is judged by the best way on before it, and the best way on after it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from eduapp.case.guide import Guide, Key, Way, unsafe_acts
from eduapp.case.play import Decision, Play

Merit = Literal["good", "neutral", "fair", "harm"]
Value = tuple[int, int]  # the unsafe acts and minus the points, of a decision and the best way on after it


class Judge:
    """Judges the decisions of plays of one case. It remembers ways for as long as it lives: one for a debrief.

    *harm*: an act in it is unsafe, even where nothing safe was left. *fair*: it is safe, but gives away points,
    or the last way on without an unsafe act. *good*: nothing is given away; another choice than the best counts
    as good where it earns as much in the end. *neutral*: an ask that gives nothing away, but is no step of a best
    way. Asks may be done in any order: which of them comes first is nobody's mistake, and one that a best way
    does at any time before it leaves is good. To leave without an ask that earns points is fair, since the
    points went with leaving; the ask itself is not blamed for coming late. To ask more than is needed is how
    people listen, so it is never worse than neutral unless it costs points. Unknown (None) where the case
    was not explored to its end; what is unsafe is told all the same.
    """

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._ways: dict[Key, Way | None] = {}
        self._tried: dict[tuple[tuple[Decision, ...], int, tuple[int, ...]], Way | None] = {}

    def way(self, play: Play) -> Way | None:
        key = self.guide.known_as(play)
        if key not in self._ways:
            self._ways[key] = self.guide.way(play)
        return self._ways[key]

    def merit(self, before: Play, decision: Decision) -> Merit | None:
        if unsafe_acts(before, decision):
            return "harm"
        best, taken = self.way(before), self._taken(before, decision)
        if best is None or taken is None:
            return None
        if _value(taken) > _value(best):
            return "fair"
        is_ask = decision.choice in before.rules.scenes[before.scene].asks
        return "neutral" if is_ask and taken.rank > best.rank else "good"

    def lost(self, before: Play, decision: Decision) -> int:
        """The points that the decision gave away for good; 0 where an unsafe act bought more."""
        best, taken = self.way(before), self._taken(before, decision)
        return max(0, best.points - taken.points) if best and taken else 0

    def _taken(self, before: Play, decision: Decision) -> Way | None:
        """The decision, and the best way on from where it leads."""
        key = before.decisions, decision.choice, decision.ticks
        if key not in self._tried:
            self._tried[key] = self._try(before, decision)
        return self._tried[key]

    def _try(self, before: Play, decision: Decision) -> Way | None:
        after = before.decide(replace(decision, words=decision.words or "-"))
        rest = self.way(after)
        own = Way((decision,), unsafe_acts(before, decision), after.points - before.points)
        return rest and own.then(rest)

    def ticks(self, before: Play, decision: Decision) -> dict[int, Merit | None]:
        """Each tick judged beside the best ones for the choice that was made.

        *good*: it is one of them, or worth more than nothing in its place. *fair*: without it, or with a missed
        one in its place, more could have been earned. *neutral*: it changes nothing.
        """
        wanted = self.wanted(before, decision.choice)
        return {number: self._tick(before, decision, number, wanted) for number in decision.ticks}

    def _tick(self, before: Play, decision: Decision, number: int, wanted: tuple[int, ...] | None) -> Merit | None:
        rules = before.rules.scenes[before.scene]
        if rules.options[number].effects.unsafe:
            return "harm"
        own = self._worth(before, decision)
        if wanted is None or own is None:
            return None
        if number in wanted:
            return "good"
        without = self._worth(before, _without(decision, number))
        swapped = [self._worth(before, other) for other in _swaps(decision, number, wanted)]
        if any(other is not None and other < own for other in (without, *swapped)):
            return "fair"
        return "good" if without is not None and own < without else "neutral"

    def missed(self, before: Play, decision: Decision) -> tuple[int, ...]:
        """The best ticks for the choice that were not made, as far as they would have been worth more."""
        wanted, own = self.wanted(before, decision.choice), self._worth(before, decision)
        if wanted is None or own is None:
            return ()
        missed = tuple(number for number in wanted if number not in decision.ticks)
        worth = self._worth(before, replace(decision, ticks=wanted))
        if worth is None or worth >= own:
            return ()
        others = [number for number in decision.ticks if number not in wanted]
        alone = []
        for number in missed:
            instead = [_with(decision, number), *(_with(_without(decision, other), number) for other in others)]
            if any(value is not None and value < own for value in (self._worth(before, d) for d in instead)):
                alone.append(number)
        return tuple(alone) or missed

    def wanted(self, before: Play, choice: int) -> tuple[int, ...] | None:
        """The best ticks with a choice that leaves."""
        page = self.guide.pages[before.scene]
        free = None if page.left_slot >= 0 and before.scene in before.left else ()
        found = []
        for outcome in page.outcomes(page.options(before.values), before.values):
            decision = Decision(choice, page.deed(choice, outcome, free).ticks)
            if (worth := self._worth(before, decision)) is not None:
                found.append((worth, len(decision.ticks), decision.ticks))
        return min(found)[2] if found else None

    def _worth(self, before: Play, decision: Decision) -> Value | None:
        """What a decision is worth with the best way on after it; None where `pick` forbids it."""
        rules = before.rules.scenes[before.scene]
        if not rules.least <= len(decision.ticks) <= rules.most:
            return None
        taken = self._taken(before, decision)
        return _value(taken) if taken else None


def _value(way: Way) -> Value:
    return way.unsafe, -way.points


def _without(decision: Decision, number: int) -> Decision:
    return replace(decision, ticks=tuple(tick for tick in decision.ticks if tick != number))


def _with(decision: Decision, number: int) -> Decision:
    return replace(decision, ticks=tuple(sorted({*decision.ticks, number})))


def _swaps(decision: Decision, number: int, wanted: tuple[int, ...]) -> Iterator[Decision]:
    return (_with(_without(decision, number), other) for other in wanted if other not in decision.ticks)
