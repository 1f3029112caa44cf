"""For each finding about how a quiz is written or what it says: texts with just this one slip, ▸ where it is told."""

from tests.quiz.texts import EVERY, OPTIONS, WHY, front, quiz

# What no case can have.
OF_QUIZZES = {
    *("no-question", "answer", "no-right-answer", "contradiction", "reversed-range", "order-list", "match-table"),
    *("concordance-options", "parallel", "unscored-question", "uncited-answer", "formative-only", "panel"),
    *("parallel-question", "tells-key"),
}
ONE = "## One\n\n- [x] Measure\n- [ ] Wait\n"


def place(body: str, **more: str) -> str:
    """A quiz of one question in which the slip is told at the heading."""
    return quiz(body, **more).replace("## Q", "▸## Q")


ORDER, MATCH, CONCORDANCE = EVERY["order"], EVERY["match"], EVERY["concordance"]
LATE = "▸This comes too late."

SLIPS: dict[str, list[str]] = {
    "missing-key": [quiz(OPTIONS).replace("---", "▸---", 1).replace("minutes: 1\n", "")],
    "unknown-key": [
        quiz(OPTIONS, keys="▸objectives: []"),
        quiz(OPTIONS, keys="▸variables: {}"),
        quiz(OPTIONS, keys="▸usage: pre"),
    ],
    "bad-value": [
        quiz(OPTIONS, keys="use: ▸exam"),
        quiz(OPTIONS, keys="feedback: ▸later"),
        quiz(OPTIONS, keys="review: ▸maybe"),
        quiz(OPTIONS, keys="parallel: ▸../after.md"),
        quiz(OPTIONS, keys="parallel: ▸after"),
        quiz(OPTIONS).replace("kind: quiz", "kind: ▸quizz"),
    ],
    "front-matter": ["▸---\n---\n\n# The walk\n\n## One\n\n" + OPTIONS + "\n" + WHY],
    "no-title": ["▸" + front() + "Hello.\n\n" + ONE + WHY],
    "no-question": ["▸" + front() + "# The walk\n\nHello.\n"],
    "misplaced": [
        front() + f"# The walk\n\n▸- [ ] Measure\n\n{ONE}{WHY}\n",
        quiz(OPTIONS + "\n▸- [Go on](#question-1)"),
        quiz(OPTIONS + "\n▸- `feedback` Yes."),
        quiz(OPTIONS + "\n    ▸- `score` recognise"),
        quiz(OPTIONS, why="- `difficulty` easy\n    ▸- `feedback` No.\n" + WHY),
        quiz("- `write` Tell her.\n    ▸- `score` recognise"),
        quiz(ORDER, why=WHY + "\n    ▸- `score` recognise"),
        quiz(OPTIONS, why='- `score` recognise\n- `explain` So.[^E007]\n\n    ▸::: note "A"'),
    ],
    "unknown-keyword": [
        quiz(OPTIONS + "\n▸- `scor` recognise"),
        quiz(OPTIONS + "\n▸- `unsafe` Why."),
        quiz(OPTIONS + "\n    ▸- `fedback` Why."),
    ],
    "repeated": [
        quiz(OPTIONS + "\n- `score` recognise", why=f"▸{WHY}"),
        quiz(OPTIONS + "\n- `explain` So.[^E007]", why=WHY.replace("- `e", "▸- `e")),
        quiz(OPTIONS, why=WHY.replace("recognise", "recognise, ▸recognise")),
        quiz(OPTIONS + "\n    - `feedback` No.\n    ▸- `feedback` No."),
        quiz(OPTIONS + "\n- `difficulty` easy\n▸- `difficulty` easy"),
    ],
    "malformed": [
        quiz(OPTIONS, why=WHY.replace("recognise", "▸recognise +2")),
        quiz(OPTIONS, why=WHY.replace("recognise", "▸recognise*0")),
        quiz(OPTIONS, why=WHY.replace(" recognise", "▸")),
        quiz(OPTIONS, why=WHY.replace("recognise", "▸: recognise")),
        quiz(OPTIONS + "\n- `difficulty` ▸harsh"),
        quiz("▸- score recognise\n\n" + OPTIONS),
        quiz("- [x] Measure\n▸- [ ]"),
        quiz("- `number` ▸five"),
        quiz("- `number` ▸5,5"),
        quiz("- `number` ▸5 ±"),
        quiz("- `number`▸"),
        quiz("- `number` ▸1e3"),
        quiz("- `write`▸\n    - `feedback` So."),
        quiz(ORDER.replace("`order`", "`order` ▸these")),
    ],
    "stray-text": [quiz(OPTIONS + "\n    ▸- Because.")],
    "prose-after-choices": [
        quiz(OPTIONS + f"\n\n{LATE}\n"),
        quiz(f"{EVERY['number']}\n\n{LATE}\n"),
        quiz(f"- `write` Tell her.\n\n{LATE}\n"),
        quiz(f"{ORDER}\n\n{LATE}\n"),
        quiz(f"{MATCH}\n\n{LATE}\n"),
        quiz(f"{CONCORDANCE}\n\n{LATE}\n"),
        quiz("- `order`\n    1. One\n    2. Two\n\n▸1. Three\n"),
    ],
    "block": [
        quiz("▸::: if trust > 2\n\nYes.\n\n::: else\n\nNo.\n\n:::\n\n" + OPTIONS),
        quiz("▸::: charts line\n\n:::\n\n" + OPTIONS),
    ],
    "unknown-variable": [quiz("She has ▸{trust}.\n\n" + OPTIONS)],
    "answer": [
        place("How many?"),
        place(OPTIONS + "\n- `number` 5"),
        place("- `number` 5\n- `write` Say it."),
    ],
    "no-right-answer": [place("- [ ] Measure\n- [ ] Wait")],
    "contradiction": [
        place("- [x] Measure\n- [x] Wait"),
        place("- [x] Measure"),
        quiz("- [x] Measure\n- [ ] Wait\n▸- [ ] measure"),
        quiz("- `number` ▸5 in 6..7"),
        quiz("▸- `order`\n\n1. Notice\n"),
        quiz("- `order`\n\n1. Notice\n2. ▸Notice\n"),
        quiz("▸- `match`\n\n| A | B |\n|---|---|\n| c | d |\n"),
        quiz(MATCH.replace("| Pegs", "▸| Walk")),
        quiz(MATCH.replace("| Pegs | Hands", "▸| Pegs | Legs")),
        quiz(
            "▸" + CONCORDANCE.replace("(1)", "(0)").replace("(2)", "(0)").replace("(5)", "(0)").replace("(10)", "(0)")
        ),
        quiz(CONCORDANCE.replace("-1 Less", "-1 ▸Much less")),
    ],
    "reversed-range": [quiz("- `number` ▸6..5"), quiz("- `number` ▸5.5 in 6..5"), quiz("- `number` ▸5 ± -1")],
    "order-list": [
        quiz("▸- `order`\n"),
        quiz("▸- `order`\n\n- Notice\n- Measure\n"),
        quiz("▸- `order`\n\nNotice, measure\n"),
    ],
    "match-table": [
        quiz("▸- `match`\n"),
        quiz("▸- `match`\n\n| A | B | C |\n|---|---|---|\n| d | e | f |\n"),
        quiz("▸- `match`\n\n| A | B |\n|---|---|\n| d | |\n"),
        quiz("▸- `match`\n\n1. One\n"),
    ],
    "concordance-options": [
        quiz("▸- `concordance`\n"),
        quiz("▸" + CONCORDANCE.replace("- (2) -1 Less\n", "")),
        quiz("▸" + CONCORDANCE.replace("-1 Less", "-2 Less")),
        quiz("▸" + CONCORDANCE.replace("(2) -1", "-1")),
    ],
    "too-large": [quiz("▸- `order`\n\n" + "".join(f"{at}. Step {at}\n" for at in range(1, 14)))],
    "unknown-competency": [quiz(OPTIONS, why=WHY.replace("recognise", "recognise*2, ▸recognize"))],
    "unknown-claim": [quiz(OPTIONS, why=WHY + "▸[^E999]")],
    "unknown-footnote": [quiz(OPTIONS, why=WHY + "▸[^mine]")],
    "unused-footnote": [quiz(OPTIONS, why=WHY + "\n\n▸[^mine]: A letter.")],
    "duplicate-slug": [quiz(OPTIONS, OPTIONS.replace("Wait", "Stay")).replace("## Question 2", "▸## Question 1")],
    "picture": [quiz("▸![A scan](media/gone.webp)\n\n" + OPTIONS), quiz("▸![](media/scan.webp)\n\n" + OPTIONS)],
    "stale": [quiz(OPTIONS).replace("reviewed: 2026", "▸reviewed: 2020")],
    "stale-claim": [quiz(OPTIONS, why=WHY + "▸[^E024]")],
    "minutes": [quiz(OPTIONS).replace("minutes: 1", "▸minutes: 20")],
    "unscored-question": [place(OPTIONS, why="- `explain` So.[^E007]")],
    "uncited-answer": [
        place(OPTIONS, why="- `score` recognise\n- `explain` So."),
        place(OPTIONS, why="- `score` recognise"),
        place("- `write` Tell her.", why=""),
    ],
    "tells-key": [quiz(OPTIONS, keys="use: pre\n▸feedback: now")],
    "formative-only": [place(CONCORDANCE, keys="use: pre"), place(EVERY["write"], keys="use: post")],
    "panel": [
        place("- `concordance`\n\n- (0) -2\n- (0) -1\n- (0) 0\n- (12) +1\n- (0) +2"),
        place("- `concordance`\n\n- (0) -2\n- (1) -1\n- (1) 0\n- (7) +1\n- (0) +2"),
    ],
    "flaw-all": [quiz(OPTIONS + "\n▸- [ ] All of the above")],
    "flaw-absolute": [quiz(OPTIONS + "\n▸- [ ] Never measure")],
    "flaw-negative": [
        place("What should you never do?\n\n" + OPTIONS),
        quiz(OPTIONS).replace("## Question 1", "▸## Which is NOT a sign?"),
    ],
    "flaw-longest": [
        quiz(*["- [ ] B\n- [x] Aa", "- [x] Aa\n- [ ] B"] * 3).replace("summary", "▸summary"),
    ],
    "flaw-position": [
        quiz(*["- [x] A\n- [ ] Bb", "- [x] Aa\n- [ ] B", "- [x] Aa\n- [ ] Bb"] * 2).replace("summary", "▸summary"),
    ],
}
