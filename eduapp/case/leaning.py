"""What the scenes and acts of a case lean on."""

from collections.abc import Iterator

from eduapp.case.model import Act, Case, Scene
from eduapp.text.leaning import Leaning, cited_in, texts_of


def leanings(case: Case) -> Iterator[Leaning]:
    """The introduction, then each scene and its acts, as far as they cite something, score or are unsafe."""
    before = tuple(texts_of(case.introduction))
    introduction = Leaning("", cited=cited_in(before), texts=before)
    found = [introduction, *(leaning for scene in case.scenes for leaning in _of_scene(scene))]
    return (leaning for leaning in found if leaning.cited or leaning.is_scored or leaning.is_unsafe)


def _of_scene(scene: Scene) -> Iterator[Leaning]:
    texts = [*texts_of(scene.prose), scene.question]
    around = cited_in(texts)
    if scene.write:
        texts += [scene.write.prompt, scene.write.model_answer, *scene.write.rubric]
    yield Leaning(scene.id, cited=cited_in(texts), texts=tuple(texts))
    for act in scene.acts:
        yield _of_act(scene.id, act, around)


def _of_act(scene: str, act: Act, around: tuple[str, ...]) -> Leaning:
    effects = act.effects
    texts = (act.label, *effects.unsafe, effects.feedback)
    is_scored = any(score.points for score in effects.scores)
    return Leaning(scene, act.label, cited_in(texts), around, is_scored, bool(effects.unsafe), texts)
