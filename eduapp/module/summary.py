"""What has changed in a module, in a few lines: the first words of a changelog, which its organiser goes on with."""

from collections.abc import Iterator, Sequence

from eduapp.text.difference import WEIGHTS, Changed, Weight
from eduapp.text.said import Say, told
from eduapp.text.told import Told

MOST_LINES = 20  # more than that nobody reads; the page says the rest
SAID_ALREADY = {"content-added", "content-removed"}  # by the document that is new or gone


def summary(changed: Sequence[Changed], say: Say) -> str:
    """A line each, the weightiest first; changes of words are only counted."""
    weighed = sorted(_weighed(changed), key=lambda one: WEIGHTS.index(one[0]))
    lines = list(dict.fromkeys(_line(where, said, say) for _, where, said in weighed))
    if len(lines) > MOST_LINES:
        more = Told(told("More of the kind: %(num)d."), {"num": len(lines) - MOST_LINES})
        lines[MOST_LINES:] = [_line("", more, say)]
    reworded = sum(one.weight == "text" for document in changed for one in document.differences)
    if reworded:
        lines.append(_line("", Told(told("Changes of words: %(num)d."), {"num": reworded}), say))
    return "\n".join(lines)


def _line(where: str, said: Told, say: Say) -> str:
    return f"- {where}: {said.said(say)}" if where else f"- {said.said(say)}"


def _weighed(changed: Sequence[Changed]) -> Iterator[tuple[Weight, str, Told]]:
    """Each with where it is: the title of its document, and the heading there."""
    new, gone = told("“%(title)s” is new."), told("“%(title)s” is gone.")
    for document in changed:
        if document.state != "changed":
            yield "path", "", Told(new if document.state == "added" else gone, {"title": document.title})
        for one in document.differences:
            if one.weight != "text" and one.kind not in SAID_ALREADY:
                yield one.weight, ", ".join(filter(None, (document.title, one.heading))), one.told
