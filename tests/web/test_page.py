"""What every page is given stays what it is, whatever else a page is given."""

import ast
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, meta

ROOT = Path(__file__).parent.parent.parent
BASE = ROOT / "templates" / "base.html"


def given(path: Path) -> Iterator[str]:
    """The names under which a module gives something to templates."""
    for call in ast.walk(ast.parse(path.read_text())):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "render_template":
            yield from (word.arg for word in call.keywords if word.arg)


def test_nothing_takes_the_name_of_what_the_frame_of_every_page_shows() -> None:
    shown = meta.find_undeclared_variables(Environment(extensions=["jinja2.ext.i18n"]).parse(BASE.read_text()))
    assert {"known", "may", "address", "config"} <= shown
    for path in (ROOT / "eduapp" / "web").rglob("*.py"):
        assert shown.isdisjoint(given(path)), path
