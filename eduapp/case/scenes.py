"""Reads a section as a scene: its keywords, options and choices, its question, where it leads."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from eduapp.case.acts import ActReader, malformed, one_line, tell_unknown
from eduapp.case.keywords import DIFFICULTIES, ENDS, KEYWORDS
from eduapp.case.model import Assignment, Choice, Go, Option, Pick, Scene, Write
from eduapp.text.finding import Findings, Place, did_you_mean
from eduapp.text.outline import LINK, Item, Section
from eduapp.text.read_prose import ProseReader
from eduapp.text.source import Line

_PICK = re.compile(r"(\d{1,3})\s*\.\.\s*(\d{1,3})$")
_BLOCK_START = re.compile(r"\s*([-*+>#|]|:::|\d+[.)]\s|!\[)")
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
    """`ids` maps the ids that links use (those of the headings) to the ids of the scenes."""

    reader: ProseReader
    acts: ActReader
    ids: Mapping[str, str]

    @property
    def findings(self) -> Findings:
        return self.reader.findings

    def scene(self, section: Section, id_: str) -> Scene:
        prose, question = section.prose, ""
        if any(item.kind != "keyword" for item in section.items):
            prose, question = with_question(section.prose)
        read = self.reader.prose(prose)
        gathered = _Gathered()
        for item in section.items:
            self.take(item, gathered)
        scene = Scene(
            id_,
            self.reader.line(section.heading, section.place),
            read,
            self.question(question, section.prose),
            tuple(gathered.sets),
            tuple(gathered.gos),
            options=tuple(gathered.options),
            choices=tuple(gathered.choices),
            place=section.place,
            **gathered.once,
        )
        self.check(scene, gathered)
        return scene

    def question(self, question: str, prose: list[Line]) -> str:
        last = next((line for line in reversed(prose) if not line.blank), None)
        return self.reader.line(question, Place(last.number)) if question and last else ""

    def take(self, item: Item, gathered: _Gathered) -> None:
        if item.kind == "option":
            gathered.options.append(self.option(item))
        elif item.kind == "choice":
            gathered.choices.append(self.choice(item))
        elif self.belongs(item):
            self.keyword(item, gathered)

    def option(self, item: Item) -> Option:
        if item.ticked:
            hint = "Write `- [ ]`; what is right is said by `score`."
            self.findings.add("malformed", item.place, "An option of a case is never ticked beforehand.", hint)
        return Option(self.label(item, "option"), self.acts.effects(item), item.place)

    def choice(self, item: Item) -> Choice:
        label = self.label(item, "choice")
        return Choice(label, self.target(item.target, item.text_place), self.acts.effects(item), item.place)

    def label(self, item: Item, what: str) -> str:
        label = one_line(item.text)
        if not label:
            self.findings.add("malformed", item.place, f"This {what} has no words.", "Say what the learner does.")
        return self.reader.line(label, item.text_place)

    def target(self, target: str, place: Place) -> str:
        if target in self.ids:
            return self.ids[target]
        if target not in self.ids.values():
            hint = did_you_mean(target, self.ids, "Add the scene, or mend the link.", mark="#")
            self.findings.add("broken-link", place, f"No scene has the id `{target[:80]}`.", hint)
        return target

    def belongs(self, item: Item) -> bool:
        keyword = KEYWORDS.get(item.keyword)
        if keyword is None:
            tell_unknown(item, self.findings)
        elif not keyword.scene:
            hint = "Indent it by four spaces under its choice or option."
            self.findings.add("misplaced", item.place, f"`{item.keyword}` belongs to a choice or option.", hint)
        else:
            return True
        return False

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
        rest = item.text[match.end() :].strip() if match else ""
        if match is None or (rest and not re.match(r"if\b", rest)):
            malformed(item, self.findings)
            return None
        condition = None
        if rest:
            start = item.text.index("if", match.end()) + 2
            start += len(item.text[start:]) - len(item.text[start:].lstrip())
            place = Place(item.text_place.line, item.text_place.column + start)
            condition = self.acts.condition(item.text[start:], place)
        return Go(one_line(match.group(1)), self.target(match.group(2), item.text_place), condition, item.place)

    def pick(self, item: Item) -> Pick | None:
        match = _PICK.match(item.text)
        if match is None or not 0 < int(match.group(2)) >= int(match.group(1)):
            malformed(item, self.findings)
            return None
        return Pick(int(match.group(1)), int(match.group(2)))

    def difficulty(self, item: Item) -> str | None:
        return self.one_of(item, DIFFICULTIES)

    def end(self, item: Item) -> str | None:
        return self.one_of(item, ENDS)

    def one_of(self, item: Item, words: tuple[str, ...]) -> str | None:
        if item.text in words:
            return item.text
        hint = did_you_mean(item.text, words, f"Write one of: {', '.join(words)}.")
        message = f"`{item.keyword}` cannot be `{item.text[:40]}`."
        self.findings.add("malformed", item.text_place, message, hint)
        return None

    def write(self, item: Item) -> Write:
        prompt = one_line(item.text)
        if not prompt:
            malformed(item, self.findings)
        model_answer, rubric = "", []
        for child in item.children:
            if child.kind == "option" and not child.ticked:
                rubric.append(self.label(child, "point of the rubric"))
            elif child.kind == "keyword" and child.keyword == "feedback" and not model_answer:
                model_answer = self.acts.feedback(child)
            else:
                hint = "Under `write` stand one `feedback`, the model answer, and points `- [ ] …` of the rubric."
                self.findings.add("misplaced", child.place, "This cannot stand under `write`.", hint)
        return Write(self.reader.line(prompt, item.text_place), model_answer, tuple(rubric), item.place)

    def check(self, scene: Scene, gathered: _Gathered) -> None:
        """What the structure of one scene must be."""
        if scene.end:
            extra = [act.place for act in scene.acts] + [gathered.places[key] for key in ("write",) if scene.write]
            if extra:
                hint = "Remove it, or remove `end`."
                self.findings.add("end-with-choices", min(extra), "An ending has nothing more to decide.", hint)
        elif not scene.gos and all(scene.is_ask(choice) for choice in scene.choices):
            hint = "Add a choice that leads to another scene, or `end` with its kind."
            self.findings.add("no-way-on", scene.place, f"No choice leads on from “{scene.heading}”.", hint)
        if scene.pick and scene.pick.least > len(scene.options):
            message = f"`pick` asks for {scene.pick.least} options, and there are {len(scene.options)}."
            hint = "Add options, or ask for fewer."
            self.findings.add("pick", gathered.places["pick"], message, hint)


def with_question(prose: list[Line]) -> tuple[list[Line], str]:
    """Split off the last paragraph if it ends with a question mark; else the question is empty."""
    end = len(prose)
    while end and prose[end - 1].blank:
        end -= 1
    start = end
    while start and not prose[start - 1].blank and not prose[start - 1].fenced:
        start -= 1
    paragraph = prose[start:end]
    if not paragraph or _BLOCK_START.match(paragraph[0].text) or paragraph[0].indent > 3:
        return prose, ""
    text = one_line(" ".join(line.text for line in paragraph))
    if not text.rstrip("*_").endswith("?"):
        return prose, ""
    return prose[:start], text
