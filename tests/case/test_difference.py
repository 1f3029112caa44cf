"""What an author did to a case is told in her own terms."""

import pytest

from eduapp.case.difference import differences
from eduapp.text.difference import Difference
from tests.case.texts import MAILBOX, case_of, front

CASE = case_of(MAILBOX)


def told(*changes: tuple[str, str]) -> list[Difference]:
    """What is told of these replacements; each must hit."""
    text = MAILBOX
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return list(differences(CASE, case_of(text)))


def test_points_are_told_for_each_competency_with_then_and_now() -> None:
    (one,) = told(("recognise +1", "recognise +3"))
    assert (one.kind, one.weight, one.before, one.after) == ("points-changed", "scores", "+1", "+3")
    assert (one.where, one.heading) == ("the-clinic", "The clinic")
    assert str(one.told) == "“Examine her and time her walk” scores differently in recognise."


def test_a_mark_as_unsafe_concerns_safety() -> None:
    (one,) = told(
        (
            "    - `score` recognise -1\n    - `set` months",
            "    - `unsafe` No.\n    - `score` recognise -1\n    - `set` months",
        )
    )
    assert (one.kind, one.after, one.is_safety) == ("unsafe-added", "No.", True)


def test_a_scene_whose_id_changed_with_its_heading_is_renamed_and_nothing_leads_elsewhere() -> None:
    found = told(("## A year later", "## Next spring"), ("#a-year-later", "#next-spring"))
    assert [(one.kind, one.where, one.before, one.after) for one in found] == [
        ("scene-renamed", "next-spring", "A year later", "Next spring")
    ]


def test_a_heading_over_the_same_id_is_renamed_too() -> None:
    assert [one.kind for one in told(("## A year later", "## Next spring {#a-year-later}"))] == ["scene-renamed"]


def test_a_scene_that_says_something_else_is_another_scene() -> None:
    found = told(
        ("## A year later", "## On the ward"),
        ("#a-year-later", "#on-the-ward"),
        ("She has bought a stick.", "Two days of fever, and nobody knows from where."),
        ("[Start again from the beginning of the story]", "[Take blood and urine, then call her husband]"),
    )
    assert [one.kind for one in found] == ["choice-retargeted", "scene-added", "scene-removed"]


def test_a_choice_reworded_keeps_what_else_changed_apart() -> None:
    found = told(
        (
            "[Renew the prescription and see her in a year](#a-year-later)",
            "[Renew it and see her in a year](#home-again)",
        ),
    )
    assert [(one.kind, one.weight) for one in found] == [("choice-reworded", "text"), ("choice-retargeted", "path")]
    assert found[0].act == "Renew it and see her in a year"
    assert (found[1].before, found[1].after) == ("#a-year-later", "#home-again")


def test_a_choice_that_does_the_same_is_the_same_whatever_it_says() -> None:
    assert [one.kind for one in told(("[Examine her and time her walk]", "[Let Ruth measure]"))] == ["choice-reworded"]


def test_a_new_choice_that_scores_changes_scores_and_one_that_does_not_changes_ways() -> None:
    extra = "- [Ring her sister](#home-again)\n"
    for effects, weight in (("", "path"), ("    - `score` listen -1\n", "scores")):
        (one,) = told(("- [Examine her", f"{extra}{effects}- [Examine her"))
        assert (one.kind, one.weight) == ("choice-added", weight)
        assert one.after.startswith("[Ring her sister](#home-again)")


def test_the_order_of_choices_counts_unless_it_is_mixed() -> None:
    swap = (
        '- [Any new attacks?](#the-clinic)\n    - `feedback` "No, nothing." A fair question, but a patient who'
        " progresses silently says no.\n"
    )
    moved = (("- [Examine her", f"{swap}- [Examine her"),)
    before = MAILBOX.replace(swap, "", 1).replace("- [Examine her", f"{swap}- [Examine her")
    assert [one.kind for one in differences(CASE, case_of(before))] == ["choices-moved"]
    mixed = MAILBOX.replace("minutes: 15", "minutes: 15\nshuffle: true")
    mixed_moved = mixed.replace(swap, "", 1).replace(*moved[0])
    assert differences(case_of(mixed), case_of(mixed_moved)) == ()


def test_options_that_set_something_take_effect_in_their_order() -> None:
    lines = "- [ ] One\n    - `set` a\n", "- [ ] Two\n"
    text = (
        front("variables:\n  a: false")
        + "# A\n\n## S\n\n{}{}- [On](#e)\n    - `if` a\n- [Off](#e)\n\n## E\n\n- `end` good\n"
    )
    (one,) = differences(case_of(text.format(*lines)), case_of(text.format(*lines[::-1])))
    assert (one.kind, one.weight) == ("options-moved", "path")


def test_the_order_of_scenes_means_nothing_but_where_the_case_begins() -> None:
    scenes = MAILBOX.split("\n## ")
    swapped = "\n## ".join([scenes[0], scenes[1], scenes[3], scenes[2], scenes[4]])
    assert differences(CASE, case_of(swapped)) == ()
    elsewhere = "\n## ".join([scenes[0], scenes[2], scenes[1], scenes[3], scenes[4]])
    assert [one.kind for one in differences(CASE, case_of(elsewhere))] == ["start-changed"]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("trust: 2 in 0..3", "trust: 1 in 0..3", "variable-changed"),
        ("    - `set` trust += 1\n", "    - `set` trust += 2\n", "effect-changed"),
        ("trust >= 2 and asked_function", "trust >= 1 and asked_function", "prose-changed"),
        ("- `pick` 1..2", "- `pick` 1..1", "pick-changed"),
        ("- `end` good", "- `end` best", "ending-changed"),
        ("12 | 6.4", "12 | 6.0", "exhibit-changed"),
        ("six years ago.[^E021]", "six years ago.[^E024]", "citation-removed"),
        ("reviewed: 2026-11-20", "reviewed: 2026-11-21", "reviewed-changed"),
        ("Tell progression independent", "Tell worsening independent", "objective-changed"),
        ("Months since the first visit", "Months since you met", "shown-changed"),
    ],
)
def test_each_construct_has_a_kind_of_its_own(old: str, new: str, kind: str) -> None:
    assert kind in [one.kind for one in told((old, new))]


def test_a_number_that_is_only_shown_changes_words_alone() -> None:
    (one,) = told(("  months: 0", "  months: 6"))
    assert (one.kind, one.weight, one.after) == ("variable-changed", "text", "months: 6")


def test_lines_broken_elsewhere_are_no_difference() -> None:
    assert told(("is 46 and has had", "is 46\nand has had")) == []
