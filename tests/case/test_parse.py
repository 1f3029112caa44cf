"""From Markdown to a case."""

from datetime import date
from fractions import Fraction

import pytest

from eduapp.case.model import Assignment, Choice, Effects, Facts, Objective, Option, Pick, Score
from eduapp.case.parse import parse
from eduapp.text.expression import Binary, Literal, Name
from eduapp.text.finding import Place
from eduapp.text.prose import Chart, Text, When
from eduapp.text.terms import Reference
from eduapp.text.variable import Variable
from tests.case.texts import MAILBOX, TERMS, case_of, clinic, first_scene, found, front, scene
from tests.marked import told, unmarked

ITALIAN = """\
---
summary: Una donna dice che va tutto bene.
minutes: 1
authors: [Nessuno]
reviewed: 2026-11-20
objectives:
  - recognise: Distinguere un cambiamento da una brutta giornata
lang: it
---

# La passeggiata

## L'ambulatorio

- [Vai a casa](#a-casa)
    - `score` recognise +1
    - `feedback` A casa.[^E021]

## A casa

- `end` good
"""


def test_the_complete_small_case_is_read_whole() -> None:
    case = case_of(MAILBOX)
    assert case.title == "The mailbox got farther away"
    assert case.introduction == (Text("Elena R. is 46 and has had relapsing MS for 14 years."),)
    assert case.variables == (
        Variable("asked_function", "flag", False),
        Variable("trust", "range", 2, 0, 3),
        Variable("months", "number", 0),
    )
    assert [scene.id for scene in case.scenes] == ["the-clinic", "the-last-year", "a-year-later", "home-again"]


def test_its_front_matter_says_the_facts() -> None:
    assert case_of(MAILBOX).facts == Facts(
        'A woman with "stable" relapsing MS says nothing is wrong. Something is.',
        Fraction(15),
        ("Casebook editorial team",),
        date(2026, 11, 20),
        (Objective("recognise", "Tell progression independent of relapses from an incomplete recovery"),),
        show=(("months", "Months since the first visit"),),
    )


def test_its_first_scene_has_two_asks_and_two_ways_on() -> None:
    first = case_of(MAILBOX).scenes[0]
    assert [first.is_ask(choice) for choice in first.choices] == [True, True, False, False]
    assert first.choices[1] == Choice(
        "What could you do a year ago that you cannot do now?",
        "the-clinic",
        Effects(
            sets=(
                Assignment("asked_function", "=", Literal(True)),
                Assignment("trust", "+=", Literal(1)),
            ),
            scores=(Score("recognise", 2),),
            feedback='She looks at her husband. "I stopped walking to the mailbox in spring."[^E024]',
        ),
    )


def test_its_second_scene_has_a_chart_and_options_of_which_one_or_two_are_picked() -> None:
    second = case_of(MAILBOX).scenes[1]
    chart = Chart("line", "Timed 25-foot walk, seconds", ("Month", "Seconds"), (("0", "5.1"), ("12", "6.4")))
    assert second.prose == (chart,)
    assert second.pick == Pick(1, 2)
    assert second.options[1] == Option(
        "Repeat lumbar puncture",
        Effects(scores=(Score("recognise", -1),), feedback="It would not change what you do next."),
    )


def test_its_last_scene_is_an_ending_with_a_condition() -> None:
    last = case_of(MAILBOX).scenes[3]
    condition = Binary("and", Binary(">=", Name("trust"), Literal(2)), Name("asked_function"))
    assert last.prose == (When(condition, (Text("She thanks you for having asked."),)),)
    assert last.end == "good"


def test_everything_knows_where_it_stands() -> None:
    case = case_of(MAILBOX)
    first = case.scenes[0]
    assert (first.place, first.prose[0].place, first.choices[0].place) == (Place(20), Place(22), Place(24))
    assert case.facts.places["minutes"] == Place(3)
    assert case.facts.places["variables.trust"] == Place(10, 3)
    assert case.facts.objectives[0].place == Place(7, 5)


def test_what_the_text_uses_is_known() -> None:
    text, places = unmarked(MAILBOX.replace("[^E", "▸[^E"))
    parsed = parse(text.encode(), "walk.md", TERMS)
    assert parsed.title == "The mailbox got farther away"
    assert parsed.citations == tuple(zip(("E021", "E024"), places, strict=True))
    assert parsed.names == {"trust", "asked_function", "months"}


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_editor_of_the_author_does_not_matter(ending: str, mark: str) -> None:
    assert case_of(mark + MAILBOX.replace("\n", ending)) == case_of(MAILBOX)


