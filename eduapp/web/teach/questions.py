"""How the questions of a cohort's quizzes do: the quizzes it was asked, the questions of one, one question."""

from zoneinfo import ZoneInfo

from flask import Response, render_template, request, url_for

from eduapp.actions import item_analysis
from eduapp.actions.item_analysis import Analysis
from eduapp.actions.refused import NotThere
from eduapp.quiz.answer_shown import answer_shown
from eduapp.quiz.item_flags import item_flags
from eduapp.quiz.item_statistics import ItemFigures
from eduapp.text.said import told
from eduapp.web import tables
from eduapp.web.at_hand import takeables
from eduapp.web.db import db
from eduapp.web.language import in_language
from eduapp.web.pictured import served
from eduapp.web.teach import question_tables as made
from eduapp.web.teach import question_words as words
from eduapp.web.teach.blueprint import teach
from eduapp.web.teach.standing import cohort_or_404

LATER = "later"
SEED = 0  # labels stand in the order of the file wherever an educator reads them beside figures


@teach.get("/cohorts/<opaque:cohort>/questions/")
def questions(cohort: int) -> str | Response:
    found = cohort_or_404(cohort)
    taken = item_analysis.taken(db.session, cohort)
    zone = ZoneInfo(found.time_zone)
    listed = made.quizzes(taken, zone, lambda one: _address(cohort, one.editions[0].revision_id))
    return tables.file_of(listed) or render_template(
        "teach/questions.html", cohort=found, sentence=words.of_all(taken), listed=tables.shown(listed)[0]
    )


@teach.get("/cohorts/<opaque:cohort>/questions/<opaque:revision>/")
def quiz(cohort: int, revision: int) -> str | Response:
    found, seen = cohort_or_404(cohort), _seen(cohort, revision)
    figures, items = made.figures(seen), made.items(seen, lambda number: _of_question(cohort, seen, number))
    file = tables.file_of(items, figures)
    if file:
        return file
    arranged = tables.shown(items, figures, also=_kept(seen))
    return render_template(
        "teach/quiz.html",
        cohort=found,
        seen=seen,
        sentence=words.of_quiz(seen),
        said=words.said_of_quiz(seen),
        worth=[(item, _of_question(cohort, seen, item.asked.number)) for item in words.worth_a_look(seen)],
        items=arranged[0],
        figures=arranged[1],
        words=words,
        later=LATER,
    )


@teach.get("/cohorts/<opaque:cohort>/questions/<opaque:revision>/<int:number>/")
def question(cohort: int, revision: int, number: int) -> str | Response:
    found, seen = cohort_or_404(cohort), _seen(cohort, revision)
    item = _item_or_404(seen, number)
    options, figures = made.options(seen, item) or made.spread(seen, item), made.item(seen, item)
    file = tables.file_of(*filter(None, (options, figures)))
    if file:
        return file
    shown = in_language(seen.takeable.shown_in)
    cites, at = shown.cites(), item.asked.number
    asked, key = shown.question(at, SEED, cites), answer_shown(shown, at, SEED, None, cites)
    arranged = tables.shown(*filter(None, (options, figures)), also=_kept(seen))
    return render_template(
        "teach/question.html",
        cohort=found,
        seen=seen,
        sentence=words.of_question(item),
        flags=item_flags(item)[1:],
        item=item,
        asked=asked,
        key=key,
        listed=seen.takeable.references.listed(cites.ids),
        figures=arranged[-1],
        options=arranged[0] if options else None,
        words=words,
        back=_address(cohort, revision, _attempts(seen)),
        beside=_beside(cohort, seen, item),
    )


@teach.get("/cohorts/<opaque:cohort>/questions/<opaque:revision>/<int:number>/<path:path>")
def question_picture(cohort: int, revision: int, number: int, path: str) -> Response:
    """A file beside the quiz, named in what is asked or in a reason."""
    cohort_or_404(cohort)
    takeable = _seen(cohort, revision).takeable
    named = in_language(takeable.shown_in).files(range(len(takeable.quiz.questions)))
    return served(takeable.files if path in named else {}, path)


def _seen(cohort: int, revision: int) -> Analysis:
    is_first = request.args.get("attempts") != LATER
    return item_analysis.analysis(db.session, takeables(), cohort, revision, is_first=is_first)


def _item_or_404(seen: Analysis, number: int) -> ItemFigures:
    found = next((item for item in seen.statistics.items if item.asked.number == number - 1), None)
    if found is None:
        raise NotThere(told("There is no such question in this quiz, or it earns no marks."))
    return found


def _attempts(seen: Analysis) -> str | None:
    return None if seen.is_first else LATER


def _kept(seen: Analysis) -> dict[str, str]:
    """What the address says of the attempts."""
    return {} if seen.is_first else {"attempts": LATER}


def _address(cohort: int, revision: int, attempts: str | None = None) -> str:
    return url_for("teach.quiz", cohort=cohort, revision=revision, attempts=attempts)


def _of_question(cohort: int, seen: Analysis, number: int) -> str:
    """The page of a question, by its number from 0."""
    revision, attempts = seen.edition.revision_id, _attempts(seen)
    return url_for("teach.question", cohort=cohort, revision=revision, number=number + 1, attempts=attempts)


def _beside(cohort: int, seen: Analysis, item: ItemFigures) -> list[str | None]:
    """The pages of the question before this one and of the one after it."""
    numbers = [one.asked.number for one in seen.statistics.items]
    at = numbers.index(item.asked.number)
    before, after = numbers[at - 1] if at else None, numbers[at + 1] if at + 1 < len(numbers) else None
    return [None if one is None else _of_question(cohort, seen, one) for one in (before, after)]
