"""What differs between two states of a case, in its author's terms.

The order of the scenes in the file means nothing, but for the first; so it is not told, and neither is where lines
break.
"""

from collections.abc import Iterator

from eduapp.case.difference_kinds import KINDS
from eduapp.case.model import Case, Facts
from eduapp.case.same_scene import paired_scenes
from eduapp.case.scene_difference import added, removed, scene_differences
from eduapp.case.write import declared
from eduapp.text.difference import Difference, Teller, Weight
from eduapp.text.front_difference import front_differences, objective_differences, reference_differences
from eduapp.text.prose_difference import citation_differences, source_of
from eduapp.text.variable import Variable, spoken

_TELL = Teller(KINDS)


def differences(before: Case, after: Case) -> tuple[Difference, ...]:
    """The case as a whole, then its scenes in the order of the newer one, then those that are gone."""
    return (*_whole(before, after), *_scenes(before, after))


def _whole(before: Case, after: Case) -> Iterator[Difference]:
    yield from front_differences(_TELL, before, after)
    yield from objective_differences(_TELL, before.facts.objectives, after.facts.objectives)
    yield from _TELL.changed("shuffle-changed", spoken(before.facts.shuffle), spoken(after.facts.shuffle))
    yield from _TELL.changed("shown-changed", _shown(before.facts), _shown(after.facts))
    yield from _variables(before, after)
    old, new = source_of(before.introduction), source_of(after.introduction)
    yield from _TELL.changed("introduction-changed", old, new)
    yield from citation_differences(_TELL, (old,), (new,))
    yield from reference_differences(_TELL, before, after)


def _shown(facts: Facts) -> str:
    return "\n".join(f"{name}: {label}" for name, label in facts.show)


def _variables(before: Case, after: Case) -> Iterator[Difference]:
    old = {variable.name: variable for variable in before.variables}
    new = {variable.name: variable for variable in after.variables}
    for name in dict.fromkeys((*old, *new)):
        known = [variable for variable in (old.get(name), new.get(name)) if variable]
        weight: Weight | None = (
            "text" if all(variable.kind == "number" for variable in known) else None
        )  # it decides nothing
        if name not in new:
            yield _TELL.tell("variable-removed", before=_declared(old[name]), weight=weight, name=name)
        elif name not in old:
            yield _TELL.tell("variable-added", after=_declared(new[name]), weight=weight, name=name)
        elif old[name] != new[name]:
            before_, after_ = _declared(old[name]), _declared(new[name])
            yield _TELL.tell("variable-changed", before_, after_, weight=weight, name=name)


def _declared(variable: Variable) -> str:
    value = declared(variable)
    return f"{variable.name}: {str(value).lower() if isinstance(value, bool) else spoken(value)}"


def _scenes(before: Case, after: Case) -> Iterator[Difference]:
    pairs = paired_scenes(before, after)
    is_mixed = before.facts.shuffle and after.facts.shuffle
    if pairs.former_ids.get(after.scenes[0].id) != before.scenes[0].id:
        yield _TELL.tell("start-changed", before.scenes[0].heading, after.scenes[0].heading)
    for scene in after.scenes:
        if scene.id in pairs.former:
            former = pairs.former[scene.id]
            yield from scene_differences(_TELL, former, scene, pairs.former_ids[scene.id], is_mixed)
        else:
            yield added(_TELL, scene)
    yield from (removed(_TELL, scene) for scene in pairs.gone)
