"""A card that brings back a question of a quiz."""

from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from eduapp.actions.cards import Drawn
from eduapp.actions.reviewing import Data, Looked, QuestionCard
from eduapp.quiz.answer_shown import answer_shown
from eduapp.quiz.given import Impossible, is_blank, to_data
from eduapp.quiz.shown import Shown
from eduapp.quiz.shuffled import from_page
from eduapp.web.language import gettext, in_language
from eduapp.web.learn.quiz_sent import as_sent, read_answer
from eduapp.web.learn.still_to_say import StillToSay, answer_first


@dataclass(frozen=True, slots=True)
class QuestionPage:
    opened: QuestionCard
    template = "question_card"

    @property
    def drawn(self) -> Drawn:
        return self.opened.drawn

    def asked(self, form: MultiDict[str, str], slip: str = "") -> dict[str, Any]:
        shown = self._quiz().question(self.drawn.number, self.opened.seed)
        return {
            "title": self.opened.takeable.title,
            "shown": shown,
            "filled": as_sent(self.opened.question, form) if slip else {},
            "listed": self.opened.takeable.references.listed(shown.cited),
        }

    def further(self, form: MultiDict[str, str]) -> dict[str, Any] | None:
        return None

    def answer(self, form: MultiDict[str, str]) -> tuple[Data, float]:
        question, order = self.opened.question, self._quiz().order(self.drawn.number, self.opened.seed)
        try:
            on_page = read_answer(question, form)
            if on_page is None or is_blank(on_page):
                raise StillToSay(answer_first())
            given = from_page(question, on_page, order)
            return to_data(given), self.opened.share(given)
        except Impossible as slip:
            raise StillToSay(gettext(slip.sentence, **slip.values)) from slip

    def told(self, looked: Looked) -> dict[str, Any]:
        quiz, number, seed = self._quiz(), self.drawn.number, self.opened.seed
        cites = quiz.cites()
        shown = quiz.question(number, seed, cites)
        answer = answer_shown(quiz, number, seed, self.opened.read(looked.given), cites)
        listed = self.opened.takeable.references.listed(cites.ids)
        return {"title": self.opened.takeable.title, "shown": shown, "answer": answer, "listed": listed}

    def files(self, path: str) -> dict[str, str]:
        """All of them: the attempt at the quiz is over."""
        return dict(self.opened.takeable.files)

    def _quiz(self) -> Shown:
        return in_language(self.opened.takeable.shown_in)
