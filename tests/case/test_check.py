"""What is said of a case whose structure is clean."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from eduapp.case.check import Checked, check
from eduapp.case.model import Case
from eduapp.case.parse import parse
from eduapp.case.write import write
from eduapp.text.finding import Place
from eduapp.text.terms import Terms
from tests.case.small_cases import COMPETENCIES, small_cases
from tests.case.texts import GO_HOME, MAILBOX, TERMS, TODAY, clinic, found, scene
from tests.marked import told, unmarked

CITED = "    - `feedback` So it is.[^E021]"


def checked(source: str, today: date = TODAY) -> Checked:
    return check(parse(source.encode(), "walk.md", TERMS), "walk.md", TERMS, today)


def codes(source: str) -> list[str]:
    return [finding.code for finding in found(source)]


def test_the_complete_small_case_has_no_error() -> None:
    assert codes(MAILBOX) == ["minutes", "stale-claim", "uncited", "uncited"]


def test_what_playing_proved_is_kept() -> None:
    exploration = checked(MAILBOX).exploration
    assert exploration.complete
    assert exploration.reached == ("the-clinic", "the-last-year", "a-year-later", "home-again")
    assert (exploration.shortest, exploration.longest) == (2, 5)
    assert exploration.attainable == {"recognise": 5}


def test_a_case_is_stale_from_the_day_after_its_review_ends() -> None:
    source = scene("")
    assert not checked(source, date(2028, 11, 20)).findings
    (finding,) = checked(source, date(2028, 11, 21)).findings
    assert (finding.code, finding.line) == ("stale", 5)


def test_a_claim_that_is_due_is_told_where_it_is_first_cited() -> None:
    text, places = unmarked(scene("One.▸[^E024] Two.[^E024][^E021]"))
    assert told(found(text)) == [("stale-claim", *places)]


def test_a_variable_is_used_where_it_is_read_or_shown() -> None:
    declared = "  seen: false"
    used = [
        "{seen}",
        "- `go` [Home](#home) if seen",
        "::: if seen\n\nYes.\n\n:::",
        "- `set` seen = not seen",
        f"{GO_HOME}\n    - `if` not seen",
    ]
    for lines in used:
        assert "unused-variable" not in codes(scene(lines, declared))
    assert codes(scene("- `set` seen", declared)) == ["unused-variable"]
    assert codes(scene("", f"{declared}\nshow:\n  seen: Seen")) == []


def test_a_scored_choice_cites_in_its_feedback() -> None:
    assert codes(clinic(f"- [Go home](#home)\n    - `score` recognise +1\n{CITED}")) == []
    assert codes(clinic("- [Go home](#home)\n    - `score` recognise +1\n    - `feedback` So.")) == ["uncited"]


def test_choices_that_all_score_the_same_teach_nothing() -> None:
    def decision(*points: str) -> list[str]:
        choices = [f"- [{p}](#home)" + (f"\n    - `score` {p}\n{CITED}" if p else "") for p in points]
        return codes(clinic("\n".join(choices)))

    assert decision("recognise +1", "recognise +1") == ["same-score"]
    assert decision("recognise +1", "recognise +1", "recognise +1") == ["same-score"]
    assert decision("recognise +1", "recognise +2") == []
    assert decision("recognise +1", "listen +1") == []
    assert decision("recognise +1", "") == ["malformed"]
    assert decision("recognise +1") == []


def test_asks_may_all_score_the_same() -> None:
    ask = f"- [Ask](#the-clinic)\n    - `score` recognise +1\n{CITED}\n"
    assert codes(scene(ask + ask.replace("Ask", "Look"))) == []


@pytest.mark.parametrize(("minutes", "told_so"), [("1", False), ("2", True), ("0.9", True), ("10", True)])
def test_minutes_may_differ_by_a_quarter_from_the_best_path(minutes: str, told_so: bool) -> None:
    source = scene("").replace("minutes: 1", f"minutes: {minutes}")
    assert ("minutes" in codes(source)) is told_so


def test_minutes_are_words_and_decisions() -> None:
    result = checked(scene("word " * 194))
    # 194 words, two headings of three words in all, a label of two, a feedback of three
    assert result.words == 202
    assert result.minutes == Fraction(202, 200) + Fraction(20, 60)


def test_without_a_safe_play_all_words_count() -> None:
    result = checked(scene("").replace("    - `feedback`", "    - `unsafe` She fell.\n    - `feedback`"))
    assert result.exploration.best is None
    assert result.words > 0


def test_a_trap_of_several_scenes_is_told_once_with_their_names() -> None:
    rooms = "## A\n\n- [B](#b)\n\n## B\n\n- [A](#a)\n\n## Home"
    (finding,) = found(scene("- [Wait](#a)").replace("## Home", rooms))
    assert (finding.code, "“A” (with b)" in finding.message) == ("trap", True)


def test_an_option_that_no_play_is_offered_is_told_at_its_line() -> None:
    text, places = unmarked(scene("▸- [ ] A walk\n    - `if` seen\n- [ ] A run", "  seen: false"))
    assert told(found(text)) == [("never-offered", *places)]


def test_past_the_bound_nothing_is_claimed_about_what_no_play_reaches() -> None:
    source = scene("- [Wait](#home)\n    - `if` seen", "  seen: false") + "\n## Nowhere\n\n- `end` poor\n"
    assert codes(source) == ["never-offered", "unreachable"]
    assert told(found(source, bound=1)) == [("bound", Place(14))]


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(small_cases())
def test_whatever_the_case_each_finding_has_its_place_and_its_mend(case: Case) -> None:
    terms = Terms(COMPETENCIES)
    source = write(case)
    parsed = parse(source.encode(), "walk.md", terms)
    result = check(parsed, "walk.md", terms, TODAY, bound=2_000)
    told(result.findings)
    lines = source.count("\n")
    assert all(1 <= finding.line <= lines for finding in result.findings)
    assert all(finding.severity == "warning" for finding in parsed.findings)
