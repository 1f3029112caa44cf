"""What `eduapp check` tells of a quiz."""

from collections.abc import Iterator
from typing import Any

from eduapp.quiz.check import Checked
from eduapp.quiz.model import Quiz

NAMES = {
    "single": "one best answer",
    "multiple": "several right answers",
    "number": "number",
    "order": "order",
    "match": "matching",
    "concordance": "script concordance",
    "write": "own words",
}


def quiz_facts(quiz: Quiz, checked: Checked) -> dict[str, Any]:
    return {
        "questions": len(quiz.questions),
        "kinds": {kind: checked.kinds[kind] for kind in NAMES if kind in checked.kinds},
        "use": quiz.facts.use,
        "competencies": list(quiz.competencies()),
        "words": checked.words,
        "minutes": round(float(checked.minutes), 1),
    }


def told_quiz(facts: dict[str, Any], title: str) -> Iterator[str]:
    """The facts as lines to read."""
    questions = f"{facts['questions']} question{'s' if facts['questions'] != 1 else ''}"
    yield f"{title}: {questions} ({facts['use']}), {facts['words']:,} words, {facts['minutes']} minutes"
    yield "questions: " + ", ".join(f"{count} {NAMES[kind]}" for kind, count in facts["kinds"].items())
    if facts["competencies"]:
        yield "bear on: " + ", ".join(facts["competencies"])
