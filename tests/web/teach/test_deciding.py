"""How a cohort decides in a case: what the pages say, whom they name, and what they cost."""

import re

import pytest

from eduapp.actions.deciding import worked_on
from eduapp.case.model import Scene
from eduapp.case.play import Decision
from eduapp.store import Person
from eduapp.web import ids
from eduapp.web.db import db
from tests.browse import Browser
from tests.cohorting import monday
from tests.conftest import Clock
from tests.interop.tabular.read import rows_of_csv, rows_of_xlsx
from tests.stage import FALLS, GOOD_WAY, HARMFUL_WAY, STAIRS, WALK, statements
from tests.taught import Class
from tests.web.foreign import unmarked

ASKED = (FALLS, *GOOD_WAY[1:])
PAGES = (
    "",
    "/map.svg",
    "/scenes/0",
    "/scenes/0?act=3",
    "/words",
    "/words?scene=2&page=2",
    "/compare",
    "/compare?with=day&on=2026-11-24",
)


def address(class_: Class, page: str = "", key: str = WALK) -> str:
    return f"/teach/cohorts/{ids.written(class_.cohort)}/cases/{key}{page}"


def play(class_: Class, name: str, *decisions: Decision, time: Clock | None = None) -> int:
    """The walk, for an assignment of the cohort; a minute for each decision where there is a clock."""
    with class_.app.app_context():
        given = class_.give(key=WALK)
        attempt = class_.belong(class_.begin(name, WALK), given)
        for decision in decisions:
            if time is not None:
                time.pass_(seconds=60)
            class_.play(name, attempt, decision)
        return attempt


def many(class_: Class, size: int, *decisions: Decision) -> None:
    """So many more learners of the cohort who play like this."""
    for _ in range(size):
        number = next(class_.numbers)
        with class_.app.app_context():
            now = db.session.get_one(Person, class_.ids["Alice"]).created_at
            made = Person(
                name=f"L{number}", email=f"l{number}@example.org", is_guest=False, created_at=now, seen_at=now
            )
            db.session.add(made)
            db.session.commit()
            class_.ids[made.name] = made.id
            name = made.name
            class_.join(name)
        play(class_, name, *decisions)


def bob(class_: Class, page: str = "") -> Browser:
    browser = class_.browser("Bob")
    assert browser.get(address(class_, page)).status_code == 200
    return browser


def rows(class_: Class, table: str, query: str = "") -> list[list[str]]:
    return rows_of_csv(bob(class_, f"?table={table}&as=csv{query}").page.data)


def test_the_first_line_is_the_decision_to_teach(class_: Class) -> None:
    play(class_, "Alice", *HARMFUL_WAY)
    play(class_, "Mallory", *ASKED)
    assert "One of two chose “Tell her that it is her age” in “The clinic”" in bob(class_).text


def test_where_all_is_well_the_first_line_says_so(class_: Class) -> None:
    play(class_, "Alice", *ASKED)
    assert "Nobody did anything unsafe, and nobody gave points away" in bob(class_).text


def test_where_nobody_has_decided_the_page_says_so(class_: Class) -> None:
    assert "Nobody in this cohort has decided anything in this case yet" in bob(class_).text
    later = bob(class_, "?attempts=later").text
    assert "tried this case again" in later
    assert "Scene by scene" not in later, "no list of noughts"


def test_each_scene_tells_who_chose_what_with_the_best_marked(class_: Class) -> None:
    play(class_, "Alice", *HARMFUL_WAY)
    play(class_, "Mallory", *ASKED)
    told = {row[0]: row[1:] for row in rows(class_, "scene-1")}
    assert told["Measure how she walks"] == ["best", "1", "50", "choice"]
    assert told["Tell her that it is her age"] == ["unsafe", "1", "50", "choice"]
    assert told["Have you fallen since the spring?"] == ["best", "1", "50", "ask"]


def test_unsafe_acts_are_told_by_their_names_and_why(class_: Class) -> None:
    play(class_, "Alice", *HARMFUL_WAY)
    play(class_, "Mallory", HARMFUL_WAY[0])
    told = rows(class_, "unsafe-acts")[1:]
    assert [row[:3] for row in told] == [
        ["Tell her that it is her age", "The clinic", "2"],
        ["Renew the prescription only", "A year later", "1"],
    ]
    assert told[0][4] == "A change was waved away without a look."


