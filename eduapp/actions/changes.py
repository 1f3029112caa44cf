"""What has changed between two releases of a module, and where people stand on the one that is in force."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from eduapp.actions.kept import Pinned, file_of, pinned
from eduapp.actions.releases import at_hand
from eduapp.case.model import Case
from eduapp.case.parse import parse as parse_case
from eduapp.library import original_path
from eduapp.module.compared import Read, compared
from eduapp.module.consequence import People
from eduapp.module.model import Module
from eduapp.module.parse import parse as parse_module
from eduapp.quiz.model import Quiz
from eduapp.quiz.parse import parse as parse_quiz
from eduapp.store import Attempt, Enrolment, QuizAttempt, Release
from eduapp.text.difference import Changed


def between(session: Session, before: int, after: int) -> tuple[Changed, ...]:
    """What differs between two releases of a module, by their ids."""
    return compared(read_release(session, before), read_release(session, after))


def read_release(session: Session, release_id: int) -> dict[str, Read]:
    """The module, what it contains and its handouts, by their paths from the folder that holds `cases/` and
    `quizzes/`: so that a draft in such a folder can be compared with it."""
    connection, release = session.connection(), at_hand(session, [release_id])[release_id]
    row, paths = _paths(connection, release)
    folder = f"cases/{release.module_key}"
    found: dict[str, Read] = {}
    for path, revision_id in paths.items():
        part = pinned(connection, revision_id)
        found |= {path: _read(part), **dict(_translations(connection, part, path))}
    found[f"{folder}/module.md"] = module = _read(row)
    assert isinstance(module.written, Module)
    for page in module.written.facts.handouts:
        text = file_of(connection, row.files[page]).decode("utf-8", "replace")
        found[f"{folder}/{page}"] = Read("handout", page, text, row.claims)
    return found


def _translations(connection: Connection, row: Pinned, path: str) -> Iterator[tuple[str, Read]]:
    """Those of a case, by their paths: they stand beside it."""
    for name, hash_ in row.files.items() if row.kind == "case" else ():
        original = original_path(Path(name))
        if original is not None and str(original) == row.name:
            text = file_of(connection, hash_).decode("utf-8", "replace")
            yield f"{path.rpartition('/')[0]}/{name}", Read("translation", name, text, row.claims)


def _paths(connection: Connection, release: Release) -> tuple[Pinned, Mapping[str, int]]:
    """The module as it is stored, and the revisions of what it contains by the paths that it names."""
    row = pinned(connection, release.revision_id)
    module = parse_module(row.source, row.name, row.terms).module
    assert module is not None, f"Revision {row.hash} was clean when it was loaded."
    parts = zip(module.contents, release.parts, strict=True)
    return row, {content.path: part.revision_id for content, part in parts}


def _read(row: Pinned) -> Read:
    return Read(row.kind, row.title, _written(row), row.claims, cited=frozenset(row.claims), files=row.files)


def _written(row: Pinned) -> Case | Quiz | Module | None:
    if row.kind == "module":
        return parse_module(row.source, row.name, row.terms).module
    if row.kind == "quiz":
        return parse_quiz(row.source, row.name, row.terms).quiz
    return parse_case(row.source, row.name, row.terms).case


def standing(session: Session, release_id: int) -> People:
    """How many are enrolled in the release and not done, how many are; and by the path of each case and quiz, how many
    people have an attempt at this state of it that is open or finished. Practice is no attempt here."""
    release = at_hand(session, [release_id])[release_id]
    _, paths = _paths(session.connection(), release)
    enrolled = select(func.count(), func.count(Enrolment.finished_at)).where(Enrolment.release_id == release_id)
    all_, completed = session.execute(enrolled).one()
    under_way, finished = _counts(session, set(paths.values()))
    return People(
        all_ - completed,
        completed,
        {path: under_way[id_] for path, id_ in paths.items() if id_ in under_way},
        {path: finished[id_] for path, id_ in paths.items() if id_ in finished},
    )


def _counts(session: Session, revisions: set[int]) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """People with an open attempt and with a finished one, by the revision."""
    found: tuple[dict[int, int], dict[int, int]] = defaultdict(int), defaultdict(int)
    for model in (Attempt, QuizAttempt):
        is_done = model.finished_at.is_not(None)
        count = func.count(model.person_id.distinct())
        rows = select(model.revision_id, is_done, count).where(model.revision_id.in_(revisions))
        rows = rows.where(Attempt.kind == "scored") if model is Attempt else rows
        for revision_id, done, people in session.execute(rows.group_by(model.revision_id, is_done)):
            found[bool(done)][revision_id] += people
    return found
