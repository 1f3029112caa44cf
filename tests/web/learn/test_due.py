"""What is on a page before it is due: nothing. And what it says of the decisions to come is true."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from eduapp.actions import shelf
from eduapp.case.play import Play
from eduapp.library import shipped
from eduapp.store import Case
from eduapp.web.db import db
from tests.browse import Browser
from tests.conftest import NOON, Clock
from tests.databases import Templates, close, site
from tests.shipped import CASES
from tests.stage import STAIRS, WALK, Stage, page_of, stock
from tests.web.learn.strolls import not_due, stroll, visible, words_of

TO_COME = re.compile(r"Decision (\d+)\s*(?:·\s*(?:(\d+) to (\d+)|at least (\d+)|(\d+)) to come)?")
POINTS = re.compile(r"\b(37|41|43|29|47|53|31|59|61|67)\b")  # each that the walk scores


@pytest.fixture(scope="module")
def library(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A site with the cases that come along, on SQLite: what a page says does not depend on the database."""

    def fill() -> None:
        stock(shipped(), NOON)

    with templates.copy("sqlite", "shipped", fill) as url:
        made = site(url, tmp_path_factory.mktemp("library"))
        yield Stage(made)
        close(made)


def pages(stage: Stage, key: str, seed: int) -> Iterator[tuple[list[Play], str]]:
    """The positions so far and the page, along a play at random."""
    with stage.app.app_context():
        playable, attempt = stage.playable(key), stage.begin("Alice", key)
    plays = stroll(playable.guide, Random(f"{key} {seed}"))
    browser, page = stage.browser("Alice"), page_of(attempt)
    for number in range(len(plays)):
        if number:
            decide(browser, page, plays[number - 1], plays[number])
        yield plays[: number + 1], browser.client.get(page).text


def decide(browser: Browser, page: str, before: Play, after: Play) -> None:
    decision = after.decisions[-1]
    key = "ask" if decision.choice in before.rules.scenes[before.scene].asks else "choice"
    fields = {"number": len(before.decisions), key: decision.choice, "tick": [*decision.ticks], "words": decision.words}
    assert browser.send(page, fields).status_code == 303


def check(stage: Stage, key: str, seed: int, shortest: int = 12) -> None:
    """Nothing is on any page that is not due, and the numbers of decisions to come hold what came."""
    told: list[tuple[int, int, int | None]] = []
    with stage.app.app_context():
        playable = stage.playable(key)
    case, cited = playable.case, repr([*playable.claims.values()])  # a reference may say what a scene says, too
    looked = 0
    for plays, page in pages(stage, key, seed):
        secret = {piece for piece in not_due(case, plays, shortest) if piece not in cited}
        said = words_of(page)
        looked += len(secret)
        assert {piece for piece in secret if piece in said} == set(), (key, seed, len(plays))
        if found := TO_COME.search(visible(page)):
            number, least, most, at_least, exactly = (None if text is None else int(text) for text in found.groups())
            assert number == len(plays)
            if (fewest := least or at_least or exactly) is not None:
                told.append((len(plays) - 1, fewest, most or exactly))
    made = len(plays) - 1
    assert looked > 100
    assert len(told) > 0
    for before, fewest, most in told:
        assert fewest <= made - before, (key, seed, before)
        assert most is None or made - before <= most, (key, seed, before)


@pytest.mark.parametrize("key", CASES)
def test_a_shipped_case_tells_nothing_before_it_is_due(library: Stage, key: str, time: Clock) -> None:
    for seed in range(3):
        check(library, key, seed, shortest=20)


def test_the_walk_tells_nothing_before_it_is_due(stage: Stage) -> None:
    for seed in range(4):
        check(stage, WALK, seed)


def test_no_points_are_on_the_page_of_a_scene(stage: Stage) -> None:
    for seed in range(3):
        for _, page in pages(stage, WALK, seed):
            assert POINTS.findall(visible(page)) == []
            for word in ("Recognising change", "Saying it", "unsafe", "passed", "best"):
                assert word not in visible(page), word


def test_what_is_looked_for_would_be_found(stage: Stage) -> None:
    """The debrief says all of it: were the search blind, it would find nothing there."""
    *_, (plays, _) = pages(stage, WALK, 0)
    with stage.app.app_context():
        case = stage.playable().case
        attempt = stage.played("Mallory", *plays[-1].decisions)
    page = stage.browser("Mallory").client.get(f"{page_of(attempt)}debrief").text
    assert POINTS.findall(visible(page)) != []
    assert {piece for piece in not_due(case, plays) if piece in words_of(page)} != set()


def test_choices_are_mixed_for_each_attempt_and_stay_so(stage: Stage) -> None:
    browser, orders = stage.browser("Alice"), set[tuple[str, ...]]()
    for _ in range(12):
        browser.post(f"/learn/cases/{STAIRS}/begin", {"anew": "yes"})
        first, again = (
            tuple(re.findall(r'name="choice" value="(\d)"', browser.client.get(browser.last).text)) for _ in range(2)
        )
        assert first == again
        assert sorted(first) == ["0", "1", "2"]
        orders.add(first)
    assert len(orders) > 1


def test_every_shipped_case_is_on_the_shelf(library: Stage, tmp_path: Path) -> None:
    with library.app.app_context():
        offered = set(db.session.scalars(select(Case.key).where(Case.revision_id.is_not(None))))
        assert offered == set(CASES)
        assert shelf.load(db.session, shipped(), now=NOON).new == ()
