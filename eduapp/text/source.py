"""From bytes to lines: whatever the bytes, what comes out is text with every line in its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eduapp.text.finding import Findings, Place

LARGEST_FILE = 4_000_000
LONGEST_LINE = 10_000
DEEPEST_MARKS = 12
DEEPEST_INDENT = 60

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)$")
_MARKS = re.compile(rf"\s*(?:(?:>|[-*+]\s|\d+[.)]\s)\s*){{{DEEPEST_MARKS + 1},}}")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufffe\uffff]")
_BACKTICKS = re.compile("`+")


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str
    fenced: bool = False

    @property
    def blank(self) -> bool:
        return not self.fenced and not self.text.strip()

    @property
    def indent(self) -> int:
        """Columns before the text; a tab leads to the next multiple of four."""
        width = 0
        for character in self.text:
            if character == " ":
                width += 1
            elif character == "\t":
                width += 4 - width % 4
            else:
                break
        return width

    @property
    def place(self) -> Place:
        return Place(self.number, len(self.text) - len(self.text.lstrip()) + 1)


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of the front matter (without its dashes) and those of the body, comments blanked out."""

    front: tuple[Line, ...] | None
    body: tuple[Line, ...]


def read_source(data: bytes, findings: Findings) -> Source:
    """Split the bytes of a document; slips of encoding, size and nesting become findings."""
    lines = read_lines(data, findings)
    if not lines:
        return Source(None, ())
    front, rest = _split(lines, findings)
    return Source(front, _without_comments(_fenced(rest, findings), findings))


def read_lines(data: bytes, findings: Findings) -> tuple[Line, ...]:
    """The lines of a text file; none where it is too large."""
    if len(data) > LARGEST_FILE:
        findings.add(
            "too-large",
            Place(1),
            f"The file has {len(data):,} bytes; a case may have {LARGEST_FILE:,}.",
            "Split it into several cases.",
        )
        return ()
    texts = _decoded(data, findings).split("\n")
    return tuple(Line(number, _sane(number, text, findings)) for number, text in enumerate(texts, 1))


def _decoded(data: bytes, findings: Findings) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as slip:
        before = data[: slip.start].decode("utf-8")
        place = Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        hint = "Save the file as UTF-8 (in most editors: Save as, encoding UTF-8)."
        findings.add("not-utf8", place, f"The byte {data[slip.start]:#04x} is not UTF-8 text.", hint)
        text = data.decode("utf-8", "replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _sane(number: int, text: str, findings: Findings) -> str:
    if len(text) > LONGEST_LINE:
        message = f"The line has {len(text):,} characters; {LONGEST_LINE:,} are read."
        findings.add("too-large", Place(number), message, "Break it into paragraphs with blank lines between.")
        text = text[:LONGEST_LINE]
    if found := _CONTROL.search(text):
        message = f"There is an invisible control character (U+{ord(found.group()):04X})."
        findings.add(
            "control-character",
            Place(number, found.start() + 1),
            message,
            "Delete it and type the text anew.",
        )
        text = _CONTROL.sub(" ", text)
    return text


def _split(lines: Sequence[Line], findings: Findings) -> tuple[tuple[Line, ...] | None, Sequence[Line]]:
    if not lines or lines[0].text.rstrip() != "---":
        hint = "Begin with a line of three dashes, the keys, and three dashes again."
        findings.add("front-matter", Place(1), "The file does not begin with front matter.", hint)
        return None, lines
    for at, line in enumerate(lines[1:], 1):
        if line.text.rstrip() == "---":
            return tuple(lines[1:at]), lines[at + 1 :]
    hint = "Put a line of three dashes after the last key."
    findings.add("front-matter", Place(1), "The front matter is not closed.", hint)
    return None, ()


def _fenced(lines: Sequence[Line], findings: Findings) -> list[Line]:
    """Mark the lines of fenced code, where nothing is a heading or a keyword."""
    result: list[Line] = []
    opened: tuple[int, str] | None = None
    for line in lines:
        fence = _FENCE.match(line.text)
        if opened is None:
            starts = fence is not None and "`" not in fence.group(2)
            opened = (line.number, fence.group(1)) if fence and starts else None
            result.append(Line(line.number, line.text, starts))
            if not starts:
                _shallow(line, findings)
            continue
        result.append(Line(line.number, line.text, True))
        if fence and fence.group(1).startswith(opened[1]) and not fence.group(2).strip():
            opened = None
    if opened is not None:
        findings.add("open-fence", Place(opened[0]), "This code block is never closed.", f"Close it with {opened[1]}.")
    return result


def _shallow(line: Line, findings: Findings) -> None:
    if line.blank:
        return
    if _MARKS.match(line.text) or line.indent > DEEPEST_INDENT:
        findings.add("nesting", line.place, "This is nested too deeply to be read.", "Write it flatter.")


def _without_comments(lines: Sequence[Line], findings: Findings) -> tuple[Line, ...]:
    """Blank out `<!-- … -->`: notes of the author that nobody else sees."""
    result: list[Line] = []
    opened: Place | None = None
    for line in lines:
        if line.fenced and opened is None:
            result.append(line)
            continue
        kept, at = "", 0
        while at < len(line.text):
            if opened is not None:
                end = line.text.find("-->", at)
                stop = len(line.text) if end < 0 else end + 3
                kept += " " * (stop - at)
                opened, at = (opened if end < 0 else None), stop
                continue
            start = _comment_start(line.text, at)
            kept += line.text[at:start]
            opened, at = (None if start == len(line.text) else Place(line.number, start + 1)), start
        kept = kept if kept == line.text else kept.rstrip()
        result.append(Line(line.number, kept, line.fenced and opened is None))
    if opened is not None:
        findings.add("open-comment", opened, "This comment is never closed, so the rest would be lost.", "Add -->.")
    return tuple(result)


def _comment_start(text: str, at: int) -> int:
    """Where the next comment opens from `at` on, code spans passed over; the end of the text if none does."""
    start = text.find("<!--", at)
    if start < 0:
        return len(text)
    for span in code_spans(text):
        if span.start <= start < span.stop:
            start = text.find("<!--", span.stop)
            if start < 0:
                return len(text)
    return start


def code_spans(text: str) -> list[slice]:
    """Where `code` stands in a line: from each run of backticks to the next run as long."""
    runs = [match.span() for match in _BACKTICKS.finditer(text)]
    waiting: dict[int, list[int]] = {}
    for at in range(len(runs) - 1, -1, -1):
        start, stop = runs[at]
        waiting.setdefault(stop - start, []).append(at)
    spans: list[slice] = []
    at = 0
    while at < len(runs):
        start, stop = runs[at]
        same = waiting[stop - start]
        while same and same[-1] <= at:
            same.pop()
        if same:
            spans.append(slice(start, runs[same[-1]][1]))
            at = same[-1]
        at += 1
    return spans


def without_code(text: str) -> str:
    """The line with code spans blanked out, so that each character keeps its place."""
    for span in code_spans(text):
        text = text[: span.start] + " " * (span.stop - span.start) + text[span.stop :]
    return text
