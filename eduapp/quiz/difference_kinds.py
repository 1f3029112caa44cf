"""Every kind of difference between two states of a quiz, with what it weighs and its sentence."""

from eduapp.text.difference import Kind
from eduapp.text.front_difference import FRONT
from eduapp.text.prose_difference import PROSE
from eduapp.text.said import told

OF_QUIZ = {
    "introduction-changed": Kind("text", told("The introduction has changed.")),
    "use-changed": Kind("scores", told("What the quiz is used for has changed.")),
    "when-changed": Kind("path", told("When it is told what was right has changed.")),
    "parallel-changed": Kind("facts", told("The quiz is parallel to another one."), is_list=True),
    "review-changed": Kind("facts", told("Whether its questions make review cards has changed.")),
    "shuffle-changed": Kind("text", told("Whether the order of the options is mixed has changed.")),
    "questions-moved": Kind("path", told("The questions stand in another order."), is_list=True),
}
OF_QUESTIONS = {
    "question-added": Kind("path", told("The question “%(heading)s” is new.")),
    "question-removed": Kind("path", told("The question “%(heading)s” is gone.")),
    "question-renamed": Kind("text", told("The question is headed differently.")),
    "answer-changed": Kind("scores", told("The question is answered in another way."), is_list=True),
    "key-changed": Kind("scores", told("Another answer is right."), is_safety=True, is_list=True),
    "entries-changed": Kind("scores", told("What is to be put in order or in pairs has changed."), is_list=True),
    "header-changed": Kind("text", told("The columns are headed differently.")),
    "unit-changed": Kind("text", told("The unit of the answer has changed.")),
    "panel-changed": Kind("facts", told("What the panel chose has changed."), is_list=True),
    "option-added": Kind("scores", told("The option “%(act)s” is new.")),
    "option-removed": Kind("scores", told("The option “%(act)s” is gone.")),
    "option-reworded": Kind("text", told("The option “%(act)s” reads differently.")),
    "options-moved": Kind("text", told("The options stand in another order."), is_list=True),
    "feedback-changed": Kind("text", told("The feedback on “%(act)s” has changed.")),
    "weight-changed": Kind("scores", told("The question bears differently on %(name)s.")),
    "difficulty-changed": Kind("scores", told("The question counts as easier or harder.")),
    "explanation-changed": Kind("text", told("The explanation has changed.")),
}
KINDS = {**FRONT, **PROSE, **OF_QUIZ, **OF_QUESTIONS}
