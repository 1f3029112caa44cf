"""The evaluation of a module: answered once; what the learner means to do differently is asked after once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from eduapp.actions.refused import MovedOn, Refused
from eduapp.actions.studying import Study
from eduapp.module.evaluation import missing
from eduapp.module.follow_up import DAYS
from eduapp.module.model import Facts, Question
from eduapp.store import Evaluation, Intention
from eduapp.text.said import told
from eduapp.text.told import Told

LONGEST_INTENTION = 500  # characters
LONGEST_WHY = 2_000
ACT = 0  # the number of the intention that the module itself asks for


@dataclass(frozen=True, slots=True)
class Sent:
    """What was answered, by the id of a question, empty answers left out; `why` are the words beside a yes or no.
    `commits` to the act that the module asks for, `may_ask` what became of the intentions."""

    given: Mapping[str, tuple[str, ...]]
    why: Mapping[str, str] = field(default_factory=dict)
    commits: bool = False
    may_ask: bool = False


def slips(facts: Facts, sent: Sent) -> dict[str, Told]:
    """What keeps the answers from being taken, by the id of the question."""
    found = {question.id: _slip(facts, question, sent) for question in facts.evaluation}
    return {id_: slip for id_, slip in found.items() if slip is not None}


def _slip(facts: Facts, question: Question, sent: Sent) -> Told | None:
    answers = sent.given.get(question.id, ())
    if question.kind == "intentions":
        if not answers and sent.commits and facts.act:
            return None  # the act of the module is what the learner will do
        if any(len(answer) > LONGEST_INTENTION for answer in answers):
            return Told(told("One intention has at most %(most)s characters."), {"most": LONGEST_INTENTION})
    if len(sent.why.get(question.id, "")) > LONGEST_WHY:
        return Told(told("An answer has at most %(most)s characters."), {"most": LONGEST_WHY})
    return missing(question, answers, len(facts.objectives))


def answer(session: Session, study: Study, sent: Sent, language: str = "", *, now: datetime) -> Evaluation:
    """Keep the answers, which then stand, and note that the module is finished. What is asked in two months is fixed
    now: the intentions, if there are any and the learner may be asked; in that language."""
    if study.progress.evaluation == "done":
        raise _answered()
    if study.progress.evaluation != "open":
        raise Refused(told("The evaluation opens when all that is required is finished."))
    facts = study.teaching.module.facts
    for slip in slips(facts, sent).values():
        raise Refused(slip.sentence, **slip.values)
    intentions = _intentions(facts, sent)
    made = Evaluation(
        enrolment_id=study.enrolment.id,
        answers={question.id: _kept(question, sent) for question in facts.evaluation if question.id in sent.given},
        at=now,
        language=language,
        follow_up_at=now + timedelta(days=DAYS) if intentions and sent.may_ask else None,
        intentions=intentions,
    )
    try:
        with session.begin_nested():
            session.add(made)
    except IntegrityError as slip:
        raise _answered() from slip
    study.enrolment.finished_at = now
    session.flush()
    return made


def _answered() -> MovedOn:
    return MovedOn(told("You have answered the evaluation already. Your answers stand."))


def _kept(question: Question, sent: Sent) -> dict[str, object]:
    why = sent.why.get(question.id, "")
    return {"given": list(sent.given[question.id])} | ({"why": why} if why else {})


def _intentions(facts: Facts, sent: Sent) -> list[Intention]:
    own = [
        text
        for question in facts.evaluation
        if question.kind == "intentions"
        for text in sent.given.get(question.id, ())
    ]
    committed = [Intention(number=ACT, text=facts.act[:2000])] if sent.commits and facts.act else []
    return committed + [Intention(number=number, text=text) for number, text in enumerate(own, 1)]


def is_asked(facts: Facts) -> bool:
    """Whether there is anything to mean to do, and so to ask after."""
    return bool(facts.act) or any(question.kind == "intentions" for question in facts.evaluation)
