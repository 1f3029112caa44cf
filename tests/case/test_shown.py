"""What of a case is in a page: what is due, in the order of the page, and safe."""

import re
from dataclasses import astuple, replace
from functools import partial

from eduapp.case.play import Decision, positions
from eduapp.case.rules import Rules
from eduapp.case.shown import Done, Offered, SceneShown, Shown
from eduapp.text.cites import Cites
from eduapp.text.mixed import mixed
from eduapp.text.said import InLanguages
from tests.case.texts import MAILBOX, case_of, clinic, front
from tests.pseudo import bracketed

VARIABLES = "  asked: false\n  trust: 1 in 0..3"
TALK = """
She waits.[^E024]

What do you do?

- [ ] Her *hands*
    - `feedback` Hands: {trust} of 3.[^E021]
    - `score` listen +1
- [ ] Her secret
    - `if` asked
- [Ask about {trust} years](#the-clinic)
    - `set` trust += 1
    - `set` asked
    - `feedback` Trust is {trust} now.[^E021]

        "It is."
- [Ask Tomas](#the-clinic)
    - `set` trust = 3
- [Ask the nurse](#the-clinic)
    - `if` trust > 2
- [Go home, with {trust}](#home)
    - `feedback` Home, with {trust}.[^E024]
- [Confide](#home)
    - `if` trust > 2"""
ASK, TOMAS, HOME = Decision(0), Decision(1), Decision(3)


def shown(source: str, *decisions: Decision, seed: int = 0) -> SceneShown:
    rules = Rules(case_of(source))
    return Shown(rules).scene(positions(rules, decisions), seed)


def talk(*decisions: Decision) -> SceneShown:
    return shown(clinic(TALK, VARIABLES), *decisions)


def texts(value: object) -> list[str]:
    """Every text in what is shown."""
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def words(page: SceneShown) -> str:
    return "\n".join(texts(astuple(page)))


def test_an_open_scene_shows_what_is_offered() -> None:
    page = talk()
    assert (page.id, page.number, page.title, page.heading) == ("the-clinic", 0, "The clinic", "The clinic")
    assert page.question == "What do you do?"
    assert page.options == (Offered(0, "Her <em>hands</em>"),)
    assert [(ask.number, ask.label, ask.answer) for ask in page.asks] == [
        (0, "Ask about 1 years", None),
        (1, "Ask Tomas", None),
    ]
    assert page.choices == (Offered(3, "Go home, with 1"),)
    assert (page.told, page.newest, page.pick, page.write, page.end) == (None, None, None, "", None)


def test_nothing_of_an_act_whose_condition_fails_is_in_the_page() -> None:
    assert not re.search("secret|nurse|Confide", words(talk()))
    page = words(talk(ASK, TOMAS))
    assert all(word in page for word in ("secret", "nurse", "Confide"))


def test_nothing_that_is_not_due_is_in_the_page() -> None:
    assert not re.search(r"It is\.|Hands:|Home, with|listen|\+1", words(talk()))


def test_an_answer_shows_the_values_after_the_decision_and_its_label_those_before() -> None:
    for later in ((), (TOMAS,)):
        ask = talk(ASK, *later).asks[0]
        assert ask.label == "Ask about 1 years"
        assert ask.answer is not None
        assert ask.answer.startswith("<p>Trust is 2 now.<sup")
        assert ask.answer.endswith('<p>"It is."</p>')


def test_asks_stay_in_their_places_and_the_newest_is_told() -> None:
    page = talk(TOMAS, ASK)
    assert [ask.number for ask in page.asks] == [0, 1, 2]
    assert [ask.answer is None for ask in page.asks] == [False, False, True]
    assert page.asks[1].answer == ""
    assert page.newest == 0
    assert talk(TOMAS).newest == talk(ASK, TOMAS).newest == 1


