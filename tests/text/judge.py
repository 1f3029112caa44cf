"""A judge of HTML that knows nothing of how it was made: what it does not know is harm."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

_NONE: frozenset[str] = frozenset()
_TEXT_TAGS = ("blockquote", "br", "code", "dd", "dl", "dt", "em", "h3", "h4", "h5", "h6", "hr", "kbd", "li", "pre")
_TEXT = {tag: _NONE for tag in (*_TEXT_TAGS, "strong", "sub", "sup", "ul")}
_TABLE = {tag: _NONE for tag in ("caption", "tbody", "thead", "tr")}
_CELL = frozenset(("align", "scope"))
_POINT = frozenset(("class", "cx", "cy", "r", "points", "x", "y", "width", "height", "d", "fill", "fill-opacity"))
_STROKE = {f"stroke{rest}" for rest in ("", "-width", "-opacity", "-linejoin", "-linecap", "-dasharray")}
_SVG = {tag: _POINT | _STROKE for tag in ("circle", "path", "polygon", "polyline", "rect")}

ALLOWED: dict[str, frozenset[str]] = {
    **_TEXT,
    **_TABLE,
    **_SVG,
    "a": frozenset(("href", "title", "rel")),
    "abbr": frozenset(("title",)),
    "div": frozenset(("class", "role", "aria-label", "tabindex")),
    "img": frozenset(("alt", "src", "title", "loading", "decoding")),
    "ol": frozenset(("start",)),
    "table": frozenset(("class",)),
    "td": _CELL,
    "th": _CELL,
    "p": frozenset(("class",)),
    "aside": frozenset(("class", "role", "aria-label")),
    "figure": frozenset(("class",)),
    "figcaption": frozenset(("aria-hidden",)),
    "details": _NONE,
    "summary": _NONE,
    "svg": frozenset(("class", "viewbox", "role", "aria-label", "font-size", "fill")),
    "text": frozenset(("class", "x", "y", "text-anchor")),
    "title": _NONE,
}
_VOID = frozenset(("br", "hr", "img"))
_OWN_CLASS = re.compile(r"(note|note-title|table|compare|compare-sides?|chart(-[a-z0-9-]+)?)( chart-[1-6])?")
_LINK = re.compile(r"https?://[^\s\\]+|mailto:[^\s\\]+", re.IGNORECASE)
_FILE = re.compile(r"(?!/|#)(?:(?!//)[^:\\?\x00-\x1f])+")


class _Judge(HTMLParser):
    """Raises AssertionError at the first thing that does not belong into a page of ours."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, f"<{tag}>"
        assert tag != "title" or "svg" in self.open, "<title> outside of a picture"
        for name, value in attrs:
            assert name in ALLOWED[tag], f"<{tag} {name}>"
            self.judge_value(name, value or "")
        assert len(attrs) == len(dict(attrs)), f"an attribute of <{tag}> comes twice"
        if tag not in _VOID:
            self.open.append(tag)

    def judge_value(self, name: str, value: str) -> None:
        assert "\x00" not in value
        if name == "class":
            assert _OWN_CLASS.fullmatch(value), value
        elif name == "href":
            assert _LINK.fullmatch(value) or is_beside(value), value
        elif name == "src":
            assert is_beside(value), value
        elif name == "rel":
            assert value == "noopener noreferrer"
        elif name not in ("title", "alt", "aria-label"):
            assert re.fullmatch(r"[A-Za-z0-9 .,-]*", value), value

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            assert self.open.pop() in _SVG, f"<{tag}/> is not closed for a browser"

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1:] == [tag], f"</{tag}> within {self.open}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        assert not set("<>") & set(data), data
        assert not re.search("[\x00-\x08\ue000-\uf8ff\U000f0000-\U0010ffff]", data), ascii(data)

    def handle_entityref(self, name: str) -> None:
        assert name in ("amp", "lt", "gt", "quot", "nbsp"), name

    def handle_charref(self, name: str) -> None:
        assert name == "x27", name

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def is_beside(path: str) -> bool:
    plain = unquote(path)
    return bool(_FILE.fullmatch(plain)) and ".." not in plain.split("/")


def harmless(html: str) -> bool:
    """True, or an AssertionError that says what is wrong: only known tags, attributes and addresses, all balanced."""
    judge = _Judge()
    judge.feed(html)
    judge.close()
    assert not judge.open, f"not closed: {judge.open}"
    return True
