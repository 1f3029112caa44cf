"""The shape of a document: title, sections, and in each section prose lines, items and footnotes.

Cases and quizzes share it: `##` headings are scenes or questions, list items at the first column that
begin with a link to a heading, a tick box or a `keyword` are what the software does.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from eduapp.text.finding import Findings, Place, did_you_mean
from eduapp.text.source import Line

ItemKind = Literal["choice", "option", "keyword"]
INDENTS = (2, 3, 4)
NOWHERE = Place(0, 0)

_HEADING = re.compile(r"(#{1,6})(?:\s+(.*))?$")
_UNDERLINE = re.compile(r"(=+|-+)\s*$")
_BULLET = re.compile(r"(\s*)([-*+])(\s+)(.*)$")
_TICK = re.compile(r"\[([ xX]?)\](?:\s+(.*))?$", re.DOTALL)
_KEYWORD = re.compile(r"`([^`]*)`\s*(.*)$", re.DOTALL)
LINK = re.compile(r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*#([^)\s]*)\s*\)", re.DOTALL)
FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*(.*)$")
_ID = re.compile(r"[\w-]+$")
_DROPPED = re.compile(r"[^\w\- ]")


def slug(heading: str) -> str:
    """The id of a heading: lower case; only letters, digits, spaces, hyphens and underscores; spaces as hyphens."""
    return _DROPPED.sub("", heading.lower()).replace(" ", "-")


@dataclass(slots=True)
class Item:
    """A list item that does something.

    `keyword` names the keyword of a keyword item, `ticked` says whether an option is written `[x]`; `label`
    and `target` are those of a choice; `text` is what follows the mark. `deeper` holds the raw lines below
    that are indented deeper than the item's own children (the rest of a feedback).
    """

    kind: ItemKind | Literal["text"]
    place: Place
    text: str
    keyword: str = ""
    target: str = ""
    ticked: bool = False
    text_place: Place = NOWHERE
    children: list["Item"] = field(default_factory=list)
    deeper: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    heading: str
    id: str
    place: Place
    prose: list[Line] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Footnote:
    id: str
    text: str
    place: Place


@dataclass(slots=True)
class Outline:
    """`opening` is what stands before the first section, under the title."""

    title: str
    opening: Section
    sections: list[Section]
    footnotes: list[Footnote]


def read_outline(lines: Iterable[Line], findings: Findings) -> Outline:
    return _Reader(list(lines), findings).read()


class _Reader:
    def __init__(self, lines: list[Line], findings: Findings) -> None:
        self.lines = lines
        self.findings = findings
        self.at = 0
        self.slugs: dict[str, int] = {}
        self.titles: list[str] = []
        self.depth = 0
        self.late = -1  # the line of the last prose that stood after a choice
        self.opening = Section("", "", Place(1))
        self.sections: list[Section] = []
        self.footnotes: list[Footnote] = []

    @property
    def section(self) -> Section:
        return self.sections[-1] if self.sections else self.opening

    def read(self) -> Outline:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            self.take(line)
        if not self.titles:
            self.findings.add(
                "no-title", Place(1), "There is no title.", "Write it as `# Title` after the front matter."
            )
        return Outline(self.titles[0] if self.titles else "", self.opening, self.sections, self.footnotes)

    def take(self, line: Line) -> None:
        if line.fenced or line.blank:
            self.prose(line)
        elif line.text.startswith("#") and self.heading(line):
            return
        elif footnote := FOOTNOTE.match(line.text):
            self.footnote(line, footnote)
        elif item := self.item(line):
            if self.depth:
                message = "A choice, option or keyword cannot stand inside a `:::` block."
                self.findings.add("misplaced", item.place, message, "Move it below the closing `:::`.")
            item.children = self.children(item)
            self.section.items.append(item)
        else:
            self.prose(line)

    def heading(self, line: Line) -> bool:
        match = _HEADING.match(line.text)
        if match is None:
            if len(line.text) - len(line.text.lstrip("#")) <= 6:
                hint = "Put a space after the #, or a backslash before it."
                self.findings.add("heading", line.place, "This looks like a heading without its space.", hint)
            return False
        level = len(match.group(1))
        text, id_ = _text_and_id(match.group(2) or "")
        if not text or not _ID.match(id_):
            hint = "Give it words, or an id as in `## Heading {#id}`, of letters, digits and hyphens."
            self.findings.add("heading", line.place, "This heading gives no id that a link can lead to.", hint)
            id_ = f"-{line.number}"
        self.register(id_, line.place)
        if level == 1:
            self.title(text, line.place)
        elif level == 2:
            self.depth = 0
            self.sections.append(Section(text, id_, line.place))
        else:
            self.prose(line)
        return True

    def register(self, id_: str, place: Place) -> None:
        if first := self.slugs.get(id_):
            message = f"The id `{id_}` is already that of the heading in line {first}."
            self.findings.add("duplicate-slug", place, message, f"Change a word, or write `{{#{id_}-2}}` after it.")
        self.slugs.setdefault(id_, place.line)

    def title(self, text: str, place: Place) -> None:
        if self.titles:
            self.findings.add("no-title", place, "There is a second title.", "A scene begins with `##`.")
        elif self.sections:
            self.findings.add("no-title", place, "The title stands after the first scene.", "Move it to the top.")
        elif any(not line.blank for line in self.opening.prose):
            self.findings.add("no-title", place, "There is text before the title.", "Move it below the title.")
        self.titles.append(text)

    def prose(self, line: Line) -> None:
        section = self.section
        if not line.fenced and line.text.startswith(":::"):
            self.depth = max(0, self.depth + _depth(line.text))
        elif not line.fenced and _UNDERLINE.match(line.text) and _is_text(section.prose, line):
            hint = "Write `## Heading`; for a line across, leave a blank line above it."
            self.findings.add("heading", line.place, "The line above would become a heading.", hint)
        elif not line.fenced and (bullet := _BULLET.match(line.text)) and bullet.group(1):
            self.orphan(line, bullet)
        if not line.blank and any(item.kind != "keyword" for item in section.items) and not line.text.startswith(":::"):
            if self.late != line.number - 1:
                hint = "Move it above the first choice or option."
                self.findings.add("prose-after-choices", line.place, "This text stands after a choice or option.", hint)
            self.late = line.number
        section.prose.append(line)

    def orphan(self, line: Line, bullet: re.Match[str]) -> None:
        """An indented keyword or tick box that belongs to nothing would be shown as text."""
        item = classified(bullet.group(4), line.place, line.place)
        if item.kind in ("keyword", "option"):
            hint = "Keywords stand under a choice or option; scene keywords and options at the first column."
            self.findings.add("misplaced", line.place, "This list item belongs to no choice or option.", hint)

    def footnote(self, line: Line, match: re.Match[str]) -> None:
        text = [match.group(2).strip()]
        while self.at < len(self.lines) and not self.lines[self.at].blank and self.lines[self.at].indent >= 2:
            text.append(self.lines[self.at].text.strip())
            self.at += 1
        if any(known.id == match.group(1) for known in self.footnotes):
            message = f"The footnote `{match.group(1)}` is defined twice."
            self.findings.add("duplicate-slug", line.place, message, "Give one of them another id.")
        self.footnotes.append(Footnote(match.group(1), " ".join(text).strip(), line.place))

    def item(self, line: Line) -> Item | None:
        """The item that begins in this line, its text joined with the lines that go on with it."""
        bullet = _BULLET.match(line.text)
        if bullet is None or bullet.group(1):
            return None
        start = self.at
        text = self.joined(bullet.group(4), 0)
        item = classified(text, line.place, Place(line.number, bullet.start(4) + 1))
        if item.kind == "text":
            self.at = start
            return None
        return item

    def joined(self, text: str, indent: int) -> str:
        """The text with the lines right below that are indented deeper and begin no item of their own."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.fenced or line.blank or line.indent <= indent or _BULLET.match(line.text):
                break
            text += "\n" + line.text.strip()
            self.at += 1
        return text

    def children(self, parent: Item) -> list[Item]:
        children: list[Item] = []
        width = 0
        while (line := self.below()) is not None:
            bullet = _BULLET.match(line.text)
            if bullet is None:
                self.at += 1
                message = "Only keywords can stand under a choice, an option or a keyword."
                hint = "Begin it with a keyword, as in - `feedback`, or indent it deeper to go on with a feedback."
                self.findings.add("stray-text", line.place, message, hint)
                continue
            self.at += 1
            width = width or self.width(line)
            if line.indent != width:
                hint = f"Indent it by {width} spaces like the first."
                self.findings.add("indent", line.place, "This line is not indented like those above it.", hint)
            children.append(self.child(line, bullet))
        return children

    def below(self) -> Line | None:
        """The next line that belongs under the item: blank lines are passed over if an indented one follows."""
        at = self.at
        while at < len(self.lines) and self.lines[at].blank:
            at += 1
        if at < len(self.lines) and not self.lines[at].fenced and self.lines[at].indent > 0:
            self.at = at
            return self.lines[at]
        return None

    def width(self, line: Line) -> int:
        if line.indent not in INDENTS:
            hint = "Indent by 2, 3 or 4 spaces or a tab."
            self.findings.add("indent", line.place, f"This line is indented by {line.indent}.", hint)
        return line.indent

    def child(self, line: Line, bullet: re.Match[str]) -> Item:
        place = Place(line.number, bullet.start(4) + 1)
        keyword = _KEYWORD.match(bullet.group(4))
        if keyword and keyword.group(1).strip() == "feedback":
            item = classified(bullet.group(4), line.place, place)
            item.deeper = self.deeper(line.indent)
            return item
        return classified(self.joined(bullet.group(4), line.indent), line.place, place)

    def deeper(self, indent: int) -> list[Line]:
        """The raw lines below that are indented deeper than `indent`, with the blank ones between them."""
        taken: list[Line] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.blank and (line.fenced or line.indent <= indent):
                break
            taken.append(line)
            self.at += 1
        while taken and taken[-1].blank:
            taken.pop()
            self.at -= 1
        return taken


