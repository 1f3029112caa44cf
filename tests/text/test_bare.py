"""Text without markup."""

import pytest

from eduapp.text.bare import bare
from eduapp.text.markdown import inline_html
from tests.text.payloads import PAYLOADS


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("What the stopwatch says", "What the stopwatch says"),
        ("*Burning* since `Thursday`[^E1]", "Burning since Thursday"),
        ("After {m} months, for {who}", "After 6 months, for {who}"),
        ("A & B < C “x” \\{m\\}", "A & B < C “x” {m}"),
        ("10<sup>9</sup><br>cells", "109 cells"),
        ("[a](b.md 'title {m}') ![x](y.png)", "a"),
        ("", ""),
    ],
)
def test_only_what_is_read_stays(markdown: str, text: str) -> None:
    assert bare(inline_html(markdown)).filled({"m": 6}) == text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_stand_in_for_a_value_is_left_behind(payload: str) -> None:
    text = bare(inline_html(f"{payload} {{a}}")).filled({"a": "x"})
    assert not any("\ue000" <= sign <= "\uf8ff" or sign >= "\U000f0000" for sign in text)