def test_endings_are_counted_over_all_attempts_that_are_over(class_: Class) -> None:
    play(class_, "Alice", *HARMFUL_WAY)
    play(class_, "Mallory", FALLS)
    assert rows(class_, "endings")[1:] == [["Home again", "good", "0", "0"], ["Alone", "harm", "1", "100"]]
    assert "2 first attempts, 1 of them at an end." in bob(class_).text


def test_the_table_beside_the_map_holds_every_way(class_: Class) -> None:
    play(class_, "Alice", *HARMFUL_WAY)
    told = rows(class_, "ways")
    assert ["The clinic", "Tell her that it is her age", "A year later", "1", "100", "unsafe"] in told
    assert len(told) == 1 + 8


def test_the_map_is_a_picture_of_the_counts(class_: Class) -> None:
    play(class_, "Alice", *HARMFUL_WAY)
    answer = bob(class_, "/map.svg").page
    assert answer.mimetype == "image/svg+xml"
    assert "1 ⚠ Tell her that it" in answer.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "1 ended here" in answer.text
    assert "style=" not in answer.text


def test_the_time_taken_is_told_in_quartiles(class_: Class, time: Clock) -> None:
    play(class_, "Alice", *HARMFUL_WAY, time=time)
    scene, count, low, median, high = rows(class_, "time-taken")[1]
    assert (scene, count) == ("The clinic", "1")
    assert 45 <= int(low) <= int(median) <= int(high) <= 64


def test_later_attempts_are_told_apart(class_: Class) -> None:
    play(class_, "Alice", *HARMFUL_WAY)
    play(class_, "Alice", *ASKED)
    assert rows(class_, "endings", "&attempts=later")[1][2] == "1"
    assert rows(class_, "endings")[1][2] == "0"
    assert "attempts=later&amp;table=" in bob(class_, "?attempts=later").page.text


def test_names_stand_behind_what_was_done(class_: Class) -> None:
    play(class_, "Alice", *HARMFUL_WAY)
    attempt = play(class_, "Mallory", *ASKED)
    browser = bob(class_, "/scenes/0?act=6")
    assert "Who chose “Tell her that it is her age” in “The clinic”" not in browser.text
    harmful = bob(class_, "/scenes/0?act=3").text
    assert "Who chose “Tell her that it is her age” in “The clinic”" in harmful
    assert "Alice" in harmful
    assert "Mallory" not in harmful
    assert "Mallory" in bob(class_, "/scenes/0").text
    for act, decision in ((0, 0), (2, 1)):
        place = f"attempts/{ids.written(attempt)}/scene-{decision}"
        assert place in bob(class_, f"/scenes/0?act={act}").page.text


def test_own_words_stand_beside_the_model_answer(class_: Class) -> None:
    play(class_, "Alice", *ASKED)
    browser = bob(class_, "/words")
    text = browser.text
    assert "She walks more slowly." in text
    marked = re.search(r'href="([^"]+)#(decision-\d+)">mark it', browser.page.text)
    assert marked
    assert f'id="{marked[2]}"' in class_.browser("Bob").get(marked[1]).text
    assert "That she walks more slowly than in spring, by how much, and what follows." in text
    assert "Says what happens next" in text
    assert "This case asks for no own words." in Browser.get(bob(class_), address(class_, "/words", STAIRS)).text


def test_a_comparison_withholds_what_tells_of_fewer_than_five(class_: Class) -> None:
    many(class_, 6, *ASKED)
    play(class_, "Alice", *HARMFUL_WAY)
    page = "/compare?with=day&on=2026-11-24"
    told = {row[1]: row for row in rows_of_csv(bob(class_, f"{page}&as=csv").page.data)}
    assert "withheld" in told["Tell her that it is her age"]
    assert "withheld" in told["Speak with both of them at once"], "or else the other could be reckoned from it"
    assert "fewer than five learners is withheld" in bob(class_, page).text


def test_two_cohorts_stand_side_by_side(class_: Class) -> None:
    many(class_, 5, *ASKED)
    with class_.app.app_context():
        other = class_.found("Tuesday").id
    page = f"/compare?with=cohort-{ids.written(other)}"
    text = bob(class_, page).text
    assert "“Monday” beside “Tuesday”" in text
    assert "Monday 100 % ; Tuesday withheld" in text
    told = {row[1]: row for row in rows_of_csv(bob(class_, f"{page}&as=csv").page.data)}
    assert "100" in told["Measure how she walks"]


