"""Quizzes in a browser without scripts: the form of a question is filled in by what its page says."""

import re
from html import unescape

from sqlalchemy import select

from eduapp.quiz.given import Chosen, Given, Matched, Ordered, Ticked, Typed, Written
from eduapp.store import Answer
from eduapp.web import ids
from eduapp.web.db import db
from tests.asking import RIGHT, SECRET
from tests.browse import Browser
from tests.schooling import MODULE, School

_OPTION = re.compile(r'name="option" value="(\d+)"[^>]*> <span>(.*?)</span>')
_PLACE = re.compile(r'<label for="place-(\d+)">(.*?)</label>')
_RIGHT = re.compile(r'<option value="(\d+)"[^>]*>(.*?)</option>')
_LEFT = re.compile(r'<label for="right-(\d+)">(.*?)</label>')

OPTIONS = {
    0: ("Time her walk", "Praise the dog", "Look out of the window"),
    1: ("How far she gets", "What the dog weighs", "What she gave up", "When it rains"),
    5: ("\N{MINUS SIGN}2 Far less", "\N{MINUS SIGN}1 Less", "0 The same", "+1 More", "+2 Far more"),
}
ITEMS = ("Wake up early", "Drink some tea", "Find both shoes", "Call the lift")
PAIRS = {
    "A corridor": "Legs of a person",
    "Nine pegs": "Hands of a person",
    "A list of words": "Memory of a person",
}


def begin(browser: Browser, position: int, module: str = MODULE) -> str:
    """Begin the quiz at a position of the module, or go on with it; the address of the attempt."""
    browser.get(f"/learn/modules/{module}/")
    answer = browser.send(f"/learn/modules/{module}/quizzes/{position}")
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def form(html: str, number: int, given: Given) -> dict[str, object]:
    """The fields of an answer that is given in the numbers of the file, on the page of the question."""
    match given:
        case Chosen(option):
            return {"option": _places(html, OPTIONS[number])[option]}
        case Ticked(options):
            places = _places(html, OPTIONS[number])
            return {"option": [places[option] for option in sorted(options)]}
        case Typed(text):
            return {"text": text}
        case Ordered(items):
            at = {unescape(label): place for place, label in _PLACE.findall(html)}
            return {f"place-{at[ITEMS[item]]}": place for place, item in enumerate(items, 1)}
        case Matched(rights):
            lefts = {unescape(label): place for place, label in _LEFT.findall(html)}
            values = {unescape(label): value for value, label in _RIGHT.findall(html)}
            chosen = [None if right is None else [*PAIRS.values()][right] for right in rights]
            return {
                f"right-{lefts[left]}": values.get(right or "", "") for left, right in zip(PAIRS, chosen, strict=True)
            }
        case Written(words):
            return {"words": words}


def _places(html: str, labels: tuple[str, ...]) -> list[str]:
    at = {unescape(label): value for value, label in _OPTION.findall(html)}
    return [at[label] for label in labels]


def checked(html: str) -> list[str]:
    """What is filled in on the page of a question."""
    inputs = re.findall(r'value="(\d+)" checked', html)
    selected = re.findall(r'<option value="(\d+)" selected', html)
    texts = re.findall(r'name="text"[^>]* value="([^"]+)"', html) + re.findall(
        r"<textarea[^>]*>([^<]+)</textarea>", html
    )
    return [*inputs, *selected, *texts]


def answer(browser: Browser, quiz: str, number: int, **more: object) -> str:
    """Answer a question rightly; the page that comes of it."""
    html = browser.get(f"{quiz}{number + 1}").text
    return browser.post(f"{quiz}{number + 1}", {**form(html, number, RIGHT[number]), **more}).text


def kept(school: School, quiz: str) -> dict[int, object]:
    with school.app.app_context():
        rows = select(Answer).where(Answer.attempt_id == ids.read(quiz.strip("/").rpartition("/")[2]))
        return {row.number: row.given for row in db.session.scalars(rows)}


def told(html: str) -> bool:
    return SECRET in html.lower()
