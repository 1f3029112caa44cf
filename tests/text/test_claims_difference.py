"""What claims and competencies say, then and now."""

from datetime import date

from eduapp.text.claims_difference import cited_claim_differences, claim_differences, competency_differences
from eduapp.text.leaning import Leaning
from eduapp.text.terms import Claim, Competency

CLAIM = Claim(claim="Not approved in the EU.", source="A journal", confidence="verified", as_of="2025")
APPROVED = CLAIM.model_copy(update={"claim": "Approved in the EU."})
LATER = CLAIM.model_copy(update={"review_by": date(2027, 1, 1)})


def test_a_claim_that_says_something_else_concerns_safety() -> None:
    (one,) = claim_differences({"E1": CLAIM}, {"E1": APPROVED})
    assert (one.kind, one.weight, one.is_safety) == ("claim-changed", "facts", True)
    assert one.before.splitlines()[0] == "claim: Not approved in the EU."


def test_when_it_is_looked_at_again_does_not() -> None:
    (one,) = claim_differences({"E1": CLAIM}, {"E1": LATER})
    assert (one.kind, one.is_safety) == ("claim-dated", False)


def test_lists_lose_and_gain_entries() -> None:
    assert [one.kind for one in claim_differences({"E1": CLAIM}, {"E2": CLAIM})] == ["claim-removed", "claim-added"]
    old, new = Competency(name="Listen", does="Hears."), Competency(name="Listen", does="Asks.")
    assert [one.kind for one in competency_differences({"listen": old}, {"listen": new})] == ["competency-changed"]


def test_a_document_is_told_once_of_a_claim_with_the_scenes_that_lean_on_it() -> None:
    leanings = [
        Leaning("clinic", "Ask", cited=("E1",)),
        Leaning("clinic", "Wait", cited=("E1", "own")),
        Leaning("home", cited=("E2", "E1")),
    ]
    headings = {"clinic": "The clinic", "home": "Home"}
    (one,) = cited_claim_differences({"E1": CLAIM, "E2": CLAIM}, {"E1": APPROVED, "E2": CLAIM}, leanings, headings)
    assert str(one.told) == "The claim E1 (“The clinic”, “Home”) says something else now."


def test_of_many_scenes_only_some_are_named() -> None:
    headings = {str(n): f"Scene {n}" for n in range(9)}
    (one,) = cited_claim_differences(
        {"E1": CLAIM}, {"E1": APPROVED}, [Leaning(id_, cited=("E1",)) for id_ in headings], headings
    )
    assert "“Scene 4”, …)" in str(one.told)
