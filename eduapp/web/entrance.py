"""The log-in page. It also stands in for a page that needs a log-in when words would be lost by going there."""

import re
from dataclasses import dataclass

from flask import Response, make_response, render_template, request
from flask_babel import gettext, lazy_gettext
from wtforms import PasswordField, StringField

from eduapp.actions.play import MOST_TICKS, MOST_WORDS
from eduapp.actions.refused import TooOften
from eduapp.actions.typed import words as fit
from eduapp.web import ids
from eduapp.web.form import Form

_ATTEMPT = re.compile(r"/learn/attempts/([0-7][0-9a-hjkmnp-tv-z]{12})/")
_UNSAFE = re.compile(r"[\x00-\x20\\\x7f-\x9f]")


class LogInForm(Form):
    email = StringField(lazy_gettext("E-mail address"))
    password = PasswordField(lazy_gettext("Password"))


@dataclass(frozen=True, slots=True)
class Kept:
    """Words and ticks that travel along in the form until somebody is logged in; `number` is the decision (from 0)
    that the page stood at."""

    words: str = ""
    ticks: tuple[int, ...] = ()
    number: int = 0

    @property
    def written_ticks(self) -> str:
        return ",".join(map(str, self.ticks))

    def __bool__(self) -> bool:
        return bool(self.words or self.ticks)


def local(path: str | None) -> str | None:
    """The address, if it leads to a page here. Browsers read backslashes as slashes and skip some characters."""
    if not path or not path.startswith("/") or path.startswith("//") or len(path) > 2000 or _UNSAFE.search(path):
        return None
    return path


def attempt_at(path: str | None) -> int | None:
    """The attempt whose page the address is."""
    found = _ATTEMPT.fullmatch(path or "")
    return ids.read(found[1]) if found else None


def kept() -> Kept:
    """What the log-in form carries along."""
    form = request.form
    ticks = form.get("kept_ticks", "").split(",")
    return _kept(form.get("kept_words", ""), ticks, form.get("kept_number", ""))


def show(form: LogInForm, following: str | None, kept: Kept, sentence: str = "", status: int = 200) -> Response:
    page = render_template("account/log_in.html", form=form, following=following, kept=kept, sentence=sentence)
    return make_response(page, status)


def wait(response: Response, slip: TooOften) -> Response:
    """Say in a header as well how long to wait."""
    response.headers["Retry-After"] = str(slip.wait)
    return response


def keep_words() -> Response:
    """The log-in page in answer to somebody who was logged out and sent words. From another site nothing is taken."""
    found = _ATTEMPT.match(request.path)
    is_foreign = request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site")
    form = request.form
    words = Kept() if is_foreign else _kept(form.get("words", ""), form.getlist("tick"), form.get("number", ""))
    sentence = gettext("You were logged out. Log in, and what you wrote is still here.") if words else ""
    return show(LogInForm(formdata=None), found[0] if found else None, words, sentence, 401)


def _kept(words: str, ticks: list[str], number: str) -> Kept:
    ticked = sorted({int(tick) for tick in ticks if _is_number(tick)})
    return Kept(fit(words, MOST_WORDS), tuple(ticked[:MOST_TICKS]), int(number) if _is_number(number) else 0)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 5
