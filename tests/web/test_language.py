"""Every sentence of the interface goes through gettext, so that it can be said in another language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from eduapp.store.privacy import declared
from eduapp.web.preview import create_preview
from tests.browse import Browser
from tests.conftest import Clock
from tests.pseudo import bracketed
from tests.stage import Stage
from tests.web.foreign import MARKS, NAMES, ROOT, SPOKEN, unmarked
from tests.web.preview import drafts

TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))
# Blocks of base.html that stand inside a tag.
INSIDE = ("body_class", "body_data")

_LETTERS = re.compile(r"[^\W\d]{2,}")
_TAG = re.compile(r"<[^<>]*>", re.DOTALL)
_SPOKEN = re.compile(rf"""\b(?:{"|".join(SPOKEN)})=(["'])(.*?)\1""", re.DOTALL)


def marked_in_templates(path: Path) -> Iterator[nodes.Call]:
    tree = Environment().parse(path.read_text(encoding="utf-8"))
    return (call for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") in MARKS)


def literal(path: Path) -> str:
    """What a template writes by itself: its own text, and strings that it may put out; never what is marked."""
    pieces: list[str] = []
    tree = Environment().parse(path.read_text(encoding="utf-8"))
    for block in tree.find_all(nodes.Block):
        block.body = [] if block.name in INSIDE else block.body
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                pieces.append(node.data)
            elif isinstance(node, nodes.Const):
                pieces.append(str(node.value))
            elif isinstance(node, nodes.CondExpr):
                both = (node.expr1, node.expr2)
                pieces += [str(part.value) for part in both if isinstance(part, nodes.Const) and part.value]
    return "".join(pieces)


@pytest.mark.parametrize("path", TEMPLATES, ids=[path.relative_to(ROOT).as_posix() for path in TEMPLATES])
def test_a_template_says_nothing_that_is_not_marked(path: Path) -> None:
    text = literal(path)
    said = [found[2] for found in _SPOKEN.finditer(text)] + [_TAG.sub(" ", text)]
    words = {word for part in said for word in _LETTERS.findall(part)}
    assert words - NAMES == set()


def test_a_template_that_says_something_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text("""<p title="{{ _('Well') }}{{ x }}">{% if x %}{{ _('Well') }}{{ 'Not so' if y }}{% endif %}</p>""")
    assert _LETTERS.findall(_TAG.sub(" ", literal(path))) == ["Not", "so"]


def marked_in_code() -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted((ROOT / "eduapp").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in MARKS:
                    yield path, node


def test_everything_that_is_marked_can_be_given_to_translators(catalogue: set[str]) -> None:
    own = {
        argument.value
        for _, call in marked_in_code()
        for argument in call.args[:2]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    shown = {
        str(argument.value)
        for path in TEMPLATES
        for call in marked_in_templates(path)
        for argument in call.args[: 2 if getattr(call.node, "name", "") == "ngettext" else 1]
        if isinstance(argument, nodes.Const)
    }
    assert len(own) > 60
    assert len(shown) > 150
    assert own | shown <= catalogue
    assert {text for row in declared().values() for text in (row.title, row.purpose, row.retention)} <= catalogue


PAGES = {
    None: ("/learn/", "/account/sign-up", "/account/log-in", "/account/forgotten", "/account/theme", "/nowhere"),
    "Alice": (
        "/learn/",
        "/learn/cases/the-walk",
        "/learn/review",
        "/account/",
        "/account/delete",
        "/account/privacy",
    ),
    # Not the page of files: what the checker finds is said in English, as on the command line.
    "Carol": ("/publish/problems",),
}


@pytest.mark.parametrize("stocked_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("name", PAGES)
def test_in_another_language_a_page_says_nothing_in_english(stage: Stage, name: str | None) -> None:
    browser = stage.browser(name)
    for path in PAGES[name]:
        assert unmarked(browser.get(path).text) == [], path
        assert "⟦" in browser.text


DRAWN = """\
He came by the lift.

::: chart line "Walk"

| | Seconds |
|---|---|
| 0 | 5 |
| 12 | |

:::
"""


@pytest.fixture
def author(tmp_path: Path, pseudo: None, time: Clock) -> Browser:
    """A browser in which a draft without findings is previewed: what is found is said in English."""
    (tmp_path / "competencies.yaml").write_text(drafts.COMPETENCIES)
    (tmp_path / "evidence.yaml").write_text(drafts.EVIDENCE)
    clean = drafts.changed('"I count the stairs."', '"I count the stairs."[^E1]')
    (tmp_path / "stairs.md").write_text(clean.replace("He came by the lift.", DRAWN))
    app = create_preview(tmp_path / "stairs.md", TESTING=True, PREVIEW_PATIENCE=0)
    app.extensions["draft"].patience = 60
    return Browser(app)


@pytest.mark.parametrize(
    "address",
    ["/", "/cover", "/?path=1.2", "/?path=1.2.2:1", "/debrief?path=1.2.2:1", "/debrief?path=3", "/?from=x&set.trust=9"],
)
def test_in_another_language_a_preview_says_nothing_in_english(author: Browser, address: str) -> None:
    page = author.get(address).text.replace("stairs.md", "")
    assert unmarked(page, DRAWN) == []
    assert "⟦" in page


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/?set.trust=9", "“trust” is ⟦a whole number from -1 to 3⟧, not “9”. It begins as 1."),
        ("/?set.asked=9", "“asked” is ⟦yes or no⟧, not “9”. It begins as ⟦no⟧."),
        ("/?path=9", "Decision 1 does not fit the case: ⟦This choice is not offered now.⟧"),
        ("/?path=x", "Decision 1 does not fit the case: ⟦“x” is no decision.⟧"),
        ("/?path=1.2.1", "Decision 3 does not fit the case: ⟦Tick 1 with this choice.⟧"),
    ],
)
def test_in_another_language_it_is_said_what_does_not_fit(author: Browser, address: str, sentence: str) -> None:
    author.get(address)
    assert bracketed(sentence) in author.text
