"""A review card of a scene: what was decided in it is decided once more, and judged.

The scene stands as it stood at the decision that was missed. Asks that were open then can be done again, since to
have left without one may be what was missed. Words are not asked for again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from eduapp.case.guide import Guide
from eduapp.case.merit import Judge
from eduapp.case.play import Decision, Impossible, Play
from eduapp.text.said import told

NO_WORDS = "-"


@dataclass(frozen=True, slots=True)
class Answer:
    """The asks that were done first, in their order, then what was chosen and ticked."""

    asks: tuple[int, ...]
    choice: int
    ticks: tuple[int, ...] = ()


def to_data(answer: Answer) -> dict[str, Any]:
    """The answer as plain JSON."""
    return {"asks": list(answer.asks), "choice": answer.choice, "ticks": list(answer.ticks)}


def from_data(data: Mapping[str, Any]) -> Answer:
    return Answer(tuple(data["asks"]), data["choice"], tuple(data["ticks"]))


def asked(plays: Sequence[Play], asks: Iterable[int]) -> list[Play]:
    """The positions with these asks done where the last of them stands. Raises Impossible where one is not open."""
    found = list(plays)
    for ask in asks:
        if not _is_ask(found[-1], ask):
            raise Impossible(told("This choice is not offered now."))
        found.append(found[-1].decide(Decision(ask)))
    return found


def answered(plays: Sequence[Play], answer: Answer) -> list[Play]:
    """The positions to where the answer leads. Raises Impossible where it is not open, Incomplete where it lacks
    ticks."""
    found = asked(plays, answer.asks)
    before = found[-1]
    if _is_ask(before, answer.choice):
        raise Impossible(told("This choice is not offered now."))
    words = NO_WORDS if before.here.write else ""
    return [*found, before.decide(Decision(answer.choice, answer.ticks, words))]


def share(guide: Guide, plays: Sequence[Play]) -> float:
    """How much of the answer was right, from 0 to 1; `plays` are the positions from the scene of the card to after
    the answer.

    Nothing unsafe and nothing given away is 1. The best choice with other ticks than the best is half of it.
    """
    judge = Judge(guide)
    *asks, last = [judge.merit(before, after.decisions[-1]) for before, after in pairwise(plays)]
    if last == "harm" or {"harm", "fair"} & set(asks):
        return 0.0
    if last != "fair":
        return 1.0
    return 0.5 if _only_ticks_differ(judge, plays[-2], plays[-1].decisions[-1]) else 0.0


def _only_ticks_differ(judge: Judge, before: Play, decision: Decision) -> bool:
    wanted = judge.wanted(before, decision.choice)
    return wanted is not None and judge.merit(before, replace(decision, ticks=wanted)) in ("good", "neutral")


def _is_ask(play: Play, choice: int) -> bool:
    return choice in play.rules.scenes[play.scene].asks
