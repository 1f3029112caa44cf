"""The texts of a scene made ready to be shown: parsed once, filled with the values of each moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from eduapp.case.model import Act, Scene
from eduapp.case.play import Play
from eduapp.text.bare import Bare, bare
from eduapp.text.cites import Cites
from eduapp.text.markdown import CiteHtml, Html, block_html, inline_html, label_html
from eduapp.text.own_words import Write
from eduapp.text.said import Say
from eduapp.text.shown import Prepared, prepare
from eduapp.text.variable import Value

Ready = str | Html


class Moment:
    """The values with which texts are filled, and the page that counts their citations."""

    def __init__(self, play: Play, cites: Cites) -> None:
        self.values = play.values
        self.cites = cites
        self._play = play

    @cached_property
    def named(self) -> Mapping[str, Value]:
        return self._play.variables

    def prose(self, prose: Prepared) -> str:
        return prose.shown(self.values, self.cites.linked)

    def text(self, text: Ready) -> str:
        """A text in which citations are links."""
        return self._filled(text, self.cites.linked)

    def label(self, text: Ready) -> str:
        """A text in which nothing is a link."""
        return self._filled(text, self.cites.named)

    def _filled(self, text: Ready, cite: CiteHtml) -> str:
        return text if isinstance(text, str) else text.filled(self.named, cite)


@dataclass(frozen=True, slots=True)
class ReadyAct:
    """A choice or an option."""

    label: Ready
    feedback: Ready


@dataclass(frozen=True, slots=True)
class ReadyWrite:
    prompt: Ready
    model_answer: Ready
    rubric: tuple[Ready, ...]


@dataclass(frozen=True, slots=True)
class ReadyScene:
    title: Bare
    heading: Ready
    prose: Prepared
    question: Ready
    options: tuple[ReadyAct, ...]
    choices: tuple[ReadyAct, ...]
    write: ReadyWrite | None


def ready_scene(scene: Scene, names: Sequence[str], say: Say = str) -> ReadyScene:
    """All of a scene that does not depend on a play; `names` are the variables of the case."""
    return ReadyScene(
        bare(inline_html(scene.heading)),
        line(scene.heading),
        prepare(scene.prose, names, say),
        line(scene.question),
        _acts(scene.options, say),
        _acts(scene.choices, say),
        _write(scene.write, say) if scene.write else None,
    )


def line(markdown: str) -> Ready:
    return joined(inline_html(markdown))


def joined(html: Html) -> Ready:
    """One string, where there is nothing to fill in."""
    strings = [part for part in html.parts if isinstance(part, str)]
    return "".join(strings) if len(strings) == len(html.parts) else html


def _acts(acts: Iterable[Act], say: Say) -> tuple[ReadyAct, ...]:
    return tuple(ReadyAct(_label(act.label), _blocks(act.effects.feedback, say)) for act in acts)


def _write(write: Write, say: Say) -> ReadyWrite:
    return ReadyWrite(_label(write.prompt), _blocks(write.model_answer, say), tuple(map(_label, write.rubric)))


def _label(markdown: str) -> Ready:
    return joined(label_html(markdown))


def _blocks(markdown: str, say: Say) -> Ready:
    return joined(block_html(markdown, say)) if markdown else ""
