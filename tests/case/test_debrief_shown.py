"""A debrief made ready for a page: safe HTML, numbered citations, and what others chose."""

from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.case.debrief import debrief
from eduapp.case.debrief_shown import FEWEST_PLAYS, Counts, DebriefShown, debrief_shown
from eduapp.case.play import Decision
from eduapp.case.shown import Shown
from tests.case.test_steps import guide_of
from tests.case.texts import TERMS, case_of, clinic
from tests.text.payloads import PAYLOADS, harmless

ORDERS = clinic(
    """\
She waits.[^E021]

- `pick` 1..2
- [ ] Scan *now*
    - `score` recognise +2
- [ ] Bleed her
    - `unsafe` It *harms*, as seen.[^E024]
    - `score` recognise -1
- [ ] Wait and {days}
    - `if` days > 3
- [Ask how long it has been](#the-clinic)
    - `set` days += 4
    - `feedback` {days} days.[^E024]
- [Order it](#home)
    - `score` recognise +1
    - `feedback` Ordered.[^E021]
- [Leave](#home)
""",
    "  days: 0 in 0..9",
)
ASK, ORDER, LEAVE = Decision(0), Decision(1, (0,)), Decision(2, (1,))


def shown(*decisions: Decision, counts: Counts | None = None, source: str = ORDERS) -> DebriefShown:
    case = case_of(source)
    guide = guide_of(case)
    return debrief_shown(Shown(guide.rules), debrief(guide, decisions), counts or {})


def test_every_decision_is_told_in_the_words_of_the_page_as_it_was_then() -> None:
    asked, ordered = shown(ASK, Decision(1, (0, 2))).moments
    assert (asked.heading, asked.did) == ("The clinic", "Ask how long it has been")
    assert [tick.label for tick in ordered.ticks] == ["Scan <em>now</em>", "Wait and 4"]
    assert ordered.did == "Order it"
    assert asked.told.acts[0].feedback.startswith("<p>4 days.")


def test_the_best_way_is_told_only_where_it_was_not_taken() -> None:
    (best,) = shown(ORDER).moments
    assert best.best is None
    (worst,) = shown(LEAVE).moments
    assert worst.best is not None
    assert (worst.best.choice, worst.best.ticks, worst.best.to) == ("Order it", ("Scan <em>now</em>",), "Home")
    assert worst.best.unsafe == 0


def test_why_an_act_was_unsafe_is_html_with_its_citation() -> None:
    (moment,) = shown(LEAVE).moments
    (why,) = moment.unsafe
    assert why.startswith("It <em>harms</em>, as seen.")
    assert 'href="#ref-E024"' in why


def test_citations_are_numbered_over_the_whole_page_in_its_order() -> None:
    found = shown(ASK, Decision(1, (1,)))
    assert found.cited == ("E024", "E021")
    assert set(found.cited) <= set(TERMS.claims)


def test_the_ending_is_named_as_plain_text_and_as_html() -> None:
    found = shown(ORDER, source=ORDERS.replace("## Home", "## Home & *well* {#home}"))
    assert (found.title, found.ending) == ("Home & well", "Home &amp; <em>well</em>")


# Acts of the clinic by number: options 0 to 2, then the ask 3, order 4, leave 5.
def counted(order: int, leave: int, scan: int = 0, ask: int = 0, bleed: int = 0) -> dict[tuple[int, int], int]:
    return {(0, 0): scan, (0, 1): bleed, (0, 3): ask, (0, 4): order, (0, 5): leave}


def others(*decisions: Decision, counts: Counts) -> list[list[tuple[str, int, int, bool, bool]]]:
    found = shown(*decisions, counts=counts)
    return [[(o.label, o.count, o.of, o.is_own, o.is_best) for o in moment.others] for moment in found.moments]


def test_what_others_did_is_told_from_five_on() -> None:
    assert FEWEST_PLAYS == 5
    assert others(ORDER, counts=counted(3, 1, scan=4)) == [[]]
    assert others(ORDER, counts=counted(3, 2, scan=4)) == [
        [("Scan <em>now</em>", 4, 5, True, True), ("Order it", 3, 5, True, True), ("Leave", 2, 5, False, False)]
    ]


def test_the_choice_most_taken_comes_first_and_ones_own_is_there_though_nobody_else_took_it() -> None:
    (rows,) = others(LEAVE, counts=counted(7, 0))
    assert [(label, count, own) for label, count, _, own, _ in rows] == [("Order it", 7, False), ("Leave", 0, True)]


def test_ticks_that_nobody_made_are_left_out() -> None:
    (rows,) = others(LEAVE, counts=counted(3, 3, bleed=1))
    assert [label for label, *_ in rows] == ["Bleed her", "Order it", "Leave"]


def test_of_an_ask_it_is_told_how_many_of_those_who_left_asked_it() -> None:
    asked, _ = others(ASK, ORDER, counts=counted(4, 4, ask=2))
    assert asked == [("Ask how long it has been", 2, 8, True, False)]


def test_nobody_is_counted_more_often_than_there_were_people() -> None:
    """Whoever asked may not have left the scene yet."""
    asked, _ = others(ASK, ORDER, counts=counted(5, 0, ask=9))
    assert [(count, of) for _, count, of, *_ in asked] == [(5, 5)]


def test_percentages_are_whole() -> None:
    (moment,) = shown(LEAVE, counts=counted(4, 2)).moments
    assert [share.percent for share in moment.others] == [67, 33]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 6)), st.integers(0, 50)))
def test_whatever_was_counted_a_share_is_a_share(counts: dict[tuple[int, int], int]) -> None:
    for moment in shown(ASK, ORDER, counts=counts).moments:
        for share in moment.others:
            assert 0 <= share.count <= share.of
            assert 0 <= share.percent <= 100
            assert share.of >= FEWEST_PLAYS


def test_nothing_an_author_writes_does_harm_in_a_debrief() -> None:
    tried = 0
    for payload in PAYLOADS:
        line = " ".join(payload.encode(errors="replace").decode().split())
        source = ORDERS.replace("`feedback` Ordered.[^E021]", f"`feedback` {line}")
        try:
            found = shown(ORDER, source=source)
        except AssertionError:  # the parser refuses it
            continue
        tried += 1
        for moment in found.moments:
            for act in moment.told.acts:
                assert harmless(act.feedback), payload
    assert tried > 20
