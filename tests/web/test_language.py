"""Every sentence of the interface goes through gettext, so that it can be said in another language."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import flask_babel
import pytest
from babel.messages.extract import extract_from_dir
from jinja2 import Environment, nodes

from eduapp.actions import awards, follow_ups
from eduapp.case.play import Decision
from eduapp.store import Evaluation
from eduapp.store.privacy import declared
from eduapp.web import clock, ids
from eduapp.web.db import db
from eduapp.web.preview import create_preview
from tests import content, schooling
from tests.browse import Browser
from tests.cards import missed
from tests.conftest import Clock
from tests.pseudo import bracketed, unbracketed
from tests.schooling import WRONG, School
from tests.stage import CAST, GOOD_WAY, HARMFUL_WAY, LETTER, MEASURE, Stage, page_of
from tests.web.preview import drafts

ROOT = Path(__file__).parent.parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))
MARKS = ("_", "gettext", "ngettext", "lazy_gettext", "told")
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-flick", "data-both")
# Blocks of base.html that stand inside a tag.
INSIDE = ("body_class", "body_data")
# Names that are the same in every language.
NAMES = {"eduapp", "known_browser", "theme", "doi", "md"}

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


@pytest.fixture(scope="module")
def catalogue() -> set[str]:
    return extracted()


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


class Pseudo:
    """A language in which every sentence that translators know stands in brackets."""

    def __init__(self, catalogue: set[str]) -> None:
        self.catalogue = catalogue

    def ugettext(self, message: str) -> str:
        return bracketed(message) if message in self.catalogue else message

    def ungettext(self, one: str, many: str, number: int) -> str:
        return self.ugettext(one if number == 1 else many)


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch, catalogue: set[str]) -> None:
    monkeypatch.setattr(flask_babel.Domain, "get_translations", lambda domain: Pseudo(catalogue))
    monkeypatch.setattr(flask_babel, "get_translations", lambda: Pseudo(catalogue))


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
    rooms = (content, drafts, schooling)
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


@pytest.mark.parametrize("schooled_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("pseudo")
def test_in_another_language_the_end_of_a_module_says_nothing_in_english(school: School) -> None:
    with school.app.test_request_context():
        school.go("Alice")
        school.finish("Bob", WRONG)
        school.finish("Carol")
        now = clock.now()
        made = awards.complete(db.session, ids.new(now), school.study("Carol"), "Carol", now=now)
        code = ids.written(made.id)
        token = asked(school, "Bob")
        db.session.commit()
    module = f"/learn/modules/{schooling.MODULE}"
    address = f"http://127.0.0.1:8000/verify/{code}"
    pages = {
        "Alice": (f"{module}/evaluation", f"{module}/certificate"),
        "Bob": (f"{module}/certificate",),
        "Carol": (f"{module}/certificate", f"/verify/{code}"),
        None: (f"/follow-up/{token}", "/follow-up/forged"),
    }
    for name, paths in pages.items():
        browser = school.browser(name)
        shown = [browser.get(path).text for path in paths] + [browser.post(paths[0], {}).text]
        for page in shown:
            assert unmarked(page, address, code) == [], (name, paths)


def asked(school: School, name: str) -> str:
    """The token of the link by which somebody is asked what became of intentions."""
    evaluation = db.session.get_one(Evaluation, school.study(name).enrolment.id)
    evaluation.asked_at = clock.now()
    return follow_ups.link(evaluation, school.app.config["SECRET_KEY"], now=clock.now())


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


@pytest.mark.parametrize("stocked_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("way", [(), (MEASURE,), GOOD_WAY, HARMFUL_WAY], ids=["begun", "ticks", "good", "harmful"])
def test_in_another_language_a_play_says_nothing_in_english(stage: Stage, way: tuple[Decision, ...]) -> None:
    with stage.app.test_request_context():
        page = page_of(stage.played("Alice", *way))
    browser = stage.browser("Alice")
    for path in (page, f"{page}debrief", f"{page}problem"):
        assert unmarked(browser.get(path).text) == [], path
    assert unmarked(browser.post(page, {"number": 0, "choice": 9, "words": LETTER.words}).text) == []


@pytest.mark.parametrize("stocked_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("fields", [{"choice": 2}, {"choice": 3}, {"asked": 0, "choice": 2}, {"asked": 0}])
def test_in_another_language_a_review_says_nothing_in_english(
    stage: Stage, time: Clock, fields: dict[str, int]
) -> None:
    with stage.app.test_request_context():
        missed(stage)
    time.pass_(days=1)
    browser = stage.browser("Alice")
    assert unmarked(browser.get("/learn/review").text) == []
    assert unmarked(browser.post(browser.last, {"number": 0, **fields}).text) == []
    for path in ("/learn/review?plan=show", "/reminders/forged"):
        assert unmarked(browser.get(path).text) == []
