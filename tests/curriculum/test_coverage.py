"""Every need of the assessment is taught and tested, every competency scored, every claim cited where it must be."""

import re

import pytest

from eduapp.library import competencies_beside, shipped
from tests.curriculum.coverage import PAGE, Need, cites, heading_of, page, read, scored_in
from tests.curriculum.shipped import cases, claims, modules

COVERAGE = read()
# How many paragraphs each section of the assessment has.
SECTIONS = {"Key findings": 5, "Root causes": 3, "Recommendations": 7, "Desired outcomes": 4}


@pytest.mark.parametrize("need", COVERAGE.needs, ids=lambda need: need.id)
def test_a_need_is_taught_by_scenes_and_tested_by_questions_that_are_there(need: Need) -> None:
    assert need.scenes
    assert need.questions
    for place in need.scenes:
        assert place.at.split("#")[0] in cases(), place.at
    for place in (*need.scenes, *need.questions):
        assert heading_of(place), f"{place.at} is not there."
        assert len(place.reads.split()) >= 6, f"{place.at}: say what it does there."
        assert "not yet" not in place.reads.lower(), place.at


@pytest.mark.parametrize("need", COVERAGE.needs, ids=lambda need: need.id)
def test_a_second_reader_confirms_every_place_and_says_why(need: Need) -> None:
    for place in (*need.scenes, *need.questions):
        assert re.match(r"confirmed: (\S+\s+){5}", place.second), place.at


def test_every_paragraph_of_the_assessment_has_its_need() -> None:
    sources = {need.source.split(",")[0] for need in COVERAGE.needs}
    assert sources == {f"{section} {n + 1}" for section, count in SECTIONS.items() for n in range(count)}


def test_every_case_and_every_module_teaches_some_need() -> None:
    places = [place.at for need in COVERAGE.needs for place in (*need.scenes, *need.questions)]
    assert {at.split("#")[0] for at in places if "/" not in at} == {*cases()}
    assert {at.split("/")[0] for at in places if "/" in at} == {*modules()}


@pytest.mark.parametrize("competency", competencies_beside(shipped() / "any.md"))
def test_a_competency_is_scored_in_four_cases_and_twelve_decisions(competency: str) -> None:
    found = scored_in(competency)
    assert len(found) >= 4
    assert sum(map(len, found.values())) >= 12


@pytest.mark.parametrize("key", cases())
def test_a_case_cites_each_claim_that_it_must_turn_on(key: str) -> None:
    assert [claim for claim in COVERAGE.claims_of(key) if not cites(key, claim)] == []


def test_no_claim_is_unverified() -> None:
    assert {claim.confidence for claim in claims().values()} == {"verified", "likely", "principle"}


def test_the_page_is_what_the_files_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "Make it anew: python -m tests.curriculum.coverage"
