"""What of a module runs out is told sixty days before, and says so when it has."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from eduapp.module.falling_due import SOON, VERY_SOON, Due, Reviewed, falling_due
from eduapp.module.to_tell import earliest
from tests.module.texts import MODULE, module_of

TODAY = date(2027, 6, 1)
LATER = date(2029, 1, 1)
FACTS = replace(module_of(MODULE).facts, expires=LATER, disclosures=())


def within(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_reviews_claims_and_expiry_are_due_with_their_days_the_first_first() -> None:
    facts = replace(FACTS, expires=within(30))
    documents = [Reviewed("The walk", date(2026, 6, 10), 12), Reviewed("Fresh", TODAY, 24)]
    found = falling_due(facts, documents, {"E1": within(SOON), "E2": within(SOON + 1), "E3": None}, TODAY)
    assert found == (
        Due("review", "The walk", date(2027, 6, 10)),
        Due("expires", "", within(30)),
        Due("claim", "E1", within(SOON)),
    )


def test_a_disclosure_holds_for_two_years() -> None:
    disclosure = replace(module_of(MODULE).facts.disclosures[0], name="Dan", attested=date(2025, 6, 20))
    (found,) = falling_due(replace(FACTS, disclosures=(disclosure,)), [], {}, TODAY)
    assert found == Due("disclosure", "Dan", date(2027, 6, 20))


def test_its_stage_changes_once() -> None:
    one = Due("claim", "E1", within(VERY_SOON))
    assert one.stage(TODAY) == VERY_SOON
    assert one.stage(within(-1)) == SOON
    assert one.stage(within(90)) == VERY_SOON


def test_what_is_over_is_told_in_the_past() -> None:
    one = Due("expires", "", within(-1))
    assert "expired on" in one.told(TODAY).sentence
    assert "expires on" in one.told(within(-1)).sentence


def test_whoever_finished_more_than_two_years_ago_is_not_told() -> None:
    assert earliest(datetime(2026, 11, 23, 12, tzinfo=UTC)).isoformat() == "2024-11-23T00:00:00+00:00"
