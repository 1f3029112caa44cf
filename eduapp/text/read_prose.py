"""Reads the prose of a document: plain Markdown, and the blocks between lines of `:::`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from eduapp.text.finding import Place, did_you_mean
from eduapp.text.prose import Block, Chart, Compare, Note, Prose, Text, When
from eduapp.text.read_chart import read_chart
from eduapp.text.read_line import PICTURE, LineReader
from eduapp.text.source import Line, trimmed
from eduapp.text.words import Words

DEEPEST_BLOCKS = 8
KINDS = ("if", "chart", "compare", "note")

_TITLE = re.compile(r'"\s*([^"\s][^"]*)"$')


def read_prose(lines: Sequence[Line], reader: LineReader, kinds: Sequence[str] = KINDS) -> Prose:
    """The prose of the lines, in which blocks of these kinds may stand."""
    return _Blocks(reader, kinds).read(lines)


@dataclass(slots=True)
class _Open:
    """A block that is not closed yet; `words` are what follows its kind."""

    kind: str
    words: Words
    place: Place
    blocks: list[Block] = field(default_factory=list)
    first: tuple[Block, ...] | None = None  # what stood before `else`
    lines: list[Line] = field(default_factory=list)


class _Blocks:
    """Builds the tree of blocks; text between them is kept as it is."""

    def __init__(self, reader: LineReader, kinds: Sequence[str]) -> None:
        self.reader = reader
        self.kinds = kinds
        self.stack: list[_Open] = [_Open("", Words((("", Place(1)),)), Place(1))]
        self.too_deep = 0

    def read(self, lines: Sequence[Line]) -> Prose:
        for line in lines:
            if line.fenced or not line.text.lstrip().startswith(":::"):
                self.stack[-1].lines.append(line)
            else:
                self.mark(line)
        self.unclosed()
        self.text()
        return tuple(self.stack[0].blocks)

    def unclosed(self) -> None:
        """Tell what is still open. A block of an unknown kind may have been meant to close the one around it."""
        is_excused = False
        while len(self.stack) > 1:
            block = self.stack[-1]
            if block.kind and not is_excused:
                message = f"The block `::: {block.kind}` is not closed."
                self.add("block", block.place, message, "Close it with a line of `:::`.")
            is_excused = not block.kind
            if block.kind in ("chart", "compare"):
                self.stack.pop()
            else:
                self.close()

    def add(self, code: str, place: Place, message: str, hint: str) -> None:
        self.reader.findings.add(code, place, message, hint)

    def mark(self, line: Line) -> None:
        """Open or close what this line of `:::` says; a slip in it is told and read as what it was meant to be."""
        whole = Words(((line.text, Place(line.number)),)).cut(0)
        colons = len(whole.text) - len(whole.text.lstrip(":"))
        if line.text[0].isspace() or colons > 3:
            message = "A `:::` line begins at the first column, with three colons."
            self.add("block", line.place, message, "Remove the spaces before them, or the fourth colon.")
        words = whole.cut(colons)
        kind = words.text.split(None, 1)[0] if words.text else ""
        in_if = self.stack[-1].kind == "if" and self.stack[-1].first is None
        known = (*self.kinds, "else") if in_if else self.kinds
        if not kind:
            self.end(line)
        elif kind == "else":
            if words.text != "else":
                hint = "There is no else-if: put a `::: if` of its own after `::: else`."
                self.add("block", line.place, "`::: else` stands alone.", hint)
            self.otherwise(line)
        elif kind in self.kinds:
            self.open(kind, words.cut(len(kind)), line)
        elif kind.startswith("end"):
            self.add("block", line.place, f"There is no block `::: {kind[:40]}`.", "`:::` alone closes a block.")
            self.end(line)
        else:
            hint = did_you_mean(kind, known, f"The blocks are: {', '.join(self.kinds)}.")
            self.add("block", line.place, f"There is no block `::: {kind[:40]}`.", hint)
            if hint == "Did you mean `else`?":
                self.otherwise(line)
            else:
                self.open("", words, line)

    def open(self, kind: str, words: Words, line: Line) -> None:
        self.text()
        if len(self.stack) <= DEEPEST_BLOCKS:
            self.stack.append(_Open(kind, words, line.place))
            return
        if not self.too_deep:
            self.add("nesting", line.place, "Blocks are nested too deeply to be read.", "Write it flatter.")
        self.too_deep += 1

    def end(self, line: Line) -> None:
        if self.too_deep:
            self.too_deep -= 1
        elif len(self.stack) == 1:
            self.add("block", line.place, "This `:::` closes nothing.", "Remove it, or open a block above.")
        else:
            self.close()

    def otherwise(self, line: Line) -> None:
        block = self.stack[-1]
        if block.kind == "if" and block.first is None:
            self.text()
            block.first, block.blocks = tuple(block.blocks), []
            return
        if "if" not in self.kinds and not block.kind and len(self.stack) > 1:
            return  # the `::: if` that it belongs to was told
        self.add("block", line.place, "This `::: else` belongs to no `::: if`.", "Remove it.")
        if len(self.stack) == 1:
            self.open("", block.words, line)

    def text(self) -> None:
        """Close the run of plain lines in the innermost block."""
        block = self.stack[-1]
        if block.kind in ("chart", "compare"):
            return
        lines, block.lines = trimmed(block.lines), []
        if lines:
            block.blocks.append(Text(self.reader.lines(lines), Place(lines[0].number)))

    def close(self) -> None:
        self.text()
        block = self.stack.pop()
        if built := self.built(block):
            self.stack[-1].blocks.append(built)

    def built(self, block: _Open) -> Block | None:
        match block.kind:
            case "if":
                return self.when(block)
            case "note":
                return Note(self.title(block), tuple(block.blocks), block.place)
            case "chart":
                return self.chart(block)
            case "compare":
                return self.compare(block)
        return None

    def when(self, block: _Open) -> When | None:
        condition = self.reader.expression(block.words, "flag")
        if condition is None:
            return None
        first = tuple(block.blocks) if block.first is None else block.first
        return When(condition, first, () if block.first is None else tuple(block.blocks), block.place)

    def title(self, block: _Open) -> str:
        match = _TITLE.match(block.words.text)
        if match is None:
            hint = f'Write it in straight quotes: ::: {block.kind} "Title".'
            self.add("block", block.place, f"`::: {block.kind}` has no title.", hint)
            return ""
        return self.reader.words(block.words.cut(*match.span(1))) if block.kind == "note" else match.group(1)

    def chart(self, block: _Open) -> Chart | None:
        if block.blocks:
            self.add("chart", block.place, "A chart holds its table only.", "Move the other blocks below it.")
            return None
        return read_chart(block.words.text, trimmed(block.lines), block.place, self.reader.findings)

    def compare(self, block: _Open) -> Compare | None:
        title = self.title(block)
        found = [(match, line) for line in block.lines for match in PICTURE.finditer(line.text) if match.group(2)]
        rest = "".join(PICTURE.sub("", line.text) for line in block.lines)
        if len(found) != 2 or rest.strip() or block.blocks:
            hint = "Write ![What is seen](media/a.webp), a blank line, and the other picture."
            self.add("compare", block.place, "`::: compare` holds two pictures and nothing else.", hint)
            return None
        left, right = (self.reader.picture(match, Place(line.number)) for match, line in found)
        return Compare(title, left, right, block.place)
