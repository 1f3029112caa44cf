"""Everything that can be said of a case whose structure is clean."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from eduapp.case import reading
from eduapp.case.explore import BOUND, SCORES_BOUND, Exploration, explore
from eduapp.case.flaws import find_flaws
from eduapp.case.model import Case, Choice, Scene
from eduapp.case.parse import Parsed
from eduapp.case.rules import Rules
from eduapp.case.states import Progress
from eduapp.text.finding import Finding, Findings, Place
from eduapp.text.read_line import CITATION
from eduapp.text.reading import find_minutes, minutes_for
from eduapp.text.stale import find_stale, find_stale_claims
from eduapp.text.terms import Terms


@dataclass(frozen=True, slots=True)
class Checked:
    """`exploration` is what playing proved; `words` and `minutes` are those of the best path (of all words
    where there is none)."""

    findings: tuple[Finding, ...]
    exploration: Exploration
    words: int
    minutes: Fraction


def check(
    parsed: Parsed,
    file: str,
    terms: Terms,
    today: date,
    bound: int = BOUND,
    progress: Progress = lambda states: None,
) -> Checked:
    """Play every state of a case that was parsed, and say what is wrong. `parsed.case` must not be None."""
    case = parsed.case
    assert case is not None
    findings = Findings(file)
    facts = case.facts
    find_stale(facts.reviewed, facts.valid_months, today, facts.places["reviewed"], findings)
    find_stale_claims(parsed.citations, terms, today, findings)
    _find_unused(case, parsed, findings)
    _find_scoring(case, findings)
    find_flaws(case, findings)
    rules = Rules(case)
    exploration = explore(rules, bound, progress)
    _find_by_play(case, exploration, bound, findings)
    if exploration.best is None:
        words = reading.all_words(case)
        minutes = minutes_for(words, exploration.shortest or 0)
    else:
        words = reading.words_on(rules, exploration.best)
        minutes = minutes_for(words, len(exploration.best))
        find_minutes(facts.minutes, minutes, facts.places["minutes"], "the best path", findings)
    return Checked(tuple(findings), exploration, words, minutes)


def _find_unused(case: Case, parsed: Parsed, findings: Findings) -> None:
    for variable in case.variables:
        if variable.name not in parsed.names:
            place = case.facts.places.get(f"variables.{variable.name}", Place(1))
            hint = "Read it in a condition, show it, or remove it."
            findings.add("unused-variable", place, f"Nothing reads or shows `{variable.name}`.", hint)


def _find_scoring(case: Case, findings: Findings) -> None:
    for scene in case.scenes:
        leaving = [choice for choice in scene.choices if not scene.is_ask(choice)]
        if sum(bool(choice.effects.scores) for choice in leaving) > 1 and len({_points(c) for c in leaving}) == 1:
            hint = "Let better choices score more."
            findings.add("same-score", scene.place, f"Every choice of “{scene.heading}” scores the same.", hint)
        for choice in scene.choices:
            _find_uncited(scene, choice, findings)
    scored = case.competencies()
    for objective in case.facts.objectives:
        if objective.competency not in scored:
            message = f"Nothing scores `{objective.competency}`, which an objective names."
            findings.add("unscored-objective", objective.place, message, "Score it, or change the objective.")


def _points(choice: Choice) -> tuple[tuple[str, int], ...]:
    totals: dict[str, int] = {}
    for score in choice.effects.scores:
        totals[score.competency] = totals.get(score.competency, 0) + score.points
    return tuple(sorted(totals.items()))


def _find_uncited(scene: Scene, choice: Choice, findings: Findings) -> None:
    if choice.effects.scores and not CITATION.search(choice.effects.feedback):
        what = "has no feedback" if not choice.effects.feedback else "has a feedback that cites nothing"
        hint = "Say why, with its reference: [^E021]."
        findings.add("uncited", choice.place, f"The scored choice “{choice.label[:60]}” {what}.", hint)


# What playing can come to: the code, which scenes of an exploration, the sentence and the mend.
COME_TO: tuple[tuple[str, Callable[[Exploration], tuple[str, ...]], str, str], ...] = (
    (
        "stuck",
        lambda found: found.stuck,
        "A play can come to {} and find no way on.",
        "Let one choice stay open always.",
    ),
    (
        "pick-unmet",
        lambda found: found.unmet,
        "A play can come to {} with fewer options than `pick` asks for.",
        "Ask for fewer, or leave out an `if`.",
    ),
    (
        "go-circle",
        lambda found: found.circular,
        "From {} a `go` leads back to where it came from.",
        "Change its `if`.",
    ),
)


def _find_by_play(case: Case, exploration: Exploration, bound: int, findings: Findings) -> None:
    scenes = {scene.id: scene for scene in case.scenes}
    for code, ids, message, hint in COME_TO:
        for id_ in ids(exploration):
            _at(findings, code, scenes[id_], message, hint)
    for trap in exploration.traps:
        others = f" (with {', '.join(trap[1:])})" if len(trap) > 1 else ""
        hint = "Let a choice lead out of the loop."
        _at(
            findings,
            "trap",
            scenes[trap[0]],
            "A play can get into {}" + others + " and never reach an ending.",
            hint,
        )
    if not exploration.complete:
        message = f"There are more than {bound:,} states: what no play reaches is not known, scores are a range."
        hint = "Let fewer variables decide at the same time."
        findings.add("bound", scenes[case.scenes[0].id].place, message, hint)
        return
    _find_unreached(case, exploration, findings)
    if not exploration.scores_complete:
        most = min(bound, SCORES_BOUND)
        message = f"Comparing scores takes more than {most:,} states: they are given as a range."
        hint = "Let fewer scored scenes be come back to."
        findings.add("scores-bound", scenes[case.scenes[0].id].place, message, hint)
    elif exploration.best is None:
        hint = "Let one way to an ending do without `unsafe`."
        findings.add("no-safe-play", Place(1), "No play without an unsafe act reaches an ending.", hint)


def _find_unreached(case: Case, exploration: Exploration, findings: Findings) -> None:
    scenes = {scene.id: scene for scene in case.scenes}
    for scene in case.scenes:
        if scene.id not in exploration.reached:
            hint = "Link to it, or look at the `if`s on the way."
            _at(findings, "unreachable", scene, "No play reaches {}.", hint)
    for id_, kind, number in exploration.never_offered:
        acts = scenes[id_].options if kind == "option" else scenes[id_].choices
        act = acts[number]
        message = f"No play is ever offered “{act.label[:60]}”."
        findings.add("never-offered", act.place, message, "Look at its `if`, or remove it.")


def _at(findings: Findings, code: str, scene: Scene, message: str, hint: str) -> None:
    findings.add(code, scene.place, message.format(f"“{scene.heading}”"), hint)
