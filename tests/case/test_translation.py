"""A translation does what its original does, in other words."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from eduapp.case.model import Case
from eduapp.case.parse import Parsed, parse
from eduapp.case.translation import find_differences
from eduapp.text.terms import Terms
from tests.case.small_cases import small_cases

ELSE = "“{}” does something else, or leads elsewhere, in the original"
KEYWORDS = "The keywords of this scene are not those of the original"
TERMS = Terms({"recognise"}, {"E1"})
ORIGINAL = """---
summary: A short visit.
minutes: 1
authors: [Test]
reviewed: 2026-11-20
objectives:
  - recognise: See it
variables:
  asked: false
---

# A short visit

## The clinic

What now?

- `pick` 1..2
- [ ] A walk
    - `score` recognise +1
- [ ] Steroids
    - `unsafe` No.
- [Ask](#the-clinic)
    - `set` asked
    - `feedback` "Fine."
- [Go on](#the-hall)
    - `if` asked

## The hall

- `set` not asked
- `go` [Home](#home) if asked
- `difficulty` hard
- `write` Say it.
    - `feedback` "It has changed."
    - [ ] Says what

- [Home](#home)

## Home

- `end` good
"""
ITALIAN = """---
summary: Una breve visita.
minutes: 1
authors: [Test]
reviewed: 2026-11-20
objectives:
  - recognise: Vederlo
lang: it
---

# Una breve visita

Introduzione in più.

## L'ambulatorio

Che fai?

- `pick` 1..2
- [ ] Una passeggiata
    - `score` recognise +1
- [ ] Cortisone
    - `unsafe` No, mai.
- [Chiedi](#lambulatorio)
    - `set` asked
    - `feedback` "Bene."
- [Avanti](#the-hall)
    - `if` asked

## Il corridoio

- `set` not asked
- `go` [A casa](#home) if asked
- `difficulty` hard
- `write` Dillo.
    - `feedback` "È cambiato."
    - [ ] Dice che cosa

- [A casa](#a-casa)

## A casa

- `end` good
"""


def read(text: str, original: Case | None = None) -> Parsed:
    return parse(text.encode(), "x.it.md", TERMS, original)


def original() -> Case:
    case = read(ORIGINAL).case
    assert case is not None
    return case


def told(text: str) -> list[tuple[int, str]]:
    """The line and the sentence of each finding of a translation."""
    parsed = read(text, original())
    if parsed.case is not None:
        parsed = find_differences(parsed, original(), "x.it.md")
        assert (parsed.case is None) == bool(parsed.findings)
    assert {finding.code for finding in parsed.findings} <= {"translation"}
    return [(finding.line, finding.message) for finding in parsed.findings]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_same_case_in_other_words_is_a_translation() -> None:
    assert told(ITALIAN) == []


def test_ids_are_those_of_the_original_and_links_may_use_either() -> None:
    case = read(ITALIAN, original()).case
    assert case is not None
    assert [scene.id for scene in case.scenes] == ["the-clinic", "the-hall", "home"]
    assert [choice.to for choice in case.scenes[0].choices] == ["the-clinic", "the-hall"]
    assert case.scenes[1].choices[0].to == "home"


def test_variables_may_be_left_out_but_not_changed() -> None:
    declared = ITALIAN.replace("lang: it\n", "lang: it\nvariables:\n  asked: false\n")
    assert told(declared) == []
    changed = declared.replace("asked: false", "asked: true")
    line = line_of(changed, "variables:")
    assert told(changed) == [(line, "The variables differ from those of the original.")]


@pytest.mark.parametrize(
    ("was", "becomes", "at", "says"),
    [
        (
            "recognise +1",
            "recognise +2",
            "- [ ] Una",
            ELSE.format("Una passeggiata"),
        ),
        (
            "    - `unsafe` No, mai.\n",
            "",
            "- [ ] Cortisone",
            ELSE.format("Cortisone"),
        ),
        (
            "`set` asked\n",
            "`set` not asked\n",
            "- [Chiedi]",
            ELSE.format("Chiedi"),
        ),
        (
            '    - `feedback` "Bene."\n',
            "",
            "- [Chiedi]",
            ELSE.format("Chiedi"),
        ),
        (
            "    - `if` asked\n",
            "    - `if` not asked\n",
            "- [Avanti]",
            ELSE.format("Avanti"),
        ),
        ("(#the-hall)", "(#home)", "- [Avanti]", ELSE.format("Avanti")),
        (
            "- [ ] Cortisone\n    - `unsafe` No, mai.\n",
            "",
            "## L'amb",
            "The number of options is 1 here and 2 in the original",
        ),
        (
            "- [Chiedi](#lambulatorio)\n",
            "- [Altro](#home)\n- [Chiedi](#lambulatorio)\n",
            "## L'amb",
            "The number of choices is 3 here and 2 in the original",
        ),
        ("`pick` 1..2", "`pick` 1..1", "## L'amb", KEYWORDS),
        ("Che fai?\n", "Fai qualcosa.\n", "## L'amb", "This scene has no question, unlike the original"),
        ("- `set` not asked\n", "", "## Il corr", KEYWORDS),
        (
            "(#home) if asked",
            "(#home) if not asked",
            "## Il corr",
            KEYWORDS,
        ),
        (
            "`difficulty` hard",
            "`difficulty` easy",
            "## Il corr",
            KEYWORDS,
        ),
        ("    - [ ] Dice che cosa\n", "", "## Il corr", KEYWORDS),
        ("`end` good", "`end` best", "## A casa", KEYWORDS),
    ],
)
def test_each_difference_is_told_where_it_is(was: str, becomes: str, at: str, says: str) -> None:
    assert was in ITALIAN
    changed = ITALIAN.replace(was, becomes, 1)
    found = told(changed)
    place = line_of(changed, at)
    assert [line for line, _ in found] == [place] * len(found)
    assert [sentence.partition(" (scene `")[0] for _, sentence in found] == [says] * max(1, len(found))


def test_scenes_that_are_missing_are_told_once() -> None:
    shorter = ITALIAN.replace("## A casa\n\n- `end` good\n", "").replace("(#a-casa)", "(#the-clinic)")
    shorter = shorter.replace("(#home) if", "(#the-clinic) if")
    assert (1, "The translation has 2 scenes, the original 3.") in told(shorter)


def test_a_translation_that_differs_is_not_played() -> None:
    parsed = read(ITALIAN.replace("recognise +1", "recognise +2"), original())
    assert parsed.case is not None
    found = find_differences(parsed, original(), "x.it.md")
    assert found.case is None
    assert found.findings[0].hint == "Translate the words only; keep what the software does."


@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(small_cases())
def test_every_case_is_a_translation_of_itself_whatever_its_words(case: Case) -> None:
    def say(text: str) -> str:
        return f"{text}, in Italian" if text else text

    scenes = tuple(
        replace(
            scene,
            heading=say(scene.heading),
            choices=tuple(replace(choice, label=say(choice.label)) for choice in scene.choices),
            options=tuple(replace(option, label=say(option.label)) for option in scene.options),
            gos=tuple(replace(go, label=say(go.label)) for go in scene.gos),
        )
        for scene in case.scenes
    )
    parsed = Parsed(replace(case, title="Altro", scenes=scenes), ())
    assert find_differences(parsed, case, "x.it.md") is parsed
