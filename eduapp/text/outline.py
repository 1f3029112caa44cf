"""The shape of a document: title, sections, and in each section prose lines, items and footnotes.

Cases and quizzes share it: `##` headings are scenes or questions, list items at the first column that
begin with a link to a heading, a tick box or a `keyword` are what the software does.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from eduapp.text.finding import Findings, Place
from eduapp.text.heading import Heading, read_heading
from eduapp.text.items import Cursor, Item, ItemReader
from eduapp.text.source import Line
from eduapp.text.words import Words

_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_NO_TEXT = re.compile(r"\s*([-*+>#|:]|\d+[.)])")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\[\]\s]+)\]:(.*)$")


@dataclass(slots=True)
class Section:
    """`stop` is the line of the next section, or one behind the last."""

    heading: Words
    id: str
    place: Place
    prose: list[Line] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    stop: int = 0


@dataclass(slots=True)
class Footnote:
    id: str
    words: Words
    place: Place


@dataclass(slots=True)
class Outline:
    """`opening` is what stands before the first section, under the title."""

    title: Words
    opening: Section
    sections: list[Section]
    footnotes: list[Footnote]


NOTHING = Words((("", Place(1)),))


def read_outline(lines: Iterable[Line], findings: Findings, part: str = "scene") -> Outline:
    """The outline of a document; `part` is what a section of it is called."""
    return _Reader(list(lines), findings, part).read()


class _Reader:
    def __init__(self, lines: list[Line], findings: Findings, part: str) -> None:
        self.part = part
        self.cursor = Cursor(lines)
        self.items = ItemReader(self.cursor, findings)
        self.findings = findings
        self.slugs: dict[str, int] = {}
        self.title = NOTHING
        self.blocks: list[list[Place]] = []  # the items within each block that is open
        self.acts = False  # whether a choice or option was read in this section
        self.late = False  # whether prose after it was told
        self.lost = 0  # the line of the last list item that belongs to nothing
        self.opening = Section(NOTHING, "", Place(1))
        self.sections: list[Section] = []
        self.footnotes: dict[str, Footnote] = {}

    @property
    def section(self) -> Section:
        return self.sections[-1] if self.sections else self.opening

    def read(self) -> Outline:
        line = None
        while self.cursor.line is not None:
            line = self.cursor.take()
            self.take(line)
        self.section.stop = line.number + 1 if line else 1
        if self.title is NOTHING and not self.is_title_among_scenes():
            hint = "Write it as `# Title` after the front matter."
            self.findings.add("no-title", Place(1), "There is no title.", hint)
        return Outline(self.title, self.opening, self.sections, list(self.footnotes.values()))

    def take(self, line: Line) -> None:
        if line.fenced or line.blank:
            self.prose(line)
        elif line.text.lstrip().startswith(":::"):
            self.block(line)
        elif heading := read_heading(line, self.findings):
            self.heading(heading, line)
        elif footnote := _FOOTNOTE.match(line.text):
            self.footnote(line, footnote)
        elif item := self.items.item(line):
            self.item(item)
        else:
            self.prose(line)

    def heading(self, heading: Heading, line: Line) -> None:
        if heading.is_cramped and heading.level == 1 and self.title is not NOTHING:
            self.prose(line)
            return
        is_scene = heading.level == 2 or (heading.level == 1 and not self.is_title(heading))
        if heading.level > 1 or not is_scene:
            self.register(heading)
        if heading.level > 2:
            self.prose(line)
        elif is_scene:
            self.section.stop = line.number
            self.sections.append(Section(heading.words, heading.id, heading.place))
            self.blocks = []
            self.acts = self.late = False

    def register(self, heading: Heading) -> None:
        first = self.slugs.setdefault(heading.id, heading.place.line)
        if first != heading.place.line:
            message = f"The id `{heading.id}` is already that of the heading in line {first}."
            hint = f"Change a word, or write `{{#{heading.id}-2}}` after it."
            self.findings.add("duplicate-slug", heading.place, message, hint)

    def is_title(self, heading: Heading) -> bool:
        """Whether this is the title; a second one is told and read as the scene that it probably is."""
        if self.title is not NOTHING:
            hint = f"A {self.part} begins with `##`."
            self.findings.add("no-title", heading.place, "There is a second title.", hint)
            return False
        if self.sections:
            message = f"The title stands after the first {self.part}."
            self.findings.add("no-title", heading.place, message, "Move it to the top.")
        elif any(not line.blank for line in self.opening.prose):
            message = "There is text before the title."
            self.findings.add("no-title", heading.place, message, "Move it below the title.")
        self.title = heading.words
        return True

    def is_title_among_scenes(self) -> bool:
        """Whether what seems to be the first scene is the title: nothing stands above it, and nothing can be done."""
        if len(self.sections) < 2 or self.sections[0].items or any(not line.blank for line in self.opening.prose):
            return False
        first = self.sections.pop(0)
        message = f"The title is written as a {self.part}."
        self.findings.add("no-title", first.place, message, "Write it as `# Title`.")
        self.title = first.heading
        self.opening = Section(NOTHING, "", Place(1), first.prose, stop=first.stop)
        return True

    def item(self, item: Item) -> None:
        if self.blocks:
            self.blocks[-1].append(item.place)
        self.section.items.append(item)
        self.section.prose.append(Line(item.place.line, ""))
        self.acts = self.acts or item.kind != "keyword"
        self.late = False

    def block(self, line: Line) -> None:
        """A line of `:::`: it stands apart, and no item stands in what it closes."""
        lines, at = self.cursor.lines, self.cursor.at
        above = lines[at - 2] if at > 1 else None
        near = [*lines[at : at + 1]]
        if above and not above.text.lstrip().startswith(":::"):
            near.append(above)
        if any(not other.blank for other in near):
            message = "A `:::` line needs blank lines around it."
            self.findings.add("block", line.place, message, "Add one above and below.")
        word = line.text.strip().strip(":").strip()
        if not word and self.blocks:
            for place in self.blocks.pop():
                message = "A choice, option or keyword cannot stand inside a `:::` block."
                self.findings.add("misplaced", place, message, "Move it below the closing `:::`.")
        elif word and word != "else":
            self.blocks.append([])
        self.section.prose.append(line)

    def prose(self, line: Line) -> None:
        section = self.section
        if not line.fenced and _UNDERLINE.match(line.text) and _is_text(section.prose, line):
            hint = "Write `## Heading`; for a line across, leave a blank line above it."
            self.findings.add("heading", line.place, "The line above would become a heading.", hint)
        elif (line.indent and self.lost == line.number - 1) or self.items.is_lost(line):
            self.lost = line.number
        if self.acts and not line.blank and not self.late:
            hint = "Move it above the first choice or option."
            self.findings.add("prose-after-choices", line.place, "This text stands after a choice or option.", hint)
            self.late = True
        section.prose.append(line)

    def footnote(self, line: Line, match: re.Match[str]) -> None:
        pieces = [(match.group(2), Place(line.number, match.start(2) + 1))]
        while (more := self.cursor.line) is not None and not more.blank and not more.fenced and more.indent >= 2:
            pieces.append((more.text.strip(), more.place))
            self.cursor.take()
        words = Words(tuple(pieces)).cut(0)
        id_ = match.group(1)
        if id_ in self.footnotes:
            message = f"The footnote `{id_[:60]}` is defined twice."
            self.findings.add("duplicate-slug", line.place, message, "Give one of them another id.")
        elif not words.text:
            message = f"The footnote `{id_[:60]}` says nothing."
            self.findings.add("unknown-footnote", line.place, message, "Write the reference after its colon.")
        self.footnotes.setdefault(id_, Footnote(id_, words, line.place))
        self.section.prose.append(Line(line.number, ""))


def _is_text(prose: list[Line], line: Line) -> bool:
    """Whether the line right above is text that the line would underline."""
    if not prose or prose[-1].number != line.number - 1:
        return False
    above = prose[-1]
    return not above.blank and not above.fenced and not _NO_TEXT.match(above.text)
