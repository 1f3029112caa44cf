"""What each new application would make anew is made once in a process: addresses, templates, statements, the YAML and
the HTML of content.

Each test has an application of its own, but they all read the same templates and texts and send the same statements.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from types import CodeType
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import BaseConverter, Rule
from werkzeug.routing.rules import RulePart

from eduapp.text import markdown as texts
from eduapp.text import yaml
from eduapp.text.clean import Kind
from eduapp.text.markdown import Html
from eduapp.text.said import Say

Builder = Callable[..., tuple[str, str]]
Read = tuple[tuple[RulePart, ...], tuple[tuple[bool, str], ...], dict[str, BaseConverter]]


class Compiled(BytecodeCache):
    """The code of each template by its place and its text; a text that changes is compiled anew."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self.codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()
BUILDERS: dict[tuple[object, ...], Builder] = {}
READ: dict[str, Read] = {}


class Templates(Environment):
    def __init__(self, app: Flask, **options: Any) -> None:
        super().__init__(app, bytecode_cache=COMPILED, **options)


class Address(Rule):
    def _parse_rule(self, rule: str) -> Iterable[RulePart]:
        """Each part, as it was made for the first application that had this address."""
        if rule not in READ:
            before = len(self._trace)
            parts = tuple(super()._parse_rule(rule))
            READ[rule] = parts, tuple(self._trace[before:]), dict(self._converters)
            return parts
        parts, trace, converters = READ[rule]
        self._trace.extend(trace)
        self._converters.update(converters)
        self.arguments.update(converters)
        return parts

    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        defaults = repr(sorted((self.defaults or {}).items()))
        key = self.rule, self.host, self.subdomain, defaults, append_unknown
        if key not in BUILDERS:
            BUILDERS[key] = super()._compile_builder(append_unknown)
        return BUILDERS[key]


class Statements:
    """The statements of all engines of one kind: their dialects differ in nothing but in being another object."""

    def __init__(self) -> None:
        self.kept: dict[object, Any] = {}

    def get(self, key: tuple[object, ...]) -> Any:
        return self.kept.get(key[1:])

    def __setitem__(self, key: tuple[object, ...], compiled: Any) -> None:
        self.kept[key[1:]] = compiled


STATEMENTS = {"sqlite": Statements(), "postgresql": Statements()}


_made = texts._html
_remembered = lru_cache(maxsize=8192)(_made)

_composed = lru_cache(maxsize=8192)(yaml._compose)


def _html(markdown: str, kind: Kind, say: Say = str) -> Html:
    """What is said in another language depends on more than the text."""
    return _remembered(markdown, kind) if say is str else _made(markdown, kind, say)


def compile_once() -> None:
    """In every application that is made from now on."""
    Flask.jinja_environment = Templates  # type: ignore[assignment]
    Flask.url_rule_class = Address
    texts._html = _html
    yaml._compose = _composed
