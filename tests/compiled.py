"""What each new application would compile is compiled once in a process: templates, and what writes addresses.

Each test has an application of its own, but they all read the same templates and have the same rules.
"""

from collections.abc import Callable
from types import CodeType
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


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


class Templates(Environment):
    def __init__(self, app: Flask, **options: Any) -> None:
        super().__init__(app, bytecode_cache=COMPILED, **options)


class Address(Rule):
    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        defaults = repr(sorted((self.defaults or {}).items()))
        key = self.rule, self.host, self.subdomain, defaults, append_unknown
        if key not in BUILDERS:
            BUILDERS[key] = super()._compile_builder(append_unknown)
        return BUILDERS[key]


def compile_once() -> None:
    """In every application that is made from now on."""
    Flask.jinja_environment = Templates  # type: ignore[assignment]
    Flask.url_rule_class = Address
