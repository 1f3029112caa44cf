"""One change to a random case, as an author might make it, with the kind and the weight of what is to be told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, NamedTuple

from eduapp.case.model import Assignment, Case, Choice, Effects, Go, Objective, Option, Pick, Scene, Score
from eduapp.text.expression import Binary, Literal, Name
from eduapp.text.own_words import Write
from eduapp.text.prose import Chart, Text
from eduapp.text.terms import Reference
from eduapp.text.variable import Variable


class Mutation(NamedTuple):
    """`kinds` are those of which one must be told, each of the weight."""

    case: Case
    kinds: frozenset[str]
    weight: str


FLAG = Variable("brand_new", "flag", False)
NEVER = Binary("==", Name(FLAG.name), Literal(True))
FRESH = "Quite another sentence stands here now, with words nobody wrote before."


def in_scene(case: Case, at: int, **parts: Any) -> Case:
    scenes = list(case.scenes)
    scenes[at] = replace(scenes[at], **parts)
    return replace(case, scenes=tuple(scenes))


def put(parts: Sequence[Any], at: int, part: Any) -> tuple[Any, ...]:
    return (*parts[:at], part, *parts[at + 1 :])


def without(parts: Sequence[Any], at: int) -> tuple[Any, ...]:
    return (*parts[:at], *parts[at + 1 :])


def of_act(case: Case, at: int, field: str, n: int) -> list[tuple[Case, str, str]]:
    """What may become of one option or choice of a scene."""
    scene = case.scenes[at]
    acts = getattr(scene, field)
    act, noun = acts[n], field[:-1]
    effects: Effects = act.effects

    def having(**parts: Any) -> Case:
        return in_scene(case, at, **{field: put(acts, n, replace(act, **parts))})

    def doing(**parts: Any) -> Case:
        return having(effects=replace(effects, **parts))

    scored = "scores" if effects.scores or effects.unsafe else "path"
    found = [
        (in_scene(case, at, **{field: without(acts, n)}), f"{noun}-removed", scored),
        (doing(condition=NEVER), "condition-changed", "path"),
        (doing(sets=(*effects.sets, Assignment(FLAG.name, "=", Literal(True)))), "effect-changed", "path"),
        (doing(scores=(*effects.scores, Score("new-one", 2))), "points-changed", "scores"),
        (doing(unsafe=() if effects.unsafe else ("It kills.",)), "unsafe-", "scores"),
        (doing(feedback=f"{effects.feedback} {FRESH}"), "feedback-changed", "text"),
        (having(label=f"{act.label} at once"), f"{noun}-reworded", "text"),
    ]
    if isinstance(act, Choice):
        others = [other.id for other in case.scenes if other.id != act.to]
        found.append((having(to=others[0]), "choice-retargeted", "path"))
    return found


def of_scene(case: Case, at: int) -> list[tuple[Case, str, str]]:
    scene = case.scenes[at]
    new_choice = Choice(FRESH, case.scenes[0].id, Effects(scores=(Score("ask", 1),)))
    go = Go(FRESH, case.scenes[0].id, NEVER)
    chart = Chart("bar", "Something counted", ("Month", "Count"), (("1", "2"),))
    others = [end for end in ("best", "good", "poor", "harm") if end != scene.end]
    return [
        (in_scene(case, at, heading="A heading of its own"), "scene-renamed", "text"),
        (in_scene(case, at, prose=(*scene.prose, Text(FRESH))), "prose-changed", "text"),
        (in_scene(case, at, prose=(*scene.prose, chart)), "exhibit-added", "text"),
        (in_scene(case, at, prose=(*scene.prose, Text(f"{FRESH}[^E999]"))), "citation-added", "facts"),
        (in_scene(case, at, prose=(*scene.prose, Text("![New](media/new.webp)"))), "picture-added", "text"),
        (in_scene(case, at, question="What is new?"), "question-changed", "text"),
        (in_scene(case, at, sets=(*scene.sets, Assignment(FLAG.name, "=", Literal(True)))), "set-changed", "path"),
        (in_scene(case, at, gos=(*scene.gos, go)), "go-added", "path"),
        (in_scene(case, at, pick=Pick(7, 9)), "pick-changed", "path"),
        (in_scene(case, at, write=None if scene.write else Write("Say it.")), "write-", "path"),
        (in_scene(case, at, difficulty="hard" if scene.difficulty == "easy" else "easy"), "difficulty-", "scores"),
        (in_scene(case, at, end=others[0]), "ending-", "path"),
        (in_scene(case, at, choices=(*scene.choices, new_choice)), "choice-added", "scores"),
        (in_scene(case, at, options=(*scene.options, Option(FRESH))), "option-added", "path"),
    ]


def of_case(case: Case) -> list[tuple[Case, str, str]]:
    facts = case.facts

    def front(**parts: Any) -> Case:
        return replace(case, facts=replace(facts, **parts))

    lone = Scene("quite-alone", "Quite alone", (Text("Xyz qwv jkl."),), end="harm")
    new = Objective("treat", FRESH)
    return [
        (replace(case, title="Another title"), "title-changed", "text"),
        (front(summary=FRESH), "summary-changed", "text"),
        (front(minutes=facts.minutes + 1), "minutes-changed", "facts"),
        (front(authors=(*facts.authors, "Somebody")), "authors-changed", "facts"),
        (front(reviewed=facts.reviewed + timedelta(days=1)), "reviewed-changed", "facts"),
        (front(valid_months=facts.valid_months + 1), "valid-changed", "facts"),
        (front(share=1 - facts.share), "pass-changed", "scores"),
        (front(lang="it"), "language-changed", "facts"),
        (front(objectives=(*facts.objectives, new)), "objective-added", "facts"),
        (front(shuffle=not facts.shuffle), "shuffle-changed", "text"),
        (front(show=(*facts.show, ("brand_new", "New"))), "shown-changed", "text"),
        (replace(case, variables=(*case.variables, FLAG)), "variable-added", "path"),
        (replace(case, introduction=(*case.introduction, Text(FRESH))), "introduction-changed", "text"),
        (replace(case, references=(*case.references, Reference("new", FRESH))), "reference-added", "facts"),
        (replace(case, scenes=(*case.scenes, lone)), "scene-added", "path"),
        (replace(case, scenes=case.scenes[1:]), "start-changed", "path"),
    ]


def mutations(case: Case) -> Iterator[Mutation]:
    """All that this file knows to do to the case: to the whole, to each scene, to each act."""
    found = of_case(case)
    for at, scene in enumerate(case.scenes):
        found += of_scene(case, at)
        for field in ("options", "choices"):
            for n in range(len(getattr(scene, field))):
                found += of_act(case, at, field, n)
    for mutated, kind, weight in found:
        ways = {f"{kind}{way}" for way in ("added", "removed", "changed")} if kind.endswith("-") else {kind}
        yield Mutation(mutated, frozenset(ways), weight)
