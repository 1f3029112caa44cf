"""Reads the prose of a document: blocks, and in every line links, pictures, citations, {names} and HTML."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from eduapp.text import expression
from eduapp.text.expression import Malformed
from eduapp.text.finding import Findings, Place, did_you_mean
from eduapp.text.prose import Block, Chart, Compare, Mark, Note, Picture, Prose, Text, When, number
from eduapp.text.source import Line, without_code
from eduapp.text.variable import Variable

DEEPEST_BLOCKS = 8
KINDS = ("if", "chart", "compare", "note")
ALLOWED_TAGS = frozenset(("sub", "sup", "br", "abbr", "kbd"))

_BLOCK = re.compile(r":::\s*(\S+)?\s*(.*?)\s*$")
_CHART = re.compile(r'(line|bar)\s+"([^"]+)"(?:\s+mark\s+(\S+)\s+"([^"]+)")?$')
_TITLE = re.compile(r'"([^"]+)"$')
_PICTURE = re.compile(r'!\[([^\]]*)\]\(\s*([^)\s]*)(?:\s+"[^"]*")?\s*\)')
_LINK = re.compile(r"\]\s*\(\s*(<[^>]*>|[^)\s]*)")
_DEFINITION = re.compile(r"\s{0,3}\[[^\]^][^\]]*\]:\s*(\S+)")
_AUTOLINK = re.compile(r"<([a-zA-Z][\w+.-]{1,31}:[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
_TAG = re.compile(r"<(?:([!?])|/?([a-zA-Z][\w-]*))([^<>]*)>")
_OPEN_TAG = re.compile(r"\s{0,3}<([a-zA-Z][\w-]*)[^<>]*$")
_NAME = re.compile(r"(?<!\\)\{([^\W\d]\w*)\}")
CITATION = re.compile(r"\[\^([^\]\s]+)\]")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$")
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class Used:
    """What the document was seen to use, each with its place."""

    citations: list[tuple[str, Place]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class ProseReader:
    """Reads prose and single lines of Markdown; what is wrong in them becomes findings.

    `scenes` are the ids that links in prose may not lead to; `exists` says whether a file stands beside
    the document.
    """

    findings: Findings
    variables: Mapping[str, Variable]
    exists: Callable[[str], bool]
    used: Used = field(default_factory=Used)

    def prose(self, lines: Sequence[Line]) -> Prose:
        return _Blocks(self).read(lines)

    def lines(self, lines: Sequence[Line]) -> str:
        """Check the lines as Markdown and join them."""
        for line in lines:
            if not line.fenced:
                self.line(line.text, Place(line.number, 1))
        return "\n".join(line.text for line in lines)

    def line(self, text: str, place: Place) -> str:
        """Check one line of Markdown that begins at `place`, and return it."""
        bare = without_code(text)
        for at, name in _found(_NAME, bare):
            self.name(name, _right(place, at))
        for at, id_ in _found(CITATION, bare):
            self.used.citations.append((id_, _right(place, at)))
        for match in _PICTURE.finditer(bare):
            self.picture(match.group(1), match.group(2), _right(place, match.start()))
        self.links(_PICTURE.sub(lambda match: " " * len(match.group()), bare), place)
        if "<" in bare:
            self.html(bare, place)
        return text

    def name(self, name: str, place: Place) -> None:
        if name in self.variables:
            self.used.names.add(name)
            return
        hint = did_you_mean(name, self.variables, f"For braces as such write \\{{{name}}}.")
        self.findings.add("unknown-variable", place, f"There is no variable `{name}` to show here.", hint)

    def picture(self, alt: str, path: str, place: Place) -> Picture:
        if not alt.strip():
            hint = "Say in the square brackets what is seen, without giving the answer away."
            self.findings.add("picture", place, "The picture has no alt text.", hint)
        if problem := self.misplaced(path):
            hint = "Put it in a folder `media` beside the file: ![What is seen](media/name.webp)."
            self.findings.add("picture", place, f"The picture `{path[:80]}` {problem}.", hint)
        return Picture(alt.strip(), path, place)

    def misplaced(self, path: str) -> str:
        """What is wrong with the path of a file beside the document; empty if nothing is."""
        if re.match(r"[\w+.-]*:|/|\\", path) or ".." in path.split("/"):
            return "does not stand beside this file"
        return "" if path and self.exists(path) else "was not found"

    def links(self, bare: str, place: Place) -> None:
        for match in _LINK.finditer(bare):
            self.target(match.group(1).strip("<>"), _right(place, match.start()))
        if definition := _DEFINITION.match(bare):
            self.target(definition.group(1).strip("<>"), _right(place, definition.start(1)))

    def target(self, target: str, place: Place) -> None:
        if target.startswith("#"):
            hint = "A choice stands alone in a list item at the first column: - [Label](#scene)."
            self.findings.add("link", place, f"A link to the scene `{target[:80]}` stands in prose.", hint)
        elif re.match(r"(https?://|mailto:)", target, re.IGNORECASE):
            return
        elif problem := self.misplaced(target.split("#")[0]):
            hint = did_you_mean(target, (), "Links lead to https://…, mailto:… or a file beside this one.")
            self.findings.add("link", place, f"The link to `{target[:80]}` {problem}.", hint)

    def html(self, bare: str, place: Place) -> None:
        autolinks = [match.span() for match in _AUTOLINK.finditer(bare)]
        for match in _AUTOLINK.finditer(bare):
            if not re.match(r"https?:|mailto:|[^:]*@", match.group(1), re.IGNORECASE):
                self.target(match.group(1), _right(place, match.start()))
        for match in _TAG.finditer(bare):
            if (match.start(), match.end()) not in autolinks and not _is_allowed(match.group(2), match.group(3)):
                self.removed(match.group(), _right(place, match.start()))
        if open_tag := _OPEN_TAG.match(bare):
            self.removed(open_tag.group().strip(), _right(place, open_tag.start(1) - 1))

    def removed(self, tag: str, place: Place) -> None:
        hint = f"Use Markdown; of HTML only {', '.join(sorted(ALLOWED_TAGS))} stay."
        self.findings.add("html-removed", place, f"The HTML `{tag[:40]}` will be removed.", hint)

    def expression(self, text: str, place: Place, type_: str) -> expression.Expression | None:
        """The expression in `text`, which must give `type_`; None, with a finding, if it does not."""
        try:
            result, found = expression.read(text, self.variables)
            if found != type_:
                words = {"flag": "A condition must be true or false", "number": "This must be a number"}
                raise Malformed("type", 0, f"{words.get(type_, 'This must be a word')}.", "")
        except Malformed as slip:
            self.findings.add(slip.code, _right(place, slip.offset), slip.message, slip.hint)
            return None
        self.used.names.update(expression.names(result))
        return result


def _found(pattern: re.Pattern[str], text: str) -> list[tuple[int, str]]:
    return [(match.start(), match.group(1)) for match in pattern.finditer(text)]


def _right(place: Place, columns: int) -> Place:
    return Place(place.line, place.column + columns)


def _is_allowed(tag: str | None, rest: str) -> bool:
    attributes = rest.strip().rstrip("/").strip()
    return tag in ALLOWED_TAGS and (not attributes or (tag == "abbr" and attributes.startswith("title=")))


@dataclass(slots=True)
class _Open:
    """A block that is not closed yet."""

    kind: str
    rest: str
    place: Place
    rest_place: Place
    blocks: list[Block] = field(default_factory=list)
    first: tuple[Block, ...] | None = None  # what stood before `else`
    lines: list[Line] = field(default_factory=list)


class _Blocks:
    """Builds the tree of blocks; text between them is kept as it is."""

    def __init__(self, reader: ProseReader) -> None:
        self.reader = reader
        self.stack: list[_Open] = [_Open("", "", Place(1), Place(1))]

    def read(self, lines: Sequence[Line]) -> Prose:
        for at, line in enumerate(lines):
            if line.fenced or not line.text.lstrip().startswith(":::"):
                self.stack[-1].lines.append(line)
                continue
            self.spaced(lines, at)
            self.mark(line)
        while len(self.stack) > 1:
            unclosed = self.stack[-1]
            message = f"The block `::: {unclosed.kind}` is not closed."
            self.add("block", unclosed.place, message, "Close it with a line of `:::`.")
            self.close()
        self.text()
        return tuple(self.stack[0].blocks)

    def add(self, code: str, place: Place, message: str, hint: str = "") -> None:
        self.reader.findings.add(code, place, message, hint)

    def spaced(self, lines: Sequence[Line], at: int) -> None:
        line = lines[at]
        if line.text[0].isspace():
            self.add(
                "block",
                line.place,
                "A `:::` line begins at the first column.",
                "Remove the spaces before it.",
            )
        near = [
            other for other in (*lines[at - 1 : at], *lines[at + 1 : at + 2]) if abs(other.number - line.number) == 1
        ]
        if any(not other.blank for other in near):
            self.add("block", line.place, "A `:::` line needs blank lines around it.", "Add one above and below.")

    def mark(self, line: Line) -> None:
        match = _BLOCK.match(line.text.lstrip())
        assert match is not None
        kind, rest = match.group(1) or "", match.group(2)
        if not kind:
            self.end(line)
        elif kind == "else":
            self.otherwise(line)
        elif kind not in KINDS:
            hint = did_you_mean(kind, KINDS, f"The blocks are: {', '.join(KINDS)}.")
            self.add("block", line.place, f"There is no block `::: {kind[:40]}`.", hint)
            self.open("note", '"?"', line, 0)
        elif len(self.stack) > DEEPEST_BLOCKS:
            self.add("nesting", line.place, "Blocks are nested too deeply to be read.", "Write it flatter.")
        else:
            self.open(kind, rest, line, match.start(2))

    def open(self, kind: str, rest: str, line: Line, offset: int) -> None:
        self.text()
        self.stack.append(_Open(kind, rest, line.place, _right(line.place, offset)))

    def end(self, line: Line) -> None:
        if len(self.stack) == 1:
            self.add("block", line.place, "This `:::` closes nothing.", "Remove it, or open a block above.")
        else:
            self.close()

    def otherwise(self, line: Line) -> None:
        block = self.stack[-1]
        if block.kind != "if" or block.first is not None:
            self.add("block", line.place, "This `::: else` belongs to no `::: if`.", "Remove it.")
            return
        self.text()
        block.first, block.blocks = tuple(block.blocks), []

    def text(self) -> None:
        """Close the run of plain lines in the innermost block."""
        block = self.stack[-1]
        lines, block.lines = block.lines, []
        while lines and lines[0].blank:
            lines = lines[1:]
        while lines and lines[-1].blank:
            lines = lines[:-1]
        if not lines:
            return
        if block.kind in ("chart", "compare"):
            block.lines = lines
            return
        block.blocks.append(Text(self.reader.lines(lines), Place(lines[0].number, 1)))

    def close(self) -> None:
        self.text()
        block = self.stack.pop()
        build = {"if": self.when, "chart": self.chart, "compare": self.compare, "note": self.note}[block.kind]
        if built := build(block):
            self.stack[-1].blocks.append(built)

    def when(self, block: _Open) -> Block | None:
        condition = self.reader.expression(block.rest, block.rest_place, "flag")
        if condition is None:
            return None
        first = tuple(block.blocks) if block.first is None else block.first
        return When(condition, first, () if block.first is None else tuple(block.blocks), block.place)

    def note(self, block: _Open) -> Block | None:
        return Note(self.title(block), tuple(block.blocks), block.place)

    def title(self, block: _Open) -> str:
        match = _TITLE.match(block.rest)
        if match is None:
            hint = f'Write it in straight quotes: ::: {block.kind} "Title".'
            self.add("block", block.place, f"`::: {block.kind}` has no title.", hint)
            return ""
        return self.reader.line(match.group(1), _right(block.rest_place, 1)) if block.kind == "note" else match.group(1)

    def chart(self, block: _Open) -> Block | None:
        match = _CHART.match(block.rest)
        mark = (
            Mark(value, match.group(4))
            if match and match.group(3) and (value := number(match.group(3))) is not None
            else None
        )
        if match is None or (match.group(3) and mark is None):
            hint = '::: chart line "Title, unit" or bar, with mark 6.1 "+20 %" after it if a threshold matters.'
            self.add("chart", block.place, "The chart's first line cannot be read.", hint)
            return None
        table = [_cells(line.text) for line in block.lines]
        if problem := _table_problem(block.lines, table):
            self.add(
                "chart",
                block.place,
                problem,
                "Give it a heading row, a row of dashes, and a row for each point.",
            )
            return None
        kind: Literal["line", "bar"] = "line" if match.group(1) == "line" else "bar"
        return Chart(kind, match.group(2), table[0], tuple(table[2:]), mark, block.place)

    def compare(self, block: _Open) -> Block | None:
        title = self.title(block)
        text = "\n".join(line.text for line in block.lines)
        pictures = [
            self.reader.picture(match.group(1), match.group(2), _right(Place(line.number), match.start()))
            for line in block.lines
            for match in _PICTURE.finditer(line.text)
        ]
        if len(pictures) != 2 or _PICTURE.sub("", text).strip():
            hint = "Write ![What is seen](media/a.webp), a blank line, and the other picture."
            self.add("compare", block.place, "`::: compare` holds two pictures and nothing else.", hint)
            return None
        return Compare(title, pictures[0], pictures[1], block.place)


def _cells(row: str) -> tuple[str, ...]:
    return tuple(
        cell.strip().replace("\\|", "|") for cell in _CELL.split(row.strip().removeprefix("|").removesuffix("|"))
    )


def _table_problem(lines: Sequence[Line], table: Sequence[tuple[str, ...]]) -> str:
    if len(table) < 3 or not _RULE.match(lines[1].text.strip()) or any(line.blank for line in lines):
        return "The chart has no table."
    if len(table[0]) < 2 or len({len(row) for row in table}) != 1:
        return "The rows of the chart's table do not have the same number of columns, two or more."
    wrong = next((cell for row in table[2:] for cell in row[1:] if cell and number(cell) is None), None)
    if wrong is not None:
        return f"`{wrong[:40]}` in the chart's table is not a number."
    if not any(cell for row in table[2:] for cell in row[1:]):
        return "The chart's table holds no numbers."
    return ""
