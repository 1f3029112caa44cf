"""List items that do something: choices, options to tick, keywords, and what stands indented under them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from eduapp.text.finding import NOWHERE, Findings, Place, did_you_mean
from eduapp.text.source import Line
from eduapp.text.words import Words

ItemKind = Literal["choice", "option", "keyword"]
INDENTS = (2, 3, 4)
LONG = ("explain", "order", "match", "concordance")  # keywords under which prose, a list or a table may stand

BULLET = re.compile(r"(\s*)([-*+])(\s+)(.*)$")
LINK = re.compile(r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*+)\]\(\s*+#([^)\s]*)\s*\)", re.DOTALL)
_HEADING = re.compile(r" {1,3}#{1,6}\s")
_MEANT = re.compile(r"(?:\]\(|\]\s*+\(?\s*+#|^\[[^\[\]()]*+\(\s*+#)([\w-]++)(?=[\s)]|$)")
_CRAMPED = re.compile(
    r"(?:(?:[-*+]{1,2}\s*+)?(?=\[[ xX]\]\s)|--?\s*+(?=`)"
    r"|[-*+]{1,2}\s*+(?=\[[^\[\]]*\]\(\s*#)|(?=\[[^\[\]]*\]\(\s*#[^()\s]*\s*\)\s*$))(.*)$"
)
_DASHLESS = re.compile(r"`\w+`(?!\S)")
_TIGHT = re.compile(r"\[([ xX])\](?![\s(\[:]|$)")
_TICK = re.compile(r"\[([ xX]?)\](?:\s+(.*))?$", re.DOTALL)
_KEYWORD = re.compile(r"`([^`]*)`?(.*)$", re.DOTALL)


@dataclass(slots=True)
class Item:
    """A list item that does something.

    `keyword` names the keyword of a keyword item, `ticked` says whether an option is written `[x]`; `target` is
    that of a choice, whose link stands at `link`; `words` are its label, or what follows the keyword or the tick
    box. `deeper` holds the raw lines below that are indented deeper than the item's own children (the rest of a
    feedback).
    """

    kind: ItemKind | Literal["text"]
    place: Place
    words: Words
    keyword: str = ""
    target: str = ""
    link: Place = NOWHERE
    ticked: bool = False
    children: list["Item"] = field(default_factory=list)
    deeper: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.words.text


@dataclass(slots=True)
class Cursor:
    """The lines of a document, and which of them is read next."""

    lines: Sequence[Line]
    at: int = 0

    @property
    def line(self) -> Line | None:
        return self.lines[self.at] if self.at < len(self.lines) else None

    def take(self) -> Line:
        self.at += 1
        return self.lines[self.at - 1]


@dataclass(frozen=True, slots=True)
class ItemReader:
    """Reads items from where the cursor stands; what is wrong with their shape becomes findings."""

    cursor: Cursor
    findings: Findings

    def item(self, line: Line) -> Item | None:
        """The item that begins in this line, just taken; None if it is text."""
        if bullet := BULLET.match(line.text):
            if not bullet.group(1):
                return self._whole(line, bullet.start(4))
            if not _is_shifted(line, bullet):
                return None
            message = "A choice or option begins at the first column."
            self.findings.add("misplaced", line.place, message, "Remove the spaces before it.")
            return self._whole(line, bullet.start(4))
        if cramped := _CRAMPED.match(line.text):
            hint = "Write - before it, and a space."
            self.findings.add("malformed", line.place, "This list item does not begin with one dash and a space.", hint)
            return self._whole(line, cramped.start(1))
        return None

    def _whole(self, line: Line, column: int) -> Item | None:
        start = self.cursor.at
        first = Words(((line.text[column:], Place(line.number, column + 1)),)).cut(0)
        item = classified(first, line.place)
        if item.keyword in LONG:
            return self._long(item, line)
        if item.kind != "choice":
            item = classified(self.joined(first, 0), line.place)
        if item.kind == "text":
            self.cursor.at = start
            item = self._meant(first, line)
        if item.kind == "text":
            return None
        item.children = self.children(item.keyword == "write")
        return item

    def _meant(self, words: Words, line: Line) -> Item:
        """The choice or option that is meant where a link to a scene is not whole or not alone in its list item,
        or where keywords stand under plain text."""
        if link := _MEANT.search(words.text):
            hint = "Write only the link, without spaces in it: - [Label](#scene)."
            self.findings.add("link", words.place, "A choice is a link to a scene, alone in its list item.", hint)
            label = words.cut(0, link.start() or None)
            return Item("choice", line.place, label, target=link.group(1), link=words.place)
        if box := _TIGHT.match(words.text):
            self.findings.add("malformed", words.place, "There is no space behind the box.", "Write - [ ] Label.")
            label = self.joined(words.cut(box.end()), 0)
            return Item("option", line.place, label, ticked=box.group(1) != " ")
        below = self.below()
        bullet = BULLET.match(below.text) if below and not below.fenced else None
        if bullet is None or not bullet.group(4).startswith("`"):
            return Item("text", line.place, words)
        hint = "Write - [Label](#scene) or - [ ] Label."
        self.findings.add("malformed", line.place, "Keywords stand under this, but it is no choice or option.", hint)
        return Item("option", line.place, words)

    def joined(self, first: Words, indent: int) -> Words:
        """The words with the lines right below that are indented deeper and begin no item of their own."""
        pieces = list(first.pieces)
        while (line := self.cursor.line) is not None:
            text = line.text.strip()
            if line.fenced or line.blank or line.indent <= indent or BULLET.match(line.text):
                break
            if _CRAMPED.match(text) or _DASHLESS.match(text):
                break
            pieces.append((text, line.place))
            self.cursor.take()
        return Words(tuple(pieces))

    def children(self, is_rubric: bool) -> list[Item]:
        """What stands indented under an item; options stand only under a `write`, as the points of its rubric."""
        children: list[Item] = []
        width, alike, stray = 0, True, False
        while (line := self.below()) is not None:
            bullet = None if line.fenced else BULLET.match(line.text)
            if _HEADING.match(line.text) or (bullet and not is_rubric and _is_shifted(line, bullet)):
                break
            self.cursor.take()
            if bullet is None:
                if not stray:
                    message = "Only keywords can stand under a choice, an option or a keyword."
                    hint = "Begin it with a keyword, as in - `feedback`, or indent it deeper to go on with a feedback."
                    self.findings.add("stray-text", line.place, message, hint)
                stray = True
                continue
            stray = False
            width = width or line.indent
            alike = alike and self.is_alike(line, width)
            children.append(self.child(line, bullet))
        return children

    def below(self) -> Line | None:
        """The next line that belongs under the item: blank lines are passed over if an indented one follows."""
        lines, at = self.cursor.lines, self.cursor.at
        while at < len(lines) and not lines[at].text.strip():
            at += 1
        if at < len(lines) and lines[at].indent > 0:
            self.cursor.at = at
            return lines[at]
        return None

    def is_alike(self, line: Line, width: int) -> bool:
        if line.indent not in INDENTS:
            hint = "Indent by 2, 3 or 4 spaces or a tab."
            self.findings.add("indent", line.place, f"This line is indented by {line.indent}.", hint)
        elif line.indent != width:
            hint = f"Indent it by {width} spaces like the first."
            self.findings.add("indent", line.place, "This line is not indented like those above it.", hint)
        else:
            return True
        return False

    def child(self, line: Line, bullet: re.Match[str]) -> Item:
        first = Words(((line.text[bullet.start(4) :], Place(line.number, bullet.start(4) + 1)),)).cut(0)
        item = classified(first, line.place)
        return (
            self._long(item, line)
            if item.keyword == "feedback"
            else classified(self.joined(first, line.indent), line.place)
        )

    def _long(self, item: Item, line: Line) -> Item:
        """The item of this line with all that stands deeper below it."""
        item.deeper = self.deeper(line.indent)
        if item.deeper and line.text.endswith("  "):  # breaks the line in Markdown
            item.words = Words(((f"{item.text}  ", item.words.place),))
        return item

    def deeper(self, indent: int) -> list[Line]:
        """The raw lines below that are indented deeper than `indent`, with the blank ones between them."""
        taken: list[Line] = []
        is_lost = False
        while (line := self.cursor.line) is not None:
            if line.text.strip() and line.indent <= indent:
                break
            taken.append(self.cursor.take())
            is_lost = is_lost or self.is_lost(line)
        while taken and taken[-1].blank:
            taken.pop()
            self.cursor.at -= 1
        return taken

    def is_lost(self, line: Line) -> bool:
        """Whether this is an indented keyword or tick box that belongs to nothing and would be shown as text."""
        bullet = None if line.fenced else BULLET.match(line.text)
        words = Words(((bullet.group(4), line.place),)) if bullet and bullet.group(1) else None
        if words is None or classified(words, line.place).kind not in ("keyword", "option"):
            return False
        hint = "Keywords stand under a choice or option; scene keywords and options at the first column."
        self.findings.add("misplaced", line.place, "This list item belongs to no choice or option.", hint)
        return True


def _is_shifted(line: Line, bullet: re.Match[str]) -> bool:
    """Whether this is a choice or option that a few spaces shift from the first column."""
    words = Words(((bullet.group(4).strip(), line.place),))
    return line.indent < 4 and classified(words, line.place).kind in ("choice", "option")


def classified(words: Words, place: Place) -> Item:
    """The item that these words make: a choice, an option, a keyword, or plain text."""
    text = words.text
    if keyword := _KEYWORD.match(text):
        return Item("keyword", place, words.cut(*keyword.span(2)), keyword=keyword.group(1).strip())
    if tick := _TICK.match(text):
        label = words.cut(*tick.span(2)) if tick.group(2) else words.cut(len(text))
        return Item("option", place, label, ticked=tick.group(1) in ("x", "X"))
    if link := LINK.fullmatch(text):
        return Item("choice", place, words.cut(*link.span(1)), target=link.group(2), link=words.place)
    return Item("text", place, words)


def unknown(keyword: str, known: Iterable[str]) -> str:
    """The mend of an unknown keyword."""
    words = list(known)
    first = keyword.split()[0] if keyword.split() else ""
    if first in words and first != keyword:
        return f"Close the backtick after the keyword: `{first}` …"
    return did_you_mean(keyword, words, f"The keywords are: {', '.join(words)}.")
