"""From bytes to lines: whatever the bytes, what comes out is text with every line in its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eduapp.text.finding import Findings, Place

LARGEST_FILE = 4_000_000
LONGEST_LINE = 10_000
MOST_LINES = 100_000
DEEPEST_MARKS = 12
DEEPEST_INDENT = 60

_KEY = re.compile(r"[A-Za-z_]+:(\s|$)")
_ALMOST_DASHES = re.compile(r"\s*[-–—]+\s*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})(.*)$")
_MARKS = re.compile(rf"\s*(?:(?:>|[-*+]\s|\d+[.)]\s)\s*){{{DEEPEST_MARKS + 1},}}")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\uf8ff\ufffe\uffff]")
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
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
            if character in (" ", "\N{NO-BREAK SPACE}"):
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
    if not any(line.text.strip() for line in lines):
        if lines:
            hint = "Begin with front matter: three dashes, the keys, three dashes."
            findings.add("front-matter", Place(1), "The file is empty.", hint)
        return Source(None, ())
    front, rest = _split(lines, findings)
    return Source(front, _body(rest, findings))


def read_bare(data: bytes, findings: Findings) -> tuple[Line, ...]:
    """The lines of a document without front matter, comments blanked out."""
    return _body(read_lines(data, findings), findings)


def read_lines(data: bytes, findings: Findings) -> tuple[Line, ...]:
    """The lines of a text file; none where it is too large."""
    texts = _decoded(data, findings).split("\n") if len(data) <= LARGEST_FILE else []
    if len(data) > LARGEST_FILE or len(texts) > MOST_LINES:
        message = f"The file is larger than {LARGEST_FILE:,} bytes or {MOST_LINES:,} lines."
        findings.add("too-large", Place(1), message, "Split it into several cases.")
        return ()
    return tuple(Line(number, _sane(number, text, findings)) for number, text in enumerate(texts, 1))


def _decoded(data: bytes, findings: Findings) -> str:
    """The text. What is not UTF-8 is told once, and read as it was probably meant, so that one slip is one finding."""
    hint = "Save the file as UTF-8 (in most editors: Save as, encoding UTF-8)."
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        findings.add("not-utf8", Place(1), "The file is saved as UTF-16 text.", hint)
        text = data.decode("utf-16", "replace")
    else:
        text = data.decode("utf-8", "surrogateescape")
        if slip := _ESCAPED_BYTE.search(text):
            before = text[: slip.start()]
            place = Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
            findings.add("not-utf8", place, f"The byte {ord(slip.group()) - 0xDC00:#04x} is not UTF-8 text.", hint)
            text = _ESCAPED_BYTE.sub(_as_windows, text)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _as_windows(byte: re.Match[str]) -> str:
    return bytes([ord(byte.group()) - 0xDC00]).decode("cp1252", "replace")


def _sane(number: int, text: str, findings: Findings) -> str:
    if len(text) > LONGEST_LINE:
        message = f"The line has {len(text):,} characters; {LONGEST_LINE:,} are read."
        findings.add("too-large", Place(number), message, "Break it into paragraphs with blank lines between.")
        text = text[:LONGEST_LINE]
    if found := _CONTROL.search(text):
        message = f"There is an invisible control character (U+{ord(found.group()):04X})."
        place = Place(number, found.start() + 1)
        findings.add("control-character", place, message, "Delete it and type the text anew.")
        text = _CONTROL.sub(" ", text)
    return text


def control_character(text: str) -> str | None:
    """The first invisible character in the text that no author means, if there is one."""
    found = _CONTROL.search(text)
    return found.group() if found else None


def _split(lines: Sequence[Line], findings: Findings) -> tuple[tuple[Line, ...] | None, Sequence[Line]]:
    """The lines of the front matter and those below it. Dashes that are forgotten or late at its top are told only."""
    start = next(at for at, line in enumerate(lines) if line.text.strip())
    first = start + bool(_ALMOST_DASHES.fullmatch(lines[start].text))
    if first + 1 < len(lines) and _dashes(lines[first]) and _KEY.match(lines[first + 1].text):
        first += 1
    if first != 1 or not _dashes(lines[0]):
        hint = "Begin with a line of three dashes, the keys, and three dashes again."
        findings.add("front-matter", Place(1), "The file does not begin with front matter.", hint)
        if first == start and not _KEY.match(lines[start].text):
            return None, lines
    for at in range(first, len(lines)):
        if _dashes(lines[at]):
            return tuple(lines[first:at]), lines[at + 1 :]
    if first == 1:
        hint = "Put a line of three dashes after the last key."
        findings.add("front-matter", Place(1), "The front matter is not closed.", hint)
    return None, ()


def _dashes(line: Line) -> bool:
    return line.text.rstrip() == "---"


def _body(lines: Sequence[Line], findings: Findings) -> tuple[Line, ...]:
    """The lines below the front matter: fenced code marked, where nothing is a heading or a keyword, and
    `<!-- … -->` blanked out, which is a note of the author that nobody else sees."""
    result: list[Line] = []
    fence: tuple[Place, str] | None = None
    comment: Place | None = None
    for line in lines:
        if fence is not None:
            result.append(Line(line.number, line.text, True))
            fence = None if _closes(line.text, fence[1]) else fence
            continue
        text, comment = _without_comments(line, comment)
        marks = _opening(text)
        if marks:
            fence = line.place, marks
        line = Line(line.number, text, bool(marks))
        _shallow(line, findings)
        result.append(line)
    if fence is not None:
        findings.add("open-fence", fence[0], "This code block is never closed.", f"Close it with {fence[1]}.")
    if comment is not None:
        findings.add("open-comment", comment, "This comment is never closed, so the rest would be lost.", "Add -->.")
    return tuple(result)


def _opening(text: str) -> str:
    """The backticks or tildes with which the line opens fenced code; empty if it opens none."""
    fence = _FENCE.match(text)
    if fence is None or (fence.group(1)[0] == "`" and "`" in fence.group(2)):
        return ""
    return fence.group(1)


def _closes(text: str, marks: str) -> bool:
    fence = _FENCE.match(text)
    return fence is not None and fence.group(1).startswith(marks) and not fence.group(2).strip()


def _shallow(line: Line, findings: Findings) -> None:
    if line.blank:
        return
    if _MARKS.match(line.text) or line.indent > DEEPEST_INDENT:
        findings.add("nesting", line.place, "This is nested too deeply to be read.", "Write it flatter.")


def _without_comments(line: Line, opened: Place | None) -> tuple[str, Place | None]:
    """The line with what stands in comments blanked out; where a comment began that it leaves open."""
    text = line.text
    if opened is None and "<!--" not in text:
        return text, None
    kept, at, spans = [], 0, code_spans(text)
    while at < len(text):
        if opened is not None:
            end = text.find("-->", at)
            stop = len(text) if end < 0 else end + 3
            kept.append(" " * (stop - at))
            opened = opened if end < 0 else None
        else:
            stop = _comment_start(text, at, spans)
            kept.append(text[at:stop])
            opened = None if stop == len(text) else Place(line.number, stop + 1)
        at = stop
    return "".join(kept).rstrip(), opened


def _comment_start(text: str, at: int, spans: list[slice]) -> int:
    """Where the next comment opens from `at` on; the end of the text if none does. Passes over the code `spans`,
    and drops those that lie behind."""
    start = text.find("<!--", at)
    while start >= 0 and spans and spans[0].start <= start:
        start = text.find("<!--", spans[0].stop) if start < spans[0].stop else start
        spans.pop(0)
    return start if start >= 0 else len(text)


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
    kept, at = [], 0
    for span in code_spans(text):
        kept += [text[at : span.start], " " * (span.stop - span.start)]
        at = span.stop
    return "".join((*kept, text[at:]))


def trimmed(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without blank ones at either end."""
    first, last = 0, len(lines)
    while first < last and lines[first].blank:
        first += 1
    while last > first and lines[last - 1].blank:
        last -= 1
    return lines[first:last]
