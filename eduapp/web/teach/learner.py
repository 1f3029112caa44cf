"""One learner of a cohort: what she did and when, what she can do if she shares it, and what she wrote."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template
from werkzeug.wrappers import Response

from eduapp.actions import members, one_learner, standings, word_marks
from eduapp.actions.offer import competencies
from eduapp.actions.one_learner import Text
from eduapp.actions.progress import Mastery, history, masteries
from eduapp.case.ready import Moment
from eduapp.store import Cohort, Member
from eduapp.text.cites import Cites
from eduapp.text.references import Listed
from eduapp.web import clock, tables
from eduapp.web.db import db, reading
from eduapp.web.desk import desk
from eduapp.web.history import history as drawn
from eduapp.web.language import in_language
from eduapp.web.talk import anchor
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404
from eduapp.web.teach.timeline import timeline


@dataclass(frozen=True, slots=True)
class Words:
    """Own words on the page, with the heading of their scene and the case. `model_answer` is HTML; `marks` are those
    that an educator gave, by the points of the rubric."""

    text: Text
    title: str
    heading: str
    model_answer: str
    marks: dict[int, bool]


@dataclass(frozen=True, slots=True)
class Shared:
    """Her standing, as far as she shares it: `drawing` is how it changed, as HTML."""

    masteries: Sequence[Mastery]
    drawing: str


@teach.get("/cohorts/<opaque:cohort>/learners/<opaque:learner>/")
def learner(cohort: int, learner: int) -> str | Response:
    found = cohort_or_404(cohort)
    member = members.learner_or_404(db.session, cohort, learner)
    done, remarks = one_learner.works(db.session, member), one_learner.remarks(db.session, member)
    table = timeline(found, member, done, remarks)
    file = tables.file_of(table)
    return file or _page(found, member, tables.shown(table)[0], done, remarks)


def _page(
    cohort: Cohort,
    member: Member,
    timeline: tables.Shown,
    done: Sequence[one_learner.Work],
    remarks: Sequence[one_learner.Remark],
) -> str:
    cites = Cites()
    words, listed = _words(one_learner.texts(reading(), desk().playables, member), cites)
    return render_template(
        "teach/learner.html",
        cohort=cohort,
        anchor=anchor,
        member=member,
        learner=member.person,
        timeline=timeline,
        begun=len(done),
        finished=sum(one.finished_at is not None for one in done),
        unanswered=[one for one in remarks if one.person_id == member.person_id and one.read_at is None],
        shared=_shared(member.person_id) if member.shares else None,
        words=words,
        most=one_learner.MOST_TEXTS,
        listed=listed,
    )


def _shared(person_id: int) -> Shared:
    connection = reading()
    ability, days = standings.known_of(connection, person_id)
    found = masteries(competencies(connection), ability, clock.now())
    enough = sorted((one for one in found if one.standing.is_enough), key=lambda one: -one.standing.chance)
    return Shared(found, drawn(history(connection, person_id, days)[0], enough))


def _words(texts: Sequence[Text], cites: Cites) -> tuple[list[Words], list[Listed]]:
    """With what their model answers cite: the references of several cases in one list."""
    marks = word_marks.marks_of(db.session, {text.attempt_id for text in texts})
    words: list[Words] = []
    listed: list[Listed] = []
    for text in texts:
        case, known = in_language(text.playable.shown_in), len(cites.ids)
        ready, then = case.ready(text.before.scene), Moment(text.before, cites)
        answer = then.text(ready.write.model_answer) if ready.write else ""
        own = marks.get((text.attempt_id, text.number), {})
        words.append(Words(text, case.title, ready.title.filled(then.named), answer, own))
        listed += text.playable.references.listed(cites.ids).entries[known:]
    return words, listed
