"""A language in which every sentence stands in brackets, so that one that was not translated stands out."""

import re

_BRACKETS = re.compile(r"⟦[^⟦⟧]*⟧")


def bracketed(sentence: str) -> str:
    return f"⟦{sentence}⟧"


def unbracketed(text: str) -> str:
    """What is left of a text without its sentences, however they stand in one another."""
    while _BRACKETS.search(text):
        text = _BRACKETS.sub("", text)
    return text
