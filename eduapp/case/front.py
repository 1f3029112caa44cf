"""The front matter of a case: its schema, and the sentence for each way to get it wrong."""

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from eduapp.case.model import Facts, Objective
from eduapp.text.finding import Findings, Place, did_you_mean
from eduapp.text.read_expression import RESERVED
from eduapp.text.slips import slips
from eduapp.text.variable import Variable
from eduapp.text.words import one_line
from eduapp.text.yaml import Document, plain

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class FrontMatter(BaseModel):
    """What may stand above a case."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Annotated[str, StringConstraints(pattern="^case$")] = "case"
    summary: Sentence
    minutes: float = Field(gt=0, le=600)
    authors: list[Sentence] = Field(min_length=1)
    reviewed: date
    valid_months: int = Field(default=24, ge=1, le=120)
    objectives: list[Annotated[dict[str, Sentence], Field(min_length=1)]] = Field(min_length=1)
    variables: dict[str, Any] = Field(default={}, max_length=200)
    show: dict[str, Sentence] = {}
    shuffle: bool = False
    share: float = Field(default=0.7, ge=0, le=1, alias="pass")
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"


KEYS = {
    "kind": "`kind` is `case`; leave it out.",
    "summary": "`summary` is a sentence: what the learner will meet.",
    "minutes": "`minutes` is a number above 0, such as 15.",
    "authors": "`authors` is a list of names: [A. Author, B. Author].",
    "reviewed": "`reviewed` is a date that exists, year first and without quotes: 2026-11-20.",
    "valid_months": "`valid_months` is a whole number from 1 to 120.",
    "objectives": "`objectives` is a list; each line is `- competency: what the learner will do`.",
    "variables": "`variables` lists names with their first values, one a line, 200 at most.",
    "show": "`show` lists variables with the words that the learner sees beside them.",
    "shuffle": "`shuffle` is true or false.",
    "pass": "`pass` is a share from 0 to 1, such as 0.7.",
    "lang": "`lang` is a language code such as en or pt-BR.",
}
LARGEST_BOUND = 10**9
LONGEST_LIST = 1_000
OF_QUIZZES = ("use", "feedback", "parallel", "review")
_NUMBER = r"\s*([-\N{MINUS SIGN}]?\d{1,15})\s*"
_NEARLY_A_RANGE = re.compile(r"-?\d+\s*(?:-|–|to|\.\.\.|\.|…)\s*-?\d+")
_RANGE = re.compile(rf"{_NUMBER}\.\.{_NUMBER}")
_NAME = re.compile(r"[^\W\d]\w*")


def read_front(document: Document, findings: Findings) -> FrontMatter | None:
    """The checked front matter; None, with a finding for each slip, where it is not whole."""
    if not isinstance(document.data, dict):
        if document.data is not None:
            findings.add("yaml", document.place(()), "The front matter is not a list of keys.", "Write `key: value`.")
        return None
    try:
        return FrontMatter.model_validate(plain(document.data))
    except ValidationError as slip:
        for kind, path in slips(slip):
            if path not in document.unread:
                _tell(kind, path, document, findings)
        return None


def _tell(kind: str, path: tuple[int | str, ...], document: Document, findings: Findings) -> None:
    key = str(path[0])
    if kind == "missing":
        findings.add("missing-key", Place(1), f"The front matter has no `{key}`.", KEYS[key])
    elif kind == "extra_forbidden":
        hint = "This key belongs to a quiz." if key in OF_QUIZZES else did_you_mean(key, KEYS, "Remove it.")
        findings.add("unknown-key", document.place(path), f"A case has no key `{key[:60]}`.", hint)
    else:
        place = document.values.get(path, document.place(path))
        findings.add("bad-value", place, f"The value of `{key}` cannot be read.", KEYS[key])


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
        share=Fraction(document.data.get("pass", Fraction(7, 10))),
        lang=front.lang,
        shuffle=front.shuffle,
        show=tuple(front.show.items()),
        places={key: document.place((key,)) for key in document.data}
        | {f"variables.{name}": document.place(("variables", name)) for name in front.variables}
        | {f"show.{name}": document.place(("show", name)) for name in front.show},
    )
