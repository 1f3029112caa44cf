"""What the questions of a quiz lean on."""

from collections.abc import Iterator

from eduapp.quiz.model import Question, Quiz
from eduapp.text.leaning import Leaning, cited_in, texts_of


def leanings(quiz: Quiz) -> Iterator[Leaning]:
    """The introduction, then each question, as far as they cite something or count."""
    before = tuple(texts_of(quiz.introduction))
    found = [Leaning("", cited=cited_in(before), texts=before), *map(_of_question, quiz.questions)]
    return (leaning for leaning in found if leaning.cited or leaning.is_scored)


def _of_question(question: Question) -> Leaning:
    texts = (*texts_of(question.prose), question.question, *question.texts(), *question.reasons())
    return Leaning(question.id, cited=cited_in(texts), is_scored=question.is_scored, texts=texts)
