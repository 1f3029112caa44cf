"""The debrief: what was decided in a play, what it was worth, and what the best would have been.

Values only. Texts are the author's Markdown; `{name}` in them is filled from `variables` of the play before
the decision (labels) or after it (feedback).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise, takewhile

from eduapp.case.guide import Guide, Way
from eduapp.case.merit import Judge, Merit
from eduapp.case.model import EndKind
from eduapp.case.play import Decision, Play, opening
from eduapp.case.reading import cited
from eduapp.case.result import Result, result


class NotOver(ValueError):
    """The play has not come to an ending, so there is nothing to look back on yet."""


@dataclass(frozen=True, slots=True)
class Named:
    """A scene, choice or option: its number, from 0 in the order of the file, and its heading or label."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """An option that was ticked, or missed (its merit is then that of ticking it)."""

    option: Named
    merit: Merit | None
    unsafe: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Best:
    """The best way out of a scene from where the learner stood: the asks first, in any order, then the choice
    with its ticks; the scene that it enters. `points` are what all these earn, by competency. `unsafe` counts
    the unsafe acts that even the best play could not avoid from here on; `is_same` says that the learner did
    exactly this, nothing being left to ask."""

    asks: tuple[Named, ...]
    choice: Named
    ticks: tuple[Named, ...]
    to: Named
    points: Mapping[str, int]
    unsafe: int
    is_same: bool


@dataclass(frozen=True, slots=True)
class Written:
    """The learner's words beside the model answer (Markdown) and the rubric."""

    prompt: str
    words: str
    model_answer: str
    rubric: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One decision. `number` counts from 1. `to` is the scene that it entered, None for an ask.

    `points` by competency, as far as they counted: they do not (`counted`) in a scene that was left before.
    `lost` are the points that it gave away. `missed` are ticks that would have been worth more. `best` is None
    where nothing is known. `on_best` says that the best path comes through this scene, too.
    """

    number: int
    scene: Named
    before: Play
    after: Play
    decision: Decision
    is_ask: bool
    choice: Named
    ticks: tuple[Tick, ...]
    missed: tuple[Tick, ...]
    to: Named | None
    points: Mapping[str, int]
    counted: bool
    unsafe: tuple[str, ...]
    feedback: tuple[str, ...]
    merit: Merit | None
    lost: int
    best: Best | None
    written: Written | None
    on_best: bool


@dataclass(frozen=True, slots=True)
class BestPath:
    """The best play of the case: its decisions with the scenes that they are made in, and where it ends.
    `unsafe` counts its unsafe acts; it is 0 but for a case that cannot be played safely."""

    scenes: tuple[Named, ...]
    decisions: tuple[Decision, ...]
    ending: Named
    kind: EndKind
    points: Mapping[str, int]
    unsafe: int

    @property
    def numbers(self) -> frozenset[int]:
        """The scenes that it comes through, by number."""
        return frozenset(scene.number for scene in (*self.scenes, self.ending))


@dataclass(frozen=True, slots=True)
class Detour:
    """The best path was left by decision `left_at`, for a scene that it does not come through, and found again
    by decision `back_at` (None: never)."""

    left_at: int
    back_at: int | None


@dataclass(frozen=True, slots=True)
class Unsafe:
    """An unsafe act: in which moment, and why it is one."""

    moment: int
    text: str


@dataclass(frozen=True, slots=True)
class Earned:
    """Points in a competency, the most that any safe play earns in it, and their share from 0 (None where no
    safe play earns any)."""

    competency: str
    points: int
    most: int
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Debrief:
    """`references` are the ids cited by what the learner saw, in order, each once."""

    play: Play
    moments: tuple[Moment, ...]
    ending: Named
    kind: EndKind
    result: Result
    unsafe: tuple[Unsafe, ...]
    best: BestPath | None
    detours: tuple[Detour, ...]
    competencies: tuple[Earned, ...]
    references: tuple[str, ...]

    @property
    def ends_on_best(self) -> bool:
        return self.best is not None and self.ending.number in self.best.numbers


def debrief(guide: Guide, decisions: Iterable[Decision]) -> Debrief:
    """Look back on a play. Raises NotOver if it has not ended, and Impossible if it is no play of the case."""
    plays = [opening(guide.rules)]
    for decision in decisions:
        plays.append(plays[-1].decide(decision))
    end = plays[-1]
    judged = result(end, guide.found)
    if judged is None or end.here.end is None:
        raise NotOver("The case has not ended yet.")
    judge, best = Judge(guide), _best_path(guide)
    path = best.numbers if best else frozenset()
    moments = tuple(
        moment_of(judge, number, before, plays[number], path) for number, before in enumerate(plays[:-1], 1)
    )
    on_path = [*(moment.on_best for moment in moments), end.scene in path]
    return Debrief(
        end,
        moments,
        _scene(end),
        end.here.end,
        judged,
        tuple(Unsafe(moment.number, text) for moment in moments for text in moment.unsafe),
        best,
        _detours(on_path) if best else (),
        _competencies(guide, end, judged),
        cited(guide.rules, end.decisions),
    )


def _scene(play: Play) -> Named:
    return Named(play.scene, play.here.heading)


def _best_path(guide: Guide) -> BestPath | None:
    """The best play; where the case was not explored to its end, the best that was found."""
    start = opening(guide.rules)
    way = guide.way(start) or (Way(guide.found.best) if guide.found.best is not None else None)
    if way is None:
        return None
    plays = [start]
    for decision in way.decisions:
        plays.append(plays[-1].decide(replace(decision, words="-")))
    end = plays[-1]
    assert end.here.end is not None
    points = {competency: end.earned.get(competency, 0) for competency in guide.rules.competencies}
    scenes = tuple(_scene(play) for play in plays[:-1])
    return BestPath(scenes, way.decisions, _scene(end), end.here.end, points, way.unsafe)


def moment_of(judge: Judge, number: int, before: Play, after: Play, path: frozenset[int] = frozenset()) -> Moment:
    """The decision between two positions; `path` are the scenes of the best path."""
    decision, scene = after.decisions[-1], before.here
    is_ask = decision.choice in before.rules.scenes[before.scene].asks
    write = scene.write if not is_ask else None
    return Moment(
        number=number,
        scene=_scene(before),
        before=before,
        after=after,
        decision=decision,
        is_ask=is_ask,
        choice=Named(decision.choice, scene.choices[decision.choice].label),
        ticks=tuple(_tick(before, *judged) for judged in judge.ticks(before, decision).items()) if not is_ask else (),
        missed=tuple(_tick(before, n, "good") for n in judge.missed(before, decision)) if not is_ask else (),
        to=None if is_ask else _scene(after),
        points=_gained(before, after),
        counted=before.scene not in before.left,
        unsafe=after.unsafe[len(before.unsafe) :],
        feedback=after.feedback,
        merit=judge.merit(before, decision),
        lost=judge.lost(before, decision),
        best=_best(judge, before, decision),
        written=Written(write.prompt, decision.words, write.model_answer, write.rubric) if write else None,
        on_best=before.scene in path,
    )


def _tick(play: Play, number: int, merit: Merit | None) -> Tick:
    option = play.here.options[number]
    return Tick(Named(number, option.label), merit, option.effects.unsafe)


def _gained(before: Play, after: Play) -> dict[str, int]:
    gained = {name: points - before.earned.get(name, 0) for name, points in after.earned.items()}
    return {name: points for name, points in sorted(gained.items()) if points}


def _best(judge: Judge, before: Play, decision: Decision) -> Best | None:
    way = judge.way(before)
    if way is None:
        return None
    rules, scene = before.rules.scenes[before.scene], before.here
    asks = tuple(takewhile(lambda step: step.choice in rules.asks, way.decisions))
    leave = way.decisions[len(asks)]
    after = before
    for step in (*asks, leave):
        after = after.decide(replace(step, words="-"))
    return Best(
        tuple(Named(ask.choice, scene.choices[ask.choice].label) for ask in asks),
        Named(leave.choice, scene.choices[leave.choice].label),
        tuple(Named(number, scene.options[number].label) for number in leave.ticks),
        _scene(after),
        _gained(before, after),
        way.unsafe,
        not asks and (decision.choice, decision.ticks) == (leave.choice, leave.ticks),
    )


def _detours(on_path: Sequence[bool]) -> tuple[Detour, ...]:
    """`on_path` says of the scene of each decision, and at last of the ending, whether the best path has it."""
    found: list[Detour] = []
    for number, (here, there) in enumerate(pairwise(on_path), 1):
        if here and not there:
            found.append(Detour(number, None))
        elif there and not here:
            found[-1] = replace(found[-1], back_at=number)
    return tuple(found)


def _competencies(guide: Guide, end: Play, judged: Result) -> tuple[Earned, ...]:
    most = guide.found.attainable
    return tuple(
        Earned(name, end.earned.get(name, 0), most.get(name, 0), judged.shares.get(name))
        for name in guide.rules.competencies
    )
