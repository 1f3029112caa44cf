"""Who did what in a scene, and what was written there: names and words, on demand."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from flask import Response, render_template, request, url_for

from eduapp.actions import decided_by
from eduapp.actions.decided_by import Deed, Words
from eduapp.case.decided import Decided, Done
from eduapp.case.play import opening
from eduapp.case.ready import Moment
from eduapp.interop.tabular import Cell, Column, Table
from eduapp.text.cites import Cites
from eduapp.web import tables
from eduapp.web.db import db
from eduapp.web.language import gettext, in_language
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.looking import Look, look

A_PAGE = 20
MOST_PAGES = 100_000


@teach.get("/cohorts/<opaque:cohort>/cases/<key>/scenes/<int:number>")
def who_decided(cohort: int, key: str, number: int) -> str | Response:
    seen = look(cohort, key)
    scene = seen.scene(number)
    deeds = decided_by.in_scene(db.session, cohort, seen.revision, seen.playable.rules, number)
    wanted = request.args.get("act", type=int)
    act = next((act for act in scene.acts if wanted in act.numbers), None)
    kept = [deed for deed in deeds if act is None or set(act.numbers) & set(deed.acts)]
    table = _table(seen, scene, [deed for deed in kept if deed.is_first == seen.told.is_first], act)
    also = seen.also | ({"act": str(act.numbers[0])} if act else {})
    return tables.file_of(table) or render_template(
        "teach/who_decided.html",
        cohort=seen.cohort,
        look=seen,
        scene=scene,
        act=act,
        who=tables.shown(table, also=also)[0],
    )


def _table(seen: Look, scene: Decided, deeds: Sequence[Deed], act: Done | None) -> Table:
    """Each name leads to the replay, at the decision in which the act was done, or else at the last one."""
    columns = [
        Column("learner", gettext("Learner")),
        Column("did", gettext("What was done, in its order")),
        Column("at", gettext("When"), "moment"),
    ]
    labels = {number: act.label for act in scene.acts for number in act.numbers}
    zone = ZoneInfo(seen.cohort.time_zone)
    rows = [
        [
            Cell(deed.name, to=_replay(seen, deed, act)),
            Cell(" · ".join(labels[act] for act in deed.acts)),
            Cell(deed.at.astimezone(zone)),
        ]
        for deed in deeds
    ]
    return Table("who-decided", gettext("Who decided what in “%(scene)s”", scene=scene.heading), columns, rows)


def _replay(seen: Look, deed: Deed, act: Done | None) -> str:
    done = zip(deed.acts, deed.decisions, strict=True)
    number = next((at for one, at in done if act is not None and one in act.numbers), deed.decisions[-1])
    return url_for("teach.replay", cohort=seen.cohort.id, attempt=deed.attempt_id, number=number)


@teach.get("/cohorts/<opaque:cohort>/cases/<key>/words")
def own_words(cohort: int, key: str) -> str:
    seen = look(cohort, key)
    rules = seen.playable.rules
    asking = [scene for scene in seen.scenes if rules.scenes[scene.number].scene.write]
    wanted = request.args.get("scene", type=int)
    scene = next((scene for scene in asking if scene.number == wanted), asking[0] if asking else None)
    page = min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)
    found: list[Words] = []
    total = 0
    if scene is not None:
        where = cohort, seen.revision, scene.number, seen.told.is_first
        found, total = decided_by.own_words(db.session, *where, (page - 1) * A_PAGE, A_PAGE)
    return render_template(
        "teach/own_words.html",
        cohort=seen.cohort,
        look=seen,
        asking=asking,
        scene=scene,
        **(_answer(seen, scene) if scene else {}),
        found=found,
        total=total,
        page=page,
        pages=-(-total // A_PAGE),
    )


def _answer(seen: Look, scene: Decided) -> dict[str, object]:
    """What was asked and the model answer, with the values that the case begins with, and what they cite."""
    shown = in_language(seen.playable.shown_in)
    cites = Cites(shown.reference)
    write, moment = shown.ready(scene.number).write, Moment(opening(seen.playable.rules), cites)
    if write is None:
        return {}
    prompt, answer = moment.label(write.prompt), moment.text(write.model_answer)
    rubric = [moment.label(point) for point in write.rubric]
    listed = seen.playable.references.listed(cites.ids)
    return {"prompt": prompt, "model_answer": answer, "rubric": rubric, "listed": listed}
