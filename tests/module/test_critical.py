"""Critical are the facts that something scored or unsafe leans on, and nothing else."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from eduapp.module.critical import Critical, Fact, Used, critical
from eduapp.text.leaning import Leaning

CLAIMS = {"E1", "E2"}
SCORED = Leaning("clinic", "Measure", ("E1",), ("E2",), is_scored=True)
UNSAFE = Leaning("clinic", "Treat", (), ("E2", "own"), is_unsafe=True)
SAID = Leaning("clinic", "Wait", ("E2",))
BARE = Leaning("what-now", is_scored=True)


def test_an_act_leans_on_its_own_words_or_else_on_those_of_its_scene() -> None:
    found = critical([("a.md", [SCORED, UNSAFE, SAID])], CLAIMS)
    assert found.facts == (
        Fact("E1", "", (Used("a.md", SCORED),)),
        Fact("E2", "", (Used("a.md", UNSAFE),)),
        Fact("own", "a.md", (Used("a.md", UNSAFE),)),
    )
    assert [fact.key for fact in found.facts] == ["E1", "E2", "a.md#own"]


def test_what_counts_and_leans_on_nothing_is_told() -> None:
    assert critical([("q.md", [BARE, SAID])], CLAIMS) == Critical((), (Used("q.md", BARE),))


def test_a_claim_is_one_fact_wherever_it_is_used_and_a_reference_of_ones_own_one_for_each_file() -> None:
    found = critical([("a.md", [SCORED, UNSAFE]), ("b.md", [SCORED, UNSAFE])], CLAIMS)
    assert [(fact.key, [used.path for used in fact.uses]) for fact in found.facts] == [
        ("E1", ["a.md", "b.md"]),
        ("E2", ["a.md", "b.md"]),
        ("a.md#own", ["a.md"]),
        ("b.md#own", ["b.md"]),
    ]


IDS = st.lists(st.sampled_from(["E1", "E2", "own"]), unique=True, max_size=3).map(tuple)
LEANING = st.builds(
    Leaning, st.just("x"), st.sampled_from(["", "act"]), IDS, IDS, is_scored=st.booleans(), is_unsafe=st.booleans()
)


@given(st.lists(st.lists(LEANING, max_size=4), max_size=3))
def test_beside_a_look_at_every_pair_of_a_fact_and_a_place(documents: list[list[Leaning]]) -> None:
    named = [(f"{number}.md", leanings) for number, leanings in enumerate(documents)]
    found = critical(named, CLAIMS)
    uses = {(fact.key, used.path, used.leaning) for fact in found.facts for used in fact.uses}
    for (path, leanings), id_ in product(named, ("E1", "E2", "own")):
        for leaning in leanings:
            counts = leaning.is_scored or leaning.is_unsafe
            is_named = id_ in leaning.cited or (not leaning.cited and id_ in leaning.around)
            key = id_ if id_ in CLAIMS else f"{path}#{id_}"
            assert ((key, path, leaning) in uses) == (counts and is_named)
            assert (Used(path, leaning) in found.uncarried) == (counts and not leaning.cited + leaning.around)