def test_comments_of_the_author_are_no_part_of_the_case() -> None:
    commented = MAILBOX.replace("## The last", "<!-- Is this\n- [wrong](#nowhere)\nso? -->\n\n## The last")
    assert case_of(commented) == case_of(MAILBOX)


def test_a_slug_follows_the_heading_and_an_id_in_braces_stays() -> None:
    case = case_of(
        scene("- [What now?](#where-to-go--what-to-do)").replace(
            "## Home", "## Where to go & what to do?\n\n- [On](#home)\n\n## The end {#home}"
        )
    )
    assert [(scene.id, scene.heading) for scene in case.scenes[1:]] == [
        ("where-to-go--what-to-do", "Where to go & what to do?"),
        ("home", "The end"),
    ]


def test_references_of_the_file_are_kept_in_their_order() -> None:
    case = case_of(scene("A[^diary] and B[^a].\n\n[^a]: Author A.\n[^diary]: Her diary,\n    by hand."))
    assert case.references == (Reference("a", "Author A."), Reference("diary", "Her diary, by hand."))


def test_the_title_is_read_like_any_other_line() -> None:
    assert told(found(scene("").replace("# The walk", "# The {walk}"))) == [("unknown-variable", Place(10, 7))]


def test_a_case_with_an_error_is_no_case_but_has_a_title() -> None:
    parsed = parse(scene("- `foo` bar").encode(), "walk.md", TERMS)
    assert parsed.case is None
    assert parsed.title == "The walk"
    assert [finding.severity for finding in parsed.findings] == ["error"]


def test_warnings_leave_the_case_whole() -> None:
    parsed = parse(scene("[^a]: Nothing cites this.").encode(), "walk.md", TERMS)
    assert parsed.case is not None
    assert [finding.code for finding in parsed.findings] == ["unused-footnote"]


def test_a_front_matter_that_cannot_be_read_makes_no_finding_in_the_body() -> None:
    body = "She has {trust}.\n\n- `set` asked\n- `go` [Home](#home) if asked and trust > 2"
    keys = "  asked: false\n  trust: 2 in 0..3"
    assert found(scene(body, keys)) == []
    assert [code for code, _ in told(found(scene(body, keys).replace("wrong.", "wrong: she says.")))] == ["yaml"]
    assert [code for code, _ in told(found(scene(body, keys).replace("variables:", "variabels:")))] == ["unknown-key"]


def test_a_file_of_front_matter_alone_has_neither_title_nor_scene() -> None:
    assert told(found(front().rstrip())) == [("no-scene", Place(1)), ("no-title", Place(1))]


def test_a_translation_takes_its_ids_from_the_original() -> None:
    original = case_of(scene(""))
    translated = case_of(ITALIAN, original)
    assert [scene.id for scene in translated.scenes] == ["the-clinic", "home"]
    assert translated.scenes[0].choices[0].to == "home"
    assert translated.scenes[0].heading == "L'ambulatorio"
    assert translated.facts.lang == "it"


def test_a_translation_may_link_by_the_ids_of_the_original_too() -> None:
    translated = case_of(ITALIAN.replace("(#a-casa)", "(#home)"), case_of(scene("")))
    assert translated.scenes[0].choices[0].to == "home"


def test_a_translation_needs_no_variables_of_its_own() -> None:
    original = case_of(scene("{trust}", "  trust: 2 in 0..3"))
    translated = case_of(ITALIAN.replace("- [Vai", "{trust}\n\n- [Vai"), original)
    assert translated.variables == original.variables


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("## A casa", "## L'ambulatorio"),
        ("\n## A casa", "\n## Altrove\n\n- `end` poor\n\n## A casa"),
        ("## A casa\n", ""),
    ],
)
def test_a_translation_with_other_scenes_is_told_and_never_raises(written: str, instead: str) -> None:
    parsed = parse(ITALIAN.replace(written, instead).encode(), "walk.it.md", TERMS, case_of(scene("")))
    assert parsed.case is None
    assert {finding.code for finding in parsed.findings} & {"translation", "duplicate-slug"}


def test_headings_with_one_id_never_raise() -> None:
    ending = "\n\n- `end` poor\n\n"
    doubled = scene("").replace("## Home", f"## A{ending}▸## A{ending}## A-1{ending}## Home")
    text, places = unmarked(doubled)
    assert told(found(text)) == [("duplicate-slug", *places)]


@pytest.mark.parametrize("bullet", "-*+")
def test_each_bullet_does(bullet: str) -> None:
    assert first_scene(clinic(f"{bullet} [ ] A walk\n{bullet} [Home](#home)")).options[0].label == "A walk"
