"""Which files beside a case its texts name."""

import pytest

from eduapp.case.model import Choice, Effects, Option, Scene
from eduapp.case.ready import line, ready_scene
from eduapp.text.beside import files_in
from eduapp.text.expression import Name
from eduapp.text.own_words import Write
from eduapp.text.prose import Compare, Note, Picture, Prose, Text, When

TEXT = "![A](media/a%20b.png) [x](media/x&y.pdf#page=2)"
NAMED = {"media/a b.png", "media/x&y.pdf"}


@pytest.mark.parametrize(
    "prose",
    [
        (Text(TEXT),),
        (Note("Note", (Text(TEXT),)),),
        (When(Name("asked"), (), (Text(TEXT),)),),
        (Compare("Two", Picture("A", "media/a%20b.png"), Picture("B", "media/x&y.pdf")),),
    ],
)
def test_prose_names_files_wherever_it_does(prose: Prose) -> None:
    assert files_in(ready_scene(Scene("home", "Home", prose), ("asked",))) == NAMED


@pytest.mark.parametrize(
    "scene",
    [
        Scene("home", "Home", question=TEXT),
        Scene("home", "Home", options=(Option("A", Effects(feedback=TEXT)),)),
        Scene("home", "Home", choices=(Choice("A", "home", Effects(feedback=TEXT)),)),
        Scene("home", "Home", write=Write("Why?", TEXT)),
    ],
)
def test_so_do_the_other_texts_of_a_scene(scene: Scene) -> None:
    assert files_in(ready_scene(scene, ())) == NAMED


def test_words_name_no_file() -> None:
    assert files_in(line("media/a.png, {media}, [^E1] and `![](media/a.png)`")) == frozenset()
    assert files_in("") == frozenset()
