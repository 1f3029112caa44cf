"""A look at how a cohort decides in a case, as the address asks: which attempts, which version of the case."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import request

from eduapp.actions import deciding
from eduapp.actions.deciding import Deciding, Version
from eduapp.actions.playable import Playable
from eduapp.actions.refused import NotThere
from eduapp.case.decided import Decided, decided
from eduapp.case.passages import Edge, passages
from eduapp.store import Cohort
from eduapp.text.said import told
from eduapp.web.db import db, reading
from eduapp.web.desk import desk
from eduapp.web.teach.standing import cohort_or_404

LATER = "later"


@dataclass(frozen=True)
class Look:
    cohort: Cohort
    told: Deciding
    playable: Playable

    @property
    def title(self) -> str:
        return self.playable.title

    @property
    def revision(self) -> int:
        return self.told.version.revision_id

    @cached_property
    def scenes(self) -> tuple[Decided, ...]:
        return decided(self.playable.weighed, self.told.traffic)

    @cached_property
    def passages(self) -> dict[Edge, int]:
        """How many went on through each `go`, as far as it follows from the counts."""
        crowd = self.told.crowd
        return passages(self.playable.rules, self.told.traffic.acts, crowd.standing, crowd.attempts)

    @property
    def also(self) -> dict[str, Any]:
        """What the addresses of this look have to say: no more than differs from the first one."""
        return also_of(self, self.told.version, self.told.is_first)

    def scene(self, number: int) -> Decided:
        found = next((scene for scene in self.scenes if scene.number == number), None)
        if found is None:
            raise NotThere(told("Nothing is decided in this scene."))
        return found


def also_of(look: Look, version: Version, is_first: bool) -> dict[str, Any]:
    older: dict[str, Any] = {} if version == look.told.versions[0] else {"revision": str(version.revision_id)}
    return older | ({} if is_first else {"attempts": LATER})


def playable(revision: int) -> Playable:
    return desk().playables.get(reading(), revision)


def look(cohort: int, key: str) -> Look:
    """What whoever asks may see of the case; 404 where it is another's cohort, or no case."""
    found = cohort_or_404(cohort)
    wanted = request.args.get("revision", type=int)
    seen = deciding.deciding(db.session, cohort, key, wanted, request.args.get("attempts") != LATER)
    return Look(found, seen, playable(seen.version.revision_id))
