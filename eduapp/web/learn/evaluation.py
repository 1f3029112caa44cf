"""The evaluation of a module: a page of questions, sent once."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from eduapp.actions import evaluation as answering
from eduapp.actions import typed
from eduapp.actions.evaluation import LONGEST_INTENTION, LONGEST_WHY, Sent
from eduapp.actions.refused import MovedOn
from eduapp.actions.studying import Study
from eduapp.module.evaluation import LONGEST, MET, MOST_INTENTIONS, SCALE, YES_NO
from eduapp.module.model import Facts, Question
from eduapp.text.told import Told
from eduapp.web import clock, unsent
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.language import current_language, gettext, in_language, spoken
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.module import study_or_404


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the page: the name of its fields, its words in the language of the page, what was filled in."""

    name: str
    question: Question
    prompt: str
    options: tuple[tuple[str, str], ...]
    given: tuple[str, ...] = ()
    why: str = ""
    slip: str = ""


@learn.get("/modules/<key>/evaluation")
def evaluation(key: str) -> str | Response:
    studied = study_or_404(key)
    if studied.progress.evaluation == "done":
        return _answered(key)
    if (kept := unsent.waiting(request.path)) is not None:
        return _page(key, studied, *read_evaluation(studied.teaching.module.facts, kept), {})
    return _page(key, studied, Sent({}, may_ask=False), {}, {})


@learn.post("/modules/<key>/evaluation")
def answer_evaluation(key: str) -> Response | tuple[str, int]:
    studied = study_or_404(key)
    facts = studied.teaching.module.facts
    sent, filled = read_evaluation(facts, request.form)
    slips = answering.slips(facts, sent)
    if slips and studied.progress.evaluation == "open":
        return _page(key, studied, sent, filled, slips), 422
    try:
        answering.answer(db.session, studied, sent, current_language(), now=clock.now())
    except MovedOn as slip:
        flash(said(slip))
        return redirect(url_for("learn.certificate", key=key), 303)
    flash(gettext("Thank you. Your answers are kept."))
    return redirect(url_for("learn.certificate", key=key), 303)


def _answered(key: str) -> Response:
    flash(gettext("You have answered the evaluation already. Your answers stand."))
    return redirect(url_for("learn.module", key=key), 303)


def read_evaluation(facts: Facts, form: MultiDict[str, str]) -> tuple[Sent, dict[str, tuple[str, ...]]]:
    """What was sent; and all fields of each question, empty ones too, as they are filled in again."""
    filled = {question.id: _fields(facts, at, question, form) for at, question in enumerate(facts.evaluation)}
    given = {id_: answers for id_, fields in filled.items() if (answers := tuple(filter(None, fields)))}
    why = {
        question.id: typed.words(form.get(f"q{at}-why", ""), LONGEST_WHY + 1).strip()
        for at, question in enumerate(facts.evaluation)
        if question.kind == "yes-no"
    }
    return Sent(given, why, "act" in form, "may_ask" in form), filled


def _fields(facts: Facts, at: int, question: Question, form: MultiDict[str, str]) -> tuple[str, ...]:
    name = f"q{at}"
    match question.kind:
        case "objectives":
            return tuple(form.get(f"{name}-{number}", "")[:20] for number in range(len(facts.objectives)))
        case "intentions":
            fields = range(MOST_INTENTIONS)
            return tuple(typed.line(form.get(f"{name}-{n}", ""))[: LONGEST_INTENTION + 1] for n in fields)
        case "words":
            return (typed.words(form.get(name, ""), LONGEST + 1).strip(),)
    return tuple(value[:20] for value in form.getlist(name))


def _page(
    key: str, studied: Study, sent: Sent, filled: Mapping[str, tuple[str, ...]], slips: Mapping[str, Told]
) -> str:
    facts = studied.teaching.module.facts
    asked = [
        Asked(
            f"q{at}",
            question,
            gettext(question.prompt),
            _options(question),
            filled.get(question.id, ()),
            sent.why.get(question.id, ""),
            spoken(slips[question.id]) if question.id in slips else "",
        )
        for at, question in enumerate(facts.evaluation)
    ]
    return render_template(
        "learn/evaluation.html",
        key=key,
        study=studied,
        facts=facts,
        shown=in_language(studied.teaching.shown_in),
        asked=asked,
        sent=sent,
        may_ask=sent.may_ask,
        is_asked_after=answering.is_asked(facts),
        longest={"intention": LONGEST_INTENTION, "words": LONGEST},
    )


def _options(question: Question) -> tuple[tuple[str, str], ...]:
    """The values of the answers that are offered, each with its label."""
    match question.kind:
        case "objectives":
            return tuple((value, gettext(label)) for value, label in MET.items())
        case "yes-no":
            return tuple((value, gettext(label)) for value, label in YES_NO.items())
        case "scale":
            return tuple((str(value), str(value)) for value in SCALE)
    return tuple((str(number), gettext(choice)) for number, choice in enumerate(question.choices, 1))
