"""What is held about people, why, how long, and what becomes of it: told by the tables themselves."""

from flask import render_template
from flask_babel import lazy_gettext

from eduapp.store.privacy import Erasure, declared
from eduapp.web.account.blueprint import account

ERASED = {
    Erasure.DELETE: lazy_gettext("Deleted with your account."),
    Erasure.CASCADE: lazy_gettext("Deleted with your account."),
    Erasure.UNNAME: lazy_gettext("Stays, without your name."),
    Erasure.EXPIRE: lazy_gettext("Goes by itself: nobody can tell which of it was yours."),
}


@account.get("/privacy")
def privacy() -> str:
    return render_template("account/privacy.html", held=declared().values(), erased=ERASED)
