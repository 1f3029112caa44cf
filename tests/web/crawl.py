"""Pages as a program sees them: the links and forms on them, and what a hostile one sends."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from random import Random
from urllib.parse import unquote_to_bytes, urlencode, urljoin, urlsplit

from tests.web.odd import ODD, VALUES

URL_ENCODED = "application/x-www-form-urlencoded"
Fields = list[tuple[str, str]]


@dataclass
class Form:
    """A form with its fields as they are filled in, radio buttons at the first, boxes ticked; buttons apart."""

    action: str
    method: str
    fields: Fields = field(default_factory=list)
    buttons: Fields = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(sorted({name for name, _ in [*self.fields, *self.buttons]}))


class Page(HTMLParser):
    """The links and forms of a page; a button elsewhere that names a form counts as one of it."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self.address = address
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._named: dict[str, Form] = {}
        self._open: Form | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("a", "link", "img", "script") and (address := given.get("href") or given.get("src")):
            self.links.append(urljoin(self.address, address))
        if tag == "form":
            self._open = Form(urljoin(self.address, given.get("action", "")), given.get("method", "get").upper())
            self._named[given.get("id", "")] = self._open
            self.forms.append(self._open)
        form = self._named.get(given["form"]) if "form" in given else self._open
        if form is None or not given.get("name"):
            return
        pair = given["name"], given.get("value", "")
        if tag == "button":
            form.buttons.append(pair)
        elif tag == "textarea":
            form.fields.append((pair[0], "some words"))
        elif tag == "input" and not (given.get("type") == "radio" and pair[0] in dict(form.fields)):
            form.fields.append(pair)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def encoded(fields: Fields) -> bytes:
    """As a form sends it; halves of characters become the bytes that they would be."""
    return urlencode(
        [(name.encode("utf-8", "surrogatepass"), value.encode("utf-8", "surrogatepass")) for name, value in fields]
    ).encode()


def spoilt(form: Form, lots: Random, tries: int) -> Iterator[Fields]:
    """The fields of the form, each of them spoilt in so many ways; the token stays as it is, but for one try."""
    base = [*form.fields, *form.buttons[:1]]
    for name in form.names:
        kept = [pair for pair in base if pair[0] != name]
        if name == "csrf_token":
            yield [*kept, (name, lots.choice(VALUES))]
            continue
        yield kept
        yield [*kept, (name, "1"), (name, "2"), (name, lots.choice(ODD))]
        for value in lots.sample(VALUES, tries):
            yield [*kept, (name, value)]
        for button in form.buttons:
            yield [*form.fields, button]
    for _ in range(tries):
        yield [(name, value if name == "csrf_token" else lots.choice(VALUES)) for name, value in base]


def is_here(address: str) -> bool:
    return urlsplit(address).netloc in ("", "localhost")


def raw(address: str) -> dict[str, str]:
    """Path and query as a server hands them on, whatever bytes they hold."""
    path, _, query = address.partition("?")

    return {"PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "QUERY_STRING": query}
