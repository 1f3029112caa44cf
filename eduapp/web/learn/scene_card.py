"""A card that brings back a decision: the introduction, the patient, the scene as it stood, and its choices."""

from dataclasses import dataclass, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from eduapp.actions.cards import Drawn
from eduapp.actions.refused import Refused
from eduapp.actions.reviewing import Data, Looked, SceneCard
from eduapp.case import card as scenes
from eduapp.case.card import Answer, from_data, to_data
from eduapp.case.debrief import moment_of
from eduapp.case.debrief_shown import moment_shown
from eduapp.case.merit import Judge, Merit
from eduapp.case.play import Impossible, Incomplete, Play
from eduapp.case.shown import SceneShown, Shown
from eduapp.text.cites import Cites
from eduapp.text.said import told
from eduapp.web import sentences
from eduapp.web.language import in_language
from eduapp.web.learn.sent import read_number, read_sent
from eduapp.web.learn.still_to_say import StillToSay


@dataclass(frozen=True, slots=True)
class ScenePage:
    opened: SceneCard
    template = "card"

    @property
    def drawn(self) -> Drawn:
        return self.opened.drawn

    def asked(self, form: MultiDict[str, str], slip: str = "") -> dict[str, Any]:
        asks = _asks(form)
        case, cites = self._case()
        ticks, choice = [read_number(tick) for tick in form.getlist("tick")], form.get("choice")
        introduction, shown = self._scene(case, cites, asks)
        return {
            "title": case.title,
            "introduction": introduction,
            "shown": shown,
            "asks": asks,
            "draft": {"ticks": ticks, "choice": None if choice is None else read_number(choice)},
            "listed": self.opened.playable.references.listed(cites.ids),
        }

    def further(self, form: MultiDict[str, str]) -> dict[str, Any] | None:
        """An ask is answered where it stands, as in the case; what was chosen meanwhile stays."""
        sent = read_sent(form)
        if not sent.is_ask or sent.choice is None:
            return None
        asks = [*_asks(form), sent.choice]
        self._plays(asks)
        chosen = {} if sent.chosen is None else {"choice": sent.chosen}
        return {"asked": asks, "tick": list(sent.ticks), **chosen, "_anchor": f"ask-{sent.choice}"}

    def answer(self, form: MultiDict[str, str]) -> tuple[Data, float]:
        sent, asks = read_sent(form), _asks(form)
        if sent.choice is None:
            raise StillToSay(sentences.nothing_chosen())
        answer = Answer(tuple(asks), sent.choice, sent.ticks)
        try:
            return to_data(answer), self.opened.share(answer)
        except Incomplete as slip:
            raise StillToSay(sentences.missing(self._plays(asks)[-1], sent.ticks, scenes.NO_WORDS)) from slip
        except Impossible as slip:
            raise _not_offered() from slip

    def told(self, looked: Looked) -> dict[str, Any]:
        answer = from_data(looked.given)
        plays = self.opened.positions(answer)
        case, cites = self._case()
        introduction, shown = self._scene(case, cites, answer.asks)
        judge = Judge(self.opened.playable.guide)
        row = moment_shown(case, moment_of(judge, 1, plays[-2], plays[-1]), {}, cites)
        unsafe = plays[-1].unsafe[len(plays[0].unsafe) :]
        return {
            "title": case.title,
            "introduction": introduction,
            "shown": shown,
            "row": row,
            "asks": [case.label(plays[0], ask) for ask in answer.asks],
            "merit": _merit(looked.share, bool(unsafe)),
            "share": looked.share,
            "unsafe": [case.line(text, plays[-1], cites) for text in unsafe],
            "listed": self.opened.playable.references.listed(cites.ids),
        }

    def files(self, path: str) -> dict[str, str]:
        playable = self.opened.playable
        seen = in_language(playable.shown_in).files(self.opened.plays)
        return dict(playable.files) if path in seen else {}

    def _case(self) -> tuple[Shown, Cites]:
        case = in_language(self.opened.playable.shown_in)
        return case, Cites(case.reference)

    def _plays(self, asks: list[int] | tuple[int, ...]) -> list[Play]:
        try:
            return scenes.asked(self.opened.plays, asks)
        except Impossible as slip:
            raise _not_offered() from slip

    def _scene(self, case: Shown, cites: Cites, asks: list[int] | tuple[int, ...]) -> tuple[str, SceneShown]:
        """The introduction and the scene, in the order of the page. Words are not asked for again, and only what was
        asked now is new."""
        introduction = case.introduction(cites)
        shown = case.scene(self._plays(asks), self.opened.seed, cites)
        return introduction, replace(shown, write="", newest=shown.newest if asks else None)


def _asks(form: MultiDict[str, str]) -> list[int]:
    return [read_number(ask) for ask in form.getlist("asked")]


def _merit(share: float, is_unsafe: bool) -> Merit:
    if is_unsafe:
        return "harm"
    return "good" if share == 1 else "fair"


def _not_offered() -> Refused:
    return Refused(told("This is not offered here. Nothing has changed."))
