"""The front matter of a quiz: its schema, and the sentence for each way to get it wrong."""

import re
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, StringConstraints

from eduapp.quiz.model import Facts, Use, When
from eduapp.text.front import COMMON_KEYS, Common, Form, share_of
from eduapp.text.yaml import Document

_QUIZ = re.compile(rb"""^kind\s*:\s*["']?quiz["']?[ \t]*(?:#.*)?\r?$""", re.MULTILINE)
_FRONT_ENDS = re.compile(rb"\n---|\n## ")


def is_quiz(data: bytes) -> bool:
    """Whether the front matter says that it is one."""
    return bool(_QUIZ.search(_FRONT_ENDS.split(data, maxsplit=1)[0]))


def _switch(value: object) -> object:
    return {"on": True, "off": False}.get(value, value) if isinstance(value, str) else value


class FrontMatter(Common):
    """What may stand above a quiz."""

    kind: Annotated[str, StringConstraints(pattern="^quiz$")]
    use: Literal["pre", "post", "formative"] = "formative"
    feedback: Literal["now", "end"] | None = None
    parallel: Annotated[str, StringConstraints(pattern=r"^[^./\\:][^/\\:]*\.md$", max_length=200)] | None = None
    review: Annotated[bool, BeforeValidator(_switch)] = True


KEYS = {
    **COMMON_KEYS,
    "kind": "`kind` is `quiz`.",
    "use": "`use` is pre, post or formative.",
    "feedback": "`feedback` is now (after each question) or end (after the last).",
    "parallel": "`parallel` is the file of the other quiz, which stands beside this one: after.md.",
    "review": "`review` is on or off.",
}
ELSEWHERE = {
    **dict.fromkeys(("variables", "show"), "This key belongs to a case: a quiz has no variables."),
    "objectives": "A quiz has none: each question says by `score` what it bears on.",
}
FORM = Form(FrontMatter, KEYS, "A quiz", ELSEWHERE)


def read_facts(front: FrontMatter, document: Document) -> Facts:
    use: Use = front.use
    feedback: When = front.feedback or ("now" if use == "formative" else "end")
    return Facts(
        summary=front.summary,
        minutes=Fraction(document.data["minutes"]),
        authors=tuple(front.authors),
        reviewed=front.reviewed,
        valid_months=front.valid_months,
        share=share_of(document),
        lang=front.lang,
        use=use,
        feedback=feedback,
        parallel=front.parallel,
        review=front.review,
        shuffle=front.shuffle,
        places={key: document.place((key,)) for key in document.data},
    )
