"""Everything that can be said of a quiz whose structure is clean."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from eduapp.quiz.flaws import find_flaws
from eduapp.quiz.model import Concordance, Question, Quiz
from eduapp.quiz.parse import Parsed
from eduapp.text.finding import Finding, Findings
from eduapp.text.read_line import CITATION
from eduapp.text.reading import count, find_minutes, minutes_for, words_of
from eduapp.text.stale import find_stale, find_stale_claims
from eduapp.text.terms import Terms

SMALLEST_PANEL = 10


@dataclass(frozen=True, slots=True)
class Checked:
    """`kinds` counts the questions of each kind; `words` and `minutes` are those of somebody who answers all and
    reads every reason."""

    findings: tuple[Finding, ...]
    kinds: Mapping[str, int]
    words: int
    minutes: Fraction


def check(
    parsed: Parsed, file: str, terms: Terms, today: date, parallel: Quiz | None = None, is_missing: bool = False
) -> Checked:
    """Say what is wrong with a quiz that was parsed; `parsed.quiz` must not be None.

    `parallel` is the quiz that it names as such, None where it names none or that one cannot be read; `is_missing`
    says that there is none of that name.
    """
    quiz = parsed.quiz
    assert quiz is not None
    facts, findings = quiz.facts, Findings(file)
    find_stale(facts.reviewed, facts.valid_months, today, facts.places["reviewed"], findings)
    find_stale_claims(parsed.citations, terms, today, findings)
    for question in quiz.questions:
        _find_unscored(question, findings)
        _find_uncited(question, findings)
        _find_panel(question, findings)
    _find_formative(quiz, findings)
    _find_told(quiz, findings)
    if facts.parallel and is_missing:
        message = f"There is no other quiz `{facts.parallel[:80]}` beside this one."
        findings.add("parallel", facts.places["parallel"], message, "Name a file that stands there: after.md.")
    elif parallel is not None:
        _find_parallel(quiz, parallel, findings)
    find_flaws(quiz, findings)
    words = words_of(quiz.introduction) + sum(map(_words, quiz.questions))
    minutes = minutes_for(words, len(quiz.questions))
    find_minutes(facts.minutes, minutes, facts.places["minutes"], "answering and reading why", findings)
    return Checked(tuple(findings), Counter(question.kind for question in quiz.questions), words, minutes)


def _words(question: Question) -> int:
    texts = (question.heading, question.question, *question.texts(), *question.reasons())
    return words_of(question.prose) + sum(map(count, texts))


def _find_unscored(question: Question, findings: Findings) -> None:
    if not question.weights and question.kind != "write":
        message = f"“{question.heading[:60]}” bears on no competency."
        findings.add("unscored-question", question.place, message, "Name one: `score` recognise.")


def _find_uncited(question: Question, findings: Findings) -> None:
    reasons = list(question.reasons())
    if not any(map(CITATION.search, reasons)):
        what = "explained by what cites nothing" if reasons else "not explained"
        hint = "Say why, with its reference: `explain` … [^E021]."
        findings.add("uncited-answer", question.place, f"“{question.heading[:60]}” is {what}.", hint)


def _find_panel(question: Question, findings: Findings) -> None:
    if not isinstance(question.answer, Concordance):
        return
    panel = [judgement.panel for judgement in question.answer.options]
    if max(panel) == sum(panel):
        message, hint = "The whole panel chose the same option.", "Ask what experts judge differently."
        findings.add("panel", question.place, message, hint)
    elif sum(panel) < SMALLEST_PANEL:
        message = f"The panel has {sum(panel)} experts."
        findings.add("panel", question.place, message, f"Ask {SMALLEST_PANEL} or more.")


def _find_formative(quiz: Quiz, findings: Findings) -> None:
    if quiz.facts.use == "formative":
        return
    for question in quiz.questions:
        if not question.is_scored:
            message = f"`{question.kind}` counts for nothing in a quiz that is used {quiz.facts.use}."
            findings.add("formative-only", question.place, message, "Move it to a quiz with `use: formative`.")


def _find_told(quiz: Quiz, findings: Findings) -> None:
    if (quiz.facts.use, quiz.facts.feedback) == ("pre", "now"):
        message = "A pre-test with `feedback: now` tells what is right before the post-test asks the same."
        findings.add("tells-key", quiz.facts.places["feedback"], message, "Write `feedback: end`, or leave it out.")


def _find_parallel(quiz: Quiz, parallel: Quiz, findings: Findings) -> None:
    if len(quiz.questions) != len(parallel.questions):
        message = f"There are {len(quiz.questions)} questions here, and {len(parallel.questions)} in the parallel quiz."
        findings.add(
            "parallel", quiz.facts.places["parallel"], message, "Let each have its partner, in the same order."
        )
        return
    for own, other, what in _unlike(quiz, parallel):
        message = f"“{own.heading[:60]}” {what} than its parallel, “{other.heading[:60]}”."
        findings.add("parallel-question", own.place, message, "Let both ask the same, or change the order.")


def _unlike(quiz: Quiz, parallel: Quiz) -> Iterator[tuple[Question, Question, str]]:
    for own, other in zip(quiz.questions, parallel.questions, strict=True):
        if own.weights != other.weights:
            yield own, other, "bears on something else"
        elif own.is_scored != other.is_scored:
            yield own, other, "counts in another way"
