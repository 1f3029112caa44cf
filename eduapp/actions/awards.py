"""Awards: the completion of a module, and credit. Granted once, never changed; they can be revoked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload

from eduapp.actions.refused import MovedOn, NotThere, Refused
from eduapp.actions.studying import Step, Study
from eduapp.actions.typed import words
from eduapp.interop.certificate import printable
from eduapp.module import credit
from eduapp.module.credit import Claimable, Missing, amount
from eduapp.store import Award, Release
from eduapp.text.said import told
from eduapp.text.told import Told, percent

COMPLETION = "completion"
LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Offer:
    """What a learner may have now. `why_not` says why a completion cannot be certified, empty if it can; `credit` what
    can be claimed, or why not; `own` are the awards of this enrolment, `earlier` those of others of the module."""

    why_not: tuple[Told, ...]
    credit: Missing | Claimable
    own: tuple[Award, ...]
    earlier: tuple[Award, ...] = ()

    @property
    def can_complete(self) -> bool:
        """Whether a completion may be certified: credit certifies it as well."""
        return not self.why_not and not self.own

    @property
    def most(self) -> Mapping[str, int]:
        """The most quarter hours of each kind of credit."""
        return self.credit.most if isinstance(self.credit, Claimable) else {}


def offer(session: Session, study: Study, today: date) -> Offer:
    facts = study.teaching.module.facts
    every = of_person(session, study.enrolment.person_id, study.enrolment.module_key)
    own = tuple(award for award in every if award.enrolment_id == study.enrolment.id)
    # A module that is released anew within the term of its accreditation gives its credit once all the same.
    within = [award for award in every if award in own or award.granted_at.date() >= facts.released]
    granted = {award.kind: award.quarter_hours for award in within if award.quarter_hours}
    claimable = credit.claimable(facts, study.progress, today, granted)
    why_not = credit.completing(facts, study.progress)
    return Offer(why_not, claimable, own, tuple(award for award in every if award not in own))


def complete(
    session: Session, award_id: int, study: Study, name: str, transliteration: str = "", *, now: datetime
) -> Award:
    """Certify that all that is required was done, without credit."""
    if missing := credit.completing(study.teaching.module.facts, study.progress):
        first = missing[0]
        raise Refused(first.sentence, **first.values)
    printed = must_be_printable(name, transliteration)
    reason = f"{_done(study)} No credit was claimed."
    return _grant(session, award_id, study, COMPLETION, 0, printed, reason, now=now)


def claim(
    session: Session,
    award_id: int,
    study: Study,
    kind: str,
    hours: Fraction,
    name: str,
    transliteration: str = "",
    *,
    now: datetime,
) -> Award:
    """Grant so many hours of a kind of credit, if they can be claimed today."""
    quarters = may_claim(offer(session, study, now.date()), kind, hours)
    printed = must_be_printable(name, transliteration)
    most = next(one.quarters for one in study.teaching.module.facts.credits if one.kind == kind)
    reason = f"{_done(study)} Claimed by the learner: {amount(quarters)} of at most {amount(most)} {kind}."
    return _grant(session, award_id, study, kind, quarters, printed, reason, now=now)


def may_claim(offered: Offer, kind: str, hours: Fraction) -> int:
    """The quarter hours that would be granted."""
    if any(award.kind == kind for award in offered.own):
        raise _granted()
    found = credit.claim(offered.credit, kind, hours) if isinstance(offered.credit, Claimable) else offered.credit
    if isinstance(found, Missing):
        raise Refused(found.sentences[0].sentence, **found.sentences[0].values)
    return found


def must_be_printable(name: str, transliteration: str = "") -> str:
    """The name as it is printed on a certificate."""
    printed = printable(name, transliteration)
    if isinstance(printed, Told):
        raise Refused(printed.sentence, **printed.values)
    return printed


def needs_latin(name: str) -> bool:
    """Whether the certificate cannot show the name, but would show it in Latin letters."""
    is_given = any(character.isalpha() for character in name)
    return is_given and isinstance(printable(name), Told) and isinstance(printable(name, "A"), str)


def revoke(session: Session, award_id: int, because: str, *, now: datetime) -> Award:
    """Take an award back; whoever verifies it is told so. Raises Refused where it is revoked already."""
    award = by_id(session, award_id, for_update=True)
    reason = words(because, LONGEST_REASON).strip()
    if not reason:
        raise Refused(told("Say why it is revoked."))
    if award.revoked_at is not None:
        raise Refused(told("It was revoked already, and nothing was changed."))
    award.revoked_at, award.revoked_because = now, reason
    session.flush()
    return award


def by_id(session: Session, award_id: int, for_update: bool = False) -> Award:
    found = session.get(Award, award_id, with_for_update=for_update or None, populate_existing=for_update)
    if found is None:
        raise NotThere(told("There is no certificate with this address."))
    return found


def own_or_404(session: Session, award_id: int, person_id: int) -> Award:
    found = by_id(session, award_id)
    if found.person_id != person_id:
        raise NotThere(told("There is no such certificate, or it is not yours."))
    return found


def of_person(session: Session, person_id: int, module_key: str | None = None) -> Sequence[Award]:
    """The awards of a person, of one module if it is named, the first one first."""
    own = select(Award).where(Award.person_id == person_id).options(joinedload(Award.release))
    if module_key is not None:
        own = own.join(Award.release).where(Release.module_key == module_key)
    return session.scalars(own.order_by(Award.granted_at, Award.kind, Award.id)).all()


def every(session: Session) -> Sequence[Award]:
    """All awards, the newest first."""
    release = joinedload(Award.release).joinedload(Release.revision)
    return session.scalars(select(Award).options(release).order_by(Award.granted_at.desc(), Award.id.desc())).all()


def _grant(
    session: Session, award_id: int, study: Study, kind: str, quarters: int, name: str, reason: str, *, now: datetime
) -> Award:
    made = Award(
        id=award_id,
        person_id=study.enrolment.person_id,
        enrolment_id=study.enrolment.id,
        release_id=study.enrolment.release_id,
        kind=kind,
        quarter_hours=quarters,
        name=name,
        began_on=study.enrolment.enrolled_at,
        finished_on=study.finished_on,
        granted_at=now,
        reason=reason[:LONGEST_REASON],
    )
    try:
        with session.begin_nested():
            session.add(made)
    except IntegrityError as slip:  # another tab was faster
        raise _granted() from slip
    return made


def _granted() -> MovedOn:
    return MovedOn(told("This was granted already, in another tab perhaps. It is granted once."))


def _done(study: Study) -> str:
    """What was done when, for the record: it is in English like all that operators read."""
    done = [_finished(step) for step in study.steps if step.tally.last_at is not None]
    answered = f" The evaluation was answered on {study.evaluated_at:%Y-%m-%d}." if study.evaluated_at else ""
    return f"Finished: {'; '.join(done)}.{answered}"


def _finished(step: Step) -> str:
    assert step.tally.last_at is not None
    best = step.item.done.best if step.item.entry.use == "post" else None
    share = f", best {percent(best)} %" if best is not None else ""
    return f"{step.key} on {step.tally.last_at:%Y-%m-%d}{share}"
