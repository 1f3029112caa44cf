"""Words between backticks become code, and nothing else of a sentence becomes HTML."""

import pytest

from eduapp.web.publish.code_words import code_words


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("There is no claim `E1234`.", "There is no claim <code>E1234</code>."),
        ("Write `a` or `<b>`.", "Write <code>a</code> or <code>&lt;b&gt;</code>."),
        ("A lone ` stays & is told.", "A lone ` stays &amp; is told."),
    ],
)
def test_words_between_backticks_are_code(sentence: str, shown: str) -> None:
    assert code_words(sentence) == shown
