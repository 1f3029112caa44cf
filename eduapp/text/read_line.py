"""Reads lines of Markdown: links, pictures, citations, {names} and HTML; what is wrong in them becomes findings."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from eduapp.text.expression import Expression, names
from eduapp.text.finding import Findings, Place, did_you_mean
from eduapp.text.prose import Picture
from eduapp.text.read_expression import Malformed, read_expression
from eduapp.text.source import Line, without_code
from eduapp.text.variable import Variable
from eduapp.text.words import Words

ALLOWED_TAGS = frozenset(("sub", "sup", "br", "abbr", "kbd"))

# Lines are long and may be hostile: each pattern gives up at the next bracket or goes on without looking back.
CITATION = re.compile(r"\[\^([^\[\]\s]+)\]")
PICTURE = re.compile(
    r"!\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*+)\](?:\(\s*+(<[^<>]*>|[^)\s<\[]*+)(?:\s++\"[^\"]*+\")?+\s*+\)|\[[^\[\]]*\])"
)
_NEARLY_CITED = re.compile(r"\[(?:\s*E\d{3}[a-z]?|\s*\^[^\[\]]{0,80}?[\s,;][^\[\]]{0,80})\](?![(\[:])")
_LINK = re.compile(r"\]\(\s*+(<[^<>]*>|[^)\s]*+)")
_DEFINITION = re.compile(r"\s{0,3}\[[^\]^][^\]]*\]:\s*(\S+)")
_AUTOLINK = re.compile(r"<([a-zA-Z][\w+.-]{1,31}:[^<>\s]*+|[^<>\s@]++@[^<>\s@]++)>")
_TAG = re.compile(r"<(?:[!?]|/?([a-zA-Z][\w-]*+))([^<>]*+)>")
_OPEN_TAG = re.compile(r"\s{0,3}(<[a-zA-Z][\w-]*+[^<>]*+)$")
_TITLE = re.compile(r"""\s+title\s*=\s*("[^"]*"|'[^']*')\s*""", re.IGNORECASE)
_NAME = re.compile(r"(?<!\\)(?:\\\\)*(?<![{$])\{([^\W\d]\w*+)\}(?!\})")
_ELSEWHERE = re.compile(r"https?://|mailto:", re.IGNORECASE)
_MAIL_OR_WEB = re.compile(r"https?:|mailto:|[^:]*@", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[\w+.-]*:|/|\\")


@dataclass(slots=True)
class Used:
    """What the document was seen to use, each with its place."""

    citations: list[tuple[str, Place]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class LineReader:
    """`exists` says whether a file stands beside the document, `is_doubtful` whether a name that is no variable
    was declared in a way that could not be read: using it is no second slip."""

    findings: Findings
    variables: Mapping[str, Variable]
    exists: Callable[[str], bool]
    is_doubtful: Callable[[str], bool] = lambda name: False
    used: Used = field(default_factory=Used)

    def lines(self, lines: Sequence[Line]) -> str:
        """Check the lines as Markdown and join them."""
        for line in lines:
            if not line.fenced:
                self.line(line.text, Place(line.number))
        return "\n".join(line.text for line in lines)

    def words(self, words: Words) -> str:
        """Check the words as Markdown, and return them on one line."""
        for text, place in words.pieces:
            self.line(text, place)
        return words.one_line

    def line(self, text: str, place: Place) -> str:
        """Check one line of Markdown that begins at `place`, and return it."""
        bare = without_code(text)
        for match in _NAME.finditer(bare):
            self.name(match.group(1), right(place, match.start(1) - 1))
        for match in CITATION.finditer(bare):
            self.used.citations.append((match.group(1), right(place, match.start())))
        for match in PICTURE.finditer(bare):
            self.picture(match, place)
        for match in _NEARLY_CITED.finditer(bare):
            hint = "Each citation stands in brackets of its own, with ^ before it: [^E024][^E026]."
            message = f"`{match.group()[:40]}` looks like a citation and is none."
            self.findings.add("unknown-footnote", right(place, match.start()), message, hint)
        bare = PICTURE.sub(_blank, bare)
        self.links(bare, place)
        if "<" in bare:
            self.html(_LINK.sub(_blank, bare), place)
        return text

    def name(self, name: str, place: Place) -> None:
        if name in self.variables:
            self.used.names.add(name)
        elif not self.is_doubtful(name):
            hint = did_you_mean(name, self.variables, f"For braces as such write \\{{{name}}}.")
            self.findings.add("unknown-variable", place, f"There is no variable `{name}` to show here.", hint)

    def picture(self, match: re.Match[str], place: Place) -> Picture:
        """The picture that PICTURE found in a line that begins at `place`."""
        alt, path = match.group(1).strip(), (match.group(2) or "").strip("<>")
        at = right(place, match.start())
        if not alt:
            hint = "Say in the square brackets what is seen, without giving the answer away."
            self.findings.add("picture", at, "The picture has no alt text.", hint)
        elif match.group(2) is not None and (problem := self.misplaced(path)):
            hint = "Put it in a folder `media` beside the file: ![What is seen](media/name.webp)."
            self.findings.add("picture", at, f"The picture `{path[:80]}` {problem}.", hint)
        return Picture(alt, path, at)

    def misplaced(self, path: str) -> str:
        """What is wrong with the path of a file beside the document; empty if nothing is."""
        if _ABSOLUTE.match(path) or ".." in path.split("/"):
            return "does not stand beside this file"
        return "" if path and self.exists(path) else "was not found"

    def links(self, bare: str, place: Place) -> None:
        for match in _LINK.finditer(bare):
            self.target(match.group(1).strip("<>"), right(place, match.start(1)))
        if definition := _DEFINITION.match(bare):
            self.target(definition.group(1).strip("<>"), right(place, definition.start(1)))

    def target(self, target: str, place: Place) -> None:
        if target.startswith("#"):
            hint = "A choice stands alone in a list item at the first column: - [Label](#scene)."
            self.findings.add("link", place, f"A link to the scene `{target[:80]}` stands in prose.", hint)
        elif not _ELSEWHERE.match(target) and (problem := self.misplaced(target.split("#")[0])):
            hint = "Links lead to https://…, mailto:… or a file beside this one, those of choices to #scene."
            self.findings.add("link", place, f"The link to `{target[:80]}` {problem}.", hint)

    def html(self, bare: str, place: Place) -> None:
        autolinks = {match.span(): match.group(1) for match in _AUTOLINK.finditer(bare)}
        for (start, _), target in autolinks.items():
            if not _MAIL_OR_WEB.match(target):
                self.target(target, right(place, start))
        for match in _TAG.finditer(bare):
            if match.span() not in autolinks and not _is_allowed(match.group(1), match.group(2)):
                self.removed(match.group(), right(place, match.start()))
        if open_tag := _OPEN_TAG.match(bare):
            self.removed(open_tag.group(1), right(place, open_tag.start(1)))

    def removed(self, tag: str, place: Place) -> None:
        hint = f"Use Markdown; of HTML only {', '.join(sorted(ALLOWED_TAGS))} stay."
        self.findings.add("html-removed", place, f"The HTML `{tag[:40]}` will be removed.", hint)

    def expression(self, words: Words, type_: str) -> Expression | None:
        """The expression in the words, which must give `type_`; None, with a finding, if it does not."""
        try:
            result = read_expression(words.text, self.variables, type_)
        except Malformed as slip:
            self.malformed(slip, words)
            return None
        self.used.names.update(names(result))
        return result

    def malformed(self, slip: Malformed, words: Words) -> None:
        """Tell what is wrong in the words, unless it only follows from another slip."""
        if not (slip.name and self.is_doubtful(slip.name)):
            self.findings.add(slip.code, words.at(slip.offset), slip.message, slip.hint)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def right(place: Place, columns: int) -> Place:
    return Place(place.line, place.column + columns)


def _is_allowed(tag: str | None, rest: str) -> bool:
    attributes = rest.rstrip("/").rstrip()
    tag = (tag or "").lower()
    return tag in ALLOWED_TAGS and (not attributes or (tag == "abbr" and bool(_TITLE.fullmatch(attributes))))
