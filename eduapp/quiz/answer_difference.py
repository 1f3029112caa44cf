"""What differs between the answers that two states of a question ask for.

An option is the same if it says the same; else if half of all words of its label and feedback stand in both; else if
it stands where the other stood, and is right or wrong like it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from eduapp.quiz.model import (
    Answer,
    Concordance,
    Judgement,
    Match,
    Multiple,
    Number,
    Option,
    Order,
    OwnWords,
    Single,
)
from eduapp.text.difference import Difference, Teller
from eduapp.text.front_difference import number
from eduapp.text.own_words_difference import write_differences
from eduapp.text.pairing import Paired, counted, paired
from eduapp.text.prose_difference import text_difference

ALIKE = 0.5


def answer_differences(tell: Teller, before: Answer, after: Answer, is_mixed: bool) -> Iterator[Difference]:
    """`is_mixed` says that the options stand in an order of their own for each learner."""
    if before.kind != after.kind:
        yield tell.tell("answer-changed", described(before), described(after))
    match before, after:
        case ((Single(old) | Multiple(old)), (Single(new) | Multiple(new))):
            yield from _options(tell, old, new, is_mixed)
        case Number(), Number():
            yield from tell.changed("key-changed", _range(before), _range(after))
            yield from tell.changed("unit-changed", before.unit, after.unit)
        case Order(old_items), Order(new_items):
            yield from _entries(tell, old_items, new_items)
        case Match(), Match():
            yield from tell.changed("header-changed", " | ".join(before.header), " | ".join(after.header))
            yield from _pairs(tell, before, after)
        case Concordance(old_steps), Concordance(new_steps):
            yield from _panel(tell, old_steps, new_steps)
        case OwnWords(old_write), OwnWords(new_write):
            yield from write_differences(tell, old_write, new_write)


def described(answer: Answer) -> str:
    """The answer in a line for each entry; what is right is ticked."""
    match answer:
        case Single(options) | Multiple(options):
            return "\n".join(f"[{'x' if option.is_right else ' '}] {option.label}" for option in options)
        case Number():
            return f"{_range(answer)} {answer.unit}".rstrip()
        case Order(items):
            return "\n".join(items)
        case Match(_, pairs):
            return "\n".join(map(_pair, pairs))
        case Concordance(steps):
            return "\n".join(map(_step, steps))
        case OwnWords(write):
            return write.prompt


def _options(tell: Teller, before: Sequence[Option], after: Sequence[Option], is_mixed: bool) -> Iterator[Difference]:
    pairs = _paired_options(before, after)
    for old, new in pairs.both:
        told = tell.of(new.label)
        yield from told.changed("option-reworded", old.label, new.label)
        yield from text_difference(told, "feedback-changed", old.feedback, new.feedback)
    yield from (tell.of(one.label).tell("option-removed", before=one.label) for one in pairs.gone)
    yield from (tell.of(one.label).tell("option-added", after=one.label) for one in pairs.new)
    is_corrected = any(old.is_right != new.is_right for old, new in pairs.both)
    if is_corrected or any(one.is_right for one in (*pairs.gone, *pairs.new)):
        yield tell.tell("key-changed", _right(before), _right(after))
    places = {id(option): at for at, option in enumerate(before)}
    order = [places[id(old)] for old, _ in pairs.both]
    if not is_mixed and order != sorted(order):
        yield tell.tell("options-moved", _labels(before), _labels(after))


def _paired_options(before: Sequence[Option], after: Sequence[Option]) -> Paired[Option]:
    old_places = {id(option): at for at, option in (*enumerate(before), *enumerate(after))}
    return paired(
        before,
        after,
        (lambda one: one, lambda one: one.label),
        lambda one: counted((one.label, one.feedback)),
        ALIKE,
        (lambda one: (old_places[id(one)], one.is_right),),
    )


def _labels(options: Iterable[Option]) -> str:
    return "\n".join(option.label for option in options)


def _right(options: Sequence[Option]) -> str:
    return _labels(option for option in options if option.is_right)


def _range(answer: Number) -> str:
    bounds = f"{number(answer.low)} to {number(answer.high)}"
    return bounds if answer.target is None else f"{number(answer.target)} ({bounds})"


def _entries(tell: Teller, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    """The same in another order is another key."""
    code = "key-changed" if Counter(before) == Counter(after) else "entries-changed"
    yield from tell.changed(code, "\n".join(before), "\n".join(after))


def _pairs(tell: Teller, before: Match, after: Match) -> Iterator[Difference]:
    """The same entries in other pairs are another key; pairs in another order are the same."""
    old, new = sorted(before.pairs), sorted(after.pairs)
    if old == new:
        return
    is_same = all(Counter(pair[side] for pair in old) == Counter(pair[side] for pair in new) for side in (0, 1))
    code = "key-changed" if is_same else "entries-changed"
    yield tell.tell(code, "\n".join(map(_pair, before.pairs)), "\n".join(map(_pair, after.pairs)))


def _pair(pair: tuple[str, str]) -> str:
    return f"{pair[0]} – {pair[1]}"


def _panel(tell: Teller, before: Sequence[Judgement], after: Sequence[Judgement]) -> Iterator[Difference]:
    old, new = ({step.step: step for step in steps} for steps in (before, after))
    for at in sorted({*old, *new}):
        one, other = old.get(at), new.get(at)
        if one and other:
            yield from tell.of(other.label).changed("option-reworded", one.label, other.label)
        elif one:
            yield tell.of(one.label).tell("option-removed", before=_step(one))
        elif other:
            yield tell.of(other.label).tell("option-added", after=_step(other))
    if any(old[at].panel != new[at].panel for at in {*old} & {*new}):
        yield tell.tell("panel-changed", "\n".join(map(_step, before)), "\n".join(map(_step, after)))


def _step(step: Judgement) -> str:
    return f"({step.panel}) {step.step:+d} {step.label}"
