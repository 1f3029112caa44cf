"""A translation beside its original: the same scenes, choices, options and keywords in the same order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eduapp.case.model import Act, Case, Choice, Effects, Scene
from eduapp.case.parse import Parsed
from eduapp.text.finding import Findings, Place

HINT = "Translate the words only; keep what the software does."


def find_differences(parsed: Parsed, original: Case, file: str) -> Parsed:
    """The translation with a finding for each scene that differs; without its case if one does."""
    assert parsed.case is not None
    findings = Findings(file)
    case = parsed.case
    if case.variables != original.variables:
        place = case.facts.places.get("variables", Place(1))
        findings.add("translation", place, "The variables differ from those of the original.", HINT)
    for own, other in zip(case.scenes, original.scenes, strict=False):
        for place, what in _differences(own, other):
            findings.add("translation", place, f"{what} (scene `{other.id}`).", HINT)
    if not findings.has_errors:
        return parsed
    return replace(parsed, case=None, findings=(*parsed.findings, *findings))


def _differences(own: Scene, other: Scene) -> Iterator[tuple[Place, str]]:
    if _keywords(own) != _keywords(other):
        yield own.place, "The keywords of this scene are not those of the original"
    if bool(own.question) != bool(other.question):
        yield own.place, f"This scene has {'a' if own.question else 'no'} question, unlike the original"
    kinds: tuple[tuple[Sequence[Act], Sequence[Act], str], ...] = (
        (own.options, other.options, "options"),
        (own.choices, other.choices, "choices"),
    )
    for mine, theirs, what in kinds:
        if len(mine) != len(theirs):
            yield own.place, f"The number of {what} is {len(mine)} here and {len(theirs)} in the original"
            continue
        for act, original in zip(mine, theirs, strict=True):
            if _does(act) != _does(original):
                yield act.place, f"“{act.label[:60]}” does something else, or leads elsewhere, in the original"


def _keywords(scene: Scene) -> tuple[object, ...]:
    """All that a scene does, without its words."""
    gos = tuple((go.to, go.condition) for go in scene.gos)
    write = (bool(scene.write.model_answer), len(scene.write.rubric)) if scene.write else None
    return scene.id, scene.sets, gos, scene.pick, write, scene.difficulty, scene.end


def _does(act: Act) -> tuple[object, ...]:
    """All that a choice or an option does, without its words."""
    to = act.to if isinstance(act, Choice) else ""
    return to, *_effects(act.effects)


def _effects(effects: Effects) -> tuple[object, ...]:
    return effects.condition, effects.sets, effects.scores, len(effects.unsafe), bool(effects.feedback)
