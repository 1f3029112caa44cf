"""What stands at a line of a quiz."""

from bisect import bisect_right

from eduapp.quiz.model import Quiz


def question_at(quiz: Quiz, line: int) -> int | None:
    """The number of the question that the line belongs to; None for what stands before the questions, and for
    footnotes."""
    if any(reference.place.line == line for reference in quiz.references):
        return None
    number = bisect_right([question.place.line for question in quiz.questions], line) - 1
    return number if number >= 0 else None
