"""The log-in page. It also stands in for a page that needs a log-in when words would be lost by going there."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from flask import Response, make_response, render_template, request
from flask_babel import gettext, lazy_gettext
from wtforms import PasswordField, StringField

from eduapp.actions.play import MOST_TICKS, MOST_WORDS
from eduapp.actions.refused import TooOften
from eduapp.actions.typed import words as fit
from eduapp.actions.unsent import LONGEST_PATH, Fields
from eduapp.web import errors, ids
from eduapp.web.form import Form

_ATTEMPT = re.compile(r"/learn/attempts/([0-7][0-9a-hjkmnp-tv-z]{12})/")
MOST_FIELDS, MOST_TYPED = 200, 100_000
_UNSAFE = re.compile(r"[\x00-\x20\\\x7f-\x9f]")


class LogInForm(Form):
    email = StringField(lazy_gettext("E-mail address"))
    password = PasswordField(lazy_gettext("Password"))


@dataclass(frozen=True, slots=True)
class Kept:
    """What travels along in the form until somebody is logged in. Of a step of play that is words and ticks, and
    `number` is the decision (from 0) that the page stood at; of any other form `fields`, and `path` is where it is
    sent."""

    words: str = ""
    ticks: tuple[int, ...] = ()
    number: int = 0
    path: str = ""
    fields: Fields = field(default_factory=dict)

    @property
    def written_ticks(self) -> str:
        return ",".join(map(str, self.ticks))

    @property
    def written_fields(self) -> str:
        return json.dumps(self.fields, ensure_ascii=False)

    def __bool__(self) -> bool:
        return bool(self.words or self.ticks or self.fields)


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
    if (path := local(form.get("kept_path"))) and len(path) <= LONGEST_PATH:
        return Kept(path=path, fields=_read_fields(form.get("kept_fields", "")))
    ticks = form.get("kept_ticks", "").split(",")
    return _kept(form.get("kept_words", ""), ticks, form.get("kept_number", ""))


def _read_fields(text: str) -> Fields:
    """As the log-in form has them; none where somebody else wrote it."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    named = found.items() if isinstance(found, dict) else ()
    return _fields((name, value) for name, many in named if isinstance(many, list) for value in many)


def show(form: LogInForm, following: str | None, kept: Kept, sentence: str = "", status: int = 200) -> Response:
    page = render_template("account/log_in.html", form=form, following=following, kept=kept, sentence=sentence)
    return make_response(page, status)


def wait(response: Response, slip: TooOften) -> Response:
    """Say in a header as well how long to wait."""
    response.headers["Retry-After"] = str(slip.wait)
    return response


def keep_words() -> Response:
    """The log-in page in answer to somebody who was logged out and sent words. From another site nothing is taken."""
    found, form = _ATTEMPT.match(request.path), request.form
    words = Kept() if _is_foreign() else _kept(form.get("words", ""), form.getlist("tick"), form.get("number", ""))
    return _instead(found[0] if found else None, words)


def keep_form(page: str) -> Response:
    """The same for a form that is filled in again on its page."""
    sent = [] if _is_foreign() else list(request.form.items(multi=True))
    longest = max((value for _, value in sent), key=len, default="")
    if "script" in request.form:
        sentence = gettext("Not saved: you were logged out. Log in in another tab, then reload this page.")
        return make_response({"sentence": sentence}, 401)
    if len(longest) > MOST_TYPED:
        sentence = gettext("You were logged out. This is too long to be kept: copy it, log in, and send it again.")
        return errors.page(401, sentence, longest)
    return _instead(page, Kept(path=request.path, fields=_fields(sent)))


def _is_foreign() -> bool:
    return request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site")


def _instead(page: str | None, words: Kept) -> Response:
    sentence = gettext("You were logged out. Log in, and what you wrote is still here.") if words else ""
    return show(LogInForm(formdata=None), page, words, sentence, 401)


def _fields(sent: Iterable[tuple[str, object]]) -> Fields:
    """Each field with its values; the token is of the session that is over."""
    found: Fields = {}
    left = MOST_TYPED
    for name, value in list(sent)[:MOST_FIELDS]:
        if name != "csrf_token":
            words = fit(str(value), left)
            left -= len(words)
            found.setdefault(fit(name, 100), []).append(words)
    return found


def _kept(words: str, ticks: list[str], number: str) -> Kept:
    ticked = sorted({int(tick) for tick in ticks if _is_number(tick)})
    return Kept(fit(words, MOST_WORDS), tuple(ticked[:MOST_TICKS]), int(number) if _is_number(number) else 0)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 5
