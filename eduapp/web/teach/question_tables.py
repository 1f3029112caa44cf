"""The tables of the pages of questions: quizzes, the figures of one, its questions, the options of a question."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from eduapp.actions.item_analysis import Analysis, Taken
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.quiz.item_statistics import ItemFigures
from eduapp.quiz.model import Answer, Match, Multiple, Number, Order, Single
from eduapp.quiz.option_statistics import Choosing, OptionFigures
from eduapp.quiz.spread import Answered, Spread
from eduapp.quiz.spread import spread as spread_of
from eduapp.text.bare import bare
from eduapp.text.markdown import inline_html
from eduapp.web.language import gettext
from eduapp.web.teach import question_words as words

LONG = "long"  # of cells with sentences


def quizzes(taken: Sequence[Taken], zone: ZoneInfo, address: Callable[[Taken], str]) -> Table:
    """All of a cohort; times are those of its zone."""
    columns = [
        Column("quiz", gettext("Quiz")),
        Column("module", gettext("Module")),
        Column("use", gettext("Use")),
        Column("first", gettext("First attempts"), "number"),
        Column("mean", gettext("Mean of the first"), "share"),
        Column("later", gettext("Tried again"), "number", means=gettext("Learners who handed it in again.")),
        Column("last", gettext("Last handed in"), "moment"),
    ]
    rows = [
        [
            Cell(one.title, to=address(one)),
            Cell(one.module),
            Cell(words.use(one)),
            Cell(one.first),
            _known(one.share, gettext("nothing was marked")),
            Cell(one.later),
            Cell(one.last_at.astimezone(zone)),
        ]
        for one in taken
    ]
    return Table("quizzes", gettext("Quizzes"), columns, rows)


def figures(seen: Analysis) -> Table:
    """Those of the quiz as a whole."""
    whole, spread, agree = seen.statistics.whole, words.why_no_spread(seen), words.why_no_alpha(seen)
    columns = [
        Column("figure", gettext("Figure")),
        Column("value", gettext("Value"), "number", 2),
        Column("share", gettext("Of all marks"), "share"),
        Column("learners", gettext("Learners"), "number"),
        Column("means", gettext("What it says")),
    ]

    def row(name: str, value: float | None, why: str, means: str, *, in_marks: bool = True) -> list[Cell]:
        share = Cell(value / whole.most) if in_marks and value is not None and whole.most else Cell(None, note="–")
        return [Cell(name), _known(value, why), share, Cell(whole.n), Cell(means, tone=LONG)]

    rows = [
        row(gettext("Mean"), whole.mean, spread, gettext("The marks of all, shared out evenly.")),
        row(gettext("Median"), whole.median, spread, gettext("Half of the learners have as much or more.")),
        row(gettext("Standard deviation"), whole.sd, spread, gettext("How far learners are from the mean.")),
        row(
            gettext("Cronbach’s alpha"),
            whole.alpha,
            agree,
            gettext("How well the questions go together: 1 at most, near 0 where they have little in common."),
            in_marks=False,
        ),
        row(
            gettext("Standard error of measurement"),
            whole.sem,
            agree,
            gettext("Two times in three, chance moves the marks of a learner by no more than this."),
        ),
    ]
    return Table("figures", gettext("The quiz as a whole"), columns, rows)


def items(seen: Analysis, address: Callable[[int], str]) -> Table:
    """The questions that earn marks, with what stands out."""
    columns = [*_of_items(), Column("flags", gettext("What stands out"))]
    rows = [[*_item(seen, item, address(item.asked.number)), _flags(item)] for item in seen.statistics.items]
    return Table("questions", gettext("The questions"), columns, rows)


def item(seen: Analysis, one: ItemFigures) -> Table:
    """The figures of one question."""
    return Table("figures", gettext("Its figures"), _of_items(), [_item(seen, one)])


def _of_items() -> list[Column]:
    return [
        Column("question", gettext("Question")),
        Column("number", gettext("Number"), "number"),
        Column("facility", gettext("Facility"), "share", means=gettext("The share of its marks that was earned.")),
        Column("discrimination", gettext("Discrimination index"), "share"),
        Column("efficiency", gettext("Discriminative efficiency"), "share"),
        Column("point_biserial", gettext("Corrected point-biserial"), "number", 2),
    ]


def _item(seen: Analysis, item: ItemFigures, address: str = "") -> list[Cell]:
    number, why = item.asked.number, words.why_not_compared(seen, item)
    efficiency = None if item.efficiency is None else item.efficiency / 100
    return [
        Cell(plain(seen.takeable.quiz.questions[number].heading), to=address),
        Cell(number + 1),
        _known(item.facility, words.why_no_spread(seen)),
        _known(item.point_biserial, why),
        _known(efficiency, why),
        _known(item.point_biserial, why),
    ]


def _flags(item: ItemFigures) -> Cell:
    if item.is_uncertain:
        return Cell(None, note=gettext("– too few learners to say"))
    said = words.flags_of(item)
    return Cell(said, tone=LONG) if said else Cell(None, note=gettext("nothing"))


def options(seen: Analysis, item: ItemFigures) -> Table | None:
    """Who chose what, by thirds of the learners; None where nothing is chosen, or nobody has."""
    answer, choosing = seen.takeable.quiz.questions[item.asked.number].answer, item.choosing
    if choosing is None or not isinstance(answer, Single | Multiple):
        return None
    thirds = choosing.thirds
    columns = [
        Column("option", gettext("Option")),
        Column("key", gettext("Key")),
        Column("all", gettext("All, of %(number)d", number=thirds.all), "number"),
        Column("best", gettext("Best third, of %(number)d", number=thirds.best), "number"),
        Column("middle", gettext("Middle third, of %(number)d", number=thirds.middle), "number"),
        Column("lowest", gettext("Lowest third, of %(number)d", number=thirds.lowest), "number"),
        Column("rest", gettext("Their mean elsewhere"), "number", 2),
    ]
    rows = [
        _option(figures, plain(option.label)) for figures, option in zip(choosing.options, answer.options, strict=True)
    ]
    return Table("options", gettext("Who chose what"), columns, [*rows, _blank(choosing)])


def spread(seen: Analysis, item: ItemFigures) -> Table | None:
    """What was answered where nothing is chosen; None where something is, or nobody has handed it in."""
    number = item.asked.number
    question = seen.takeable.quiz.questions[number]
    found = spread_of(question, [given[number] for given in seen.given])
    if found is None or not found.learners:
        return None
    counted = [Column("count", gettext("Learners"), "number"), Column("share", gettext("Share"), "share")]
    columns = [*_of_spread(question.answer), *counted, Column("key", gettext("Key"))]
    blank = [Cell(None)] * (len(columns) - 4)
    rows = [[*_given(question.answer, row), *_share(row.count, found), _key(row.is_right)] for row in found.rows]
    for words_, count in ((gettext("Rarer answers"), found.others), (gettext("No answer"), found.blank)):
        if count:
            rows.append([Cell(words_), *blank, *_share(count, found), Cell(None)])
    return Table("answers", gettext("What was answered"), columns, rows)


def _of_spread(answer: Answer) -> list[Column]:
    if isinstance(answer, Order):
        return [Column("item", gettext("Item")), Column("place", gettext("Place that it was given"), "number")]
    if isinstance(answer, Match):
        left, right = answer.header
        return [Column("left", plain(left)), Column("right", plain(right))]
    return [Column("answer", gettext("Answer"))]


def _given(answer: Answer, row: Answered) -> list[Cell]:
    at = int(row.given) if isinstance(answer, Order | Match) else 0
    if isinstance(answer, Order):
        return [Cell(plain(answer.items[row.of])), Cell(at + 1)]
    if isinstance(answer, Match):
        return [Cell(plain(answer.pairs[row.of][0])), Cell(plain(answer.pairs[at][1]))]
    unit = answer.unit if isinstance(answer, Number) else ""
    return [Cell(f"{row.given} {unit}".strip())]


def _share(count: int, found: Spread) -> list[Cell]:
    return [Cell(count), Cell(count / found.learners)]


def _key(is_right: bool) -> Cell:
    return Cell(gettext("right")) if is_right else Cell(gettext("wrong"), tone="tone-soft")


def _option(figures: OptionFigures, label: str) -> list[Cell]:
    why = gettext("nobody chose it") if not figures.taken.all else gettext("one question only")
    key, taken = _key(figures.is_right), figures.taken
    counts = [Cell(taken.all), Cell(taken.best), Cell(taken.middle), Cell(taken.lowest)]
    return [Cell(f"{figures.letter}. {label}"), key, *counts, _known(figures.mean_rest, why)]


def _blank(choosing: Choosing) -> list[Cell]:
    blank = choosing.blank
    counts = [Cell(blank.all), Cell(blank.best), Cell(blank.middle), Cell(blank.lowest)]
    return [Cell(gettext("No answer")), Cell(None), *counts, Cell(None)]


def _known(value: float | None, why: str) -> Cell:
    """The figure, or a dash with why there is none."""
    return Cell(None, note=f"\N{EN DASH} {why}") if value is None else Cell(value)


def plain(markdown: str) -> str:
    return bare(inline_html(markdown)).filled({})
