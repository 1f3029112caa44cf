"""What the pages on deciding say: the sentence at the top, what an act is worth, how long a decision takes."""

from zoneinfo import ZoneInfo

from flask_babel import format_datetime

from eduapp.actions.deciding import Version
from eduapp.case.decided import Decided, Done, to_teach
from eduapp.case.worth import Worth
from eduapp.text.said import told
from eduapp.web.language import gettext, ngettext
from eduapp.web.teach.board_words import counted
from eduapp.web.teach.looking import Look

MERITS = {
    "good": told("as good"),
    "neutral": told("costs nothing"),
    "fair": told("gives points away"),
    "harm": told("unsafe"),
}
TONES = {"good": "is-good", "fair": "is-fair", "harm": "is-harm"}
KINDS = {"tick": told("tick"), "ask": told("ask"), "choice": told("choice")}
ENDS = {"best": told("best"), "good": told("good"), "poor": told("poor"), "harm": told("harm")}


def sentence(look: Look) -> str:
    """The decision most worth teaching, and how many did something unsafe."""
    crowd = look.told.crowd
    if not any(scene.left for scene in look.scenes):
        if look.told.is_first:
            return gettext("Nobody in this cohort has decided anything in this case yet")
        return gettext("Nobody in this cohort has tried this case again yet")
    found = to_teach(look.scenes)
    if found is None:
        return gettext("Nobody did anything unsafe, and nobody gave points away")
    main = _main(*found)
    if not crowd.unsafe or (found[1].unsafe and found[1].count >= crowd.unsafe):
        return main
    unsafe = ngettext(
        "%(some)s did something unsafe", "%(some)s did something unsafe", crowd.unsafe, some=counted(crowd.unsafe)
    )
    return f"{main}; {unsafe}"


def chosen(act: Done) -> str:
    """How many did it, of how many."""
    some, all_ = _some(act)
    return gettext("%(some)s of %(all)s chose “%(act)s”", some=some, all=all_, act=act.label)


def _main(scene: Decided, act: Done) -> str:
    some, all_ = _some(act)
    words = {"some": some, "all": all_, "act": act.label, "scene": scene.heading}
    return gettext("%(some)s of %(all)s chose “%(act)s” in “%(scene)s”", **words)


def _some(act: Done) -> tuple[str, str]:
    some = counted(act.count)
    return some[:1].upper() + some[1:], counted(max(act.of, act.count))


def place(scene: Decided) -> str:
    """Where the scene stands on the page of its case."""
    return f"decided-{scene.number + 1}"


def rule() -> str:
    return gettext(
        "The first line names the decision most worth teaching: the act that gave points away most often. An unsafe one"
        " weighs three times as much. Every act is judged as who comes to its scene along the best path finds it, or by"
        " the shortest way off that path."
    )


def worth(of: Worth) -> str:
    if of.merit == "harm":
        return gettext(MERITS["harm"])
    if of.is_best:
        return gettext("best")
    if of.is_sometimes_best:
        return gettext("best for some, by what came before")
    return gettext(MERITS[of.merit]) if of.merit else ""


def tone(of: Worth) -> str:
    return "is-best" if of.is_best and of.merit != "harm" else TONES.get(of.merit or "", "")


def kind(act: Done) -> str:
    return gettext(KINDS[act.kind])


def pace(scene: Decided) -> str:
    """How long the scene takes, as a sentence; nothing where nobody was timed."""
    low, middle, high = scene.quartiles
    if low is None or middle is None or high is None:
        return ""
    return gettext(
        "Half were through within %(middle)s; the middle half took %(low)s to %(high)s.",
        low=lasting(low),
        middle=lasting(middle),
        high=lasting(high),
    )


def lasting(seconds: float) -> str:
    """A time in the unit that fits it; it is known to a factor of √2, so no more is said."""
    if seconds < 90:
        return ngettext("%(num)d second", "%(num)d seconds", max(1, round(seconds)))
    if seconds < 5400:
        return ngettext("%(num)d minute", "%(num)d minutes", round(seconds / 60))
    if seconds < 129_600:
        return ngettext("%(num)d hour", "%(num)d hours", round(seconds / 3600))
    return ngettext("%(num)d day", "%(num)d days", round(seconds / 86400))


def version(one: Version, zone: str) -> str:
    made = format_datetime(one.made_at.astimezone(ZoneInfo(zone)), "d MMM yyyy", rebase=False)
    when = gettext("version of %(day)s", day=made)
    if not one.releases:
        return when
    first, last = one.releases[0], one.releases[-1]
    if first == last:
        return gettext("%(version)s, in release %(number)d", version=when, number=first)
    return gettext("%(version)s, in releases %(first)d to %(last)d", version=when, first=first, last=last)


def attempts(look: Look) -> str:
    """How many attempts the page tells of."""
    crowd = look.told.crowd
    if look.told.is_first:
        begun = ngettext("%(num)d first attempt", "%(num)d first attempts", crowd.attempts)
    else:
        begun = ngettext("%(num)d later attempt", "%(num)d later attempts", crowd.attempts)
    return gettext("%(begun)s, %(over)d of them at an end.", begun=begun, over=crowd.finished)
