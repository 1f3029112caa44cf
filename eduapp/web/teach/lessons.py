"""Which decisions to teach, as the board says it: a sentence each, the scene that it leads to, and a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from eduapp.actions.teaching import MOST, Lesson
from eduapp.case.compared import FEWEST
from eduapp.case.decided import MANY
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.web.language import gettext
from eduapp.web.teach import deciding_words as words
from eduapp.web.teach.board_words import counted

TO_TEACH = "to-teach"


@dataclass(frozen=True, slots=True)
class Told:
    """A lesson in words; `worth` says what the act is worth, `tone` is the class of its colour."""

    sentence: str
    lesson: Lesson
    worth: str
    tone: str
    best: str
    to: str


def told_of(cohort: int, lessons: Sequence[Lesson]) -> list[Told]:
    return [
        Told(
            words.chosen(one.act),
            one,
            words.worth(one.act.worth),
            words.tone(one.act.worth),
            best(one),
            _scene(cohort, one),
        )
        for one in lessons
    ]


def best(lesson: Lesson) -> str:
    return "; ".join(one.label for one in lesson.best)


def rule() -> str:
    return gettext(
        "Of each case the act that gave most points away in first attempts; an unsafe one weighs three times as much."
        " Named is what is unsafe, or what %(share)d %% did, in scenes that at least %(fewest)s learners have left:"
        " the first %(most)s of all cases.",
        share=round(MANY * 100),
        fewest=counted(FEWEST),
        most=counted(MOST),
    )


def table(cohort: int, lessons: Sequence[Lesson]) -> Table:
    columns = [
        Column("act", gettext("Act")),
        Column("scene", gettext("Scene")),
        Column("case", gettext("Case")),
        Column("count", gettext("Learners"), "number"),
        Column("share", gettext("Share"), "share"),
        Column("worth", gettext("Worth")),
        Column("best", gettext("Best here")),
    ]
    rows = [
        [
            Cell(one.act.label, to=_scene(cohort, one)),
            Cell(one.scene.heading),
            Cell(one.title),
            Cell(one.act.count),
            Cell(one.act.share),
            Cell(words.worth(one.act.worth)),
            Cell(best(one) or None),
        ]
        for one in lessons
    ]
    return Table(TO_TEACH, gettext("Which decision to teach"), columns, rows)


def _scene(cohort: int, one: Lesson) -> str:
    revision, at = str(one.revision_id), words.place(one.scene)
    return url_for("teach.deciding", cohort=cohort, key=one.key, revision=revision, _anchor=at)
