"""For each finding about what a case says and does: texts with just this one slip, ▸ where it is told."""

from tests.case.texts import GO_HOME, MAILBOX, Slip, clinic, front, scene

CITED = "    - `feedback` So it is.[^E021]"
FLAGS = "  seen: false\n  told: false"
TRUST = "  trust: 2 in 0..3"
WORDS = "  workup: none in none, basic, full"
DAYS = "  days: 0"


def act(line: str, variables: str) -> str:
    """A case in which a choice has this line below it."""
    return clinic(f"{{days}}{{seen}}{{trust}}{{workup}}\n\n{GO_HOME}\n    - {line}\n- [Stay](#home)", variables)


def condition(text: str, variables: str = "") -> str:
    """A case in which a choice has this condition, and every variable is used."""
    declared = "\n".join((FLAGS, TRUST, WORDS, DAYS)) + variables
    return clinic(
        f"{{seen}}{{told}}{{trust}}{{workup}}{{days}}\n\n{GO_HOME}\n    - `if` {text}\n- [Stay](#home)", declared
    )


def at_heading(source: str) -> str:
    return source.replace("## The clinic", "▸## The clinic")


NAMES: dict[str, list[str | Slip]] = {
    "expression": [
        condition("trust >▸"),
        condition("trust >= 2 ▸seen"),
        condition("trust ▸= 2"),
        condition("0 < trust ▸< 2"),
        condition("trust ** 2 > 1".replace("** ", "*▸* ")),
        condition("trust▸.high"),
        condition("▸(trust > 1"),
        condition('workup == ▸"basic"'),
        condition("workup == ▸'basic"),
        condition("trust / ▸0 > 1"),
        condition("trust / ▸trust > 1"),
        condition("▸" + "seen or " * 70 + "seen"),
        condition("not " * 31 + "▸seen"),
        scene("::: if trust > 1 ▸trust\n\nYes.\n\n:::", TRUST),
        scene("- `set` trust =▸\n\n{trust}", TRUST),
        condition("trust > 1 and\n        trust ▸= 2"),
    ],
    "type": [
        condition("▸trust"),
        condition("trust + ▸seen > 1"),
        condition("trust > ▸workup"),
        condition("trust == ▸workup"),
        condition("not ▸trust"),
        condition("seen and ▸trust"),
        condition("-▸seen > 1"),
        scene("- `set` seen = ▸2\n\n{seen}", "  seen: false"),
        scene("- `set` seen += ▸2\n\n{seen}", "  seen: false"),
        scene("- `set` ▸trust\n\n{trust}", TRUST),
        scene("- `set` trust = ▸'much'\n\n{trust}", TRUST),
        scene("- `set` workup = ▸2\n\n{workup}", WORDS),
    ],
    "unknown-variable": [
        condition("trust > 1 and ▸sen"),
        condition("workup == ▸basic"),
        scene("- `set` ▸truts += 1\n\n{trust}", TRUST),
        scene("- `set` trust += ▸mood\n\n{trust}", TRUST),
        scene("She has ▸{trusts} friends. {trust}", TRUST),
        scene("::: if ▸told\n\nYes.\n\n:::"),
        front("show:\n  ▸trust: Her trust") + scene("").removeprefix(front()),
    ],
    "unknown-word": [
        condition("workup == ▸'basics'"),
        condition("▸'ful' != workup"),
        scene("- `set` workup = ▸'some'\n\n{workup}", WORDS),
        scene("- `set` workup = ▸mood\n\n{mood}{workup}", f"{WORDS}\n  mood: low in low, none"),
    ],
    "unbounded": [
        condition("▸days > 3"),
        scene("- `go` [Home](#home) if ▸days > 3", DAYS),
        scene("- `set` trust = ▸days\n\n{trust}", f"{TRUST}\n{DAYS}"),
    ],
    "unknown-competency": [
        clinic(GO_HOME.replace("recognise", "▸recognize")),
        scene("").replace("- recognise:", "- ▸recognize:"),
    ],
    "unknown-claim": [scene("She walks less.▸[^E022]"), scene("").replace("## Home", "## Home ▸[^E99]{#home}")],
    "unknown-footnote": [scene("She walks less.▸[^diary]"), scene("She walks less.[^diary]\n\n▸[^diary]:")],
    "translation": [Slip(f"▸{scene('')}", original=MAILBOX)],
}
WARNINGS: dict[str, list[str | Slip]] = {
    "html-removed": [
        scene("She is ▸<b>well."),
        scene("▸<script>alert(1)").replace("alert(1)", ""),
        scene("▸<div class='x'"),
        scene("<abbr title='x'>MS</abbr> ▸<abbr onclick='x'>"),
        scene("She has ▸<!DOCTYPE html> in her hand."),
    ],
    "unused-variable": [scene("", "  ▸seen: false"), scene("- `set` trust += 1", "  ▸trust: 2 in 0..3")],
    "unused-footnote": [scene("▸[^diary]: Her diary.")],
    "uncited": [
        clinic("▸- [Go home](#home)\n    - `score` recognise +1"),
        clinic("▸- [Go home](#home)\n    - `score` recognise +1\n    - `feedback` Good."),
    ],
    "unscored-objective": [clinic("- [Go home](#home)").replace("- recognise", "- ▸recognise")],
    "same-score": [at_heading(scene(f"- [Stay](#home)\n    - `score` recognise +1\n{CITED}"))],
    "stale": [scene("").replace("2026-11-20", "2024-10-31").replace("reviewed", "▸reviewed")],
    "stale-claim": [scene("She walks less.▸[^E024] And less.[^E024]")],
    "minutes": [scene("").replace("minutes: 1", "▸minutes: 20")],
}


