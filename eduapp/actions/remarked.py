"""Where a remark stands now, and for whom it waits."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.actions.powers import WRITERS, Powers
from eduapp.store import Draft, Remark


def line_now(lines: Sequence[str], remark: Remark) -> int:
    """The line that the remark is on, wherever that is now: of those that say the same, the nearest. 0 where it is on
    the whole file, or the line is gone."""
    same = [at for at, text in enumerate(lines, 1) if text[:1000] == remark.quoted]
    return min(same, key=lambda at: abs(at - remark.line)) if remark.line and same else 0


def to_answer(session: Session, drafts: Collection[Draft], held: Powers, person_id: int) -> Mapping[int, int]:
    """How many open remarks of each draft wait for the person: those in which somebody else had the last word, if she
    writes the module or took part in them."""
    keys = {draft.id: draft.module_key for draft in drafts}
    rows = session.execute(
        select(Remark.id, Remark.remark_id, Remark.draft_id, Remark.person_id, Remark.resolved_at)
        .where(Remark.draft_id.in_(keys))
        .order_by(Remark.at, Remark.id)
    )
    said: dict[int, list[int | None]] = {}
    about: dict[int, int] = {}
    for id_, above, draft_id, by, resolved_at in rows:
        said.setdefault(above or id_, []).append(by)
        if above is None and resolved_at is None:
            about[id_] = draft_id
    return Counter(
        draft_id
        for id_, draft_id in about.items()
        if said[id_][-1] != person_id and (held.over(keys[draft_id], WRITERS) or person_id in said[id_])
    )
