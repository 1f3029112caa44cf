"""The interface in a language in which every sentence that translators know stands in brackets, and what a page says
beside them."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_from_dir

from tests import asking, content, schooling
from tests.pseudo import bracketed, unbracketed
from tests.stage import CAST
from tests.web.preview import drafts

ROOT = Path(__file__).parent.parent.parent
MARKS = ("_", "gettext", "ngettext", "lazy_gettext", "told")
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-flick", "data-both")
# Names that are the same in every language.
NAMES = {"eduapp", "known_browser", "live_seat", "theme", "doi", "md"}


def extracted() -> set[str]:
    """What translators would be given."""
    ways = [("eduapp/**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.txt", "jinja2")]
    keywords: dict[str, Any] = dict.fromkeys(MARKS) | {"ngettext": (1, 2)}
    found: set[str] = set()
    for folder in ("eduapp", "templates"):
        own = [(pattern.removeprefix(f"{folder}/"), way) for pattern, way in ways if pattern.startswith(folder)]
        for _, _, message, _, _ in extract_from_dir(ROOT / folder, own, keywords=keywords):
            found |= {message} if isinstance(message, str) else set(message)
    return found


class Pseudo:
    """A language in which every sentence that translators know stands in brackets."""

    def __init__(self, catalogue: set[str]) -> None:
        self.catalogue = catalogue

    def ugettext(self, message: str) -> str:
        return bracketed(message) if message in self.catalogue else message

    def ungettext(self, one: str, many: str, number: int) -> str:
        return self.ugettext(one if number == 1 else many)


class Said(HTMLParser):
    """Every text of a page that somebody reads or hears."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.texts += [value or "" for name, value in attributes if name in SPOKEN]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


_DATE = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4}|\S+@\S+")


def bare(text: str) -> str:
    """Its letters alone, so that no markup and no quotes matter."""
    return "".join(re.findall(r"[^\W\d_]", text)).lower()


def authored() -> str:
    """What authors wrote, and the names of the cast."""
    rooms = (asking, content, drafts, schooling)
    texts = [value for room in rooms for value in vars(room).values() if isinstance(value, str)]
    return "\n".join(map(bare, (*texts, *schooling.TESTS.values(), *CAST, *NAMES)))


def unmarked(html: str, *written: str) -> list[str]:
    """What a page says that neither is in brackets nor was written by an author."""
    known, left = "\n".join((authored(), *map(bare, written))), []
    for text in Said(html).texts:
        rest = unbracketed(_DATE.sub("", text))
        parts = [part for part in rest.split(" · ") if len(bare(part)) > 1]
        left += [" ".join(part.split()) for part in parts if bare(part) not in known]
    return left
