"""What an author sees beside the page: where it began, what the case remembers, what is ahead, what was found."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from flask import url_for

from eduapp.case.at_line import scene_at
from eduapp.case.model import Scene
from eduapp.case.ready import Moment
from eduapp.case.shown import Shown
from eduapp.text.cites import Cites
from eduapp.text.finding import Finding
from eduapp.text.variable import Variable, spoken
from eduapp.web import sentences
from eduapp.web.language import gettext, in_language
from eduapp.web.preview.address import Stand, address, typed
from eduapp.web.preview.blueprint import draft
from eduapp.web.preview.draft import Playing, Version
from eduapp.web.preview.links import Links


@dataclass(frozen=True, slots=True)
class Field:
    """A variable to be set: `value` is what it begins as, as it stands in the field; `now` as a reader sees it."""

    variable: Variable
    value: str
    now: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, and the scene that it is about with its address."""

    finding: Finding
    scene: Scene | None
    address: str


class Panel:
    """For templates: each part is made when it is asked for. `was_played` is as it was when the page was begun."""

    def __init__(self, version: Version, stand: Stand | None) -> None:
        self.version = version
        self.was_played = version.is_played
        self.stand = stand
        self.findings: Sequence[Finding] = version.document.findings

    @property
    def follows(self) -> bool:
        """Whether the page asks for news of the file."""
        return draft().follows

    @property
    def name(self) -> str:
        return self.version.document.path.name

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(str(finding.severity) for finding in self.findings)

    @property
    def told(self) -> list[Told]:
        return [self._told(finding) for finding in self.findings]

    def _told(self, finding: Finding) -> Told:
        case = self.version.document.case
        number = scene_at(case, finding.line) if case else None
        if case is None or number is None:
            return Told(finding, None, "")
        scene = case.scenes[number]
        return Told(finding, scene, _to_scene(scene))

    @property
    def playing(self) -> Playing:
        assert self.version.playing is not None
        return self.version.playing

    @cached_property
    def shown(self) -> Shown:
        """The case in the language of whoever looks."""
        return in_language(self.playing.shown_in)

    @property
    def scenes(self) -> Sequence[Scene]:
        return self.playing.rules.case.scenes

    @property
    def fields(self) -> list[Field]:
        assert self.stand is not None
        given, now = self.stand.values, self.stand.play.values
        variables = self.playing.rules.variables
        return [
            Field(variable, typed(given.get(variable.name, variable.initial)), spoken(value, gettext))
            for variable, value in zip(variables, now, strict=True)
        ]

    @property
    def begin_here(self) -> str:
        """The address that begins in this scene with the values of now, and without what led here."""
        assert self.stand is not None
        play = self.stand.play
        return url_for("preview.scene", **address(play.rules, play.scene, play.variables))

    @property
    def made(self) -> list[tuple[str, str]]:
        """What was decided so far, as HTML, each with the address of the page where it was."""
        assert self.stand is not None
        links, label = Links(self.stand), self.shown.label
        pairs = enumerate(pairwise(self.stand.plays))
        return [(label(before, after.decisions[-1].choice), links.back_to(n)) for n, (before, after) in pairs]

    @property
    def points(self) -> list[tuple[str, int, int | None]]:
        """The points so far by the name of their competency; the most where that is known."""
        assert self.stand is not None
        guide, earned = self.version.guide, self.stand.play.earned
        most = guide.found.attainable if guide else {}
        names = self.playing.competencies
        return [(names[id_].name, earned.get(id_, 0), most.get(id_)) for id_ in self.playing.rules.competencies]

    @cached_property
    def ahead(self) -> dict[str, Any] | None:
        """What is known of where the play stands: how far it is to an ending, and the best that can be done now;
        None where no play from the opening comes to exactly this."""
        assert self.stand is not None
        guide, play = self.version.guide, self.stand.play
        step = guide.step(play) if guide else None
        if step is None:
            return None
        best = None
        if step.best is not None:
            texts, moment = self.shown.ready(play.scene), Moment(play, Cites(""))
            best = {
                "asks": [moment.label(texts.choices[ask].label) for ask in step.asks],
                "ticks": [moment.label(texts.options[tick].label) for tick in step.best.ticks],
                "choice": moment.label(texts.choices[step.best.choice].label),
            }
        return {"to_come": sentences.to_come(step), "can_end": step.least is not None, "best": best}


def _to_scene(scene: Scene) -> str:
    query: dict[str, Any] = {"from": scene.id}
    return url_for("preview.scene", **query)