def test_what_cannot_be_compared_is_said(class_: Class) -> None:
    answer = class_.browser("Bob").client.get(address(class_, "/compare?with=day&on=soon"))
    assert answer.status_code == 422
    assert "Give the day of the session" in answer.text


@pytest.mark.parametrize(
    "beside",
    ["cohort-", "cohort-zzzzzzzzzzzzz", "cohort-é", "revision-99999", "revision-", "x", "cohort-0000000000001"],
)
def test_a_comparison_with_what_is_not_there_is_a_404(class_: Class, beside: str) -> None:
    assert class_.browser("Bob").client.get(address(class_, f"/compare?with={beside}")).status_code == 404


def test_a_comparison_with_the_cohort_of_somebody_else_is_a_404(class_: Class) -> None:
    with class_.app.app_context():
        theirs = ids.written(monday(class_, by="Carol", name="Theirs").id)
    assert class_.browser("Bob").client.get(address(class_, f"/compare?with=cohort-{theirs}")).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_nobody_else_sees_any_of_it(class_: Class, page: str) -> None:
    play(class_, "Alice", *ASKED)
    for name in ("Alice", "Carol", "Mallory"):
        assert class_.browser(name).client.get(address(class_, page)).status_code == 404


@pytest.mark.parametrize("page", ["", "/map.svg", "/scenes/1", "/words", "/compare"])
def test_a_case_that_is_not_there_is_a_404(class_: Class, page: str) -> None:
    for key in ("no-such-case", "%00", "%F0%9F%92%A9"):
        assert class_.browser("Bob").client.get(address(class_, page, key)).status_code == 404


@pytest.mark.parametrize(
    "query", ["?revision=x", "?revision=999999", "?attempts=x", "?table=scene-99", "?revision=" + "9" * 5000]
)
def test_an_address_that_asks_for_what_is_not_there_shows_the_page(class_: Class, query: str) -> None:
    bob(class_, query)


@pytest.mark.parametrize(
    "page", ["/words?page=-1", "/words?page=99999999999999999999", "/words?scene=x", "/scenes/1?act=x"]
)
def test_odd_numbers_break_nothing(class_: Class, page: str) -> None:
    bob(class_, page)


def test_a_scene_that_is_not_there_is_a_404(class_: Class) -> None:
    for number in ("99", "5", "9" * 400):
        assert class_.browser("Bob").client.get(address(class_, f"/scenes/{number}")).status_code == 404


def test_the_list_names_the_cases_of_the_cohort(class_: Class) -> None:
    play(class_, "Alice", *HARMFUL_WAY)
    page = address(class_).rpartition("/")[0]
    browser = class_.browser("Bob")
    browser.get(page)
    assert f'href="{address(class_)}"' in browser.page.text
    told = rows_of_xlsx(browser.client.get(f"{page}?as=xlsx").data)
    assert told[1][:4] == ["The walk to the shop", 1, 1, 1]
    with class_.app.app_context():
        assert [one.key for one in worked_on(db.session, class_.cohort)] == [WALK]


def test_the_statements_do_not_grow_with_the_cohort(class_: Class) -> None:
    def sent(page: str) -> int:
        browser = class_.browser("Bob")
        with statements(class_.app) as found:
            assert browser.client.get(address(class_, page)).status_code == 200
        return len(found)

    play(class_, "Alice", *ASKED)
    [bob(class_, page) for page in PAGES]
    small = [sent(page) for page in PAGES]
    many(class_, 4, *HARMFUL_WAY)
    assert [sent(page) for page in PAGES] == small
    assert max(small) <= 11


@pytest.mark.parametrize("schooled_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("pseudo")
def test_in_another_language_nothing_is_said_in_english(class_: Class) -> None:
    play(class_, "Alice", *HARMFUL_WAY)
    case = class_.playables.kept  # what the author wrote is in the author's language
    labels = [text for one in case.values() for scene in one.case.scenes for text in _written(scene)]
    for page in ("", "?attempts=later", "/scenes/0", "/compare", "/compare?with=day&on=2026-01-01"):
        text = bob(class_, page).page.text
        known = ("Monday", "Bob", "Alice", "CSV XLSX", "eduapp", "The walk to the shop")
        assert "⟦" in text
        assert unmarked(text, *known, *labels) == [], page


def _written(scene: Scene) -> list[str]:
    whys = [why for act in scene.acts for why in act.effects.unsafe]
    return [scene.heading, *(act.label for act in scene.acts), *whys]
