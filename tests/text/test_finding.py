"""Findings: sorted by place, each of a known code, and the nearest word to what was meant."""

import pytest

from eduapp.text.codes import CODES
from eduapp.text.finding import Finding, Findings, Place, TooMany, did_you_mean, nearest


def test_findings_come_in_the_order_of_their_places_each_once() -> None:
    findings = Findings("x.md")
    findings.add("link", Place(3), "Second.")
    findings.add("link", Place(2, 7), "First.")
    findings.add("link", Place(3), "Second.")
    assert [(finding.line, finding.message) for finding in findings] == [(2, "First."), (3, "Second.")]


def test_the_code_gives_the_severity() -> None:
    findings = Findings("x.md")
    findings.add("unused-variable", Place(1), "A warning.")
    assert not findings.has_errors
    findings.add("link", Place(4, 2), "An error.", "Mend it.")
    assert findings.has_errors
    assert findings.sorted()[1] == Finding("x.md", 4, 2, "link", "error", "An error.", "Mend it.")


def test_errors_are_known_by_their_lines() -> None:
    findings = Findings("x.md")
    findings.add("unused-variable", Place(3), "A warning.")
    findings.add("link", Place(5), "An error.")
    assert findings.has_errors_within(range(5, 6))
    assert not findings.has_errors_within(range(1, 5))


def test_a_code_that_does_not_exist_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(KeyError):
        Findings("x.md").add("nonsense", Place(1), "Never.")


def test_the_last_finding_says_that_there_are_too_many() -> None:
    findings = Findings("x.md", most=2)
    findings.add("link", Place(1), "One.")
    findings.add("link", Place(2), "Two.")
    with pytest.raises(TooMany):
        findings.add("link", Place(3), "Three.")
    assert [finding.code for finding in findings] == ["link", "link", "too-many"]


def test_every_code_says_what_it_means_in_a_sentence() -> None:
    for code, (severity, means) in CODES.items():
        assert code == code.lower().replace("_", "-")
        assert severity in ("error", "warning")
        assert means.endswith(".")


@pytest.mark.parametrize(
    ("word", "near"),
    [("recognize", "recognise"), ("Listen", "listen"), ("lisen", "listen"), ("zzz", None), ("", None)],
)
def test_the_nearest_word_is_the_one_that_was_meant(word: str, near: str | None) -> None:
    assert nearest(word, ("recognise", "listen", "treat")) == near


def test_the_nearest_of_many_words_is_found_by_how_it_begins_and_ends() -> None:
    ids = [f"scene-number-{number}" for number in range(2_000)]
    assert nearest("scen-number-1234", ids) == "scene-number-1234"


def test_a_hint_names_the_nearest_word_or_says_something_else() -> None:
    assert did_you_mean("clinc", ("clinic",), "Add it.", mark="#") == "Did you mean `#clinic`?"
    assert did_you_mean("zzz", ("clinic",), "Add it.") == "Add it."
