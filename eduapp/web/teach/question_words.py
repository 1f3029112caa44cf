"""What the pages of questions say: a sentence first, and why a figure is missing."""

from collections.abc import Sequence

from eduapp.actions.item_analysis import Analysis, Taken
from eduapp.quiz.item_flags import Code, Flag, item_flags, quiz_flags
from eduapp.quiz.item_statistics import ItemFigures
from eduapp.web.language import gettext, ngettext, spoken

# Of these a learner may have been marked wrongly, or was not taught what was asked.
GRAVE: tuple[Code, ...] = ("key", "below-guessing", "negative", "hard")
MOST_NAMED = 6


def of_all(taken: Sequence[Taken]) -> str:
    if not taken:
        return gettext("Nobody has handed in a quiz yet")
    return ngettext("%(num)d quiz was handed in", "%(num)d quizzes were handed in", len(taken))


def use(taken: Taken) -> str:
    names = {"pre": gettext("Pre-test"), "post": gettext("Post-test"), "formative": gettext("Practice")}
    return names.get(taken.use, "")


def worth_a_look(seen: Analysis) -> list[ItemFigures]:
    """The questions that are to be looked at first, in the order of the quiz."""
    return [item for item in seen.statistics.items if any(flag.code in GRAVE for flag in item_flags(item))]


def of_quiz(seen: Analysis) -> str:
    whole = seen.statistics.whole
    if not whole.n:
        return _nobody(seen)
    if whole.is_uncertain:
        return ngettext(
            "%(num)d learner: too few to judge the questions by",
            "%(num)d learners: too few to judge the questions by",
            whole.n,
        )
    found = [str(item.asked.number + 1) for item in worth_a_look(seen)]
    if not found:
        return gettext("No question stands out")
    if len(found) > MOST_NAMED:
        return gettext("%(some)d of %(all)d questions are worth a look", some=len(found), all=whole.questions)
    *most, last = found
    numbers = gettext("%(most)s and %(last)s", most=", ".join(most), last=last) if most else last
    return ngettext(
        "Question %(numbers)s is worth a look", "Questions %(numbers)s are worth a look", len(found), numbers=numbers
    )


def _nobody(seen: Analysis) -> str:
    if not seen.statistics.items:
        return gettext("No question of this quiz earns marks")
    if seen.is_first:
        return gettext("Nobody has handed this in as a first attempt")
    return gettext("Nobody has handed this in again")


def said_of_quiz(seen: Analysis) -> list[str]:
    """What the figures say of the quiz as a whole."""
    whole = seen.statistics.whole
    return [spoken(flag.told) for flag in quiz_flags(whole)] if whole.n else []


def of_question(item: ItemFigures) -> str:
    flags = item_flags(item)
    return spoken(flags[0].told) if flags else gettext("This question tells learners apart, and nothing stands out")


def flags_of(item: ItemFigures) -> str:
    """All that is to be said of the question, in the words of the table."""
    return " ".join(spoken(flag.told) for flag in item_flags(item))


def is_grave(flag: Flag) -> bool:
    return flag.code in GRAVE


def why_no_spread(seen: Analysis) -> str:
    """Why the quiz has no deviation."""
    return gettext("nobody yet") if not seen.statistics.whole.n else gettext("one learner only")


def why_no_alpha(seen: Analysis) -> str:
    whole = seen.statistics.whole
    if whole.n < 2:
        return why_no_spread(seen)
    return gettext("one question only") if whole.questions < 2 else gettext("all earned the same")


def why_not_compared(seen: Analysis, item: ItemFigures) -> str:
    """Why the question goes with no rest."""
    if seen.statistics.whole.n < 2 or seen.statistics.whole.questions < 2:
        return why_no_alpha(seen)
    return gettext("all earned the same") if not item.sd else gettext("the rest is the same for all")
