"""Authors' Markdown as HTML that is safe to show, with slots left open for values and citations.

What keeps hostile text harmless: only Markdown makes tags, of raw HTML a few plain ones stay; the whole goes
through nh3 once; slots and citations pass it as private-use characters that no author can write.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from re import Match
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from eduapp.text.clean import CITE_MARKS, MARKS, UNWRITABLE, Kind, clean, escaped
from eduapp.text.said import Say
from eduapp.text.source import code_spans
from eduapp.text.tangled import is_tangled, keep_links_near, without_padding
from eduapp.text.variable import Value, spoken


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the value of a variable goes."""

    name: str


@dataclass(frozen=True, slots=True)
class Cite:
    """Where the mark of a citation goes."""

    id: str


Part = str | Slot | Cite
CiteHtml = Callable[[str], str]


def part_html(part: Part, values: Mapping[str, Value], cite: CiteHtml) -> str:
    """The part as it is shown; a name without a value stays as it was written."""
    match part:
        case Slot(name):
            return escaped(spoken(values[name])) if name in values else f"{{{name}}}"
        case Cite(id_):
            return cite(id_)
    return part


@dataclass(frozen=True, slots=True)
class Html:
    """Safe HTML with open slots: made once, filled at each showing."""

    parts: tuple[Part, ...]

    def filled(self, values: Mapping[str, Value], cite: CiteHtml) -> str:
        """The HTML with the values in it; `cite` gives safe HTML for the id of a claim."""
        return "".join(part_html(part, values, cite) for part in self.parts)


_SLOT = r"(?<![{$])\{([^\W\d]\w{0,99})\}(?!\})"
_CITE = r"\[\^([^\]\s<>\"'&\x00-\x1f]{1,99})\]"


def block_html(markdown: str, say: Say = str) -> Html:
    """Paragraphs, lists, tables and whatever else Markdown has."""
    return _html(without_padding(UNWRITABLE.sub("", markdown)), "blocks", say)


def inline_html(markdown: str) -> Html:
    """A line of text, without a paragraph around it."""
    return _line(markdown, "line")


def label_html(markdown: str) -> Html:
    """A line of text without links, for a button or for beside a box to tick."""
    return _line(markdown, "label")


def plain_html(text: str) -> Html:
    """Text for an attribute: slots stay open, citations are left out, all else is as it is written."""
    pieces = re.split(_SLOT, re.sub(_CITE, "", text))
    return Html(tuple(Slot(piece) if at % 2 else escaped(piece) for at, piece in enumerate(pieces) if piece))


def _line(markdown: str, kind: Kind) -> Html:
    return _html(re.sub(r"\s*\n\s*", "\n", UNWRITABLE.sub("", markdown).strip()), kind)


def _html(markdown: str, kind: Kind, say: Say = str) -> Html:
    marks, inline = _Marks(), kind != "blocks"
    try:
        if not is_tangled(markdown):
            made = Markdown(extensions=_extensions(marks, inline)).convert(markdown)
            return Html(marks.split(clean(made, kind, say)))
    except RecursionError:
        pass
    return Html((escaped(markdown) if inline else f"<p>{escaped(markdown)}</p>",))


class _Marks:
    """One private-use character for each slot and citation of a text."""

    SLOTS, CITES, ROOM = 0xF0000, 0x100000, 0xFFFE

    def __init__(self) -> None:
        self.slots: dict[str, str] = {}
        self.cites: dict[str, str] = {}
        self.parts: dict[str, Part] = {}

    def slot(self, name: str) -> str | None:
        return self.mark(self.slots, self.SLOTS, name, Slot(name))

    def cite(self, id_: str) -> str | None:
        return self.mark(self.cites, self.CITES, id_, Cite(id_))

    def mark(self, known: dict[str, str], first: int, key: str, part: Part) -> str | None:
        if key not in known and len(known) < self.ROOM:
            known[key] = chr(first + len(known))
            self.parts[known[key]] = part
        return known.get(key)

    def split(self, clean: str) -> tuple[Part, ...]:
        return tuple(self.parts.get(piece, piece) for piece in MARKS.split(clean) if piece)


