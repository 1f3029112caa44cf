"""For each finding about how a case is written: texts with just this one slip, ▸ where it is told."""

from tests.case.texts import GO_HOME, Slip, clinic, front, scene

CASE = "# The walk\n\n## The clinic\n\n- [Go home](#home)\n\n## Home\n\n- `end` good\n"
TWO_PICTURES = "![Her brain in May](media/then.webp)\n\n![Her brain now](media/now.webp)"
TABLE = "| Month | Seconds |\n|---|---|\n| 0 | 5.1 |"

FILE: dict[str, list[str | Slip]] = {
    "not-utf8": [
        Slip(scene("She orders a caf▸é, then a second café."), encoding="latin-1"),
        Slip(f"▸{scene('')}", encoding="utf-16"),
    ],
    "too-large": [
        scene(f"▸{'long ' * 2_001}"),
        "▸" + "\n" * 100_000,
    ],
    "control-character": [
        scene("She says▸\x0b that she is well."),
        scene("Nothing▸\x00 is wrong."),
        front('show: ▸"\\a"') + CASE,
    ],
    "nesting": [
        scene("▸" + "> " * 13 + "deep"),
        scene(
            f"::: if seen\n\n{'::: if seen' + chr(10) * 2}" * 4 + "▸::: if seen\n\n" + ":::\n\n" * 9, "  seen: false"
        ),
    ],
    "open-comment": [scene("She waits. ▸<!-- and waits")],
    "open-fence": [clinic(f"{GO_HOME}\n\n## Home again\n\n- `end` poor").replace("- `end` good", "▸```\nend")],
}
FRONT: dict[str, list[str | Slip]] = {
    "front-matter": [
        f"▸{CASE}",
        f"▸{front().removeprefix('---')}{CASE}",
        "▸" + front().replace("\n---", "\n--", 1) + CASE,
        f"▸---\n---\n\n{CASE}",
        f"▸\n{front()}{CASE}",
        "▸",
    ],
    "yaml": [
        front().replace("wrong.", "wrong▸: nothing.") + CASE,
        front("show: ▸@x") + CASE,
        front("show: ▸!secret x") + CASE,
        front("? ▸[a, b]\n: c") + CASE,
        f"---\n▸- summary\n---\n\n{CASE}",
    ],
    "yaml-anchor": [front("show: ▸&a {}\npass: *a") + CASE],
    "duplicate-key": [front("▸minutes: 2") + CASE],
    "missing-key": ["▸" + front().replace("minutes: 1\n", "") + CASE],
    "unknown-key": [
        front("▸parallel: other.md") + CASE,
        front().replace("minutes", "▸minuts") + CASE,
    ],
    "bad-value": [
        front().replace("minutes: 1", "minutes: ▸a few") + CASE,
        front().replace("2026-11-20", "▸2026-11-31") + CASE,
        front("pass: ▸70") + CASE,
        front("shuffle: ▸sometimes") + CASE,
        front("lang: ▸English") + CASE,
        front("valid_months: ▸0") + CASE,
        front("kind: ▸tale") + CASE,
        front().replace("  - recognise: Tell a change", "  - ▸Tell a change") + CASE,
    ],
    "bad-variable": [
        scene("", "  ▸trust: 4 in 0..3"),
        scene("", "  ▸trust: 2 in 3..0"),
        scene("", "  ▸trust: much in 0..3"),
        scene("", "  ▸trust: 2 in 0..9999999999"),
        scene("", "  ▸workup: none in basic, full"),
        scene("", "  ▸workup: none in none, none"),
        scene("", "  ▸workup: none in none, it's"),
        scene("", "  ▸asked: nearly"),
        scene("", "  ▸asked:"),
        scene("", "  ▸not: false"),
        scene("", "  ▸2nd: false"),
        scene("", "  ▸months: 0.0000001"),
        scene("- `set` asked\n- `set` trust += 1\n\n{asked}", "  ▸asked: nearly\n  trust: 2 in 0..3"),
    ],
}
OUTLINE: dict[str, list[str | Slip]] = {
    "no-title": [
        f"▸{front()}{CASE.replace('# The walk', 'The walk', 1)}",
        front() + CASE.replace("## Home", "▸# Home"),
        front() + CASE.replace("# The walk", "Once.\n\n▸# The walk", 1),
    ],
    "no-scene": ["▸" + front() + "# The walk\n\nShe walks.\n"],
    "heading": [
        scene("").replace("## Home", "▸##Home"),
        scene("").replace("## Home", " ▸## Home"),
        scene("").replace("# The walk", "▸#The walk", 1),
        scene("▸#hashtag"),
        scene("▸### !!"),
        scene("▸### Later {#no id}"),
        scene("She waits.\n▸---"),
    ],
    "duplicate-slug": [
        scene("▸### The walk"),
        scene("### At home {#home}").replace("## Home", "▸## Home"),
        scene("A[^a]\n\n[^a]: One.\n▸[^a]: Two."),
        scene("A[^E021]\n\n▸[^E021]: Mine."),
    ],
    "unknown-keyword": [
        scene("▸- `fedback` Good."),
        scene("▸- `difficulty hard"),
        scene("▸- `explain` Why."),
        scene(f"{GO_HOME}\n    ▸- `Set` asked"),
        scene("- `write` Say it.\n    ▸- `feedbak` Like this."),
    ],
    "misplaced": [
        scene(f"{GO_HOME}\n▸- `score` listen +1"),
        scene(f"{GO_HOME}\n    ▸- `end` good"),
        scene(f'::: note "A letter"\n\n▸{GO_HOME}\n\n:::'),
        scene("1. She waits.\n    ▸- `score` recognise +1\n    - `feedback` Late."),
        scene(f"{GO_HOME}\n        ▸- `score` listen +2"),
        scene(f'{GO_HOME}\n        ▸::: note "A letter"\n\n        :::'),
        scene(f" ▸{GO_HOME}"),
        scene("- `write` Say it.\n    ▸- [x] She said it."),
        scene("- `difficulty` hard\n    ▸- `feedback` Indeed."),
        front() + CASE.replace("## The clinic", "▸- [Go](#the-clinic)\n\n## The clinic"),
    ],
    "repeated": [
        scene("- `difficulty` hard\n▸- `difficulty` easy"),
        scene(f"{GO_HOME}\n    ▸- `feedback` Again.[^E021]"),
        clinic(f"{GO_HOME}\n    - `if` seen\n    ▸- `if` not seen", "  seen: true"),
    ],
    "malformed": [
        scene(f"{GO_HOME}\n    - `score` ▸recognise 2"),
        scene(f"{GO_HOME}\n    - `unsafe`▸"),
        scene(GO_HOME.replace("` Home it is.[^E021]", "`▸")),
        scene(f"{GO_HOME}\n    - `set` ▸seen == true", "  seen: false"),
        scene("- `pick` ▸2"),
        scene("- `pick` ▸3..2"),
        scene("- `go` ▸home"),
        scene("- `go` ▸[Home](#home) when seen", "  seen: false"),
        scene("- `write`▸"),
        scene("- `difficulty` ▸harder"),
        scene("").replace("`end` good", "`end` ▸great"),
        scene("▸- [x] A brain MRI"),
        scene("▸- [ ]"),
        scene("▸- [](#home)"),
        scene("▸-[ ] A brain MRI"),
        scene("▸[ ] A brain MRI"),
        scene("▸-`difficulty` hard"),
        scene("▸- A brain MRI\n    - `score` recognise +1"),
    ],
    "indent": [
        scene(f"{GO_HOME}\n  ▸- `score` listen +1\n  - `score` listen +1"),
        clinic("- [Go home](#home)\n     ▸- `score` recognise +1\n     - `feedback` Good.[^E021]"),
    ],
    "stray-text": [
        scene(f"{GO_HOME.split(chr(10))[0]}\n    ▸She says so.\n    And so does he.\n    - `score` recognise +1"),
        scene(f"{GO_HOME}\n    ▸- score recognise +2"),
    ],
    "prose-after-choices": [clinic(f"{GO_HOME}\n\n▸She waits.\n\nShe waits longer.")],
}
BLOCKS: dict[str, list[str | Slip]] = {
    "block": [
        scene('She waits.\n▸::: note "A letter"\n\nDear colleague.\n\n:::'),
        scene('::: note "A letter"\n\nDear colleague.\n▸:::'),
        scene('▸::: note "A letter"\n\nDear colleague.'),
        scene('▸::: letter "A letter"\n\nDear colleague.\n\n:::'),
        scene("▸::: note\n\nDear colleague.\n\n:::"),
        scene("▸:::"),
        scene("▸::: else\n\nDear colleague.\n\n:::"),
        scene('::: note "A letter"\n\n▸::: else\n\nDear colleague.\n\n:::'),
        scene("::: if seen\n\nYes.\n\n▸::: esle\n\nNo.\n\n:::", "  seen: false"),
        scene(' ▸::: note "A letter"\n\nDear colleague.\n\n:::'),
        scene('▸:::: note "A letter"\n\nDear colleague.\n\n:::'),
    ],
    "chart": [
        scene(f"▸::: chart Walk\n\n{TABLE}\n\n:::"),
        scene(f'▸::: chart pie "Walk"\n\n{TABLE}\n\n:::'),
        scene(f'▸::: chart line "Walk" mark high "Here"\n\n{TABLE}\n\n:::'),
        scene('▸::: chart line "Walk"\n\nNo table.\n\n:::'),
        scene(f'▸::: chart line "Walk"\n\n{TABLE}\n| 12 |\n\n:::'),
        scene(f'▸::: chart line "Walk"\n\n{TABLE}\n| 12 | slow |\n\n:::'),
        scene(f'▸::: chart bar "Walk"\n\n{TABLE.replace("5.1", "")}\n\n:::'),
        scene(f'▸::: chart bar "Walk"\n\n{TABLE}\n\n::: note "Here"\n\nNo.\n\n:::\n\n:::'),
    ],
    "compare": [
        scene('▸::: compare "Then and now"\n\n![Her brain](media/then.webp)\n\n:::'),
        scene(f'▸::: compare "Then and now"\n\n{TWO_PICTURES}\n\nLook.\n\n:::'),
    ],
    "broken-link": [
        clinic("- ▸[Go home](#hoem)"),
        scene("- `go` ▸[Home](#nowhere)"),
    ],
    "link": [
        scene("She went [home](▸#home)."),
        scene("She went [home][there].\n\n[there]: ▸#home"),
        scene("Read [this](▸javascript:alert(1))."),
        scene("Read [this](▸paper.pdf)."),
        scene("Read [this](▸<my paper.pdf>)."),
        scene("Read ▸<javascript:alert(1)>."),
        clinic("- ▸[Go home](home)"),
        clinic("- ▸See [home](#home) now"),
    ],
    "picture": [
        scene("▸![](media/then.webp)"),
        scene("▸![Her brain](media/never.webp)"),
        scene("▸![Her brain](../then.webp)"),
        scene("▸![Her brain](https://example.org/then.webp)"),
        scene("▸![](<media/then.webp>)"),
        scene('::: compare "Then and now"\n\n![Her brain](media/then.webp)\n\n▸![](media/now.webp)\n\n:::'),
    ],
}
