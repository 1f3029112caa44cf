"""When credit can be claimed, how much, and why not yet."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from eduapp.module.credit import Claimable, Missing, amount, claim, claimable, completing
from eduapp.module.model import Credit, Facts
from eduapp.module.progress import Progress
from tests.module.texts import TODAY
from tests.module.way import ALL_PASSED, FACTS, FAILED, NOT_BEGUN, PASSED, on_the_way

AMA = "AMA PRA Category 1 Credit"
OFFER = Claimable({AMA: 5})
LAST_DAY = FACTS.expires


@pytest.mark.parametrize(("provider", "missing"), [("A school", 0), ("", 1)])
def test_a_completion_without_credit_to_be_had_needs_what_the_module_says_completes_it(
    provider: str, missing: int
) -> None:
    failed = on_the_way(PASSED, PASSED, NOT_BEGUN, FAILED, evaluated=True)
    assert len(completing(replace(FACTS, provider=provider), failed)) == missing
    assert completing(replace(FACTS, provider=provider), ALL_PASSED) == ()


@pytest.mark.parametrize("today", [TODAY, LAST_DAY])
def test_who_has_passed_all_can_claim_until_the_last_day(today: date) -> None:
    assert claimable(FACTS, ALL_PASSED, today) == OFFER


@pytest.mark.parametrize(
    ("facts", "progress", "today", "granted", "reason", "sentence"),
    [
        (
            FACTS,
            ALL_PASSED,
            date(2028, 12, 1),
            {},
            "expired",
            "Credit could be claimed until 2028-11-30. You can go on playing.",
        ),
        (
            replace(FACTS, provider=""),
            ALL_PASSED,
            TODAY,
            {},
            "no-provider",
            "This module gives no credit: no accredited provider stands behind it. You get a certificate.",
        ),
        (
            FACTS,
            on_the_way(PASSED, PASSED, NOT_BEGUN, PASSED),
            TODAY,
            {},
            "incomplete",
            "The evaluation is not answered yet.",
        ),
        (
            FACTS,
            on_the_way(PASSED, PASSED, NOT_BEGUN, FAILED, evaluated=True),
            TODAY,
            {},
            "incomplete",
            "In “After” you reached 50 %; 75 % are needed.",
        ),
        (FACTS, ALL_PASSED, TODAY, {AMA: 2}, "claimed", "You have claimed the credit of this module already."),
    ],
)
def test_why_not_yet_is_told_with_its_reason(
    facts: Facts, progress: Progress, today: date, granted: Mapping[str, int], reason: str, sentence: str
) -> None:
    found = claimable(facts, progress, today, granted)
    assert isinstance(found, Missing)
    assert (found.reason, [str(said) for said in found.sentences]) == (reason, [sentence])


def test_each_kind_of_credit_is_claimed_once() -> None:
    both = replace(FACTS, credits=(*FACTS.credits, Credit("ECMEC", Fraction(1))))
    assert claimable(both, ALL_PASSED, TODAY, {AMA: 5}) == Claimable({"ECMEC": 4})


@pytest.mark.parametrize(("hours", "quarters"), [("0.25", 1), ("0.5", 2), ("1.25", 5)])
def test_a_learner_claims_what_the_time_was_worth(hours: str, quarters: int) -> None:
    assert claim(OFFER, AMA, Fraction(hours)) == quarters


@pytest.mark.parametrize(
    ("kind", "hours", "reason", "words"),
    [
        (AMA, "0", "zero", "at least a quarter"),
        (AMA, "-1", "zero", "at least a quarter"),
        (AMA, "0.3", "quarters", "quarter hours"),
        (AMA, "1.5", "too-much", "1.25 at most"),
        ("ECMEC", "1", "unknown", "“ECMEC”"),
    ],
)
def test_no_other_amount_is_granted(kind: str, hours: str, reason: str, words: str) -> None:
    refused = claim(OFFER, kind, Fraction(hours))
    assert isinstance(refused, Missing)
    assert refused.reason == reason
    assert words in str(refused.sentences[0])


@pytest.mark.parametrize(("quarters", "written"), [(1, "0.25"), (2, "0.5"), (4, "1"), (5, "1.25"), (400, "100")])
def test_quarter_hours_are_written_as_credit_is(quarters: int, written: str) -> None:
    assert amount(quarters) == written
