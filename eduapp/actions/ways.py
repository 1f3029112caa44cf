"""The way to a case: who may play it, which revision, and for which module it counts."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from eduapp.actions.enrolments import by_id
from eduapp.actions.kept import Kept
from eduapp.actions.refused import NotThere
from eduapp.actions.releases import OF_CASE
from eduapp.actions.studying import Teaching, study
from eduapp.store import Case, Enrolment, Part, Revision
from eduapp.text.said import told
from eduapp.text.told import Told

# The newest enrolment of the person whose release has the case; the case on the shelf; the module that has it there.
_WAY = select(
    select(Enrolment.id)
    .join(Part, Part.release_id == Enrolment.release_id)
    .join(Revision, Revision.id == Part.revision_id)
    .where(Enrolment.person_id == bindparam("person"), Revision.kind == "case", Revision.key == bindparam("case"))
    .order_by(Enrolment.enrolled_at.desc(), Enrolment.id.desc())
    .limit(1)
    .scalar_subquery(),
    select(Case.revision_id).where(Case.key == bindparam("case")).scalar_subquery(),
    OF_CASE.scalar_subquery(),
)


@dataclass(frozen=True, slots=True)
class Player:
    """Who wants to play: None for somebody who is not known yet."""

    id: int | None
    has_account: bool


@dataclass(frozen=True, slots=True)
class Way:
    """`enrolment_id` is the module that a new attempt counts for. Where the case is not open, `why` says so; `module`
    is the one through which it opens."""

    revision_id: int
    is_open: bool
    enrolment_id: int | None = None
    module: str | None = None
    why: Told | None = None


def way_to(
    reading: Connection, session: Session, teachings: Kept[Teaching], key: str, player: Player, open_case: str
) -> Way:
    """Raises NotThere where there is no such case for this player.

    In a module a case opens in its turn, in the revision of the release that the learner is enrolled in. Outside of
    it only the open case can be tried out, which then counts for no module. A case that belongs to none is open to
    whoever has an account.
    """
    if not key.isprintable():  # PostgreSQL takes no NUL
        raise NotThere(told("There is no case of that name."))
    enrolment_id, revision_id, module = reading.execute(_WAY, {"person": player.id, "case": key}).one()
    enrolment = by_id(session, enrolment_id)
    if enrolment is not None:
        return _within(session, teachings, key, enrolment)
    if revision_id is None:
        raise NotThere(told("There is no case of that name."))
    if key == open_case or (module is None and player.has_account):
        return Way(revision_id, True, module=module)
    if module is None:
        return Way(revision_id, False)
    return Way(revision_id, False, module=module, why=Told(told("It is played within its module.")))


def _within(session: Session, teachings: Kept[Teaching], key: str, enrolment: Enrolment) -> Way:
    step = study(session, teachings, enrolment).step_of("case", key)
    assert step is not None
    return Way(step.part.revision_id, step.item.can_begin, enrolment.id, enrolment.module_key, step.item.why)
