"""The keywords of a quiz: how each is written."""

from eduapp.text.keywords import Vocabulary

KEYWORDS = {
    "score": "`score` recognise*2, communicate",
    "explain": "`explain` and why, with its reference",
    "feedback": "`feedback` and the text",
    "number": "`number` 5.5 ± 0.5 points, or `number` 5..6 points",
    "order": "`order`, and below it a numbered list in the right order",
    "match": "`match`, and below it a table of two columns with the right pairs in rows",
    "concordance": "`concordance`, and below it five options such as - (7) +1 More likely",
    "write": "`write` and what to answer in own words",
    "difficulty": "`difficulty` easy, medium or hard",
}
OF_CASES = ("if", "set", "unsafe", "pick", "go", "end")
VOCABULARY = Vocabulary(KEYWORDS, OF_CASES, "This keyword belongs to a case.")
