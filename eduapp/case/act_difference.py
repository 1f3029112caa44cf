"""What differs between the options and choices of two states of a scene.

An act is the same if it says the same; else if half of all words of its label and feedback stand in both; else if it
does the same.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from eduapp.case.model import Act, Choice, Effects, Scene
from eduapp.case.write import written_set
from eduapp.text.difference import Difference, Teller, Weight
from eduapp.text.expression import Expression, written
from eduapp.text.pairing import Paired, Words, counted, paired
from eduapp.text.prose_difference import text_difference

ALIKE = 0.5
T = TypeVar("T", bound=Act)


def act_differences(tell: Teller, before: Scene, after: Scene, is_mixed: bool) -> Iterator[Difference]:
    """`is_mixed` says that the choices stand in an order of their own for each attempt."""
    options, choices = _paired(before.options, after.options), _paired(before.choices, after.choices)
    yield from _each(tell, "option", options)
    if _moved(before.options, options):
        # They take effect in the order of the page.
        sets = any(one.effects.sets for one in (*before.options, *after.options))
        yield tell.tell("options-moved", _labels(before.options), _labels(after.options), "path" if sets else None)
    yield from _each(tell, "choice", choices)
    if not is_mixed and _moved(before.choices, choices):
        yield tell.tell("choices-moved", _labels(before.choices), _labels(after.choices))


def _paired(before: Sequence[T], after: Sequence[T]) -> Paired[T]:
    keys = (lambda act: act, lambda act: (act.label, _target(act)), lambda act: act.label)
    return paired(before, after, keys, _words, ALIKE, (_does,))


def _target(act: Act) -> str:
    return act.to if isinstance(act, Choice) else ""


def _words(act: Act) -> Words:
    return counted((act.label, act.effects.feedback))


def _does(act: Act) -> Hashable:
    return _target(act), replace(act.effects, feedback="", unsafe=())


def _moved(before: Sequence[T], pairs: Paired[T]) -> bool:
    """Whether those that stayed stand in another order."""
    places: dict[int, int] = {id(act): at for at, act in enumerate(before)}
    order = [places[id(old)] for old, _ in pairs.both]
    return order != sorted(order)


def _labels(acts: Sequence[Act]) -> str:
    return "\n".join(act.label for act in acts)


def _each(tell: Teller, noun: str, pairs: Paired[T]) -> Iterator[Difference]:
    for old, new in pairs.both:
        yield from _differences(tell.of(new.label), noun, old, new)
    for act in pairs.gone:
        yield tell.of(act.label).tell(f"{noun}-removed", before=described(act), weight=weight_of(act))
    for act in pairs.new:
        yield tell.of(act.label).tell(f"{noun}-added", after=described(act), weight=weight_of(act))


def weight_of(act: Act) -> Weight | None:
    """An act that scores or is unsafe changes scores where it comes or goes."""
    return "scores" if act.effects.scores or act.effects.unsafe else None


def described(act: Act) -> str:
    """The act in a few lines: what it says, where it leads, what it needs and does."""
    effects = act.effects
    lines = [f"[{act.label}](#{act.to})" if isinstance(act, Choice) else act.label]
    lines += [f"if {written(effects.condition)}"] if effects.condition is not None else []
    lines += [f"{score.competency} {score.points:+d}" for score in effects.scores]
    lines += [written_set(assignment) for assignment in effects.sets]
    return "\n".join([*lines, *effects.unsafe, *filter(None, [effects.feedback])])


def _differences(tell: Teller, noun: str, before: Act, after: Act) -> Iterator[Difference]:
    yield from tell.changed(f"{noun}-reworded", before.label, after.label)
    yield from tell.changed("choice-retargeted", f"#{_target(before)}", f"#{_target(after)}")
    yield from _effects(tell, before.effects, after.effects)


def _effects(tell: Teller, before: Effects, after: Effects) -> Iterator[Difference]:
    yield from tell.changed("condition-changed", _condition(before.condition), _condition(after.condition))
    yield from tell.changed("effect-changed", sets_of(before), sets_of(after))
    yield from _points(tell, before, after)
    yield from _unsafe(tell, before, after)
    yield from text_difference(tell, "feedback-changed", before.feedback, after.feedback)


def _condition(condition: Expression | None) -> str:
    return "" if condition is None else written(condition)


def sets_of(thing: Effects | Scene) -> str:
    return "\n".join(map(written_set, thing.sets))


def _points(tell: Teller, before: Effects, after: Effects) -> Iterator[Difference]:
    old, new = _by_competency(before), _by_competency(after)
    for competency in dict.fromkeys((*old, *new)):
        one, other = old.get(competency, 0), new.get(competency, 0)
        if one != other or (competency in old) != (competency in new):
            yield tell.tell("points-changed", _signed(one), _signed(other), name=competency)


def _by_competency(effects: Effects) -> dict[str, int]:
    found: dict[str, int] = {}
    for score in effects.scores:
        found[score.competency] = found.get(score.competency, 0) + score.points
    return found


def _signed(points: int) -> str:
    return f"{points:+d}" if points else "0"


def _unsafe(tell: Teller, before: Effects, after: Effects) -> Iterator[Difference]:
    old, new = "\n".join(before.unsafe), "\n".join(after.unsafe)
    if bool(old) == bool(new):
        yield from tell.changed("unsafe-reworded", old, new)
    else:
        yield tell.tell("unsafe-added" if new else "unsafe-removed", old, new)
