"""What is held about people, why, how long, and what becomes of it: told by the tables themselves."""

from flask import render_template
from flask_babel import lazy_gettext

from eduapp.store.privacy import Erasure, Privacy, declared
from eduapp.web.account.blueprint import account

FATES = (
    (lazy_gettext("Deleted with your account"), (Erasure.DELETE, Erasure.CASCADE)),
    (lazy_gettext("Stays without your name"), (Erasure.UNNAME,)),
    (lazy_gettext("Goes by itself, as nobody can tell which of it was yours"), (Erasure.EXPIRE,)),
)


def held(fates: tuple[Erasure, ...]) -> list[Privacy]:
    """What erasure does this to; that which others hang on comes first."""
    found = [privacy for privacy in declared().values() if privacy.erasure in fates]
    return sorted(found, key=lambda privacy: privacy.person != "id")


@account.get("/privacy")
def privacy() -> str:
    groups = [(title, held(fates)) for title, fates in FATES]
    return render_template("account/privacy.html", groups=groups)
