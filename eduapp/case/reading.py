"""How much there is to read on a way through a case, and what it cites."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eduapp.case.model import Case, Scene
from eduapp.case.play import Decision, Play, opening
from eduapp.case.rules import Rules
from eduapp.text.prose import Note, Prose, Text, When, walk
from eduapp.text.read_line import CITATION
from eduapp.text.reading import count, holds, words_of
from eduapp.text.variable import Value


def words_on(rules: Rules, decisions: Sequence[Decision]) -> int:
    """The words that a learner reads on the way that the decisions take, each scene once."""
    play = opening(rules)
    total = words_of(rules.case.introduction, play.variables) + _arrival(play, set())
    seen = {play.scene}
    for decision in decisions:
        left = play
        play = play.decide(replace(decision, words="-"))
        total += sum(count(feedback) for feedback in play.feedback)
        if play.passed:
            total += _model_answer(left)
            total += _arrival(play, seen)
            seen.add(play.scene)
    return total


def _arrival(play: Play, seen: set[int]) -> int:
    if play.scene in seen:
        return 0
    scene, offer = play.here, play.offer()
    labels = [scene.options[n].label for n in offer.options] + [scene.choices[n].label for n in offer.choices]
    prompt = scene.write.prompt if scene.write else ""
    return words_of(scene.prose, play.variables) + sum(map(count, (scene.heading, scene.question, prompt, *labels)))


def _model_answer(play: Play) -> int:
    write = play.here.write
    return count(write.model_answer) + sum(map(count, write.rubric)) if write else 0


def all_words(case: Case) -> int:
    """Every word of the case."""
    texts: list[str] = []
    for scene in case.scenes:
        texts += [scene.heading, scene.question]
        texts += [act.label for act in scene.acts]
        if scene.write:
            texts += [scene.write.prompt, scene.write.model_answer, *scene.write.rubric]
    texts += [effects.feedback for effects in case.effects()]
    prose = words_of(case.introduction) + sum(words_of(scene.prose) for scene in case.scenes)
    return prose + sum(map(count, texts))


def citations(scene: Scene) -> list[str]:
    """The ids that the prose, question and prompt of the scene cite, in their order, without repeats."""
    markdown = [block.markdown for block in walk(scene.prose) if isinstance(block, Text)]
    prompt = scene.write.prompt if scene.write else ""
    found = CITATION.findall(" ".join((*markdown, scene.question, prompt)))
    return list(dict.fromkeys(found))


def cited(rules: Rules, decisions: Sequence[Decision]) -> tuple[str, ...]:
    """The ids cited by all that is seen in a play of these decisions, in order, each once: introduction, prose as
    it was shown, questions, labels, feedback, model answers."""
    play = opening(rules)
    texts = [*_shown(rules.case.introduction, play.variables), *_on_arrival(play)]
    for decision in decisions:
        left = play.here
        play = play.decide(decision)
        texts += play.feedback
        if play.passed:
            if left.write:
                texts += [left.write.model_answer, *left.write.rubric]
            texts += _on_arrival(play)
    return tuple(dict.fromkeys(CITATION.findall(" ".join(texts))))


def _on_arrival(play: Play) -> list[str]:
    scene, offer = play.here, play.offer()
    labels = [scene.options[n].label for n in offer.options] + [scene.choices[n].label for n in offer.choices]
    prompt = scene.write.prompt if scene.write else ""
    return [*_shown(scene.prose, play.variables), scene.question, prompt, *labels]


def _shown(prose: Prose, values: dict[str, Value]) -> Iterator[str]:
    for block in prose:
        if isinstance(block, Text):
            yield block.markdown
        elif isinstance(block, Note):
            yield from _shown(block.body, values)
        elif isinstance(block, When):
            yield from _shown(block.then if holds(block, values) else block.otherwise, values)
