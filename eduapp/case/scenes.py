"""Reads a section as a scene: its keywords, options and choices, its question, where it leads."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from eduapp.case.acts import ActReader, belongs
from eduapp.case.keywords import ENDS, VOCABULARY
from eduapp.case.model import Assignment, Choice, Go, Option, Pick, Scene
from eduapp.text.finding import Findings, Place, did_you_mean
from eduapp.text.items import LINK, Item
from eduapp.text.keywords import DIFFICULTIES, one_of
from eduapp.text.outline import Section
from eduapp.text.own_words import Write, read_label, read_write
from eduapp.text.question import with_question
from eduapp.text.read_line import LineReader
from eduapp.text.read_prose import read_prose
from eduapp.text.source import Line
from eduapp.text.words import Words

_PICK = re.compile(r"(\d{1,3})\s*\.\.\s*(\d{1,3})$")
_BARE = re.compile(
    r"[-*+]\s+(pick`?\s+\d+\s*\.\.\s*\d+|end`?\s+(best|good|poor|harm)|difficulty`?\s+(easy|medium|hard)"
    r"|go`?\s+\[[^\[\]]*\]\(\s*#.*|set`?\s+(not\s+)?\w+(\s*[-+]?=.*)?)\s*$"
)
ONCE = ("pick", "write", "difficulty", "end")


@dataclass(slots=True)
class _Gathered:
    sets: list[Assignment] = field(default_factory=list)
    gos: list[Go] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    once: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SceneReader:
    """`ids` maps the ids that links use (those of the headings) to those of the scenes, which `scenes` lists."""

    reader: LineReader
    acts: ActReader
    ids: Mapping[str, str]
    scenes: Collection[str]

    @property
    def findings(self) -> Findings:
        return self.reader.findings

    def scene(self, section: Section, id_: str) -> Scene:
        prose, question = section.prose, Words((("", section.place),))
        if any(item.kind != "keyword" for item in section.items):
            prose, question = with_question(section.prose, question)
        self.bare_keywords(prose)
        read = read_prose(prose, self.reader)
        gathered = _Gathered()
        for item in section.items:
            self.take(item, gathered)
        scene = Scene(
            id_,
            self.reader.words(section.heading),
            read,
            self.reader.words(question),
            tuple(gathered.sets),
            tuple(gathered.gos),
            options=tuple(gathered.options),
            choices=tuple(gathered.choices),
            place=section.place,
            **gathered.once,
        )
        self.check(scene, gathered, range(section.place.line, section.stop + 1))
        return scene

    def bare_keywords(self, prose: list[Line]) -> None:
        """Tell list items that would be keywords if they stood in backticks."""
        for line in prose:
            if not line.fenced and _BARE.match(line.text) and not self.findings.has_errors_within(alone(line)):
                hint = VOCABULARY.backticks(line.text[1:].strip())
                self.findings.add("malformed", line.place, "This looks like a keyword without its backticks.", hint)

    def take(self, item: Item, gathered: _Gathered) -> None:
        if item.kind == "option":
            gathered.options.append(self.option(item))
        elif item.kind == "choice":
            gathered.choices.append(self.choice(item))
        elif belongs(item, True, self.findings):
            self.keyword(item, gathered)

    def option(self, item: Item) -> Option:
        if item.ticked:
            hint = "Write `- [ ]`; what is right is said by `score`."
            self.findings.add("malformed", item.place, "An option of a case is never ticked beforehand.", hint)
        return Option(self.label(item, "option"), self.acts.effects(item), item.place)

    def choice(self, item: Item) -> Choice:
        label = self.label(item, "choice")
        return Choice(label, self.target(item.target, item.link), self.acts.effects(item), item.place)

    def label(self, item: Item, what: str) -> str:
        return read_label(item, self.reader, what, "Say what the learner does.")

    def target(self, target: str, place: Place) -> str:
        if target in self.ids:
            return self.ids[target]
        if target not in self.scenes:
            hint = did_you_mean(target, self.ids, "Add the scene, or mend the link.", mark="#")
            self.findings.add("broken-link", place, f"No scene has the id `{target[:80]}`.", hint)
        return target

    def keyword(self, item: Item, gathered: _Gathered) -> None:
        if item.keyword in ONCE and item.keyword in gathered.once:
            message = f"The scene has a second `{item.keyword}`."
            self.findings.add("repeated", item.place, message, "Keep one of them.")
            return
        if item.children and item.keyword != "write":
            message = f"Nothing stands under `{item.keyword}`."
            self.findings.add("misplaced", item.children[0].place, message, "Put it under a choice or option.")
        gathered.places[item.keyword] = item.place
        if item.keyword == "set":
            assignment = self.acts.assignment(item)
            gathered.sets.extend([assignment] if assignment else [])
        elif item.keyword == "go":
            go = self.go(item)
            gathered.gos.extend([go] if go else [])
        else:
            read = {"pick": self.pick, "write": self.write, "difficulty": self.difficulty, "end": self.end}
            value = read[item.keyword](item)
            if value is not None:
                gathered.once[item.keyword] = value

    def go(self, item: Item) -> Go | None:
        match = LINK.match(item.text)
        rest = item.words.cut(match.end()) if match else item.words
        if match is None or not re.match(r"if\b|$", rest.text):
            VOCABULARY.malformed(item, self.findings)
            return None
        label = self.reader.words(item.words.cut(*match.span(1)))
        condition = self.acts.condition(rest.cut(2)) if rest.text else None
        return Go(label, self.target(match.group(2), item.words.place), condition, item.place)

    def pick(self, item: Item) -> Pick | None:
        match = _PICK.match(item.text)
        if match is None or not 0 < int(match.group(2)) >= int(match.group(1)):
            VOCABULARY.malformed(item, self.findings)
            return None
        return Pick(int(match.group(1)), int(match.group(2)))

    def write(self, item: Item) -> Write:
        return read_write(item, self.reader, VOCABULARY)

    def difficulty(self, item: Item) -> str | None:
        return one_of(item, DIFFICULTIES, self.findings)

    def end(self, item: Item) -> str | None:
        return one_of(item, ENDS, self.findings)

    def check(self, scene: Scene, gathered: _Gathered, lines: range) -> None:
        """What the structure of a scene must be. What seems to lack may be what stands wrong in one of its lines."""
        if scene.end:
            extra = [act.place for act in scene.acts]
            extra += [gathered.places[keyword] for keyword in ("write", "pick") if keyword in gathered.once]
            if extra:
                hint = "Remove it, or remove `end`."
                self.findings.add("end-with-choices", min(extra), "An ending has nothing more to decide.", hint)
            return
        lacks_way = not scene.gos and all(scene.is_ask(choice) for choice in scene.choices)
        lacks_options = scene.pick is not None and scene.pick.least > len(scene.options)
        if not (lacks_way or lacks_options) or self.findings.has_errors_within(lines):
            return
        if lacks_way:
            hint = "Add a choice that leads to another scene, or `end` with its kind."
            self.findings.add("no-way-on", scene.place, f"No choice leads on from “{scene.heading}”.", hint)
        if scene.pick and lacks_options:
            message = f"`pick` asks for {scene.pick.least} options, and there are {len(scene.options)}."
            hint = "Add options, or ask for fewer."
            self.findings.add("pick", gathered.places["pick"], message, hint)


def alone(line: Line) -> range:
    return range(line.number, line.number + 1)
