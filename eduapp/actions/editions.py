"""The releases of a module, what became of it, and the draft that goes on from one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload, undefer

from eduapp.actions import drafts
from eduapp.actions.audit import Hand
from eduapp.actions.kept import source_name
from eduapp.actions.refused import Refused
from eduapp.library import CASES, COMPETENCIES, EVIDENCE, QUIZZES
from eduapp.store import Content, Draft, Enrolment, ModuleChange, Part, Release, Revision
from eduapp.text.said import told


@dataclass(frozen=True, slots=True)
class Edition:
    """A release, and how many learners are in it: all who enrolled, and those who have not finished."""

    release: Release
    enrolled: int
    in_the_middle: int


def of_module(session: Session, key: str) -> list[Edition]:
    """Its releases, the newest first."""
    own = select(Release).where(Release.module_key == key).options(joinedload(Release.revision))
    counted = (
        select(Enrolment.release_id, func.count(), func.count(Enrolment.finished_at))
        .where(Enrolment.module_key == key)
        .group_by(Enrolment.release_id)
    )
    counts = {release_id: (all_, done) for release_id, all_, done in session.execute(counted)}
    found = []
    for release in session.scalars(own.order_by(Release.number.desc())):
        enrolled, done = counts.get(release.id, (0, 0))
        found.append(Edition(release, enrolled, enrolled - done))
    return found


def changes(session: Session, key: str) -> list[ModuleChange]:
    """What became of the module, the newest first."""
    own = select(ModuleChange).where(ModuleChange.module_key == key)
    return list(session.scalars(own.order_by(ModuleChange.at.desc(), ModuleChange.id.desc()).limit(200)))


def begin_from_release(session: Session, key: str, hand: Hand) -> Draft:
    """A draft with every file of the release in force, and the lists of what those name."""
    newest = select(Release).where(Release.module_key == key).order_by(Release.number.desc()).limit(1)
    parts = selectinload(Release.parts).joinedload(Part.revision)
    release = session.scalars(newest.options(parts, joinedload(Release.revision))).first()
    if release is None:
        raise Refused(told("There is no release of this module yet. Begin the draft from its files."))
    made = drafts.begin(session, key, files_of(session, release), hand, release)
    drafts.rename(session, made, release.revision.title)
    return made


def files_of(session: Session, release: Release) -> dict[str, bytes]:
    """Every file of the release by its path from the content root."""
    files: dict[str, bytes] = {}
    competencies: dict[str, Any] = {}
    claims: dict[str, Any] = {}
    ids = [release.revision_id, *(part.revision_id for part in release.parts)]
    whole = select(Revision).where(Revision.id.in_(ids)).options(undefer(Revision.files), undefer(Revision.terms))
    for revision in session.scalars(whole.execution_options(populate_existing=True)):
        competencies |= revision.terms["competencies"]
        claims |= revision.terms["claims"]
        folder = f"{QUIZZES if revision.kind == 'quiz' else CASES}/{release.module_key}"
        assert source_name(revision.kind, revision.key) in revision.files
        hashes: Mapping[str, str] = revision.files
        data = dict(session.execute(select(Content.hash, Content.data).where(Content.hash.in_(hashes.values()))).all())
        files |= {f"{folder}/{path}": data[hash_] for path, hash_ in hashes.items()}
    files[f"{CASES}/{COMPETENCIES}"] = listed(competencies)
    files[f"{CASES}/{EVIDENCE}"] = listed(claims)
    return files


def listed(terms: Mapping[str, Any]) -> bytes:
    """A list of terms as YAML, as its author would write it: what is not said is left out."""
    yaml, text = YAML(), StringIO()
    yaml.default_flow_style, yaml.width, yaml.allow_unicode = False, 100, True
    yaml.dump({id_: _written(entry) for id_, entry in terms.items()}, text)
    return text.getvalue().encode()


def _written(entry: Mapping[str, Any]) -> dict[str, Any]:
    said = {key: value for key, value in entry.items() if value not in (None, [])}
    if "review_by" in said:
        said["review_by"] = date.fromisoformat(said["review_by"])
    return said
