"""What a room wants: the votes on a scene counted, and the decision that most of them make. Values only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eduapp.case.play import Decision, Play


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the `voters` want each act, by its number in the scene, options first."""

    voters: int
    acts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What most want: `choices` has several in a tie and none where nobody voted. `ticks` are those that more than half
    want, as many of them as the scene takes; `is_even`: what is left out may be wanted as much as the last."""

    choices: tuple[int, ...]
    ticks: tuple[int, ...] = ()
    is_even: bool = False

    @property
    def is_tie(self) -> bool:
        return len(self.choices) > 1 or self.is_even

    @property
    def choice(self) -> int | None:
        """The one that most want; None where there is no such one."""
        return self.choices[0] if len(self.choices) == 1 else None

    def is_same(self, decision: Decision) -> bool:
        """Whether it is what most want; in a tie, any of what stands even."""
        return decision.choice in self.choices and (self.is_even or decision.ticks == self.ticks)


def leaving(play: Play) -> tuple[int, ...]:
    """The choices that are voted on: those that lead on. Asks are made by whoever leads the room."""
    asks = play.rules.scenes[play.scene].asks
    return tuple(number for number in play.offer().choices if number not in asks)


def counted(play: Play, votes: Iterable[Decision]) -> Count:
    """Votes for what is not offered any more, since something was asked meanwhile, do not count."""
    size, choices, options = len(play.here.options), leaving(play), play.offer().options
    acts: dict[int, int] = {}
    valid = [vote for vote in votes if vote.choice in choices]
    for vote in valid:
        for act in (*(tick for tick in vote.ticks if tick in options), size + vote.choice):
            acts[act] = acts.get(act, 0) + 1
    return Count(len(valid), acts)


def tallied(play: Play, acts: Mapping[int, int]) -> Count:
    """The same, of what was kept: each voter has chosen once."""
    size = len(play.here.options)
    return Count(sum(count for act, count in acts.items() if act >= size), acts)


def wanted(play: Play, count: Count) -> Wanted:
    """What most of the voters want where the play stands."""
    size = len(play.here.options)
    votes = {choice: count.acts.get(size + choice, 0) for choice in leaving(play)}
    most = max(votes.values(), default=0)
    if not most:
        return Wanted(())
    return Wanted(tuple(choice for choice, number in votes.items() if number == most), *_ticks(play, count))


def _ticks(play: Play, count: Count) -> tuple[tuple[int, ...], bool]:
    """The options that most want, by how many do, and whether the last of them stands even with one left out."""
    rules, options = play.rules.scenes[play.scene], play.offer().options
    ranked = sorted(options, key=lambda option: -count.acts.get(option, 0))
    many = sum(2 * count.acts.get(option, 0) > count.voters for option in options)
    size = min(max(many, rules.least), rules.most, len(ranked))
    kept, left = ranked[:size], ranked[size:]
    is_even = bool(kept and left) and count.acts.get(kept[-1], 0) == count.acts.get(left[0], 0)
    return tuple(sorted(kept)), is_even
