"""Which scene of an older case is which scene of the newer one, and the older case with the newer one's ids.

A scene is the same if its id is. If that changed, it is the same if at least three fifths of all the words of both
(heading, prose, what is offered, feedback) stand in both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from eduapp.case.model import Case, Scene
from eduapp.text.own_words_difference import texts
from eduapp.text.pairing import Words, counted, paired
from eduapp.text.prose_difference import source_of

ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Scenes:
    """`former` holds, by the id of a scene, what it was, with links that lead to the ids of the newer case;
    `former_ids` what its id was. `gone` are the scenes that no newer one continues."""

    former: Mapping[str, Scene]
    former_ids: Mapping[str, str]
    gone: Sequence[Scene]


def paired_scenes(before: Case, after: Case) -> Scenes:
    found = paired(before.scenes, after.scenes, (lambda scene: scene.id,), _words, ALIKE)
    ids = {old.id: new.id for old, new in found.both}
    former = {new.id: _translated(old, ids) for old, new in found.both}
    return Scenes(former, {new: old for old, new in ids.items()}, found.gone)


def _translated(scene: Scene, ids: Mapping[str, str]) -> Scene:
    if all(old == new for old, new in ids.items()):
        return scene
    return replace(
        scene,
        id=ids.get(scene.id, scene.id),
        gos=tuple(replace(go, to=ids.get(go.to, go.to)) for go in scene.gos),
        choices=tuple(replace(choice, to=ids.get(choice.to, choice.to)) for choice in scene.choices),
    )


def _words(scene: Scene) -> Words:
    return counted((scene.heading, *texts_of_scene(scene), scene.end or ""))


def texts_of_scene(scene: Scene) -> Sequence[str]:
    """All that the scene says below its heading, as Markdown."""
    return (source_of(scene.prose), scene.question, *texts(scene.write), *texts_of_acts(scene))


def texts_of_acts(scene: Scene) -> Sequence[str]:
    acts = [text for act in scene.acts for text in (act.label, *act.effects.unsafe, act.effects.feedback)]
    return (*acts, *(go.label for go in scene.gos))
