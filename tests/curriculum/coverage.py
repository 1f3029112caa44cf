"""The map from needs to scenes and questions, and the page that is made of it: python -m tests.curriculum.coverage"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

from eduapp.library import competencies_beside, shipped
from tests.curriculum.shipped import cases, quizzes

REVIEW = Path(__file__).parents[2] / "docs" / "review"
MAP, PAGE = REVIEW / "coverage.yaml", REVIEW / "coverage.md"
OPENING = """# What the needs assessment asks for, and where it is

This page is made from `coverage.yaml` and from the files of the cases and quizzes, by
`python -m tests.curriculum.coverage`; a test fails while it differs from them. It names the scenes that teach each need
and the questions that test it. “What it does there” says so in a sentence. “Second reader” is the verdict of somebody
else, who on 26 November 2026 opened each place and judged whether it serves that need; only places that were confirmed
are in the map. A question of the test before a module has a twin in the test after it.
"""


class Place(BaseModel):
    model_config = ConfigDict(extra="forbid")

    at: str
    reads: str
    second: str


class Need(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    source: str
    need: str
    scenes: list[Place]
    questions: list[Place]
    open: str = ""


class Coverage(BaseModel):
    model_config = ConfigDict(extra="forbid")

    needs: list[Need]
    turns_on: dict[str, str]

    def claims_of(self, key: str) -> list[str]:
        return self.turns_on[key].split()


def read() -> Coverage:
    return Coverage.model_validate(YAML(typ="safe", pure=True).load(MAP.read_text("utf-8")))


def heading_of(place: Place) -> str | None:
    """The heading of the scene or question that a place names; None where there is none."""
    document, _, id_ = place.at.partition("#")
    if document in cases():
        return next((scene.heading for scene in cases()[document].case.scenes if scene.id == id_), None)
    quiz = quizzes().get(document)
    return next((question.heading for question in quiz.questions if question.id == id_), None) if quiz else None


def scored_in(competency: str) -> dict[str, list[str]]:
    """By case, the scenes that score the competency."""
    found = {
        key: [
            scene.id
            for scene in a_case.case.scenes
            if any(score.competency == competency and score.points for a in scene.acts for score in a.effects.scores)
        ]
        for key, a_case in cases().items()
    }
    return {key: scenes for key, scenes in found.items() if scenes}


def cites(key: str, claim: str) -> bool:
    """Whether the case cites the claim, or a part of it that has a letter of its own."""
    return any(re.fullmatch(f"{claim}[a-z]?", id_) for id_ in cases()[key].document.cited)


def page() -> str:
    coverage = read()
    return "\n".join([OPENING, *_needs(coverage.needs), *_competencies(), *_claims(coverage)]) + "\n"


def _needs(needs: Iterable[Need]) -> Iterator[str]:
    for need in needs:
        yield f"## {need.source}\n\n{need.need}\n"
        yield "| | Place | Where | What it does there | Second reader |\n|---|---|---|---|---|"
        yield from (_row("taught", place) for place in need.scenes)
        yield from (_row("tested", place) for place in need.questions)
        yield f"\nOpen: {need.open}\n" if need.open else ""


def _row(how: str, place: Place) -> str:
    return f"| {how} | {heading_of(place)} | `{place.at}` | {place.reads} | {place.second} |"


def _competencies() -> Iterator[str]:
    yield "## Every competency\n"
    yield "| Competency | Cases that score it | Decisions that score it | Questions |\n|---|---|---|---|"
    for competency in competencies_beside(shipped() / "any.md"):
        found = scored_in(competency)
        decisions = sum(map(len, found.values()))
        asked = sum(competency in question.weights for quiz in quizzes().values() for question in quiz.questions)
        yield f"| `{competency}` | {len(found)} | {decisions} | {asked} |"


def _claims(coverage: Coverage) -> Iterator[str]:
    yield "\n## The claims that a case must turn on\n\n| Case | Claims | Cited |\n|---|---|---|"
    for key in coverage.turns_on:
        wanted = coverage.claims_of(key)
        missing = [claim for claim in wanted if not cites(key, claim)]
        yield f"| `{key}` | {len(wanted)} | {'not yet: ' + ' '.join(missing) if missing else 'all'} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