def _extensions(marks: _Marks, inline: bool) -> list[Extension]:
    if inline:
        return [_Own(marks, inline)]
    tables = TableExtension(use_align_attribute=True)
    return [
        tables,
        FencedCodeExtension(),
        SaneListExtension(),
        DefListExtension(),
        AbbrExtension(),
        _Own(marks, inline),
    ]


class _Own(Extension):
    """What differs from Python-Markdown: no raw HTML but a few tags, slots, citations, small headings."""

    def __init__(self, marks: _Marks, inline: bool) -> None:
        super().__init__()
        self.marks, self.inline = marks, inline

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(_Scripts(md), "scripts", 20)
        keep_links_near(md)
        md.inlinePatterns.register(_Marked(_CITE, self.marks.cite), "cite", 175)
        md.inlinePatterns.register(_Marked(_SLOT, self.marks.slot), "slot", 174)
        md.inlinePatterns.register(_Tags(_TAG, md), "html", 90)
        md.treeprocessors.register(_Shape(md), "shape", 15)
        if self.inline:
            md.parser.blockprocessors = Registry()
            md.parser.blockprocessors.register(ParagraphProcessor(md.parser), "paragraph", 10)


class _Scripts(Preprocessor):
    """Drops scripts and styles with what is in them, unless they are shown as code."""

    OPENS = re.compile(r"<(script|style)\b", re.IGNORECASE)

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        lower = text.lower()
        kept, at = "", 0
        for match in self.OPENS.finditer(text):
            end = lower.find(f"</{match.group(1).lower()}", match.end())
            if match.start() >= at and end >= 0 and not _is_code(text, match.start()):
                kept += text[at : match.start()]
                at = lower.find(">", end) + 1 or len(text)
        return (kept + text[at:]).split("\n")


def _is_code(text: str, at: int) -> bool:
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].split("\n", 1)[0]
    return line.startswith("    ") or any(span.start <= at - start < span.stop for span in code_spans(line))


class _Marked(InlineProcessor):
    def __init__(self, pattern: str, mark: Callable[[str], str | None]) -> None:
        super().__init__(pattern)
        self.mark = mark

    def handleMatch(self, m: Match[str], data: str) -> tuple[str | None, int, int]:  # type: ignore[override]
        return self.mark(m.group(1)), m.start(), m.end()


_TAG = r"<(?:[!?][^<>]*|/?([a-zA-Z][\w:-]*)([^<>]*))>"
_TITLE = re.compile(r"""\s+title\s*=\s*("[^"]*"|'[^']*')\s*""", re.IGNORECASE)


class _Tags(InlineProcessor):
    """Keeps the few tags that authors may write, drops the others."""

    PLAIN = frozenset(("sub", "sup", "br", "abbr", "kbd"))

    def handleMatch(self, m: Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        name = (m.group(1) or "").lower()
        if name not in self.PLAIN:
            return "", m.start(), m.end()
        slash = "/" if m.group().startswith("</") else ""
        title = _TITLE.fullmatch(_unescaped(self.unescape(m.group(2)))) if name == "abbr" else None
        attribute = f' title="{escaped(html.unescape(title.group(1)[1:-1]))}"' if title else ""
        return self.md.htmlStash.store(f"<{slash}{name}{attribute}>"), m.start(), m.end()


def _unescaped(text: str) -> str:
    """The text with the characters that Python-Markdown put away as escaped."""
    return re.sub("\x02([0-9]+)\x03", lambda code: chr(int(code.group(1))), text)


class _Shape(Treeprocessor):
    """Large headings become small ones, and a citation within a link moves behind it."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("h1", "h2"):
                element.tag = "h3"
            if element.tag == "a":
                element.tail = "".join(self.taken(element)) + (element.tail or "")

    def taken(self, link: Element) -> list[str]:
        taken: list[str] = []
        for element in link.iter():
            taken += CITE_MARKS.findall(element.text or "")
            element.text = CITE_MARKS.sub("", element.text or "")
            if element is not link:
                taken += CITE_MARKS.findall(element.tail or "")
                element.tail = CITE_MARKS.sub("", element.tail or "")
        return taken
