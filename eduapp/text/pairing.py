"""Which part of an older document is which part of the newer one."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
Words = Counter[str]
MOST_PAIRS = 2_500  # beyond that, parts are found again only by what is the same in them
_WORD = re.compile(r"\w+")


class Paired(NamedTuple, Generic[T]):
    """Parts that are in both, in the order of the newer; those of the older that are gone, and those that are new."""

    both: list[tuple[T, T]]
    gone: list[T]
    new: list[T]


def paired(
    before: Sequence[T],
    after: Sequence[T],
    keys: Sequence[Callable[[T], Hashable]],
    words: Callable[[T], Words] | None = None,
    share: float = 1.0,
    last: Sequence[Callable[[T], Hashable]] = (),
) -> Paired[T]:
    """By each of the `keys` in turn, the first with the first; then by `words`, if two have at least that `share` of
    them in common, the most alike first; what is still alone, by the `last` keys."""
    partner: dict[int, int] = {}
    for key in keys:
        _by_key(before, after, key, partner)
    if words is not None:
        _by_words(before, after, words, share, partner)
    for key in last:
        _by_key(before, after, key, partner)
    both = sorted((new, old) for old, new in partner.items())
    taken = set(partner.values())
    return Paired(
        [(before[old], after[new]) for new, old in both],
        [part for at, part in enumerate(before) if at not in partner],
        [part for at, part in enumerate(after) if at not in taken],
    )


def _by_key(before: Sequence[T], after: Sequence[T], key: Callable[[T], Hashable], partner: dict[int, int]) -> None:
    taken = set(partner.values())
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for at in range(len(after) - 1, -1, -1):
        if at not in taken:
            waiting[key(after[at])].append(at)
    for at, part in enumerate(before):
        if at not in partner and waiting.get(key(part)):
            partner[at] = waiting[key(part)].pop()


def _by_words(
    before: Sequence[T], after: Sequence[T], words: Callable[[T], Words], share: float, partner: dict[int, int]
) -> None:
    taken = set(partner.values())
    old = {at: words(part) for at, part in enumerate(before) if at not in partner}
    new = {at: words(part) for at, part in enumerate(after) if at not in taken}
    if len(old) * len(new) > MOST_PAIRS:
        return
    scored = [(alike(mine, theirs), i, j) for i, mine in old.items() for j, theirs in new.items()]
    for _, i, j in sorted(filter(lambda one: one[0] >= share, scored), key=_rank):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)


def _rank(scored: tuple[float, int, int]) -> tuple[float, int, int]:
    """Of equals those that stand alike go first, whichever of the two documents is the older."""
    share, i, j = scored
    return -share, abs(i - j), i + j


def counted(texts: Iterable[str]) -> Words:
    """The words of the texts, each as often as it stands there."""
    return Counter(word for text in texts for word in _WORD.findall(text.lower()))


def alike(one: Words, other: Words) -> float:
    """The share of all words of two texts that stand in both; 0 where there are none."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
