"""Sentences are marked where they are made, and said where the language is known."""

from eduapp.text.said import Telling, told
from tests.pseudo import bracketed


def test_a_mark_changes_nothing() -> None:
    assert told("A sentence.") == "A sentence."


def test_what_went_wrong_is_said_in_any_language_with_its_values() -> None:
    slip = Telling("“%(text)s” is 100 %% wrong.", text="%(text)s")
    assert str(slip) == slip.said(str) == "“%(text)s” is 100 % wrong."
    assert slip.said(bracketed) == "⟦“%(text)s” is 100 % wrong.⟧"


def test_without_values_a_percent_sign_is_written_once() -> None:
    assert Telling("100 %.").said(bracketed) == "⟦100 %.⟧"
