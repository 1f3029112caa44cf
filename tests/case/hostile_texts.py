"""Texts that no author means: the complete small case with slips, pieces of the format in any order, and worse."""

from hypothesis import strategies as st

from tests.case.texts import MAILBOX, front

# Each is a line or the beginning of one; some are harmless, some are not.
FRAGMENTS = (
    *("", " ", "\t", "    ", "---", "#", "# T", "##", "## The clinic", "## H {#home-again}", "##x", " ## y"),
    *("### z", "- ", "- [a](#the-clinic)", "- [a](#home-again) b", "- [](#the-clinic)", "- [a\n  b](#home-again)"),
    *(" - [a](#x)", "- [ ] b", "- [x] b", "-[ ] b", "[ ] b", "    - [ ] b", "- `end` good", "- `end`"),
    *("- `pick` 1..2", "-`set` x", "- `set` asked_function", "- `set` trust -= 1", "- `go` [a](#home-again)"),
    *("- `go` [a](#home-again) if trust > 1", "- `write` Say it.", "- `difficulty` hard", "- `foo` x", "- `set"),
    *("    - `if` asked_function", "  - `if` trust >", "    - `score` recognise +1"),
    *("    - `set` not asked_function", "    - `unsafe` No.", "    - `feedback` a", "        deeper"),
    *("        - deeper", "        ```", "        - `score` recognise +1", "     - `if` true", "   text"),
    *("::: if asked_function", "::: if trust", "::: else", ":::", "::::", " :::", '::: note "A"', "::: note"),
    *("::: esle", '::: chart line "A"', '::: chart bar "A" mark 3 "B"', "| a | b |\n|---|---|\n| a | 1 |", "|"),
    *('::: compare "A"', "![a](media/then.webp)", "![](media/now.webp)", "![a](x)", "[x](https://x)", "[x](y)"),
    *("[x]: y", "<javascript:x>", "[^E021]", "[^x]", "[^x]: A. B", "[^x]:", "{trust}", "{x}", "\\{x}", "{{x}}"),
    *("<b>", "<sub>", "<!--", "-->", "`", "``", "What?", "> q", "1. a", "***", "===", "```", "~~~", "\\", "é"),
    *("e\u0301", "漢", "\xa0", "\u2028", "\x00", "\r", "\ufeff", "'", '"', "&a", "*a", "!!x", "<<: *a", "a: b"),
    *("variables:", "  x: 1 in 0..3", "show:", "pass: 0.5", "- - - -", "? [a]", "%YAML 1.1", "...", "a: |"),
    *('"\\ud800"', "lang: it", "shuffle: true", "kind: quiz", "(", "not "),
)
FRAGMENT = st.sampled_from(FRAGMENTS)


@st.composite
def mutated(draw: st.DrawFn, most: int = 6) -> str:
    """The complete small case with lines dropped, doubled, swapped, split, shifted, and fragments put in."""
    lines = MAILBOX.split("\n")
    for _ in range(draw(st.integers(1, most))):
        at, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        column = draw(st.integers(0, len(lines[at])))
        match draw(st.sampled_from(("drop", "double", "swap", "insert", "insert", "append", "within", "shift", "cut"))):
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(other, lines[at])
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "append":
                lines[at] += draw(FRAGMENT)
            case "within":
                lines[at] = lines[at][:column] + draw(FRAGMENT) + lines[at][column:]
            case "shift":
                lines[at] = draw(st.sampled_from((" ", "  ", "    ", "\t"))) + lines[at]
            case "cut":
                lines[at] = lines[at][:column] + lines[at][column + 1 :]
            case _:
                lines.insert(at, draw(FRAGMENT))
    return "\n".join(lines)


@st.composite
def pieced(draw: st.DrawFn) -> str:
    """A case put together from fragments."""
    joints = st.sampled_from(("\n", "\n", "\n\n", " "))
    pieces = draw(st.lists(st.tuples(FRAGMENT, joints), max_size=25))
    top = MAILBOX.split("\n# ")[0] if draw(st.booleans()) else front()
    soup = "".join(fragment + joint for fragment, joint in pieces)
    return f"{top}\n# T\n\n## The clinic\n\n{soup}\n\n- [a](#home-again)\n\n## Home again\n\n- `end` good\n"


# Pieces that fill long lines, or stand in very many lines.
UNITS = (
    *("[", "![", "<", "{a", "`", "``a`", "`a` ", "|", " ", "#", ":::", "](", "[^", "](<", "![a](", "![a](x ", "<a"),
    *("<a ", "<!---->", "<!--", "<a:b>", "<a@", "[a][", "[a]: ", "*", "_", "\\", "\\[", "[[]]", "(", ")", "&", '"'),
    *("> ", "- ", "1. ", "{a}", "[a](#s)", "é", "\t", "-", "=", "a ", "a?", "[^E1]", "![a](media/then.webp)"),
    *("<sub>", "- [ ] ", "'", "~"),
)
BEGINNINGS = (
    *("", "- [", "- [ ] ", "- `", "- `set` ", "- `go` [", "- `pick` ", "- [a](#home)\n    - `if` "),
    *("- [a](#home)\n    - `set` ", "::: if ", "::: chart ", '::: note "', "[^a]: ", "## ", "### ", "![a](", "<a"),
    *("> ", "- [a](#home)\n    - `feedback` "),
)
LINES = (
    *("- [a](#nowhere)", "- [a](#home)", "- [ ] a", "- `set` a", "- `foo`", "## a", "### b", "# c", "##d", ":::"),
    *("::: if true", "::: x", '::: note "a"', "[^a]: b", "[^b]", "{c}", "x", "", "> x", "| a |", "---", "```"),
    *("~~~", "<!--", "-->", "\\", "- a", "    - `score` a +1", "        x", "![a](b)", "x?\n- [ ] a", "\x00"),
    *("- `go` [a](#home) if b", "- `write` x\n    - [ ] y"),
)
