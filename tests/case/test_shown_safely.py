"""Whatever an author writes, and wherever a play stands: a page is sound and safe."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from eduapp.case.explore import explore
from eduapp.case.model import Case, Choice, Effects, Option, Scene
from eduapp.case.play import Decision, Play, positions
from eduapp.case.rules import Rules
from eduapp.case.shown import SceneShown, Shown
from eduapp.library import documents, kind_of, read_document, shipped
from eduapp.text.own_words import Write
from eduapp.text.prose import Note, Text
from eduapp.text.variable import Variable
from tests.case.small_cases import FACTS
from tests.case.test_shown import numbers, words
from tests.case.texts import TODAY
from tests.text.payloads import PAYLOADS, harmless


def judged(page: SceneShown) -> None:
    """Own marks apart, no text of the page could act; ids are unique; labels hold no links."""
    own = r'<sup class="cite"><a href="#ref-[^"<>]+" aria-label="Reference \d+"( id="cite-[^"<>]+")?>\d+</a></sup>'
    own += r'|<sup class="cite"( id="cite-[^"<>]+")?><span aria-hidden="true">\d+</span>'
    own += r'<span class="visually-hidden"> \(Reference \d+\)</span></sup>'
    told = page.told
    acts = told.acts if told else ()
    labels = [act.label for act in (*page.options, *page.choices)]
    labels += [ask.label for ask in page.asks] + [act.label for act in acts]
    labels += [page.write, *(told.rubric if told else ())]
    html = [page.heading, page.prose, page.question, told.model_answer if told else ""]
    html += [ask.answer or "" for ask in page.asks] + [act.feedback for act in acts]
    for text in (*labels, *html):
        assert harmless(re.sub(own, "", text))
    assert not any("<a " in label for label in labels)
    whole = "\n".join((*labels, *html))
    ids = re.findall(r' id="([^"]+)"', whole)
    assert sorted(ids) == sorted(f"cite-{id_}" for id_ in page.cited)


def hostile(text: str) -> Case:
    """A case with the text wherever an author writes one."""
    effects = Effects(feedback=text, unsafe=(text,))
    scenes = (
        Scene(
            "a",
            text,
            (Text(text), Note(text, (Text(text),))),
            text,
            options=(Option(text, effects),),
            choices=(Choice(text, "a", effects), Choice(f"{text} {{word}}[^E1]", "b", effects)),
            write=Write(text, text, (text,)),
        ),
        Scene("b", text, end="good"),
    )
    word = Variable("word", "word", text, words=(text,))
    return Case(text, replace(FACTS, show=(("word", text),)), scenes, (word,), (Text(text),))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_texts_stay_text(payload: str) -> None:
    rules = Rules(hostile(payload))
    show = Shown(rules)
    ways: tuple[tuple[Decision, ...], ...] = ((), (Decision(0),), (Decision(0), Decision(1, (0,), payload)))
    for decisions in ways:
        judged(show.scene(positions(rules, decisions)))
    assert show.cover().title == show.title


CASES = [path for path in documents(shipped()) if path.suffix == ".md" and kind_of(path) == "case"]


def best_plays(path: Path) -> list[Play]:
    case = read_document(path, TODAY, play=False).case
    assert case is not None
    rules = Rules(case)
    return positions(rules, [replace(decision, words="Words.") for decision in explore(rules).best or ()])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_page_of_the_best_path_is_sound_and_lists_what_it_cites(path: Path) -> None:
    plays = best_plays(path)
    show = Shown(plays[0].rules)
    assert len(plays) > 3
    for at in range(1, len(plays) + 1):
        page = show.scene(plays[:at])
        judged(page)
        found = [(id_, int(number)) for id_, number in numbers(words(page))]
        assert {number for _, number in found} <= set(range(1, len(page.cited) + 1))
        assert all(page.cited[number - 1] == id_ for id_, number in found)
    assert any(show.scene(plays[:at]).cited for at in range(1, len(plays)))
