"""A debrief made ready for a page: every text as safe HTML, citations numbered over the whole page."""

from collections.abc import Mapping
from dataclasses import dataclass

from eduapp.case.debrief import Best, Debrief, Moment, Tick
from eduapp.case.merit import Merit
from eduapp.case.ready import Moment as Reading
from eduapp.case.shown import Shown, Told
from eduapp.text.cites import Cites

FEWEST_PLAYS = 5

Counts = Mapping[tuple[int, int], int]  # how many chose an act, by scene and the number of the act, options first


@dataclass(frozen=True, slots=True)
class TickShown:
    label: str
    merit: Merit | None


@dataclass(frozen=True, slots=True)
class BestShown:
    """The best way out of the scene: what to ask first, what to tick, what to choose, and the scene it enters."""

    asks: tuple[str, ...]
    ticks: tuple[str, ...]
    choice: str
    to: str
    unsafe: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the others chose an act, of `of` who were there."""

    label: str
    count: int
    of: int
    is_own: bool
    is_best: bool

    @property
    def percent(self) -> int:
        return round(100 * self.count / self.of)


@dataclass(frozen=True, slots=True)
class MomentShown:
    """One decision on the page. `unsafe` are HTML, `others` is empty where fewer than FEWEST_PLAYS were there."""

    moment: Moment
    heading: str
    did: str
    ticks: tuple[TickShown, ...]
    missed: tuple[TickShown, ...]
    told: Told
    unsafe: tuple[str, ...]
    best: BestShown | None
    others: tuple[Share, ...]

    @property
    def had_another_way(self) -> bool:
        """Whether anything else could have been decided; words are always one's own."""
        offer = self.moment.before.offer()
        return len(offer.choices) > 1 or bool(offer.options) or self.moment.written is not None


@dataclass(frozen=True, slots=True)
class DebriefShown:
    """`ending` is HTML, `title` plain. `cited` are the ids of what is cited, the first with number 1."""

    debrief: Debrief
    title: str
    ending: str
    moments: tuple[MomentShown, ...]
    cited: tuple[str, ...]


def debrief_shown(shown: Shown, debrief: Debrief, counts: Counts) -> DebriefShown:
    cites = Cites(shown.reference)
    end = Reading(debrief.play, cites)
    ending = end.label(shown.ready(debrief.play.scene).heading)
    moments = tuple(moment_shown(shown, moment, counts, cites) for moment in debrief.moments)
    title = shown.ready(debrief.play.scene).title.filled(end.named)
    return DebriefShown(debrief, title, ending, moments, cites.ids)


def moment_shown(shown: Shown, moment: Moment, counts: Counts, cites: Cites) -> MomentShown:
    """One decision, on a page with these citations."""
    then = Reading(moment.before, cites)
    ready = shown.ready(moment.before.scene)
    return MomentShown(
        moment,
        then.label(ready.heading),
        then.label(ready.choices[moment.choice.number].label),
        tuple(_tick(shown, then, moment, tick) for tick in moment.ticks),
        tuple(_tick(shown, then, moment, tick) for tick in moment.missed),
        shown.told(moment.before, moment.after, cites),
        tuple(shown.line(text, moment.after, cites) for text in moment.unsafe),
        _best(shown, then, moment, moment.best) if moment.best and not moment.best.is_same else None,
        _others(shown, then, moment, counts),
    )


def _tick(shown: Shown, then: Reading, moment: Moment, tick: Tick) -> TickShown:
    return TickShown(then.label(shown.ready(moment.before.scene).options[tick.option.number].label), tick.merit)


def _best(shown: Shown, then: Reading, moment: Moment, best: Best) -> BestShown:
    ready = shown.ready(moment.before.scene)
    return BestShown(
        tuple(then.label(ready.choices[ask.number].label) for ask in best.asks),
        tuple(then.label(ready.options[tick.number].label) for tick in best.ticks),
        then.label(ready.choices[best.choice.number].label),
        then.label(shown.ready(best.to.number).heading),
        best.unsafe,
    )


def _others(shown: Shown, then: Reading, moment: Moment, counts: Counts) -> tuple[Share, ...]:
    """What others did where this decision was made: of an ask, how many asked it; else each choice that
    leads on and was chosen, the one most chosen first, after the ticks that were made here."""
    scene, here = moment.before.scene, moment.before.here
    asks, first = moment.before.rules.scenes[scene].asks, len(here.options)
    leaving = [number for number in range(len(here.choices)) if number not in asks]
    of = sum(counts.get((scene, first + number), 0) for number in leaving)
    if of < FEWEST_PLAYS:
        return ()
    ready, best = shown.ready(scene), moment.best
    ticked = {tick.option.number for tick in moment.ticks}
    wanted = {tick.number for tick in best.ticks} if best else set()

    def share(act: int, label: str, is_own: bool, is_best: bool) -> Share:
        return Share(label, min(of, counts.get((scene, act), 0)), of, is_own, is_best)

    if moment.is_ask:
        number = moment.choice.number
        return (share(first + number, then.label(ready.choices[number].label), True, False),)
    options = [
        share(number, then.label(ready.options[number].label), number in ticked, number in wanted)
        for number in range(first)
    ]
    chosen = [
        share(
            first + number,
            then.label(ready.choices[number].label),
            number == moment.choice.number,
            best is not None and number == best.choice.number,
        )
        for number in leaving
    ]
    seen = [row for row in chosen if row.count or row.is_own or row.is_best] if len(chosen) > 1 else []
    return (*(row for row in options if row.count), *sorted(seen, key=lambda row: -row.count))
