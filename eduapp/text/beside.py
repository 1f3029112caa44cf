"""Which of the files beside a document its texts show or link to, in the words of the HTML that a browser reads."""

import html
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from urllib.parse import unquote

_NAMED = re.compile(r'\b(?:src|href)="([^"#]+)')


def files_in(ready: object) -> frozenset[str]:
    """The paths named in texts that were made ready: in all of them, also where a condition hides one now."""
    addresses = (match for text in _texts(ready) for match in _NAMED.findall(text))
    return frozenset(unquote(html.unescape(address)) for address in addresses)


def _texts(ready: object) -> Iterator[str]:
    if isinstance(ready, str):
        yield ready
    elif isinstance(ready, tuple):
        for part in ready:
            yield from _texts(part)
    elif is_dataclass(ready) and not isinstance(ready, type):
        for field in fields(ready):
            yield from _texts(getattr(ready, field.name))
