"""What a phone of `python -m bench live` fills in."""

import random

import pytest

from bench.learner import Unexpected
from bench.live import filled_in

FORM = """<input type="hidden" name="csrf_token" value="t"><input type="hidden" name="stop" value="3">
<legend>Tick 2 to 3</legend><input name="tick" value="0"><input name="tick" value="4"><input name="choice" value="1">"""


def test_a_vote_has_the_ticks_that_are_asked_for_and_a_choice_that_is_there() -> None:
    sent = filled_in(FORM, random.Random(1))
    assert (sent["stop"], sent["choice"], sorted(sent["tick"])) == ("3", "1", ["0", "4"])


def test_a_page_without_a_form_is_told() -> None:
    with pytest.raises(Unexpected, match="csrf_token"):
        filled_in("<h1>The case has ended</h1>", random.Random(1))
