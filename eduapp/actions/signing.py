"""The review of a draft: remarks on lines, critical facts that are signed, and sign-offs in their order: the author,
then a clinical reviewer who wrote nothing of it, then the organiser."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from eduapp.actions import drafts, typed
from eduapp.actions.audit import Hand
from eduapp.actions.candidates import Looked, sign_offs
from eduapp.actions.powers import AUTHOR, ORGANISER, REVIEWER, powers
from eduapp.actions.refused import NotThere, Refused
from eduapp.module.disclosed import has_disclosed
from eduapp.module.signed import is_author
from eduapp.store import Draft, Remark, SignedFact, SignOff
from eduapp.store.claim import changed_one
from eduapp.text.said import told

LONGEST = 10_000
AT_ONCE = timedelta(minutes=1)
CHANGED = told("The draft was changed meanwhile. Look at it again, then sign.")
ROLES = {"author": (AUTHOR, ORGANISER), "reviewer": (REVIEWER,), "organiser": (ORGANISER,)}


def remark(
    session: Session, draft: Draft, path: str, line: int, quoted: str, text: str, hand: Hand, of: int | None = None
) -> Remark:
    """A remark on a line, or an answer to the remark `of`."""
    drafts.lock(session, draft)
    text = typed.words(text, LONGEST).strip()
    if not text:
        raise Refused(told("Nothing is written yet."))
    above = remark_or_404(session, draft, of) if of else None
    if above is not None:
        path, line, quoted = above.path, above.line, above.quoted
    if (again := _same(session, draft, path, line, text, hand, of)) is not None:
        return again
    made = Remark(id=hand.new_id(), draft_id=draft.id, remark_id=of, path=path, line=line, quoted=quoted[:1000])
    made.text, made.at, made.person_id, made.by_name = text, hand.now, hand.id, hand.name
    session.add(made)
    session.flush()
    return made


def _same(session: Session, draft: Draft, path: str, line: int, text: str, hand: Hand, of: int | None) -> Remark | None:
    """What a double click sent a second time."""
    own = select(Remark).where(Remark.draft_id == draft.id, Remark.person_id == hand.id, Remark.text == text)
    there = own.where(Remark.path == path, Remark.line == line, Remark.at > hand.now - AT_ONCE)
    return session.scalars(there.where(Remark.remark_id == of if of else Remark.remark_id.is_(None))).first()


def remark_or_404(session: Session, draft: Draft, remark_id: int) -> Remark:
    found = session.get(Remark, remark_id)
    if found is None or found.draft_id != draft.id or found.remark_id is not None:
        raise NotThere(told("There is no such remark."))
    return found


def resolve(session: Session, draft: Draft, remark_id: int, hand: Hand) -> None:
    """It is settled; who said so is kept."""
    drafts.lock(session, draft)
    found = remark_or_404(session, draft, remark_id)
    if found.resolved_at is None:
        found.resolved_at, found.resolved_by = hand.now, hand.name
        session.flush()


def reopen(session: Session, draft: Draft, remark_id: int) -> None:
    drafts.lock(session, draft)
    found = remark_or_404(session, draft, remark_id)
    found.resolved_at = found.resolved_by = None
    session.flush()


def remarks(session: Session, draft: Draft, path: str | None = None) -> list[tuple[Remark, list[Remark]]]:
    """The remarks on the draft, or on one file, each with its answers, those that are open first."""
    own = select(Remark).where(Remark.draft_id == draft.id).order_by(Remark.path, Remark.line, Remark.id)
    rows = list(session.scalars(own if path is None else own.where(Remark.path == path)))
    answers: dict[int, list[Remark]] = {}
    for row in rows:
        if row.remark_id is not None:
            answers.setdefault(row.remark_id, []).append(row)
    above = [(row, answers.get(row.id, [])) for row in rows if row.remark_id is None]
    return sorted(above, key=lambda pair: pair[0].resolved_at is not None)


def sign_facts(session: Session, draft: Draft, looked: Looked, read: Mapping[str, str], hand: Hand) -> int:
    """The reviewer stands by critical facts as they were shown, each by its key with its digest. How many were changed
    meanwhile: those are not signed unseen."""
    drafts.lock(session, draft)
    _must_review(session, draft, looked, hand)
    known = {one.fact.key: one for one in looked.facts}
    as_read = [known[key] for key, digest in read.items() if key in known and known[key].digest == digest]
    own = select(SignedFact.claim, SignedFact.digest).where(
        SignedFact.draft_id == draft.id, SignedFact.person_id == hand.id
    )
    signed = set(map(tuple, session.execute(own)))
    for found in as_read:
        if (found.fact.key, found.digest) not in signed:
            row = SignedFact(id=hand.new_id(), draft_id=draft.id, claim=found.fact.key, digest=found.digest)
            row.at, row.person_id, row.by_name = hand.now, hand.id, hand.name
            session.add(row)
    session.flush()
    return len(read) - len(as_read)


def sign(session: Session, draft: Draft, looked: Looked, stage: str, digest: str, statement: str, hand: Hand) -> None:
    """Stand by the draft as it was shown, in one's own words."""
    drafts.lock(session, draft)
    if stage not in ROLES:
        raise Refused(told("There is no such signature."))
    powers(session, hand.id, now=hand.now).must_hold(draft.module_key, ROLES[stage])
    if not draft.digest == digest == looked.candidate.hash:
        raise Refused(CHANGED)
    statement = typed.words(statement, LONGEST).strip()
    if not statement:
        raise Refused(told("Say in a sentence what you stand by."))
    if stage == "reviewer":
        _must_review(session, draft, looked, hand)
    if any((one.stage, one.person, one.hash) == (stage, hand.id, digest) for one in sign_offs(session, draft)):
        return  # a double click
    if sentence := not_yet(looked, stage, hand.name):
        raise Refused(sentence)
    row = SignOff(id=hand.new_id(), draft_id=draft.id, stage=stage, digest=digest, statement=statement, at=hand.now)
    row.person_id, row.by_name = hand.id, hand.name
    session.add(row)
    session.flush()
    drafts.note(session, draft.module_key, "signed", hand, draft_id=draft.id, detail={"stage": stage, "digest": digest})


