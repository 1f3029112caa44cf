"""How differences are shown: a sentence, then what stood and what stands, told to screen readers as well."""

import re

import pytest
from flask import Flask, render_template_string

from eduapp.case.difference import differences
from eduapp.module.consequence import People, consequences
from eduapp.text.difference import Changed, by_weight
from tests.case.texts import MAILBOX, case_of

PATH = "cases/spms/the-mailbox.md"
CHANGES = [
    ("recognise +1", "recognise +3"),
    ("She has bought a stick.", "She has bought <b>two</b> sticks."),
    ("    - `score` recognise -1\n    - `set`", "    - `score` recognise -1\n    - `unsafe` No.\n    - `set`"),
]
PAGE = """{% from "macros/difference.html" import documents, consequences with context %}
{{ consequences(means) }}{{ documents(changed, by_weight) }}"""


@pytest.fixture
def html(preview: Flask) -> str:
    text = MAILBOX
    for old, new in CHANGES:
        assert old in text
        text = text.replace(old, new)
    found = differences(case_of(MAILBOX), case_of(text))
    changed = [Changed(PATH, "case", "The mailbox", "changed", found), Changed("b.md", "case", "Another", "added")]
    means = consequences(changed, People(in_middle=2, finished={PATH: 9}))
    with preview.test_request_context("/"):
        return str(render_template_string(PAGE, changed=changed, by_weight=by_weight, means=means))


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_what_changes_scores_stands_before_words(html: str) -> None:
    assert re.findall(r"<h[234][^>]*>\s*([^<]*?)\s*<", html) == [
        *("The mailbox", "What changes scores", "The clinic", "Words", "A year later", "Another"),
    ]
    assert "“Examine her and time her walk” scores differently in recognise." in words(html)


def test_what_is_gone_and_new_is_said_as_well_as_shown(html: str) -> None:
    assert re.search(r"<del><span class=\"visually-hidden\">gone: </span>\+1</del>", html)
    assert re.search(r"<ins><span class=\"visually-hidden\">new: </span>\+3</ins>", html)
    assert "&lt;b&gt;two&lt;/b&gt;" in html


def test_what_concerns_safety_has_a_sign_that_is_read_aloud(html: str) -> None:
    assert "Concerns safety: “The mailbox” as it was: finished by 9." in words(html)
    assert words(html).count("Concerns safety:") == 2


def test_what_is_new_as_a_whole_says_so(html: str) -> None:
    assert words(html).endswith("Another b.md This is new.")
    assert "They will not see: “Another”." in words(html)