def test_the_scene_after_a_decision_tells_what_it_showed() -> None:
    page = talk(ASK, replace(HOME, ticks=(0, 1)))
    assert page.told is not None
    hands, secret, home = page.told.acts
    assert (hands.label, hands.feedback[:20]) == ("Her <em>hands</em>", "<p>Hands: 2 of 3.<su")
    assert secret == Done("Her secret", "")
    assert (home.label, home.feedback[:20]) == ("Go home, with 2", "<p>Home, with 2.<sup")
    assert (page.end, page.newest, page.asks, page.choices) == ("good", None, (), ())


HUB = """
- [On](#hall)
    - `feedback` On you go.

## Hall

- [Look](#hall)
    - `feedback` Dark.
- [Back](#the-clinic)
    - `feedback` Back again.
- [Home](#home)"""


def test_what_the_last_decision_showed_stays_while_asks_are_answered() -> None:
    asked = shown(clinic(HUB), Decision(0), Decision(0))
    assert asked.told is not None
    assert (asked.told.acts, asked.newest) == ((Done("On", "<p>On you go.</p>"),), 0)


def test_who_comes_round_sees_the_answers_again_and_what_led_here() -> None:
    round_ = shown(clinic(HUB), Decision(0), Decision(0), Decision(1), Decision(0))
    assert [(ask.label, ask.answer) for ask in round_.asks] == [("Look", "<p>Dark.</p>")]
    assert round_.told is not None
    assert (round_.told.acts[0].label, round_.newest) == ("On", None)


def test_an_ask_of_another_scene_answers_nothing_here() -> None:
    source = clinic("- [Ask](#the-clinic)\n- [On](#hall)\n\n## Hall\n\n- [Ask](#hall)\n- [Home](#home)")
    assert [ask.answer for ask in shown(source, Decision(0), Decision(1)).asks] == [None]


WRITE = """
- `write` Write about *{trust}*.
    - `feedback` A model.[^E021]
    - [ ] Her [words](https://a.example)[^E024]
- [Look around](#the-clinic)
    - `feedback` Nothing.
- [On](#home)
    - `set` trust = 3"""


def test_the_model_answer_comes_when_the_words_are_written() -> None:
    before = shown(clinic(WRITE, VARIABLES), Decision(0))
    assert before.write == "Write about <em>1</em>."
    assert "model" not in words(before)
    told = shown(clinic(WRITE, VARIABLES), Decision(0), Decision(1, words="My <b>own</b>.")).told
    assert told is not None
    assert told.words == "My <b>own</b>."
    assert told.model_answer.startswith("<p>A model.<sup")
    assert told.rubric[0].startswith("Her words<sup")


def test_an_ask_shows_no_model_answer() -> None:
    plays = positions(Rules(case_of(clinic(WRITE, VARIABLES))), (Decision(0),))
    told = Shown(plays[0].rules).told(plays[0], plays[1], Cites())
    assert (told.acts, told.model_answer, told.rubric) == ((Done("Look around", "<p>Nothing.</p>"),), "", ())


def test_pick_counts_what_is_offered() -> None:
    lines = "- `pick` 1..3\n- [ ] A\n- [ ] B\n- [ ] C\n    - `if` asked\n- [On](#home)"
    assert shown(clinic(lines, VARIABLES)).pick == (1, 2)
    assert shown(clinic(lines.replace("1..3", "0..1"), VARIABLES)).pick == (0, 1)
    assert shown(clinic(lines.removeprefix("- `pick` 1..3\n"), VARIABLES)).pick is None


def test_the_panel_shows_the_values_of_now() -> None:
    assert shown(MAILBOX).panel == (("Months since the first visit", "0"),)
    assert shown(MAILBOX, Decision(3)).panel == (("Months since the first visit", "12"),)


def test_the_cover_shows_the_introduction() -> None:
    cover = Shown(Rules(case_of(MAILBOX.replace("for 14 years", "for {trust} years[^E021]")))).cover()
    assert (cover.title, cover.heading) == ("The mailbox got farther away",) * 2
    assert cover.prose.startswith("<p>Elena R. is 46 and has had relapsing MS for 2 years<sup")
    assert cover.cited == ("E021",)


