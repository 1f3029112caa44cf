"""A case made ready for a page: where a play stands, as safe HTML that a template only has to place.

What a play does not change is made once for each scene. Nothing that is not due is in what is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from eduapp.case.model import EndKind
from eduapp.case.play import Offer, Play
from eduapp.case.ready import Moment, ReadyScene, line, ready_scene
from eduapp.case.rules import Rules
from eduapp.text.bare import bare
from eduapp.text.beside import files_in
from eduapp.text.cites import REFERENCE, Cites
from eduapp.text.markdown import inline_html
from eduapp.text.mixed import mixed
from eduapp.text.said import Say
from eduapp.text.shown import Prepared, prepare
from eduapp.text.variable import spoken


@dataclass(frozen=True, slots=True)
class CoverShown:
    """Title and introduction; `title` is plain text, `heading` the same as HTML. `cited` as in SceneShown."""

    title: str
    heading: str
    prose: str
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """A tick or a choice that was made: its label, and its feedback (empty where it has none), both HTML."""

    label: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a decision that left a scene shows: the ticks, last the choice, and where own words were written,
    the model answer, the points to look for (HTML) and the words, plain text that is not escaped."""

    acts: tuple[Done, ...]
    model_answer: str = ""
    rubric: tuple[str, ...] = ()
    words: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether something is said to any of the acts."""
        return any(act.feedback for act in self.acts)


@dataclass(frozen=True, slots=True)
class Offered:
    """An option or a choice that is open: its number in the file, its label as HTML without links."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Ask:
    """An ask that is open (`answer` is None) or was answered (HTML, empty where the author wrote none)."""

    number: int
    label: str
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class SceneShown:
    """Where a play stands. The fields are in the order of the page, in which citations are numbered too.

    `title` and `panel` (labels and values) are plain text that is not escaped, all other texts HTML; the labels
    of acts, the rubric and the prompt hold no links, so that they can stand in a button or a label.
    `told` is what the last decision that left a scene showed; it stays while asks are answered. `newest` is the
    number of the ask that was the very last decision: if there is none, `told` is what is new.
    `pick` says how many options must be ticked, None where that is free. `choices` lead on. `cited` are the
    ids of what is cited, the first with number 1.
    """

    id: str
    number: int
    title: str
    panel: tuple[tuple[str, str], ...]
    told: Told | None
    heading: str
    prose: str
    asks: tuple[Ask, ...]
    newest: int | None
    question: str
    pick: tuple[int, int] | None
    options: tuple[Offered, ...]
    write: str
    choices: tuple[Offered, ...]
    end: EndKind | None
    cited: tuple[str, ...]


