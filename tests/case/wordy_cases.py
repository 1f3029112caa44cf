"""Random cases with words everywhere: small cases, dressed in all that an author can write."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TypeVar

from hypothesis import strategies as st

from eduapp.case.model import Case, Choice, Effects, Facts, Objective, Option, Scene
from eduapp.text.expression import Binary, Expression, Literal, Name
from eduapp.text.own_words import Write
from eduapp.text.prose import Block, Chart, Compare, Mark, Note, Picture, Prose, Text, When
from eduapp.text.terms import Reference
from eduapp.text.variable import Variable
from tests.case.small_cases import small_cases

T = TypeVar("T")
CLAIM, REFERENCES = "E021", ("diary", "ß_2")
MORE = (
    Variable("mood", "word", "so so", words=("low", "so so", "a.b & c")),
    Variable("seconds", "number", Fraction(-51, 10)),
    Variable("größe", "range", -1, -3, 7),
    Variable("seen", "flag", True),
)
# Each may stand anywhere but at the beginning of a line.
PIECES = (
    *(
        "walks",
        "“so”",
        "it's",
        '"quoted"',
        "15\N{NO-BREAK SPACE}mg",
        "100 %",
        "5 < 6 > 4",
        "a*b*c",
        "x_y_",
        "漢字",
        "😀",
    ),
    *(
        "(see)",
        "#5",
        "- dash",
        "1. one",
        "::: if",
        "> 5",
        "| bar",
        "+",
        "= 3",
        "---",
        "&amp;",
        "e\u0301",
        "–",
        "'",
        "?",
    ),
    *("`code {no} [^no] - [ ]`", "``a ` b``", "H<sub>2</sub>O", "<br>", "[a paper](https://example.org/x_(y))"),
    *("{seconds}", "{mood}", "{{no}}", "\\{no}", "[^E021]", "[^diary]", "[brackets]", "[ ]", "**bold**", "\\*", "a\\b"),
)
PARAGRAPHS = (
    "- one\n- two\n    - three\n\n    four",
    "1. one\n2. two",
    "| a | b |\n|---|---|\n| 1 \\| 2 | {mood} |",
    "> quoted\n> > twice",
    "### A smaller heading, here",
    "    indented code",
    "```python\n{no} - `end` [^no]\n\n::: if\n## no\n```",
    "~~~\n```\n~~~",
    "![Her brain](media/then.webp)",
    "A line  \nand more  \n  of it",
    "***",
    "[ref]: https://example.org",
)


class Dresser:
    """Draws words for the parts of one case."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.number = 0

    def one(self, of: Sequence[T]) -> T:
        return self.draw(st.sampled_from(of))

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(1, one_in)) == one_in

    def words(self, end: str = "") -> str:
        pieces = self.draw(st.lists(st.sampled_from(PIECES), max_size=4))
        return " ".join(["She", *pieces]) + end

    def plain(self) -> str:
        """Words for YAML, where nothing is Markdown and a value may begin with anything."""
        text = st.text(
            st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" :#-\n"), max_size=30
        )
        return self.draw(text).strip() or "-"

    def markdown(self) -> str:
        """Some paragraphs, the last of them no question."""
        parts = [self.words() if self.chance(2) else self.one(PARAGRAPHS) for _ in range(self.one((1, 1, 2, 3)))]
        parts = [part.replace("smaller heading", f"smaller heading {self.counted()}") for part in parts]
        return "\n\n".join((*parts, self.words(".")))

    def counted(self) -> int:
        self.number += 1
        return self.number

    def prose(self, depth: int = 2) -> Prose:
        blocks: list[Block] = []
        for _ in range(self.one((0, 1, 1, 2))):
            block = self.block(depth)
            if not (isinstance(block, Text) and blocks and isinstance(blocks[-1], Text)):
                blocks.append(block)
        return tuple(blocks)

    def block(self, depth: int) -> Block:
        match self.one(("text", "text", "chart", "compare", *("when", "note") * (depth > 0))):
            case "when":
                return When(self.condition(), self.prose(depth - 1), self.prose(depth - 1))
            case "note":
                return Note(self.title(), self.prose(depth - 1))
            case "chart":
                return self.chart()
            case "compare":
                left, right = Picture(self.alt(), "media/then.webp"), Picture(self.alt(), "media/now.webp")
                return Compare(self.title(), left, right)
        return Text(self.markdown())

    def title(self) -> str:
        return self.words().replace('"', "”")

    def alt(self) -> str:
        return self.one(("Her brain", "A scan [T2]", "5 < 6, “so”", "Zwei Bilder, größer"))

    def condition(self) -> Expression:
        mood = Binary("==", Name("mood"), Literal("a.b & c"))
        conditions: tuple[Expression, ...] = (Name("seen"), mood, Binary(">", Name("seconds"), Literal(Fraction(1, 8))))
        return self.one(conditions)

    def chart(self) -> Chart:
        columns = self.one((2, 3))
        cells = ("", "5.1", "-3", "6,4", "−2.25", "0")
        header = tuple(self.one(("Month", "a | b", "", "Seconds, right")) for _ in range(columns))
        rows = [(self.one(("0", "May | June", "")), *(self.one(cells) for _ in header[1:])) for _ in range(2)]
        rows.append(("12", *("7" for _ in header[1:])))
        mark = Mark(self.one((Fraction(61, 10), Fraction(-3), Fraction(1, 1000))), "+20 %") if self.chance(3) else None
        return Chart(self.one(("line", "bar")), self.title(), header, tuple(rows), mark)

    def feedback(self) -> str:
        if self.chance(4):
            return self.one(PARAGRAPHS[:3])
        return self.markdown().strip() if self.chance(2) else self.words(".[^E021]")

    def effects(self, effects: Effects) -> Effects:
        unsafe = tuple(self.words(".") for _ in effects.unsafe)
        return replace(effects, unsafe=unsafe, feedback=self.feedback() if self.chance(2) else "")

    def write(self) -> Write:
        rubric = tuple(self.words() for _ in range(self.one((0, 1, 2))))
        return Write(self.words("."), self.feedback() if self.chance(2) else "", rubric)

    def scene(self, scene: Scene) -> Scene:
        options = tuple(Option(self.words(), self.effects(option.effects)) for option in scene.options)
        choices = tuple(Choice(self.words(), choice.to, self.effects(choice.effects)) for choice in scene.choices)
        return replace(
            scene,
            heading=self.heading(),
            prose=self.prose(),
            question=self.words("?") if scene.acts and self.chance(2) else "",
            difficulty=self.one(("medium", "easy", "hard")),
            write=self.write() if not scene.end and self.chance(4) else None,
            gos=tuple(replace(go, label=self.words()) for go in scene.gos),
            options=options,
            choices=choices,
        )

    def heading(self) -> str:
        return f"{self.words()} {self.counted()}{self.one(('', '', ' #', ' {#x}', '#'))}"

    def facts(self) -> Facts:
        return Facts(
            summary=self.plain(),
            minutes=self.one((Fraction(15), Fraction(1, 8), Fraction(1, 10**9))),
            authors=tuple(self.plain() for _ in range(self.one((1, 2)))),
            reviewed=date(2026, 11, 20),
            objectives=tuple(Objective(self.one(("ask", "talk", "treat")), self.plain()) for _ in range(2)),
            valid_months=self.one((24, 1)),
            share=self.one((Fraction(7, 10), Fraction(0), Fraction(1, 3 * 2**3) * 3)),
            lang=self.one(("en", "pt-BR")),
            shuffle=self.chance(2),
            show=(("mood", self.plain()),) if self.chance(2) else (),
        )


@st.composite
def wordy_cases(draw: st.DrawFn) -> Case:
    case, dresser = draw(small_cases()), Dresser(draw)
    return replace(
        case,
        title=dresser.heading(),
        facts=dresser.facts(),
        variables=(*case.variables, *MORE),
        introduction=dresser.prose(),
        scenes=tuple(dresser.scene(scene) for scene in case.scenes),
        references=tuple(Reference(id_, dresser.words()) for id_ in REFERENCES),
    )
