"""What the certificate of an award says: as the release says it in which it was earned."""

from eduapp.actions.studying import Teaching
from eduapp.interop.certificate import Certificate, Granted
from eduapp.module.disclosure import summary
from eduapp.store import Award
from eduapp.text.said import Say


def certificate(award: Award, teaching: Teaching, address: str, say: Say = str, lang: str = "en") -> Certificate:
    """`address` is where it can be verified. A completion says nothing of an accreditation, whose credit it is not."""
    facts = teaching.module.facts
    is_credit = award.quarter_hours > 0
    return Certificate(
        name=award.name,
        module=teaching.module.title,
        release=award.release.number,
        begun=award.began_on.date(),
        finished=award.finished_on.date(),
        issued=award.granted_at.date(),
        address=address,
        provider=facts.provider,
        accreditation=facts.accreditation if is_credit else "",
        granted=(Granted(award.kind, award.quarter_hours),) if is_credit else (),
        disclosures=summary(facts).said(say),
        lang=lang,
    )
