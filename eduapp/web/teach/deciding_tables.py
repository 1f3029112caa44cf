"""The tables of how a cohort decides in a case: ways, endings, unsafe acts, times, and one for each scene."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from flask import url_for

from eduapp.actions.deciding import Worked
from eduapp.case.decided import Decided, Done
from eduapp.case.map import plain
from eduapp.case.passages import Edge
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.store import Cohort
from eduapp.web.language import gettext
from eduapp.web.teach import deciding_words as words
from eduapp.web.teach.looking import Look

WAYS, ENDINGS, UNSAFE, PACE = "ways", "endings", "unsafe-acts", "time-taken"


def cases(cohort: Cohort, worked: Sequence[Worked]) -> Table:
    columns = [
        Column("case", gettext("Case")),
        Column("learners", gettext("Learners"), "number"),
        Column("finished", gettext("Attempts at an end"), "number"),
        Column("unsafe", gettext("With an unsafe act"), "number"),
        Column("last", gettext("Last at work"), "moment"),
    ]
    zone = ZoneInfo(cohort.time_zone)
    rows = [
        [
            Cell(one.title, to=url_for("teach.deciding", cohort=cohort.id, key=one.key)),
            Cell(one.learners),
            Cell(one.finished),
            Cell(one.unsafe, tone="tone-harm" if one.unsafe else ""),
            Cell(one.last_at.astimezone(zone)),
        ]
        for one in worked
    ]
    return Table("cases", gettext("Cases that this cohort has worked on"), columns, rows)


def tables(look: Look) -> list[Table]:
    """Those of the page, in its order; those of the scenes come last."""
    return [endings(look), unsafe(look), ways(look), pace(look), *(scene(look, one) for one in look.scenes)]


def _counted() -> list[Column]:
    """An attempt of each learner is a first one, so that first attempts are learners."""
    means = gettext("How many attempts: of first ones each learner has one.")
    return [
        Column("count", gettext("Attempts"), "number", means=means),
        Column("share", gettext("Share"), "share", means=gettext("Of the attempts that left the scene.")),
    ]


def endings(look: Look) -> Table:
    crowd = look.told.crowd
    columns = [Column("ending", gettext("Ending")), Column("kind", gettext("Kind")), *_counted()]
    rows = [
        [
            Cell(plain(one.scene.heading)),
            Cell(gettext(words.ENDS[one.scene.end]), tone="is-harm" if one.scene.end == "harm" else ""),
            Cell(crowd.endings.get(one.scene.id, 0)),
            Cell(crowd.endings.get(one.scene.id, 0) / crowd.finished if crowd.finished else None),
        ]
        for one in look.playable.rules.scenes
        if one.scene.end
    ]
    return Table(ENDINGS, gettext("How it ended"), columns, rows)


def unsafe(look: Look) -> Table:
    columns = [Column("act", gettext("Unsafe act")), Column("scene", gettext("Scene")), *_counted()]
    columns.append(Column("why", gettext("Why it is unsafe")))
    rows = [
        [
            *_act(look, one, act),
            Cell(one.heading),
            Cell(act.count),
            Cell(act.share),
            Cell(" ".join(map(plain, act.unsafe))),
        ]
        for one in look.scenes
        for act in one.acts
        if act.unsafe and act.count
    ]
    return Table(UNSAFE, gettext("Unsafe acts"), columns, rows)


def ways(look: Look) -> Table:
    """What the map shows, to read: each way from one scene to another."""
    columns = [Column("from", gettext("From")), Column("choice", gettext("Choice")), Column("to", gettext("To"))]
    scenes = look.playable.rules.scenes
    rows = [
        [Cell(one.heading), Cell(act.label), Cell(plain(scenes[act.to].scene.heading)), *_figures(act), _worth(act)]
        for one in look.scenes
        for act in one.acts
        if act.kind == "choice"
    ]
    rows += [_passage(look, edge) for edge in _edges(look)]
    return Table(WAYS, gettext("Every way"), [*columns, *_counted(), Column("worth", gettext("Worth"))], rows)


def _edges(look: Look) -> list[Edge]:
    """Every `go`, in the order of the file; those between the same two scenes are one."""
    scenes = look.playable.rules.scenes
    return list(dict.fromkeys((at, passage.to) for at, scene in enumerate(scenes) for passage in scene.passages))


def _passage(look: Look, edge: Edge) -> list[Cell]:
    """A way that nobody chooses: the case goes on at once."""
    ends = [plain(look.playable.rules.scenes[number].scene.heading) for number in edge]
    count = look.passages.get(edge)
    why = gettext("not known, since scenes recur") if count is None else ""
    on = gettext("on at once")
    return [Cell(ends[0]), Cell(on, tone="tone-soft"), Cell(ends[1]), Cell(count, note=why), Cell(None), Cell(None)]


def pace(look: Look) -> Table:
    columns = [
        Column("scene", gettext("Scene")),
        Column("count", gettext("Attempts"), "number"),
        Column("low", gettext("A quarter within, seconds"), "number"),
        Column("median", gettext("Half within, seconds"), "number"),
        Column("high", gettext("Three quarters within, seconds"), "number"),
    ]
    rows = [[Cell(one.heading), Cell(one.timed), *map(Cell, one.quartiles)] for one in look.scenes]
    return Table(PACE, gettext("Time taken"), columns, rows)


def scene(look: Look, one: Decided) -> Table:
    """What an act is worth stands beside it, so that a phone shows both."""
    columns = [
        Column("act", gettext("Act")),
        Column("worth", gettext("Worth")),
        *_counted(),
        Column("kind", gettext("Kind")),
    ]
    rows = [[*_act(look, one, act), _worth(act), *_figures(act), Cell(words.kind(act))] for act in one.acts]
    return Table(scene_name(one), one.heading, columns, rows)


def scene_name(one: Decided) -> str:
    return f"scene-{one.number + 1}"


def _act(look: Look, one: Decided, act: Done) -> list[Cell]:
    """What was done, leading to who did it."""
    if not act.count:
        return [Cell(act.label)]
    asked = look.also | {"act": str(act.numbers[0])}
    to = url_for("teach.who_decided", cohort=look.cohort.id, key=look.told.key, number=one.number, **asked)
    return [Cell(act.label, to=to)]


def _figures(act: Done) -> list[Cell]:
    return [Cell(act.count), Cell(act.share)]


def _worth(act: Done) -> Cell:
    return Cell(words.worth(act.worth) or None, tone=words.tone(act.worth))
