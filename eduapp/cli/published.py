"""What `eduapp publish` tells: findings at their lines, what has changed, what lacks, and where the draft is."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from eduapp.actions import exploring
from eduapp.actions.drafts import Put
from eduapp.cli.diff import WEIGHED, document_data
from eduapp.cli.screen import harmless
from eduapp.library import Document, read_document
from eduapp.module.candidate import Lacking
from eduapp.store import Draft, Release
from eduapp.text.difference import Changed
from eduapp.web import clock

SIGNATURES = {"no-author", "no-reviewer", "no-organiser", "unsigned-fact", "sign-order"}
COLOURS = {"error": "red", "warning": "yellow"}
Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Published:
    """`only_there` are files of the draft that were not sent this time. `before` is the number of the release in force,
    `means` what the change means for those in it; `released` is the number of the one that was made, `slip` why none
    was."""

    module: str
    draft: str
    put: Put
    only_there: tuple[str, ...]
    left_out: tuple[str, ...]
    findings: tuple[Said, ...]
    before: int | None
    changed: tuple[Changed, ...]
    means: tuple[str, ...]
    lacking: tuple[Lacking, ...]
    released: int | None = None
    slip: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether nothing lacks but what people sign."""
        return all(one.code in SIGNATURES for one in self.lacking)

    @property
    def weights(self) -> dict[str, int]:
        counts = Counter(one.weight for document in self.changed for one in document.differences)
        return {weight: counts[weight] for weight in WEIGHED}


def ended(made: Published, draft: Draft, newest: Release | None) -> Published:
    """The same with what became of the release."""
    if draft.state == "released" and newest is not None and newest.id == draft.release_id:
        return replace(made, released=newest.number)
    return replace(made, slip=draft.slip or "It is still being released: look at the page of the draft.")


def explored(
    session: Session, draft: Draft, documents: Mapping[str, Document], root: Path, shown: Mapping[str, str]
) -> Iterator[Said]:
    """The findings of all files, once every way through each case was played."""
    for path, document in documents.items():
        for finding in _found(session, draft, path, document, root):
            file = str(finding["file"])
            yield finding | {"file": shown.get(file, file), "severity": str(finding["severity"])}


def _found(session: Session, draft: Draft, path: str, document: Document, root: Path) -> list[Said]:
    today = clock.now().date()
    digest = exploring.digest_of(document, today)
    if digest is None:
        return [asdict(one) | {"file": exploring.named(one.file, root)} for one in document.findings]
    row = exploring.ask(session, draft.id, path, digest, now=clock.now())
    session.commit()  # nothing is held while the case is played
    if row.state != "done":
        exploring.keep(row, read_document(root / path, today), root, now=clock.now())
        session.commit()
    return list(row.found["findings"]) if row.found else []


def tell(made: Published) -> None:
    new, again, same = map(len, (made.put.new, made.put.changed, made.put.same))
    _say(f"{made.module}: {new} new, {again} changed, {same} as they were.", bold=True)
    for sentence in made.left_out:
        _say(f"  {sentence}")
    if made.only_there:
        _say(f"  In the draft, and not sent now: {', '.join(made.only_there)}.")
    for one in made.findings:
        place = f"{one['file']}:{one['line']}:{one['column']}"
        _say(f"{place}: {one['severity']}: {one['message']} [{one['code']}]", fg=COLOURS.get(one["severity"]))
        if one["hint"]:
            _say(f"    → {one['hint']}", fg="cyan")
    _tell_changes(made)
    _tell_end(made)


def _tell_changes(made: Published) -> None:
    if made.before is None:
        _say("There is no release of it yet.")
        return
    counts = ", ".join(f"{WEIGHED[weight]} {count}" for weight, count in made.weights.items() if count)  # type: ignore[index]
    others = [
        f"{one.path} is {'new' if one.state == 'added' else 'gone'}" for one in made.changed if not one.differences
    ]
    told = "; ".join(filter(None, (counts, *others)))
    _say(f"Since release {made.before}: {told or 'nothing has changed'}.")
    for sentence in made.means:
        _say(f"  {sentence}")


def _tell_end(made: Published) -> None:
    if made.released is not None:
        _say(f"Released: {made.module}, release {made.released}.", fg="green")
    elif made.slip:
        _say(f"It was not released: {made.slip}", fg="red")
    elif made.lacking:
        _say("Only signatures are missing:" if made.is_ready else "What a release lacks:")
        for one in made.lacking:
            _say(f"  {one.told}{_where(one)}")
    else:
        _say("Nothing is missing: an organiser can release it.", fg="green")
    _say(f"The draft: {made.draft}")


def _where(one: Lacking) -> str:
    line = f":{one.where.line}" if one.where.line else ""
    return f" ({one.where.file}{line})" if one.where.file else ""


def _say(text: str, **style: Any) -> None:
    click.secho(harmless(text), **style)


def as_data(made: Published) -> dict[str, Any]:
    return {
        "module": made.module,
        "draft": made.draft,
        "files": {**asdict(made.put), "only_there": made.only_there},
        "left_out": made.left_out,
        "findings": made.findings,
        "since": made.before,
        "weights": made.weights,
        "changed": [document_data(document) for document in made.changed],
        "means": made.means,
        "lacking": [
            {"code": one.code, "sentence": str(one.told), "file": one.where.file, "line": one.where.line}
            for one in made.lacking
        ],
        "is_ready": made.is_ready,
        "released": made.released,
        "slip": made.slip,
    }
