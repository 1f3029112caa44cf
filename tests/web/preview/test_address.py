"""All of the state is in the address, and no address breaks anything."""

import random
from urllib.parse import quote

import pytest

from tests.browse import Browser
from tests.web.preview.conftest import Save
from tests.web.preview.drafts import changed

NAMES = [
    "from",
    "path",
    "set.trust",
    "set.asked",
    "set.mood",
    "set.months",
    "set.",
    "set.nope",
    "since",
    "_anchor",
    "p",
]
PIECES = [
    *("1", "2", "3", "0", "9999", "-1", "1:1", "2:1", "1,2:1", ",:", ".", "..", ":", "at-the-desk", "on-the-stairs"),
    *("at-home", "true", "false", "low", "1e99999999", "nan", "١", "9" * 5000, "0.0000001", "<script>", "\0", "%ff"),
    *("’", " ", "&", "=", "'; --", "{trust}", "{{ 7*7 }}", "\ud7ff", "http://elsewhere.example/", "//x"),
]
PAGES = ["/", "/begin", "/cover", "/debrief", "/changed"]


@pytest.mark.parametrize("seed", range(12))
def test_no_address_breaks_a_page(author: Browser, seed: int) -> None:
    luck = random.Random(seed)
    for _ in range(25):
        fields = [(luck.choice(NAMES), "".join(luck.choices(PIECES, k=luck.randint(0, 4)))) for _ in range(4)]
        query = "&".join(f"{quote(name)}={quote(text)}" for name, text in fields)
        page = luck.choice(PAGES)
        answer = author.get(f"{page}?{query}")
        assert answer.status_code == 200, query
        assert "<script>" not in answer.text
        sent = author.post(f"/?{query}", {luck.choice(["choice", "ask", "tick", "leave"]): luck.choice(PIECES)})
        assert sent.status_code in (200, 422), query


def test_bytes_that_are_no_text_break_nothing(author: Browser) -> None:
    assert author.client.get("/?from=%ff%fe&path=%ff&set.%ff=%ff").status_code == 200


def test_a_decision_that_no_longer_fits_drops_the_rest_and_says_so(author: Browser, save: Save) -> None:
    address = "/?path=1.2.1:1"
    author.get(address)
    assert "Here the case ends." in author.text
    save(changed("    - `if` asked\n", "    - `if` not asked\n"))
    author.get(address)
    assert "Decision 2 does not fit the case: This choice is not offered now." in author.text
    assert "It was left out, with all that followed." in author.text
    assert "I count the stairs." in author.text
    save(changed("He came", "They came"))
    author.get(address)
    assert "Here the case ends." in author.text


def test_what_the_case_does_not_have_is_told(author: Browser) -> None:
    author.get("/?from=the-attic&set.hope=1&set.asked=perhaps&path=first")
    for sentence in (
        "There is no scene “the-attic”. This begins with the first one.",
        "There is no variable “hope”.",
        "“asked” is yes or no, not “perhaps”. It begins as no.",
        "Decision 1 does not fit the case: “first” is no decision.",
    ):
        assert sentence in author.text


def test_a_path_without_end_is_left_out(author: Browser) -> None:
    author.get("/?path=" + "1." * 5000)
    assert "The path is too long to be played." in author.text
