"""What stays small however many asks there are, and what is still said when the states are too many."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eduapp.case import explore as exploring
from eduapp.case.check import Checked, check
from eduapp.case.explore import BOUND, Exploration, explore
from eduapp.case.model import Assignment, Case, Choice, Effects, Scene, Score
from eduapp.case.parse import parse
from eduapp.case.play import replay
from eduapp.case.rules import Rules
from eduapp.case.states import EVERY
from eduapp.text.expression import Binary, Expression, Literal, Name
from eduapp.text.terms import Terms
from eduapp.text.variable import Variable
from tests.case.brute import Brute
from tests.case.small_cases import FACTS, known_cases, small_cases

ASKS = range(20)
CUT = 20_000
FLAGS = tuple(Variable(f"asked{n}", "flag", False) for n in ASKS)
TRUE = Literal(True)

few = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def ask(number: int, condition: Expression | None = None, *sets: Assignment) -> Choice:
    return Choice(f"Ask {number}", "hub", Effects(condition, sets, (Score("ask", number % 3),)))


def hub(*choices: Choice, variables: tuple[Variable, ...] = ()) -> Rules:
    scenes = (
        Scene("hub", "Hub", choices=choices),
        Scene("home", "Home", end="good"),
        Scene("lost", "Lost", end="poor"),
    )
    return Rules(Case("A hub", FACTS, scenes, variables))


def of_points_only() -> Rules:
    return hub(*(ask(n) for n in ASKS), Choice("Go home", "home"))


def of_a_budget(time: int = 10) -> Rules:
    left = Binary(">", Name("time"), Literal(0))
    asks = [ask(n, left, Assignment("time", "-=", Literal(1))) for n in ASKS]
    return hub(*asks, Choice("Go home", "home"), variables=(Variable("time", "range", time, 0, time),))


def of_flags() -> Rules:
    """Asks that set different flags, each read by a choice: 2²⁰ states."""
    asks = [ask(n, None, Assignment(flag.name, "=", TRUE)) for n, flag in enumerate(FLAGS)]
    opened = [Choice(f"Go {n}", "home", Effects(Name(flag.name))) for n, flag in enumerate(FLAGS)]
    return hub(*asks, *opened, variables=FLAGS)


@pytest.fixture(scope="module")
def flags() -> tuple[Rules, Exploration]:
    rules = of_flags()
    return rules, explore(rules, CUT)


def test_asks_that_only_score_make_no_states() -> None:
    found = explore(of_points_only())
    assert found.complete
    assert found.states <= 3
    assert (found.shortest, found.longest) == (1, 21)
    assert found.best_points == {"ask": sum(n % 3 for n in ASKS)}


def test_asks_that_share_a_budget_are_counted_not_listed() -> None:
    found = explore(of_a_budget())
    assert found.complete
    assert found.states <= 12
    assert (found.shortest, found.longest) == (1, 11)
    assert found.best_points == {"ask": 6 * 2 + 4 * 1}, "the ten that score most"
    assert found.best is not None
    assert len(found.best) == 11


def test_asks_that_set_flags_that_nothing_reads_make_no_states() -> None:
    asks = [ask(n, None, Assignment(flag.name, "=", TRUE)) for n, flag in enumerate(FLAGS)]
    assert explore(hub(*asks, Choice("Go home", "home"), variables=FLAGS)).states <= 3


def test_asks_that_set_flags_that_matter_pass_the_bound(flags: tuple[Rules, Exploration]) -> None:
    _, found = flags
    assert not found.complete
    assert not found.scores_complete
    assert found.states == CUT
    assert BOUND == 200_000, "as the format says; it takes ten times as long"


def test_past_the_bound_nothing_is_claimed(flags: tuple[Rules, Exploration]) -> None:
    _, found = flags
    assert found.shortest is None
    assert found.longest is None
    assert found.traps == ()
    assert found.never_offered == ()
    assert found.steps == {}
    assert "lost" not in found.reached, "it was not met, which is all that is said"


def test_past_the_bound_the_low_figure_is_a_real_play(flags: tuple[Rules, Exploration]) -> None:
    rules, found = flags
    assert found.best is not None
    play = replay(rules, found.best)
    assert play.here.end
    assert not play.unsafe
    assert play.earned == found.best_points
    most = sum(n % 3 for n in ASKS)
    assert 0 < found.best_points["ask"] <= found.attainable["ask"] <= found.ceiling["ask"] == most


@few
@given(small_cases(), st.integers(1, 30))
def test_a_cut_visit_says_nothing_that_the_whole_one_would_not(case: Case, bound: int) -> None:
    rules = Rules(case)
    whole, cut = explore(rules), explore(rules, bound)
    assert whole.complete
    assert set(cut.reached) <= set(whole.reached)
    assert set(cut.stuck) <= {*whole.stuck, *whole.circular}
    assert set(cut.unmet) <= {*whole.unmet, *whole.circular}
    if cut.complete:
        assert (cut.shortest, cut.longest, cut.traps) == (whole.shortest, whole.longest, whole.traps)
    else:
        assert (cut.shortest, cut.longest, cut.traps, cut.never_offered) == (None, None, (), ())
    if not cut.scores_complete:
        assert cut.steps == {}
    assert cut.best_sum <= whole.best_sum or cut.best is None
    for competency, low in cut.attainable.items():
        assert low <= whole.attainable[competency] <= cut.ceiling[competency]


@few
@given(known_cases(limit=2000))
def test_no_play_earns_more_than_the_ceiling(known: tuple[Case, Brute]) -> None:
    case, brute = known
    ceiling = explore(Rules(case)).ceiling
    assert all(most <= ceiling[competency] for competency, most in brute.attainable.items())
    assert all(points <= ceiling[competency] for competency, points in brute.best_points.items())


def test_a_scene_that_only_costs_points_does_not_lower_the_ceiling() -> None:
    costly = Choice("Wait", "home", Effects(scores=(Score("ask", -2),)))
    scenes = (
        Scene("clinic", "Clinic", choices=(Choice("Go on", "hall"), Choice("Go home", "home"))),
        Scene("hall", "Hall", choices=(costly,)),
        Scene("home", "Home", end="good"),
    )
    found = explore(Rules(Case("A case", FACTS, scenes)))
    assert found.attainable == found.ceiling == {"ask": 0}


def test_progress_is_told_while_states_are_visited(flags: tuple[Rules, Exploration]) -> None:
    told: list[int] = []
    explore(flags[0], 5 * EVERY, told.append)
    assert len(told) >= 4
    assert told == sorted(told)
    assert told[-1] == 5 * EVERY


MARKDOWN = """---
summary: A hub.
minutes: 1
authors: [Test]
reviewed: 2026-11-20
objectives:
  - ask: Ask