def _text_and_id(heading: str) -> tuple[str, str]:
    """The words of a heading, closing #s dropped, and its id: the one written in braces, or the slug."""
    text = heading.strip()
    bare = text.rstrip("#")
    if not bare or bare[-1].isspace():
        text = bare.strip()
    opens = text.rfind("{#")
    if opens >= 0 and text.endswith("}"):
        return text[:opens].strip(), text[opens + 2 : -1]
    return text, slug(text)


def _depth(text: str) -> int:
    word = text.removeprefix(":::").strip()
    return -1 if not word else 0 if word == "else" else 1


def _is_text(prose: list[Line], line: Line) -> bool:
    if not prose or prose[-1].number != line.number - 1:
        return False
    above = prose[-1]
    return not above.blank and not above.fenced and not re.match(r"\s*([-*+>#|:]|\d+[.)])", above.text)


def classified(text: str, place: Place, text_place: Place) -> Item:
    """The item that this text makes: a choice, an option, a keyword, or plain text."""
    if keyword := _KEYWORD.match(text):
        offset = text_place.column + keyword.start(2)
        rest = Place(text_place.line, offset)
        return Item("keyword", place, keyword.group(2).strip(), keyword=keyword.group(1).strip(), text_place=rest)
    if tick := _TICK.match(text):
        rest = Place(text_place.line, text_place.column + 4)
        label = (tick.group(2) or "").strip()
        return Item("option", place, label, ticked=tick.group(1) in ("x", "X"), text_place=rest)
    if link := LINK.fullmatch(text.strip()):
        return Item("choice", place, link.group(1).strip(), target=link.group(2), text_place=text_place)
    return Item("text", place, text, text_place=text_place)


def unknown(keyword: str, known: Iterable[str]) -> str:
    """The mend of an unknown keyword."""
    words = list(known)
    first = keyword.split()[0] if keyword.split() else ""
    if first in words and first != keyword:
        return f"Close the backtick after the keyword: `{first}` …"
    return did_you_mean(keyword, words, f"The keywords are: {', '.join(words)}.")
