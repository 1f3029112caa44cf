"""The front matter of a case: its schema, and the sentence for each way to get it wrong."""

import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from eduapp.case.model import Facts, Objective
from eduapp.text.finding import Findings
from eduapp.text.front import COMMON_KEYS, Common, Form, Sentence, share_of
from eduapp.text.read_expression import RESERVED
from eduapp.text.variable import Variable
from eduapp.text.words import one_line
from eduapp.text.yaml import Document


class FrontMatter(Common):
    """What may stand above a case."""

    kind: Annotated[str, StringConstraints(pattern="^case$")] = "case"
    objectives: list[Annotated[dict[str, Sentence], Field(min_length=1)]] = Field(min_length=1)
    variables: dict[str, Any] = Field(default={}, max_length=200)
    show: dict[str, Sentence] = Field(default={})


KEYS = {
    **COMMON_KEYS,
    "kind": "`kind` is `case`; leave it out.",
    "objectives": "`objectives` is a list; each line is `- competency: what the learner will do`.",
    "variables": "`variables` lists names with their first values, one a line, 200 at most.",
    "show": "`show` lists variables with the words that the learner sees beside them.",
}
LARGEST_BOUND = 10**9
LONGEST_LIST = 1_000
OF_QUIZZES = ("use", "feedback", "parallel", "review")
FORM = Form(FrontMatter, KEYS, "A case", dict.fromkeys(OF_QUIZZES, "This key belongs to a quiz."))
_NUMBER = r"\s*([-\N{MINUS SIGN}]?\d{1,15})\s*"
_NEARLY_A_RANGE = re.compile(r"-?\d+\s*(?:-|–|to|\.\.\.|\.|…)\s*-?\d+")
_RANGE = re.compile(rf"{_NUMBER}\.\.{_NUMBER}")
_NAME = re.compile(r"[^\W\d]\w*")


def read_variables(declared: dict[str, Any], document: Document, findings: Findings) -> tuple[Variable, ...]:
    """The variables, those left out that are not declared in one of the four ways."""
    result = []
    for name, value in declared.items():
        path = ("variables", name)
        problem, variable = _variable(name, value)
        if path in document.unread:
            continue
        if variable is None:
            hint = "Write false, `2 in 0..3`, `none in none, basic, full`, or a number that is only shown."
            findings.add("bad-variable", document.place(path), f"`{name[:60]}` {problem}.", hint)
        else:
            result.append(variable)
    return tuple(result)


def _variable(name: str, value: Any) -> tuple[str, Variable | None]:
    if not _NAME.fullmatch(name):
        return "is no name: use letters, digits and underscores, a letter first", None
    if name in RESERVED:
        return "is a word of the language of conditions; use another name", None
    if isinstance(value, bool):
        return "", Variable(name, "flag", value)
    if isinstance(value, int | Fraction):
        variable = Variable(name, "number", value)
        return "is too large or too fine a number", variable if variable.settle(value) == value else None
    if isinstance(value, str):
        return _listed(name, value.strip())
    return "has no first value", None


def _listed(name: str, text: str) -> tuple[str, Variable | None]:
    initial, listed, values = text.partition(" in ")
    initial = initial.strip()
    if not listed:
        return f"cannot begin as `{text[:40]}`", None
    if len(text) > LONGEST_LIST:
        return "has too long a list", None
    if match := _RANGE.fullmatch(values):
        return _ranged(name, initial, _whole(match.group(1)), _whole(match.group(2)))
    if _NEARLY_A_RANGE.fullmatch(values.strip()):
        return f"has a range that is not written with two dots (`{initial[:20]} in 0..3`)", None
    words = tuple(one_line(word) for word in values.split(","))
    if not all(words) or any("'" in word for word in words) or ".." in values:
        return "has a list of words that cannot be read", None
    if len(set(words)) != len(words):
        return "lists a word twice", None
    if initial not in words:
        return f"begins as `{initial[:40]}`, which is not in its list", None
    return "", Variable(name, "word", initial, words=words)


def _ranged(name: str, initial: str, low: int, high: int) -> tuple[str, Variable | None]:
    if not re.fullmatch(_NUMBER, initial):
        return f"cannot begin as `{initial[:40]}`", None
    if low > high:
        return "has a range that runs backwards", None
    if not low <= _whole(initial) <= high:
        return "begins outside its own range", None
    if max(abs(low), abs(high)) > LARGEST_BOUND:
        return "has a range that is too large", None
    return "", Variable(name, "range", _whole(initial), low, high)


def _whole(digits: str) -> int:
    return int(digits.replace("\N{MINUS SIGN}", "-"))


def read_facts(front: FrontMatter, document: Document) -> Facts:
    objectives = tuple(
        Objective(competency, text, document.place(("objectives", at, competency)))
        for at, pair in enumerate(front.objectives)
        for competency, text in pair.items()
    )
    return Facts(
        summary=front.summary,
        minutes=Fraction(document.data["minutes"]),
        authors=tuple(front.authors),
        reviewed=front.reviewed,
        objectives=objectives,
        valid_months=front.valid_months,
        share=share_of(document),
        lang=front.lang,
        shuffle=front.shuffle,
        show=tuple(front.show.items()),
        places={key: document.place((key,)) for key in document.data}
        | {f"variables.{name}": document.place(("variables", name)) for name in front.variables}
        | {f"show.{name}": document.place(("show", name)) for name in front.show},
    )
