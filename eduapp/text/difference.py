"""What differs between two states of a document, in its author's terms."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from eduapp.text.pieces import Piece, lines, pieces, shortened
from eduapp.text.told import Told

Weight = Literal["scores", "path", "facts", "text"]
WEIGHTS: tuple[Weight, ...] = ("scores", "path", "facts", "text")
State = Literal["added", "removed", "changed"]


class Kind(NamedTuple):
    """What a code of differences weighs, its sentence, whether somebody who decided by the old state may have to be
    told, since what she learned could do harm, and whether its texts are lists, a line an entry."""

    weight: Weight
    sentence: str
    is_safety: bool = False
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """`where` is the id of a scene or question, as it is now or, where it is gone, as it was; empty for the document
    as a whole. `heading` is its heading, `act` the label of an option or choice. What was added has no `before`."""

    kind: str
    weight: Weight
    told: Told
    where: str = ""
    heading: str = ""
    act: str = ""
    before: str = ""
    after: str = ""
    is_safety: bool = False
    is_list: bool = False

    @property
    def laid(self) -> tuple[Piece, ...]:
        """What stayed, is gone and is new, with a few words around it."""
        if self.is_list:
            return lines(self.before, self.after)
        return shortened(pieces(self.before, self.after))


@dataclass(frozen=True, slots=True)
class Changed:
    """One document of two states of a whole. `path` leads there from where the whole begins, `kind` is its kind."""

    path: str
    kind: str
    title: str
    state: State
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells differences of one place of a document, by the kinds of a room."""

    kinds: Mapping[str, Kind]
    where: str = ""
    heading: str = ""
    act: str = ""

    def at(self, where: str, heading: str) -> "Teller":
        return replace(self, where=where, heading=heading, act="")

    def of(self, act: str) -> "Teller":
        return replace(self, act=act)

    def tell(
        self, code: str, before: str = "", after: str = "", weight: Weight | None = None, name: str = ""
    ) -> Difference:
        kind = self.kinds[code]
        filled = {"heading": self.heading, "act": self.act, "name": name}
        return Difference(
            code,
            weight or kind.weight,
            Told(kind.sentence, filled),
            self.where,
            self.heading,
            self.act,
            before,
            after,
            kind.is_safety,
            kind.is_list,
        )

    def changed(self, code: str, before: str, after: str, name: str = "") -> Iterator[Difference]:
        """A difference if the texts differ."""
        if before != after:
            yield self.tell(code, before, after, name=name)

    def listed(self, noun: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
        """What a list has lost and gained, each as `noun`-removed or `noun`-added; its order does not count."""
        kept = set(before) & set(after)
        for text in dict.fromkeys(before):
            if text not in kept:
                yield self.tell(f"{noun}-removed", before=text, name=text)
        for text in dict.fromkeys(after):
            if text not in kept:
                yield self.tell(f"{noun}-added", after=text, name=text)


@dataclass(slots=True)
class Place:
    """The differences of one scene or question; of the document as a whole where `heading` is empty."""

    where: str
    heading: str
    differences: list[Difference] = field(default_factory=list)


def by_weight(differences: Iterable[Difference]) -> list[tuple[Weight, list[Place]]]:
    """What changes scores first, then ways, facts and texts; within each by place, in the order of the document."""
    found: dict[Weight, dict[str, Place]] = {weight: {} for weight in WEIGHTS}
    for one in differences:
        found[one.weight].setdefault(one.where, Place(one.where, one.heading)).differences.append(one)
    return [(weight, list(places.values())) for weight, places in found.items() if places]
