"""Every clinical sentence is carried: each citation is a claim, and what is scored or unsafe rests on enough."""

import re

from eduapp.library.ledger import MAY_BE_SCORED, Use, leanings, ledger
from eduapp.text.terms import Claim
from tests.curriculum.principles import BEYOND, NOT_YET, PRINCIPLES
from tests.curriculum.shipped import claims, documents

LICENCE = re.compile(r"\b(licen[cs]|(?<!open-)label|approv|SmPC)", re.IGNORECASE)
FOUND = ledger(documents())


def place(use: Use) -> tuple[str, str, str]:
    return use.path.stem, use.leaning.where, use.leaning.act


def likely(use: Use) -> set[str]:
    return {id_ for id_ in use.leaning.cited or use.leaning.around if claims()[id_].confidence == "likely"}


def test_every_citation_is_a_claim_of_the_one_list() -> None:
    assert {entry.id for entry in FOUND.entries if entry.claim is None} == set()
    assert len(FOUND.entries) > 200


def test_the_ledger_misses_no_citation() -> None:
    for document in documents():
        told = {id_ for leaning in leanings(document) for id_ in leaning.cited}
        assert told == document.cited, document.path


def test_every_claim_says_how_sure_of_when_and_where_and_until_when_it_holds() -> None:
    for id_, claim in claims().items():
        assert claim.confidence in ("verified", "likely", "principle"), id_
        assert claim.as_of, id_
        assert claim.region, id_
        assert claim.review_by, id_


def test_what_is_said_of_a_licence_or_label_names_its_region() -> None:
    """A principle about labels holds anywhere; a fact about one does not."""
    facts = {id_: claim for id_, claim in claims().items() if claim.confidence != "principle" and _is_licence(claim)}
    assert len(facts) > 40
    assert [id_ for id_, claim in facts.items() if claim.region == "international"] == []


def _is_licence(claim: Claim) -> bool:
    return bool(LICENCE.search(claim.claim))


def test_nothing_unsafe_rests_on_less_than_a_verified_claim_or_a_principle() -> None:
    unsafe = [use for entry in FOUND.entries for use in entry.uses if use.leaning.is_unsafe]
    assert len(unsafe) > 15
    for use in unsafe:
        assert any(claims()[id_].confidence in MAY_BE_SCORED for id_ in use.leaning.cited), place(use)
    assert [place(use) for use in FOUND.weak if use.leaning.is_unsafe] == []


def test_what_is_scored_on_likely_claims_alone_is_a_principle_that_was_reviewed() -> None:
    for use in FOUND.weak:
        assert likely(use), place(use)
        assert likely(use) <= {*PRINCIPLES}, place(use)


def test_nothing_scored_rests_on_memory_alone() -> None:
    assert [place(use) for use in FOUND.weak if set(use.leaning.cited) <= NOT_YET] == []
    assert all(claims()[id_].confidence == "likely" for id_ in NOT_YET)
    assert NOT_YET.isdisjoint(PRINCIPLES)


def test_nothing_scored_rests_on_a_rule_from_outside_the_dossier_alone() -> None:
    uses = [use for entry in FOUND.entries if entry.id in BEYOND for use in entry.uses]
    assert uses
    assert [place(use) for use in uses if use.leaning.is_scored and {*use.leaning.cited} <= BEYOND] == []


def test_no_row_of_the_principles_is_left_over() -> None:
    used = {id_ for use in FOUND.weak for id_ in likely(use)}
    assert used == {*PRINCIPLES}


def test_every_question_rests_on_a_claim_that_may_be_scored() -> None:
    assert [place(use) for use in FOUND.weak if not use.leaning.act] == []
