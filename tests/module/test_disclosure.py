"""What learners are told of those who had a say in a module."""

from dataclasses import replace

from eduapp.module.disclosure import statement, summary
from tests.module.way import FACTS


def test_people_companies_and_the_nature_of_the_tie_are_named() -> None:
    assert [str(sentence) for sentence in statement(FACTS)] == [
        "A. Author (author) has no relevant financial relationship.",
        "B. Author (author) – Pharma Ltd: speaker, until 2026-01-31.",
        "All relevant financial relationships have been mitigated.",
        "There was no commercial support.",
    ]


def test_a_tie_that_lasts_has_no_end() -> None:
    none, speaker = FACTS.disclosures
    lasting = replace(speaker, relationships=(replace(speaker.relationships[0], ended=None),))
    found = statement(replace(FACTS, disclosures=(none, lasting)))
    assert str(found[1]) == "B. Author (author) – Pharma Ltd: speaker."


def test_that_there_is_nothing_to_disclose_is_said_too() -> None:
    clean = replace(FACTS, disclosures=FACTS.disclosures[:1])
    assert str(summary(clean)) == "Nobody in control of the content has a relevant financial relationship."


def test_who_paid_is_named() -> None:
    assert str(statement(replace(FACTS, support="A grant of Pharma Ltd."))[-1]) == (
        "Commercial support: A grant of Pharma Ltd."
    )
