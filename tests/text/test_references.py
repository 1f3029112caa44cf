"""A page lists what it cites."""

from eduapp.text.references import Listed, References, Source, sources
from eduapp.text.terms import Claim
from tests.case.texts import case_of, scene

CLAIM = Claim(
    claim="Slow loss is <missed>.",
    source="A & B, 2025",
    doi='10.1000/x"y (z)',
    confidence="verified",
    as_of="2025",
    region="EU",
)
OWN = "She walks less.[^letter][^E021]\n\n[^letter]: A *letter* of <b>2019</b> <https://a.example>[^E021]"


def references(lines: str, **claims: Claim) -> References:
    return References(case_of(scene(lines)).references, claims)


def test_a_claim_is_listed_with_what_it_rests_on() -> None:
    (listed,) = references("She walks less.[^E021]", E021=CLAIM).listed(("E021",)).entries
    assert listed == Listed(
        1,
        "E021",
        claim="Slow loss is <missed>.",
        source="A & B, 2025",
        doi='10.1000/x"y (z)',
        address="https://doi.org/10.1000/x%22y%20%28z%29",
        confidence="verified",
        as_of="2025",
        region="EU",
    )


def test_a_reference_of_the_case_is_a_line_of_html() -> None:
    letter, claim = references(OWN, E021=CLAIM).listed(("letter", "E021")).entries
    assert (letter.number, letter.id, letter.claim) == (1, "letter", "")
    assert letter.html.startswith('A <em>letter</em> of 2019 <a href="https://a.example"')
    assert letter.html.endswith("</a>")
    assert (claim.number, claim.id, claim.html) == (2, "E021", "")


def test_what_a_claim_does_not_say_is_empty() -> None:
    bare = Claim(claim="So it is.", source="A book", confidence="principle")
    (listed,) = references("Less.[^E021]", E021=bare).listed(("E021",)).entries
    assert (listed.doi, listed.address, listed.as_of, listed.region) == ("", "", "", "")


def test_an_id_of_which_nothing_is_known_keeps_its_number() -> None:
    assert references("Less.").listed(("E021", "gone")).entries[1] == Listed(2, "gone")


def test_the_same_list_is_made_once() -> None:
    own = references("Less.")
    assert own.listed(("E021",)) is own.listed(("E021",))
    assert own.listed(("E021",)) is not own.listed(("gone",))


def test_a_source_is_listed_once_whatever_rests_on_it_and_nothing_of_what_it_says() -> None:
    other = CLAIM.model_copy(update={"claim": "Another one.", "source": "a first one", "doi": None})
    assert sources([CLAIM, other, CLAIM.model_copy(update={"claim": "Once more."})]) == (
        Source("A & B, 2025", '10.1000/x"y (z)', "https://doi.org/10.1000/x%22y%20%28z%29"),
        Source("a first one", "", ""),
    )
