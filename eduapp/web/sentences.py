"""What is said of a decision: to a learner, and to an author who tries a draft."""

from eduapp.case.explore import Step
from eduapp.case.play import Play
from eduapp.web.language import gettext, ngettext


def to_come(step: Step | None) -> str:
    """The least and most decisions that can follow, in words; nothing where that is not known."""
    if step is None or step.least is None or step.least == step.most == 0:
        return ""
    if step.most is None:
        return gettext("at least %(least)d to come", least=step.least)
    if step.least == step.most:
        return gettext("%(least)d to come", least=step.least)
    return gettext("%(least)d to %(most)d to come", least=step.least, most=step.most)


def nothing_chosen() -> str:
    return gettext("Choose what you do, then decide.")


def missing(play: Play, ticks: tuple[int, ...], words: str) -> str:
    """What a decision lacks that is not complete."""
    rules = play.rules.scenes[play.scene]
    if rules.scene.write and not words.strip() and rules.least <= len(ticks) <= rules.most:
        return gettext("Write in your own words first.")
    most = min(rules.most, len(play.offer().options))
    if rules.least == most:
        return ngettext("Tick exactly %(num)d.", "Tick exactly %(num)d.", most)
    return gettext("Tick %(least)d to %(most)d.", least=rules.least, most=most)
