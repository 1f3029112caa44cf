"""From a case back to Markdown. Parsing what is written gives the same case; comments of the author are lost."""

from collections.abc import Iterator
from fractions import Fraction
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import SafeRepresenter

from eduapp.case.model import Assignment, Case, Choice, Effects, Go, Option, Scene
from eduapp.text.expression import Literal, written
from eduapp.text.heading import slug, with_id, words_and_id
from eduapp.text.own_words import Write
from eduapp.text.variable import Value, Variable, decimal, tidy
from eduapp.text.write_prose import written_prose

INDENT = " " * 4


def write(case: Case) -> str:
    """The Markdown of the case, front matter first."""
    title = case.title if words_and_id(case.title)[0] == case.title else with_id(case.title, slug(case.title))
    parts = [f"# {title}", *written_prose(case.introduction)]
    for scene in case.scenes:
        parts += _scene(scene)
    parts += [f"[^{reference.id}]: {reference.text}" for reference in case.references]
    return f"---\n{_front(case)}---\n\n" + "\n\n".join(parts) + "\n"


def _front(case: Case) -> str:
    facts = case.facts
    data: dict[str, Any] = {
        "summary": facts.summary,
        "minutes": facts.minutes,
        "authors": list(facts.authors),
        "reviewed": facts.reviewed,
        "valid_months": facts.valid_months,
        "objectives": [{objective.competency: objective.text} for objective in facts.objectives],
        "pass": facts.share,
        "lang": facts.lang,
        "shuffle": facts.shuffle,
    }
    if case.variables:
        data["variables"] = {variable.name: declared(variable) for variable in case.variables}
    if facts.show:
        data["show"] = dict(facts.show)
    stream = StringIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.Representer = _Representer
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.width = 2**16
    yaml.dump(data, stream)
    return stream.getvalue()


class _Representer(SafeRepresenter):
    """Knows exact numbers as well."""


def _exact(representer: SafeRepresenter, number: Fraction) -> ScalarNode:
    kind = "int" if number.denominator == 1 else "float"
    return representer.represent_scalar(f"tag:yaml.org,2002:{kind}", decimal(tidy(number)))


_Representer.add_representer(Fraction, _exact)


def declared(variable: Variable) -> Value:
    if variable.kind == "range":
        return f"{variable.initial} in {variable.low}..{variable.high}"
    if variable.kind == "word":
        return f"{variable.initial} in {', '.join(variable.words)}"
    return variable.initial


def _scene(scene: Scene) -> Iterator[str]:
    """The parts of a scene, each to stand between blank lines."""
    yield f"## {with_id(scene.heading, scene.id)}"
    yield from written_prose(scene.prose)
    if scene.question:
        yield scene.question
    lines = [*_keywords(scene)]
    for act in scene.acts:
        lines += _act(act)
    if lines:
        yield "\n".join(lines)


def _keywords(scene: Scene) -> Iterator[str]:
    if scene.difficulty != "medium":
        yield f"- `difficulty` {scene.difficulty}"
    yield from (f"- {written_set(assignment)}" for assignment in scene.sets)
    yield from (written_go(go) for go in scene.gos)
    if scene.pick:
        yield f"- `pick` {scene.pick.least}..{scene.pick.most}"
    if scene.write:
        yield from _write(scene.write)
    if scene.end:
        yield f"- `end` {scene.end}"


def written_set(assignment: Assignment) -> str:
    if isinstance(assignment.value, Literal) and isinstance(assignment.value.value, bool):
        return f"`set` {'' if assignment.value.value else 'not '}{assignment.name}"
    return f"`set` {assignment.name} {assignment.operator} {written(assignment.value)}"


def written_go(go: Go) -> str:
    condition = f" if {written(go.condition)}" if go.condition is not None else ""
    return f"- `go` [{go.label}](#{go.to}){condition}"


def _write(write: Write) -> Iterator[str]:
    yield f"- `write` {write.prompt}"
    if write.model_answer:
        yield from _feedback(write.model_answer)
    yield from (f"{INDENT}- [ ] {point}" for point in write.rubric)


def _act(act: Choice | Option) -> Iterator[str]:
    yield f"- [{act.label}](#{act.to})" if isinstance(act, Choice) else f"- [ ] {act.label}"
    yield from _effects(act.effects)


def _effects(effects: Effects) -> Iterator[str]:
    if effects.condition is not None:
        yield f"{INDENT}- `if` {written(effects.condition)}"
    yield from (f"{INDENT}- `score` {score.competency} {score.points:+d}" for score in effects.scores)
    yield from (f"{INDENT}- {written_set(assignment)}" for assignment in effects.sets)
    yield from (f"{INDENT}- `unsafe` {text}" for text in effects.unsafe)
    if effects.feedback:
        yield from _feedback(effects.feedback)


def _feedback(markdown: str) -> Iterator[str]:
    first, *more = markdown.split("\n")
    if first.startswith(("```", "~~~")) or first != first.strip():
        first, more = "", [first, *more]
    yield f"{INDENT}- `feedback` {first}".rstrip()
    yield from (f"{INDENT * 2}{line}" if line else "" for line in more)
