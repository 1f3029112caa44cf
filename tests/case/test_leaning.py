"""What scenes and acts lean on is told with the weight that they carry."""

from eduapp.case.leaning import leanings
from eduapp.text.leaning import Leaning
from tests.case.texts import MAILBOX, case_of, clinic

LINES = """
He waits.[^E021]

- [Ask[^E024]](#the-clinic)
- [Measure](#home)
    - `score` recognise +2
    - `feedback` Good.[^E021] So it is.[^E021]
- [Renew](#home)
    - `unsafe` He falls.[^E024]
- [Wait](#home)
- [Sit](#home)
    - `score` listen +0
"""


def test_a_scene_and_its_acts_are_told_each_by_itself() -> None:
    around = ("E021",)
    assert list(leanings(case_of(clinic(LINES)))) == [
        Leaning("the-clinic", cited=around),
        Leaning("the-clinic", "Ask[^E024]", ("E024",), around),
        Leaning("the-clinic", "Measure", ("E021",), around, is_scored=True),
        Leaning("the-clinic", "Renew", ("E024",), around, is_unsafe=True),
    ]


def test_what_stands_in_blocks_in_the_introduction_and_in_a_model_answer_is_told() -> None:
    text = clinic(
        '::: if 1 == 1\n\n::: note "Slip"\n\nSo.[^E021]\n\n:::\n\n:::\n\n- `write` Tell him.\n'
        "    - `feedback` It is so.[^E024]\n- [Go](#home)\n    - `score` listen +1\n"
    ).replace("## The clinic", "Before.[^E024]\n\n## The clinic")
    assert list(leanings(case_of(text))) == [
        Leaning("", cited=("E024",)),
        Leaning("the-clinic", cited=("E021", "E024")),
        Leaning("the-clinic", "Go", (), ("E021",), is_scored=True),
    ]


def test_the_complete_small_case_leans_on_both_its_claims() -> None:
    assert {id_ for leaning in leanings(case_of(MAILBOX)) for id_ in leaning.cited} == {"E021", "E024"}
