"""Quizzes as authors write them, in as little text as a test needs."""

from datetime import date

from eduapp.quiz.check import check
from eduapp.quiz.model import Question, Quiz
from eduapp.quiz.parse import parse
from eduapp.text.finding import Finding
from eduapp.text.terms import Terms

TODAY = date(2026, 11, 22)
FILES = ("media/scan.webp", "after.md")
TERMS = Terms({"recognise", "communicate"}, {"E007", "E024"}, FILES.__contains__, {"E024": date(2026, 1, 1)})
WHY = "- `score` recognise\n- `explain` So it is.[^E007]"
OPTIONS = "- [x] Measure\n- [ ] Wait"

# One question of each kind.
EVERY = {
    "single": "- [x] Measure\n    - `feedback` *Yes.*[^E007]\n- [ ] Wait\n    - `feedback` No.\n- [ ] Ask",
    "multiple": "- [x] Walk\n- [ ] Blood\n- [x] Hands\n- [ ] Urine",
    "number": "- `number` 5.5 ± 0.5 points",
    "order": "- `order`\n\n1. Notice\n2. Measure\n3. Confirm\n4. Tell",
    "match": "- `match`\n\n| Test | Measures |\n|---|---|\n| Walk | Legs |\n| Pegs | Hands |\n| SDMT | Speed |",
    "concordance": (
        "- `concordance`\n\n- (1) -2 Much less\n- (2) -1 Less\n- (5) 0 The same\n- (10) +1 More\n- (0) +2 Best"
    ),
    "write": "- `write` Tell her.\n    - `feedback` You walk slower.\n    - [ ] Begins with her words",
}


def front(keys: str = "", minutes: int = 1) -> str:
    """The least front matter that a quiz needs, with more keys where given."""
    more = f"{keys.strip()}\n" if keys else ""
    return (
        f"---\nkind: quiz\nsummary: What do you know?\nminutes: {minutes}\nauthors: [Nobody]\n"
        f"reviewed: 2026-11-20\n{more}---\n\n"
    )


def quiz(*bodies: str, keys: str = "", why: str = WHY) -> str:
    """A quiz with a question of each of these bodies; nothing else is wrong."""
    sections = [f"## Question {number}\n\n{body}\n{why}\n" for number, body in enumerate(bodies, 1)]
    return front(keys, max(1, round(0.4 * len(bodies)))) + "# The walk\n\n" + "\n".join(sections)


def found(source: str | bytes, parallel: Quiz | None = None) -> list[Finding]:
    """All that the parser finds, and where there is no error, all that the checker finds."""
    data = source.encode() if isinstance(source, str) else source
    parsed = parse(data, "walk.md", TERMS)
    checked = check(parsed, "walk.md", TERMS, TODAY, parallel).findings if parsed.quiz else ()
    return sorted({*parsed.findings, *checked}, key=lambda f: (f.line, f.column, f.code, f.message))


def quiz_of(source: str) -> Quiz:
    """The quiz of a source without errors."""
    parsed = parse(source.encode(), "walk.md", TERMS)
    assert parsed.quiz is not None, parsed.findings
    return parsed.quiz


def question(body: str) -> Question:
    return quiz_of(quiz(body)).questions[0]
