"""What differs between two states of a scene."""

from collections.abc import Iterator

from eduapp.case.act_difference import act_differences, described, sets_of, weight_of
from eduapp.case.model import Go, Pick, Scene
from eduapp.case.same_scene import texts_of_scene
from eduapp.case.write import written_go
from eduapp.text.difference import Difference, Teller, Weight
from eduapp.text.own_words import Write
from eduapp.text.own_words_difference import write_differences
from eduapp.text.pairing import paired
from eduapp.text.prose_difference import citation_differences, prose_differences, source_of, text_difference


def added(tell: Teller, scene: Scene) -> Difference:
    return tell.at(scene.id, scene.heading).tell("scene-added", after=_outlined(scene), weight=_weight(scene))


def removed(tell: Teller, scene: Scene) -> Difference:
    return tell.at(scene.id, scene.heading).tell("scene-removed", before=_outlined(scene), weight=_weight(scene))


def _weight(scene: Scene) -> Weight | None:
    return next(filter(None, map(weight_of, scene.acts)), None)


def _outlined(scene: Scene) -> str:
    parts = [source_of(scene.prose), scene.question, *(written_go(go) for go in scene.gos), *map(described, scene.acts)]
    return "\n\n".join(filter(None, [*parts, scene.end or ""]))


def scene_differences(tell: Teller, before: Scene, after: Scene, old_id: str, is_mixed: bool) -> Iterator[Difference]:
    """`old_id` is what the id of the older one was; it has the newer one's here."""
    if before == after and old_id == after.id:
        return
    tell = tell.at(after.id, after.heading)
    if before.heading != after.heading or old_id != after.id:
        yield tell.tell("scene-renamed", *_named(before.heading, after.heading, old_id, after.id))
    yield from prose_differences(tell, before.prose, after.prose)
    yield from text_difference(tell, "question-changed", before.question, after.question)
    yield from tell.changed("set-changed", sets_of(before), sets_of(after))
    yield from _gos(tell, before, after)
    yield from tell.changed("pick-changed", _picked(before.pick), _picked(after.pick))
    yield from _write(tell, before.write, after.write)
    yield from tell.changed("difficulty-changed", before.difficulty, after.difficulty)
    yield from _ending(tell, before, after)
    yield from act_differences(tell, before, after, is_mixed)
    yield from citation_differences(tell, texts_of_scene(before), texts_of_scene(after))


def _named(before: str, after: str, old_id: str, new_id: str) -> tuple[str, str]:
    """The headings, or the ids where those stayed."""
    return (before, after) if before != after else (f"#{old_id}", f"#{new_id}")


def _gos(tell: Teller, before: Scene, after: Scene) -> Iterator[Difference]:
    keys = (lambda go: go, lambda go: (go.to, go.condition), lambda go: go.label, lambda go: go.to)
    pairs = paired(before.gos, after.gos, keys)
    for old, new in pairs.both:
        is_other = (old.to, old.condition) != (new.to, new.condition)
        yield from tell.changed("go-changed" if is_other else "go-reworded", _way(old), _way(new))
    yield from (tell.tell("go-removed", before=_way(go)) for go in pairs.gone)
    yield from (tell.tell("go-added", after=_way(go)) for go in pairs.new)
    places = {id(go): at for at, go in enumerate(before.gos)}
    order = [places[id(old)] for old, _ in pairs.both]
    if order != sorted(order):
        yield tell.tell("goes-moved", "\n".join(map(_way, before.gos)), "\n".join(map(_way, after.gos)))


def _way(go: Go) -> str:
    return written_go(go).removeprefix("- `go` ")


def _picked(pick: Pick | None) -> str:
    return f"{pick.least}..{pick.most}" if pick else ""


def _write(tell: Teller, before: Write | None, after: Write | None) -> Iterator[Difference]:
    if before and after:
        yield from write_differences(tell, before, after)
    elif before:
        yield tell.tell("write-removed", before=before.prompt)
    elif after:
        yield tell.tell("write-added", after=after.prompt)


def _ending(tell: Teller, before: Scene, after: Scene) -> Iterator[Difference]:
    if before.end and after.end:
        yield from tell.changed("ending-changed", before.end, after.end)
    elif before.end:
        yield tell.tell("ending-removed", before=before.end)
    elif after.end:
        yield tell.tell("ending-added", after=after.end)
