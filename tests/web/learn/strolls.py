"""Plays at random, and what of a case may be on a page at a moment of them."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from random import Random

from eduapp.case.guide import Guide
from eduapp.case.model import Act, Case, Scene
from eduapp.case.play import Decision, Play, opening

LONGEST = 25  # decisions at random; then the best way home
WORDS = "What I think of it."
_TAGS = re.compile(r"<[^>]+>")
_PLAIN = re.compile(r"[\w ,.;:%–-]{12,}")


def stroll(guide: Guide, lots: Random) -> list[Play]:
    """The positions of a play at random from its opening to its end."""
    plays = [opening(guide.rules)]
    while plays[-1].here.end is None and len(plays) < LONGEST:
        plays.append(plays[-1].decide(_at_random(plays[-1], lots)))
    way = guide.way(plays[-1])
    for decision in way.decisions if way else ():
        plays.append(plays[-1].decide(Decision(decision.choice, decision.ticks, _words(plays[-1], decision.choice))))
    assert plays[-1].here.end is not None
    return plays


def _at_random(play: Play, lots: Random) -> Decision:
    rules, offer = play.rules.scenes[play.scene], play.offer()
    choice = lots.choice(offer.choices)
    if choice in rules.asks:
        return Decision(choice)
    count = lots.randint(rules.least, min(rules.most, len(offer.options)))
    return Decision(choice, tuple(sorted(lots.sample(offer.options, count))), _words(play, choice))


def _words(play: Play, choice: int) -> str:
    rules = play.rules.scenes[play.scene]
    return WORDS if rules.scene.write and choice not in rules.asks else ""


def _texts(scene: Scene) -> Iterator[str]:
    """All that a scene ever says."""
    yield from (scene.heading, scene.question, repr(scene.prose))
    for act in scene.acts:
        yield from (act.label, act.effects.feedback, *act.effects.unsafe)
    if scene.write:
        yield from (scene.write.prompt, scene.write.model_answer, *scene.write.rubric)


def _due(plays: list[Play]) -> Iterator[str]:
    """All that may be on the page of the last of these positions."""
    now = plays[-1]
    scene, offer = now.here, now.offer()
    yield from (now.rules.case.title, scene.heading, scene.question, repr(scene.prose))
    yield from (label for _, label in now.rules.case.facts.show)
    yield from (scene.choices[number].label for number in offer.choices)
    yield from (scene.options[number].label for number in offer.options)
    if scene.write:
        yield scene.write.prompt
    for before, after in pairwise(plays):
        if after.scene == now.scene and not after.passed:  # an ask that was answered here
            ask = before.here.choices[after.decisions[-1].choice]
            yield from (ask.label, ask.effects.feedback)
    for before, after in reversed(list(pairwise(plays))):
        if after.passed:  # the last decision that left a scene
            decision = after.decisions[-1]
            acts: list[Act] = [*(before.here.options[n] for n in decision.ticks), before.here.choices[decision.choice]]
            for act in acts:
                yield from (act.label, act.effects.feedback)
            if before.here.write:
                yield from (before.here.write.model_answer, *before.here.write.rubric)
            break


def not_due(case: Case, plays: list[Play], shortest: int = 12) -> set[str]:
    """Pieces of plain text of the case that must not be on the page; shorter ones may be there by chance."""
    due = "\n".join(_due(plays))
    pieces = {piece.strip() for scene in case.scenes for text in _texts(scene) for piece in _PLAIN.findall(text)}
    return {piece for piece in pieces if len(piece) >= shortest and piece not in due}


def words_of(html: str) -> str:
    """What a page says, whether it is shown or stands in an attribute."""
    return unescape(html)


def visible(html: str) -> str:
    return unescape(_TAGS.sub(" ", html))
