"""The keywords of a case: where each stands and how it is written."""

from typing import NamedTuple

from eduapp.text.keywords import Vocabulary


class Keyword(NamedTuple):
    """`under` says whether it stands under a choice or option, at a scene, or both; `form` how it is written."""

    act: bool
    scene: bool
    form: str


KEYWORDS = {
    "if": Keyword(True, False, "`if` trust >= 2 and asked"),
    "set": Keyword(True, True, "`set` asked, `set` not asked, `set` trust += 1 or `set` workup = 'basic'"),
    "score": Keyword(True, False, "`score` recognise +2"),
    "unsafe": Keyword(True, False, "`unsafe` and why it can harm"),
    "feedback": Keyword(True, False, "`feedback` and the text"),
    "pick": Keyword(False, True, "`pick` 1..2"),
    "go": Keyword(False, True, "`go` [Label](#scene) if asked"),
    "write": Keyword(False, True, "`write` and what to answer in own words"),
    "difficulty": Keyword(False, True, "`difficulty` easy, medium or hard"),
    "end": Keyword(False, True, "`end` best, good, poor or harm"),
}
OF_QUIZZES = ("explain", "number", "order", "match", "concordance")
ENDS = ("best", "good", "poor", "harm")
VOCABULARY = Vocabulary(
    {word: keyword.form for word, keyword in KEYWORDS.items()}, OF_QUIZZES, "This keyword belongs to a quiz."
)
