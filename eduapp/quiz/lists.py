"""Reads the list or table that stands below `order`, `match` and `concordance`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eduapp.quiz.model import SCALE, Concordance, Judgement, Match, Order
from eduapp.text.finding import Findings, Place
from eduapp.text.items import Item
from eduapp.text.read_line import LineReader
from eduapp.text.source import Line, trimmed
from eduapp.text.table import cells, is_table
from eduapp.text.words import Words

_NUMBERED = re.compile(r"\s*\d{1,3}[.)]\s+(?=\S)")
_JUDGEMENT = re.compile(r"\s*[-*+]\s+\((\d{1,4})\)\s*([-+\N{MINUS SIGN}]?[0-9])(?:\s+|$)")
_BULLET = re.compile(r"\s*[-*+]\s")
MOST = 12  # items or pairs that anyone could hold in mind


@dataclass(frozen=True, slots=True)
class ListReader:
    """Reads below the keyword of `item`: what is indented under it, or else the prose that follows."""

    reader: LineReader
    item: Item

    @property
    def findings(self) -> Findings:
        return self.reader.findings

    def order(self, below: Sequence[Line]) -> Order:
        entries = self.entries(self.lines(below), _NUMBERED)
        items = tuple(self.reader.words(words) for words in entries)
        if not items:
            hint = "Write `1. First`, `2. Second` …, in the right order."
            self.findings.add("order-list", self.item.place, "`order` has no numbered list below it.", hint)
        elif len(items) == 1:
            hint = "Add the others, in the right order."
            self.findings.add("contradiction", self.item.place, "One item has no order.", hint)
        tell_alike(list(zip(items, [words.place for words in entries], strict=True)), "item", self.findings)
        self.bounded(items, "items")
        return Order(items)

    def match(self, below: Sequence[Line]) -> Match:
        lines, rest = _first_run(self.lines(below))
        table = [cells(line.text) for line in lines]
        if not is_table(lines) or any(len(row) != 2 for row in table) or not all(all(row) for row in table[2:]):
            hint = "Write a heading row, a row of dashes (|---|---|), and the right pairs in rows."
            message = "`match` has no table of two columns below it."
            self.findings.add("match-table", self.item.place, message, hint)
            return Match(("", ""), ())
        self.stray(next((line for line in rest if not line.blank), None))
        for line in lines:
            self.reader.line(line.text, Place(line.number))
        pairs = tuple((left, right) for left, right in table[2:])
        if len(pairs) == 1:
            message = "One pair leaves nothing to match."
            self.findings.add("contradiction", self.item.place, message, "Add more pairs.")
        places = [line.place for line in lines[2:]]
        for column, name in enumerate(("left entry", "right entry")):
            column_entries = [(pair[column], place) for pair, place in zip(pairs, places, strict=True)]
            tell_alike(column_entries, name, self.findings)
        self.bounded(pairs, "pairs")
        return Match((table[0][0], table[0][1]), pairs)

    def concordance(self, below: Sequence[Line]) -> Concordance:
        lines = self.lines(below)
        found = [(match, line) for line in lines if not line.fenced and (match := _JUDGEMENT.match(line.text))]
        steps = [int(match.group(2).replace("\N{MINUS SIGN}", "-")) for match, _ in found]
        if tuple(steps) not in (SCALE, SCALE[::-1]):
            hint = "Write five lines from - (1) -2 … to - (7) +2 …, the number of experts in brackets."
            message = "`concordance` has not its five options, from -2 to +2, below it."
            self.findings.add("concordance-options", self.item.place, message, hint)
            return Concordance(())
        entries = self.entries(lines, _JUDGEMENT)
        panel = [int(match.group(1)) for match, _ in found]
        if not any(panel):
            hint = "Write in brackets how many of the panel chose each option."
            self.findings.add("contradiction", self.item.place, "The panel has no experts.", hint)
        labels = [self.reader.words(words) for words in entries]
        named = [(label, words.place) for label, words in zip(labels, entries, strict=True) if label]
        tell_alike(named, "option", self.findings)
        return Concordance(tuple(map(Judgement, steps, labels, panel)))

    def lines(self, below: Sequence[Line]) -> Sequence[Line]:
        """What is indented under the keyword; where nothing is, the prose that follows."""
        if not any(not line.blank for line in self.item.deeper):
            return below
        self.stray(next((line for line in below if not line.blank), None))
        return self.item.deeper

    def stray(self, line: Line | None) -> None:
        if line is not None:
            hint = "Move it above the keyword, or into `explain`."
            self.findings.add("prose-after-choices", line.place, "This text stands after the answer.", hint)

    def entries(self, lines: Sequence[Line], begins: re.Pattern[str]) -> list[Words]:
        """The entries that begin so, each with the indented lines right below it; other text is told, but before
        the first entry: there the list itself is missing or is written in another way."""
        entries: list[list[tuple[str, Place]]] = []
        is_open = False
        for line in lines:
            match = None if line.fenced else begins.match(line.text)
            if match:
                entries.append([(line.text[match.end() :].strip(), Place(line.number, match.end() + 1))])
                is_open = True
            elif line.blank:
                is_open = False
            elif is_open and line.indent and not line.fenced and not _BULLET.match(line.text):
                entries[-1].append((line.text.strip(), line.place))
            elif entries:
                self.stray(line)
                break
        return [Words(tuple(pieces)) for pieces in entries]

    def bounded(self, entries: Sequence[object], name: str) -> None:
        if len(entries) > MOST:
            message = f"There are {len(entries)} {name}; {MOST} at most can be asked for."
            self.findings.add("too-large", self.item.place, message, "Split the question.")


def tell_alike(entries: Sequence[tuple[str, Place]], name: str, findings: Findings) -> None:
    """Tell each entry whose text stood before."""
    seen: dict[str, Place] = {}
    for text, place in entries:
        first = seen.setdefault(text.casefold(), place)
        if first is not place:
            message = f"This {name} is the same as that in line {first.line}: “{text[:60]}”."
            findings.add("contradiction", place, message, "Change one of them, or remove it.")


def _first_run(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The first lines that no blank one parts, and what follows them."""
    lines = trimmed(lines)
    stop = next((at for at, line in enumerate(lines) if line.blank), len(lines))
    return lines[:stop], lines[stop:]
