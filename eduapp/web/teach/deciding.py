"""How a cohort decides: its cases, and of a case the map, the endings, what was unsafe and each scene."""

from dataclasses import dataclass

from flask import Response, abort, render_template, request, url_for

from eduapp.actions import deciding as acts
from eduapp.case.decided import Decided
from eduapp.web import tables
from eduapp.web.db import db
from eduapp.web.drawn import can_draw
from eduapp.web.language import gettext
from eduapp.web.tables import Shown
from eduapp.web.teach import deciding_words as words
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.case_map import picture
from eduapp.web.teach.deciding_tables import WAYS, scene_name
from eduapp.web.teach.deciding_tables import cases as table_of_cases
from eduapp.web.teach.deciding_tables import tables as tables_of
from eduapp.web.teach.looking import Look, also_of, look
from eduapp.web.teach.standing import cohort_or_404


@dataclass(frozen=True, slots=True)
class Part:
    """A scene on the page; it is open where there is something to teach, or where its table was asked for."""

    scene: Decided
    table: Shown
    pace: str
    is_open: bool
    place: str
    asks_words: bool


@teach.get("/cohorts/<opaque:cohort>/cases")
def cases(cohort: int) -> str | Response:
    found = cohort_or_404(cohort)
    table = table_of_cases(found, acts.worked_on(db.session, cohort))
    file = tables.file_of(table)
    return file or render_template("teach/cases.html", cohort=found, cases=tables.shown(table)[0])


@teach.get("/cohorts/<opaque:cohort>/cases/<key>")
def deciding(cohort: int, key: str) -> str | Response:
    seen = look(cohort, key)
    every = tables_of(seen)
    file = tables.file_of(*every)
    if file is not None:
        return file
    endings, unsafe, ways, pace, *scenes = tables.shown(*every, also=seen.also)
    return render_template(
        "teach/deciding.html",
        cohort=seen.cohort,
        look=seen,
        sentence=words.sentence(seen),
        rule=words.rule(),
        attempts=words.attempts(seen),
        ways_to_look=_ways_to_look(seen),
        has_map=can_draw(),
        asked=request.args.get("table", "") if can_draw() else WAYS,
        endings=endings,
        unsafe=unsafe,
        ways=ways,
        pace=pace,
        parts=[_part(seen, *pair) for pair in zip(seen.scenes, scenes, strict=True)],
    )


def _part(seen: Look, scene: Decided, table: Shown) -> Part:
    is_open = scene.is_to_teach or request.args.get("table") == scene_name(scene)
    write = seen.playable.rules.scenes[scene.number].scene.write
    return Part(scene, table, words.pace(scene), is_open, words.place(scene), write is not None)


def _ways_to_look(seen: Look) -> list[tuple[str, str, bool]]:
    """Other attempts and other versions: the words, the address, and whether it is the one that is shown."""
    told, found = seen.told, []
    for version in told.versions:
        of = words.version(version, seen.cohort.time_zone)
        for is_first, named in ((True, gettext("First attempts")), (False, gettext("Later attempts"))):
            title = f"{named}, {of}" if len(told.versions) > 1 else named
            also = also_of(seen, version, is_first)
            to = url_for("teach.deciding", cohort=seen.cohort.id, key=told.key, **also)
            found.append((title, to, (version, is_first) == (told.version, told.is_first)))
    return found


@teach.get("/cohorts/<opaque:cohort>/cases/<key>/map.svg")
def case_map(cohort: int, key: str) -> Response:
    """The map is a request of its own, so that the page need not wait for the drawing."""
    seen = look(cohort, key)
    if not can_draw():
        abort(404)
    return Response(picture(seen), mimetype="image/svg+xml")
