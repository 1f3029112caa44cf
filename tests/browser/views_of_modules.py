"""The pages of a module, its quizzes and its end, each with a way to get there."""

from collections.abc import Callable

from eduapp.quiz.given import Given
from tests.browser.student import MODULE, Student, right
from tests.browser.study import questions
from tests.browser.visit import Visit

Way = Callable[[Visit], None]
View = Way | tuple[Way, int]

PRACTICE = "In the corridor"
OVERVIEW = f"/learn/modules/{MODULE}/"
# A question of each kind: the quiz that asks it, and its number there.
KINDS = {
    "single": (PRACTICE, 0),
    "number": (PRACTICE, 1),
    "match": (PRACTICE, 2),
    "order": (PRACTICE, 3),
    "concordance": (PRACTICE, 4),
    "multiple": ("Before you begin", 8),
    "own words": (PRACTICE, 9),
}
TOLD = [kind for kind, (quiz, _) in KINDS.items() if quiz == PRACTICE]


def student(visit: Visit) -> Student:
    return Student(visit.site, visit.learner)


def all_done(visit: Visit) -> Student:
    """Somebody who has done all that is required but for the evaluation."""
    made = student(visit)
    made.go()
    return made


def question(kind: str) -> Way:
    quiz, number = KINDS[kind]
    return lambda visit: visit.go_to(f"{student(visit).sit(quiz)}{number + 1}")


def told(kind: str, *, is_right: bool) -> Way:
    number = KINDS[kind][1]
    given: list[Given | None] = [None] * number
    asked = questions(f"{MODULE}/practice")
    given.append(right(asked[number]))

    def go(visit: Visit) -> None:
        if is_right:
            visit.go_to(f"{student(visit).sit(PRACTICE, *given)}{number + 1}")
            return
        question(kind)(visit)
        fields = visit.page.locator("main select, #text, main [type=radio]")
        for at in range(fields.count() if kind in ("match", "order") else 1):
            one = fields.nth(at)
            if kind == "number":
                one.fill("5,5")
            elif kind in ("match", "order"):
                one.select_option(index=fields.count() - at if kind == "order" else 1)
            else:
                fields.last.check()
        visit.press("Answer")

    return go


def not_answered(visit: Visit) -> None:
    question("single")(visit)
    visit.press("Answer")


def evaluation(visit: Visit) -> None:
    all_done(visit)
    visit.go(f"{OVERVIEW}evaluation")


def evaluation_lacking(visit: Visit) -> None:
    evaluation(visit)
    visit.press("Send my answers")


def certificate(visit: Visit) -> None:
    all_done(visit).evaluate()
    visit.go(f"{OVERVIEW}certificate")


def granted(visit: Visit) -> str:
    made = all_done(visit)
    made.evaluate()
    return made.certify()


def certified(visit: Visit) -> None:
    granted(visit)
    visit.go(f"{OVERVIEW}certificate")


def finished(visit: Visit) -> None:
    granted(visit)
    visit.go(OVERVIEW)


def follow_up(visit: Visit) -> None:
    made = all_done(visit)
    made.evaluate()
    visit.go_to(made.asked_after())


def follow_up_lacking(visit: Visit) -> None:
    follow_up(visit)
    visit.press("Tell us")


def follow_up_stopped(visit: Visit) -> None:
    follow_up(visit)
    visit.press("Don’t ask me again")


def progress(visit: Visit) -> None:
    all_done(visit)
    visit.go("/learn/progress")


def home(visit: Visit) -> None:
    student(visit).take(PRACTICE, is_right=False)
    visit.site.make_due(visit.learner)
    visit.go("/learn/")


def of(path: str) -> Way:
    """A page of somebody who has just enrolled."""

    def go(visit: Visit) -> None:
        student(visit)
        visit.go(path)

    return go


def of_a_learner(path: str) -> Way:
    def go(visit: Visit) -> None:
        visit.come_as("Alice")
        visit.go(path)

    return go


def question_card(visit: Visit) -> None:
    student(visit).take(PRACTICE, is_right=False)
    visit.site.make_due(visit.learner)
    visit.go("/learn/review")


def question_card_told(visit: Visit) -> None:
    question_card(visit)
    visit.page.get_by_role("radio").first.check()
    visit.press("Answer")


VIEWS_OF_MODULES: dict[str, View] = {
    "module of a visitor": lambda visit: visit.go(OVERVIEW),
    "module before one is enrolled": of_a_learner(OVERVIEW),
    "module that was just begun": of(OVERVIEW),
    "module that is finished": finished,
    "handout": of(f"{OVERVIEW}handouts/audit-sheet.md"),
    "home with cards": home,
    "quiz before it begins": lambda visit: visit.go_to(student(visit).sit("Before you begin")),
    **{f"question: {kind}": question(kind) for kind in KINDS},
    **{f"right answer: {kind}": told(kind, is_right=True) for kind in TOLD},
    **{f"other answer: {kind}": told(kind, is_right=False) for kind in TOLD if kind != "own words"},
    "question that was not answered": (not_answered, 422),
    "end of a quiz": lambda visit: visit.go_to(f"{student(visit).sit('Before you begin')}end"),
    "result of a pre-test": lambda visit: visit.go_to(f"{student(visit).take('Before you begin')}result"),
    "result of practice": lambda visit: visit.go_to(f"{student(visit).take(PRACTICE, is_right=False)}result"),
    "evaluation": evaluation,
    "evaluation that lacks answers": (evaluation_lacking, 422),
    "certificate that is not earned yet": of(f"{OVERVIEW}certificate"),
    "certificate to be granted": certificate,
    "certificate": certified,
    "verification": lambda visit: visit.go_to(granted(visit)),
    "follow-up": follow_up,
    "follow-up that lacks answers": (follow_up_lacking, 422),
    "follow-up that was stopped": follow_up_stopped,
    "follow-up that is over": (lambda visit: visit.go("/follow-up/forged"), 400),
    "progress without evidence": of_a_learner("/learn/progress"),
    "progress": progress,
    "card of a question": question_card,
    "card of a question that was answered": question_card_told,
}