variables:
{flags}---

# A hub

## The hub

{asks}{ways}
## At home

- `end` good

## A lost scene

- [Home](#at-home)
    - `score` ask +1
    - `feedback` Late.[^E1]
"""
LOOP = """## The hall

- [Back](#the-hub)
    - `score` ask +1
    - `feedback` Well.[^E1]
- [Home](#at-home)
    - `score` ask +2
    - `feedback` Well.[^E1]

## At home
"""


def checked(flags: int, bound: int = BOUND, loop: bool = False) -> Checked:
    """What is said of a hub of asks that set different flags; with `loop`, one can come back to it."""
    asks = "- [Ask {0}](#the-hub)\n    - `set` f{0}\n    - `score` ask +1\n    - `feedback` Yes.[^E1]\n"
    ways = "- [Go {0}](#{1})\n    - `if` f{0}\n"
    text = MARKDOWN.format(
        flags="".join(f"  f{n}: false\n" for n in range(flags)),
        asks="".join(asks.format(n) for n in range(flags)),
        ways="".join(ways.format(n, "the-hall" if loop else "at-home") for n in range(flags)),
    )
    parsed = parse((text.replace("## At home\n", LOOP) if loop else text).encode(), "hub.md", TERMS)
    assert parsed.case is not None, parsed.findings
    return check(parsed, "hub.md", TERMS, date(2026, 11, 22), bound)


TERMS = Terms({"ask"}, {"E1"})


def codes(found: Checked) -> set[str]:
    return {finding.code for finding in found.findings} - {"minutes"}


def test_within_the_bound_an_unreachable_scene_is_an_error() -> None:
    assert codes(checked(5)) == {"unreachable"}


def test_past_the_bound_there_is_a_warning_and_no_word_about_unreachable_scenes() -> None:
    found = checked(5, bound=20)
    assert codes(found) == {"bound"}
    (finding,) = (finding for finding in found.findings if finding.code == "bound")
    assert finding.severity == "warning"
    assert "more than 20 states" in finding.message
    assert finding.line == 18, "the heading of the first scene"


def test_past_the_bound_of_scores_only_they_are_a_range(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = checked(5, loop=True)
    assert codes(exact) == {"unreachable"}
    monkeypatch.setattr(exploring, "SCORES_BOUND", exact.exploration.states)
    found = checked(5, loop=True)
    assert codes(found) == {"unreachable", "scores-bound"}
    cut = found.exploration
    assert cut.complete
    assert not cut.scores_complete
    assert (cut.shortest, cut.longest) == (exact.exploration.shortest, exact.exploration.longest) == (3, None)
    assert cut.best_points["ask"] <= exact.exploration.best_points["ask"] <= cut.ceiling["ask"]