class Shown:
    """A case ready to be shown: one for each revision and language of the interface, shared by all plays."""

    def __init__(self, rules: Rules, say: Say = str) -> None:
        self.rules = rules
        self.say = say
        self.reference = say(REFERENCE)
        self.title = bare(inline_html(rules.case.title)).filled({})
        self._names = tuple(variable.name for variable in rules.variables)
        self._scenes: dict[int, ReadyScene] = {}
        self._files: dict[int, frozenset[str]] = {}
        self._cover: CoverShown | None = None

    def cover(self) -> CoverShown:
        """The introduction, with the first values."""
        if self._cover is None:
            case, cites = self.rules.case, Cites(self.reference)
            moment = Moment(Play(self.rules, 0, self.rules.initial), cites)
            heading = moment.text(line(case.title))
            self._cover = CoverShown(self.title, heading, self.introduction(cites), cites.ids)
        return self._cover

    def introduction(self, cites: Cites) -> str:
        """The prose of the cover, on a page with these citations."""
        return Moment(Play(self.rules, 0, self.rules.initial), cites).prose(self._introduction)

    def scene(self, plays: Sequence[Play], seed: int = 0, cites: Cites | None = None) -> SceneShown:
        """Where a play stands; `plays` are its positions from the opening to now.

        `seed` belongs to the play: it decides the order of the choices where the case wants them mixed. `cites` are
        those of the page where other things stand on it, too: what led into the scene is then not told again.
        """
        now, tells, cites = plays[-1], cites is None, cites or Cites(self.reference)
        scene, ready, offer = now.here, self.ready(now.scene), now.offer()
        moment, leaving = Moment(now, cites), self._leaving(now, offer, seed)
        is_answer = bool(now.decisions) and not now.passed
        return SceneShown(
            id=scene.id,
            number=now.scene,
            title=ready.title.filled(moment.named),
            panel=self.panel(now),
            told=self._last_told(plays, cites) if tells else None,
            heading=moment.text(ready.heading),
            prose=moment.prose(ready.prose),
            asks=self._asks(plays, offer, moment),
            newest=now.decisions[-1].choice if is_answer else None,
            question=moment.text(ready.question),
            pick=self._pick(now, offer),
            options=tuple(Offered(n, moment.label(ready.options[n].label)) for n in offer.options),
            write=moment.label(ready.write.prompt) if ready.write else "",
            choices=tuple(Offered(n, moment.label(ready.choices[n].label)) for n in leaving),
            end=scene.end,
            cited=cites.ids,
        )

    def panel(self, play: Play) -> tuple[tuple[str, str], ...]:
        """The variables that the learner sees, as they are in this play."""
        places = self.rules.places
        return tuple((label, spoken(play.values[places[name]])) for name, label in self.rules.case.facts.show)

    def told(self, before: Play, after: Play, cites: Cites) -> Told:
        """What the decision between two positions shows; labels as they were read, feedback as it is after it."""
        decision, ready = after.decisions[-1], self.ready(before.scene)
        acts = [*(ready.options[number] for number in decision.ticks), ready.choices[decision.choice]]
        then, now = Moment(before, cites), Moment(after, cites)
        done = tuple(Done(then.label(act.label), now.text(act.feedback)) for act in acts)
        if ready.write is None or not after.passed:
            return Told(done)
        model_answer = then.text(ready.write.model_answer)
        return Told(done, model_answer, tuple(map(then.label, ready.write.rubric)), decision.words)

    def label(self, play: Play, choice: int) -> str:
        """The label of a choice of the scene in which the play stands, without links."""
        return Moment(play, Cites(self.reference)).label(self.ready(play.scene).choices[choice].label)

    def option(self, play: Play, option: int) -> str:
        """The same of an option."""
        return Moment(play, Cites(self.reference)).label(self.ready(play.scene).options[option].label)

    def line(self, text: str, play: Play, cites: Cites) -> str:
        """A line of the case that is shown only in a debrief, such as why an act was unsafe."""
        return Moment(play, cites).text(line(text))

    def ready(self, number: int) -> ReadyScene:
        """The texts of a scene."""
        if number not in self._scenes:
            self._scenes[number] = ready_scene(self.rules.scenes[number].scene, self._names, self.say)
        return self._scenes[number]

    def files(self, plays: Sequence[Play]) -> frozenset[str]:
        """The files beside the case that what was seen on the way can name: introduction, references, and the
        scenes in which the play stood."""
        return self._files_of_all.union(*map(self._files_of, {play.scene for play in plays}))

    @cached_property
    def _introduction(self) -> Prepared:
        return prepare(self.rules.case.introduction, self._names, self.say)

    @cached_property
    def _files_of_all(self) -> frozenset[str]:
        case = self.rules.case
        references = tuple(line(reference.text) for reference in case.references)
        return files_in((line(case.title), prepare(case.introduction, self._names), references))

    def _files_of(self, number: int) -> frozenset[str]:
        if number not in self._files:
            acts = self.rules.scenes[number].scene.acts
            unsafe = tuple(line(text) for act in acts for text in act.effects.unsafe)
            self._files[number] = files_in((self.ready(number), unsafe))
        return self._files[number]

    def _last_told(self, plays: Sequence[Play], cites: Cites) -> Told | None:
        for at in range(len(plays) - 1, 0, -1):
            if plays[at].passed:
                return self.told(plays[at - 1], plays[at], cites)
        return None

    def _asks(self, plays: Sequence[Play], offer: Offer, moment: Moment) -> tuple[Ask, ...]:
        """Those of the scene that are open or were answered, in the order of the file."""
        now, open_ = plays[-1], frozenset(offer.choices)
        numbers = sorted(self.rules.scenes[now.scene].asks)
        done = {
            after.decisions[-1].choice: (before, after)
            for before, after in pairwise(plays)
            if after.scene == now.scene and not after.passed
        }
        labels = [choice.label for choice in self.ready(now.scene).choices]
        return tuple(
            self._answered(number, *done[number], moment.cites)
            if number in done
            else Ask(number, moment.label(labels[number]))
            for number in numbers
            if number in done or number in open_
        )

    def _answered(self, number: int, before: Play, after: Play, cites: Cites) -> Ask:
        (done,) = self.told(before, after, cites).acts
        return Ask(number, done.label, done.feedback)

    def _pick(self, play: Play, offer: Offer) -> tuple[int, int] | None:
        rules = self.rules.scenes[play.scene]
        if rules.scene.pick is None or not offer.options:
            return None
        return rules.least, min(rules.most, len(offer.options))

    def _leaving(self, play: Play, offer: Offer, seed: int) -> Sequence[int]:
        asks = self.rules.scenes[play.scene].asks
        leaving = [number for number in offer.choices if number not in asks]
        return mixed(leaving, seed, play.scene) if self.rules.case.facts.shuffle else leaving