def take_back(session: Session, draft: Draft, sign_off: int, hand: Hand) -> None:
    """One's own signature, as long as nothing was released with it."""
    drafts.lock(session, draft)
    own = update(SignOff).where(SignOff.id == sign_off, SignOff.draft_id == draft.id, SignOff.person_id == hand.id)
    fresh = own.where(SignOff.taken_back_at.is_(None)).values(taken_back_at=hand.now)
    if not changed_one(session, fresh, "fetch"):
        raise NotThere(told("There is no such signature of yours."))
    drafts.note(session, draft.module_key, "signature taken back", hand, draft_id=draft.id)


def signatures(session: Session, draft: Draft) -> list[SignOff]:
    """All that were given, those taken back too, in the order of their times."""
    return list(session.scalars(select(SignOff).where(SignOff.draft_id == draft.id).order_by(SignOff.at, SignOff.id)))


def may_sign(session: Session, draft: Draft, looked: Looked, person_id: int, name: str, *, now: datetime) -> list[str]:
    """The stages at which the person could sign now."""
    held = powers(session, person_id, now=now)
    stages = [stage for stage, roles in ROLES.items() if held.over(draft.module_key, roles)]
    wrote = is_author(looked.candidate, person_id, name)
    return [stage for stage in stages if not (stage == "reviewer" and wrote)]


def not_yet(looked: Looked, stage: str, name: str) -> str | None:
    """Why who is called so cannot sign at this stage now; None where she can."""
    candidate, order = looked.candidate, list(ROLES)
    if any(not candidate.signed(before) for before in order[: order.index(stage)]):  # type: ignore[arg-type]
        return told("The author signs first, then the reviewer, then the organiser. It is not your turn yet.")
    if stage == "author" and candidate.slips:
        return told("There are errors in it. Mend them first.")
    if stage == "reviewer" and not has_disclosed(candidate, name):
        return told(
            "You are not among the disclosures in module.md. Let the author list you first, under the name of your "
            "account: what is changed after you have signed is to be signed again."
        )
    if stage == "reviewer" and candidate.unsigned:
        return told("Sign each critical fact first: they are listed above.")
    if stage == "reviewer" and candidate.open_comments:
        return told("Some remarks are still open. Resolve them first.")
    return None


def _must_review(session: Session, draft: Draft, looked: Looked, hand: Hand) -> None:
    powers(session, hand.id, now=hand.now).must_hold(draft.module_key, (REVIEWER,))
    if is_author(looked.candidate, hand.id, hand.name):
        raise Refused(told("You wrote in this module, so somebody else has to review it."))
