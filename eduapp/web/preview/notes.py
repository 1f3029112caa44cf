"""Findings at their place: which scene of a case each is about, and which choice or option in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eduapp.case.at_line import scene_at
from eduapp.case.model import Go, Scene
from eduapp.case.play import Play
from eduapp.text.finding import Finding
from eduapp.text.own_words import Write

AtAct = Mapping[int, Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Notes:
    """What is found in a scene: at its choices and options that are open, by number, and all the rest."""

    scene: Sequence[Finding]
    choices: AtAct
    options: AtAct


def notes(play: Play, findings: Iterable[Finding]) -> Notes:
    """The findings of the scene in which the play stands."""
    offer, here = play.offer(), play.here
    rest: list[Finding] = []
    choices: dict[int, list[Finding]] = defaultdict(list)
    options: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        if scene_at(play.rules.case, finding.line) != play.scene:
            continue
        act = _act_at(here, finding.line)
        if act is not None and act in offer.options:
            options[act].append(finding)
        elif act is not None and act - len(here.options) in offer.choices:
            choices[act - len(here.options)].append(finding)
        else:
            rest.append(finding)
    return Notes(rest, choices, options)


def _act_at(scene: Scene, line: int) -> int | None:
    """The number of the act that the line belongs to, options first; None for the prose and what else is there."""
    starts = [(act.place.line, number) for number, act in enumerate(scene.acts)]
    others: list[Go | Write] = [*scene.gos, *([scene.write] if scene.write else [])]
    above = [start for start in (*starts, *((other.place.line, -1) for other in others)) if start[0] <= line]
    number = max(above, default=(0, -1))[1]
    return number if number >= 0 else None
