"""What differs between two states of a quiz, in its author's terms.

A question is the same if its id is. If that changed, it is the same if at least three fifths of all the words of both
stand in both.
"""

from collections.abc import Iterator, Mapping

from eduapp.quiz.answer_difference import answer_differences, described
from eduapp.quiz.difference_kinds import KINDS
from eduapp.quiz.model import Question, Quiz
from eduapp.text.difference import Difference, Teller, Weight
from eduapp.text.front_difference import front_differences, reference_differences
from eduapp.text.pairing import Paired, Words, counted, paired
from eduapp.text.prose_difference import citation_differences, prose_differences, source_of, text_difference
from eduapp.text.variable import spoken

ALIKE = 0.6
_TELL = Teller(KINDS)


def differences(before: Quiz, after: Quiz) -> tuple[Difference, ...]:
    """The quiz as a whole, then its questions in the order of the newer one, then those that are gone."""
    pairs = paired(before.questions, after.questions, (lambda question: question.id,), _words, ALIKE)
    return (*_whole(before, after), *_moved(before, pairs), *_questions(before, after, pairs))


def _words(question: Question) -> Words:
    return counted((question.heading, *_texts(question)))


def _texts(question: Question) -> tuple[str, ...]:
    return (source_of(question.prose), question.question, *question.texts(), *question.reasons())


def _whole(before: Quiz, after: Quiz) -> Iterator[Difference]:
    yield from front_differences(_TELL, before, after)
    old, new = before.facts, after.facts
    yield from _TELL.changed("use-changed", old.use, new.use)
    yield from _TELL.changed("when-changed", old.feedback, new.feedback)
    yield from _TELL.changed("parallel-changed", old.parallel or "", new.parallel or "")
    yield from _TELL.changed("review-changed", spoken(old.review), spoken(new.review))
    yield from _TELL.changed("shuffle-changed", spoken(old.shuffle), spoken(new.shuffle))
    opening, opened = source_of(before.introduction), source_of(after.introduction)
    yield from _TELL.changed("introduction-changed", opening, opened)
    yield from citation_differences(_TELL, (opening,), (opened,))
    yield from reference_differences(_TELL, before, after)


def _moved(before: Quiz, pairs: Paired[Question]) -> Iterator[Difference]:
    places = {question.id: at for at, question in enumerate(before.questions)}
    order = [places[old.id] for old, _ in pairs.both]
    if order != sorted(order):
        old = [question for question in before.questions if question.id in {one.id for one, _ in pairs.both}]
        yield _TELL.tell("questions-moved", _headings(old), _headings([new for _, new in pairs.both]))


def _headings(questions: list[Question]) -> str:
    return "\n".join(question.heading for question in questions)


def _questions(before: Quiz, after: Quiz, pairs: Paired[Question]) -> Iterator[Difference]:
    former = {new.id: old for old, new in pairs.both}
    is_mixed = before.facts.shuffle and after.facts.shuffle
    for question in after.questions:
        tell = _TELL.at(question.id, question.heading)
        if question.id in former:
            yield from _question(tell, former[question.id], question, is_mixed)
        else:
            yield tell.tell("question-added", after=_outlined(question), weight=_weight(question))
    for question in pairs.gone:
        tell = _TELL.at(question.id, question.heading)
        yield tell.tell("question-removed", before=_outlined(question), weight=_weight(question))


def _weight(question: Question) -> Weight | None:
    return "scores" if question.is_scored else None


def _outlined(question: Question) -> str:
    parts = (source_of(question.prose), question.question, described(question.answer), question.explain)
    return "\n\n".join(filter(None, parts))


def _question(tell: Teller, before: Question, after: Question, is_mixed: bool) -> Iterator[Difference]:
    if before.heading != after.heading:
        yield tell.tell("question-renamed", before.heading, after.heading)
    elif before.id != after.id:
        yield tell.tell("question-renamed", f"#{before.id}", f"#{after.id}")
    yield from prose_differences(tell, before.prose, after.prose)
    yield from text_difference(tell, "question-changed", before.question, after.question)
    yield from answer_differences(tell, before.answer, after.answer, is_mixed)
    yield from _weights(tell, before.weights, after.weights)
    yield from tell.changed("difficulty-changed", before.difficulty, after.difficulty)
    yield from text_difference(tell, "explanation-changed", before.explain, after.explain)
    yield from citation_differences(tell, _texts(before), _texts(after))


def _weights(tell: Teller, before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[Difference]:
    for competency in dict.fromkeys((*before, *after)):
        old, new = before.get(competency, 0), after.get(competency, 0)
        yield from tell.changed("weight-changed", str(old), str(new), name=competency)
