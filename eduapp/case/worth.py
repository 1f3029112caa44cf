"""What each act of a case is worth, told once for all plays: to look at what many learners did.

A decision is judged where it is made, and many come to a scene in many ways. Here each scene is judged as who comes to
it along the best path finds it, or by the shortest way off that path.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from eduapp.case.guide import Guide
from eduapp.case.merit import Judge, Merit
from eduapp.case.play import Decision, Impossible, Play, opening

SEARCHED = 600  # positions, looked at for a way into scenes off the best path


@dataclass(frozen=True, slots=True)
class Worth:
    """`merit` as in a debrief, None where it is unknown. `is_best`: it belongs to the best way out of the scene;
    `is_sometimes_best`: to the best way of who came there otherwise."""

    merit: Merit | None = None
    is_best: bool = False
    is_sometimes_best: bool = False


def worths(guide: Guide) -> tuple[tuple[Worth, ...], ...]:
    """Of each scene, in the order of the file, each act: the options, then the choices."""
    judge, best = Judge(guide), _bests(guide)
    plays = _entered(guide, judge)
    return tuple(_of_scene(judge, number, plays.get(number), best[number]) for number in range(len(guide.rules.scenes)))


def _bests(guide: Guide) -> list[set[int]]:
    """The choices that are best in some state, by scene."""
    found: list[set[int]] = [set() for _ in guide.rules.scenes]
    for state, step in guide.found.steps.items():
        if step.best is not None:
            found[state.scene].add(step.best.choice)
    return found


def _entered(guide: Guide, judge: Judge) -> dict[int, Play]:
    """A play that has just come to a scene, for as many scenes as are found."""
    start = opening(guide.rules)
    found, waiting, known = {start.scene: start}, deque([start]), {guide.state(start)}
    way = judge.way(start)
    for decision in way.decisions if way else ():
        waiting.append(waiting[-1].decide(replace(decision, words="-")))
        known.add(guide.state(waiting[-1]))
        found.setdefault(waiting[-1].scene, waiting[-1])
    while waiting and len(found) < len(guide.rules.scenes) and len(known) < SEARCHED:
        for after in _after(waiting.popleft()):
            if (state := guide.state(after)) not in known:
                known.add(state)
                waiting.append(after)
                found.setdefault(after.scene, after)
    return found


def _after(play: Play) -> Iterator[Play]:
    """What can come next, with the fewest ticks and with each tick in turn."""
    if play.here.end:
        return
    rules, offer = play.rules.scenes[play.scene], play.offer()
    fewest = offer.options[: rules.least]
    ticked = [fewest, *(tuple(sorted({*fewest[1:], option})) for option in offer.options)]
    for choice in offer.choices:
        for ticks in ticked if choice not in rules.asks else [()]:
            try:
                yield play.decide(Decision(choice, ticks, "-"))
            except Impossible:
                continue


def _of_scene(judge: Judge, number: int, play: Play | None, best: set[int]) -> tuple[Worth, ...]:
    rules = judge.guide.rules.scenes[number]
    size = len(rules.options)
    found = [Worth("harm") if act.effects.unsafe else Worth() for act in (*rules.options, *rules.choices)]
    for choice in best:
        found[size + choice] = replace(found[size + choice], is_sometimes_best=True)
    way = judge.way(play) if play is not None else None
    if play is None or way is None or not way.decisions:
        return tuple(found)
    asks = list(takewhile(lambda step: step.choice in rules.asks, way.decisions))
    leave, asked = way.decisions[len(asks)], play
    for ask in asks:
        asked = asked.decide(ask)
    wanted = {*leave.ticks, *(size + step.choice for step in (*asks, leave))}
    for at, worth in enumerate(found):
        merit = worth.merit or (
            _option(judge, asked, leave, at) if at < size else _choice(judge, play, asked, at - size)
        )
        found[at] = Worth(merit, at in wanted, worth.is_sometimes_best and at not in wanted)
    return tuple(found)


def _choice(judge: Judge, entered: Play, asked: Play, choice: int) -> Merit | None:
    """An ask is judged as the scene is entered, a way out when the best asks were done."""
    is_ask = choice in entered.rules.scenes[entered.scene].asks
    play = entered if is_ask and choice in entered.offer().choices else asked
    if choice in play.offer().choices:
        ticks = () if is_ask else judge.wanted(play, choice)
        return None if ticks is None else judge.merit(play, Decision(choice, ticks, "-"))
    return "good" if (play.scene, choice) in play.asked else None


def _option(judge: Judge, play: Play, leave: Decision, option: int) -> Merit | None:
    """A tick is judged beside the best ones; where no more may be ticked, in the place of the last of them."""
    if option not in play.offer().options:
        return None
    most = play.rules.scenes[play.scene].most
    kept = [tick for tick in leave.ticks if tick != option][: most - 1]
    decision = replace(leave, ticks=tuple(sorted({*kept, option})), words="-")
    return judge.ticks(play, decision)[option]