def bench(lines: str) -> str:
    """A case with a second scene of these lines, to which one way leads with `seen`, another without."""
    ways = "- [See and wait](#a-bench)\n    - `set` seen\n- [Wait](#a-bench)"
    return scene(ways, "  seen: false").replace("## Home", f"▸## A bench\n\n{lines}\n\n## Home")


ASKS = """
- [Ask](#the-clinic)
    - `set` seen
- [Look](#the-clinic)
    - `set` told
- [Home](#home)
    - `if` seen and told
    - `score` recognise +1
    - `feedback` Both are done.[^E021]"""
ROOMS = "".join(f"\n## Room {n}\n\n- [Back](#the-clinic)\n    - `score` recognise +1\n{CITED}\n" for n in range(4))
ROUND = "\n".join(f"- [Room](#room-{n})" for n in range(4)) + "\n- [Home](#home)"
PLAY: dict[str, list[str | Slip]] = {
    "no-way-on": [at_heading(clinic("She waits.")), at_heading(clinic("- [Ask](#the-clinic)"))],
    "end-with-choices": [
        scene("").replace("- `end` good", "- `end` good\n▸- [Again](#the-clinic)"),
        scene("").replace("- `end` good", "▸- `write` Say it.\n- `end` good"),
        scene("").replace("- `end` good", "- `end` good\n▸- `pick` 0..1"),
    ],
    "pick": [scene("▸- `pick` 2..2\n- [ ] A brain MRI")],
    "unreachable": [scene("") + "\n▸## Nowhere\n\n- `end` poor\n"],
    "stuck": [bench("- [Go on](#home)\n    - `if` seen")],
    "pick-unmet": [bench("- `pick` 1..1\n- [ ] A walk\n    - `if` seen\n- [Go on](#home)")],
    "trap": [
        scene("- [Wait](#a-bench)").replace(
            "## Home", "▸## A bench\n\n- [Wait](#another)\n\n## Another\n\n- [Wait](#a-bench)\n\n## Home"
        ),
    ],
    "go-circle": [
        scene("- [Wait](#a-bench)").replace(
            "## Home", "## A bench\n\n- `go` [On](#another)\n\n▸## Another\n\n- `go` [On](#a-bench)\n\n## Home"
        ),
    ],
    "never-offered": [
        scene("▸- [Wait](#home)\n    - `if` seen", "  seen: false"),
        scene("▸- [ ] A walk\n    - `if` seen", "  seen: false"),
    ],
    "no-safe-play": ["▸" + scene("").replace("    - `feedback`", "    - `unsafe` She fell.\n    - `feedback`")],
    "scores-bound": [Slip(at_heading(clinic(ROUND) + ROOMS).replace("minutes: 1", "minutes: 2"), bound=12)],
    "bound": [Slip(at_heading(clinic(ASKS, FLAGS)), bound=2)],
}


def decisions(*pages: str) -> str:
    """A case of decisions; a page lists its choices, the best one with a star."""
    scenes = []
    for number, page in enumerate(pages, 1):
        scenes.append(f"## Scene {number}\n")
        for label in page.split(", "):
            points = "+1" if label.startswith("*") else "-1"
            scenes.append(f"- [{label.strip('*')}](#scene-{number + 1})\n    - `score` recognise {points}\n{CITED}")
        scenes.append("")
    ending = f"## Scene {len(pages) + 1}\n\n- `end` good\n"
    top = front().replace("minutes: 1", "minutes: 2").replace("summary", "▸summary")
    return top + "# The walk\n\n" + "\n".join(scenes) + "\n" + ending


FLAWS: dict[str, list[str | Slip]] = {
    "flaw-longest": [decisions("*Asking, Look", "Look, *Asking", "*Asking, Look", "Look, *Asking", "*Asking, Look")],
    "flaw-position": [decisions(*["Look, *Asks"] * 5)],
    "flaw-all": [scene("▸- [ ] All of the above"), scene("▸- [None of these](#home)")],
    "flaw-absolute": [scene(f"▸- [Never ask her](#home)\n    - `score` recognise -1\n{CITED}")],
    "flaw-negative": [at_heading(scene("What should you not do?")), at_heading(scene("Which is NOT a sign?"))],
}