TABLE = """
She waits.[^E024]

- [Look](#the-clinic)
    - `feedback` Two numbers.

        a | b
        - | -
        1 | 2
- [Home](#home)
"""


def test_a_case_is_made_ready_once_for_each_language() -> None:
    rules = Rules(case_of(clinic(TABLE)))
    shown_in = InLanguages(partial(Shown, rules))
    english, other = shown_in("en", str), shown_in("xx", bracketed)
    assert shown_in("en", str) is english
    assert shown_in("xx", bracketed) is other
    plays = positions(rules, [Decision(0)])
    for shown, reference, table in ((english, "Reference 1", "Table"), (other, "⟦Reference 1⟧", "⟦Table⟧")):
        page = words(shown.scene(plays))
        assert f'aria-label="{reference}"' in page
        assert f'aria-label="{table}"' in page


SIX = "\n".join(f"- [Way {n}](#home)\n    - `if` trust {'>' if n == 3 else '>='} 1" for n in range(6))
MIXED = front(f"shuffle: true\nvariables:\n{VARIABLES}") + (
    "# The walk\n\n## The clinic\n\n- [ ] A\n- [ ] B\n- [Ask](#the-clinic)\n    - `set` trust = 2\n"
    f"- [Look](#the-clinic)\n{SIX}\n\n## Home\n\n- `end` good\n"
)


def order(seed: int, *decisions: Decision) -> list[int]:
    return [choice.number for choice in shown(MIXED, *decisions, seed=seed).choices]


def test_the_order_of_choices_is_the_same_at_every_showing() -> None:
    assert order(7) == order(7) == [n for n in order(7, Decision(0)) if n != 5]
    assert len(order(7, Decision(0))) == 6


def test_each_play_has_its_own_order_and_each_choice_comes_first_to_some() -> None:
    firsts = [order(seed)[0] for seed in range(100)]
    assert set(firsts) == {2, 3, 4, 6, 7}
    assert max(map(firsts.count, firsts)) < 40
    assert len({tuple(mixed(range(6), 1, scene)) for scene in range(20)}) > 10


def test_each_scene_has_its_own_order() -> None:
    three = "- [A](#{0})\n- [B](#{0})\n- [C](#{0})"
    scenes = f"## One\n\n{three.format('two')}\n\n## Two\n\n{three.format('home')}\n\n## Home\n\n- `end` good\n"
    source = front("shuffle: true") + f"# The walk\n\n{scenes}"
    ways = [(shown(source, seed=n).choices, shown(source, Decision(0), seed=n).choices) for n in range(20)]
    assert 5 < sum(one != two for one, two in ways) < 20


def test_options_and_asks_are_never_mixed() -> None:
    for seed in range(20):
        page = shown(MIXED, seed=seed)
        assert [option.number for option in page.options] == [0, 1]
        assert [ask.number for ask in page.asks] == [0, 1]


def test_without_shuffle_choices_stand_as_they_were_written() -> None:
    for seed in range(20):
        page = shown(MIXED.replace("shuffle: true", "shuffle: false"), seed=seed)
        assert [choice.number for choice in page.choices] == [2, 3, 4, 6, 7]


def numbers(html: str) -> list[tuple[str, str]]:
    """Each citation, as what it leads to and its number."""
    return re.findall(r'<a href="#ref-([^"]+)"[^>]*>(\d+)</a>', html)


def test_citations_are_numbered_as_they_appear() -> None:
    page = talk(ASK)
    assert page.cited == ("E024", "E021")
    assert numbers(page.prose) == [("E024", "1")]
    assert numbers(page.asks[0].answer or "") == [("E021", "2")]
    after = talk(ASK, replace(HOME, ticks=(0,)))
    assert after.cited == ("E021", "E024")
