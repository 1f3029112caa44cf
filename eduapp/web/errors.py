"""What goes wrong is a page too: what is so, why, and the one thing to do. Statuses are mapped here, once."""

from collections.abc import Callable

from flask import Flask, Response, current_app, make_response, render_template, request
from flask_babel import lazy_gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from eduapp.actions.refused import MovedOn, NotThere, Refused, TooOften
from eduapp.web.language import gettext

_STATUS: dict[type[Refused], int] = {NotThere: 404, MovedOn: 409, TooOften: 429}
_TITLES = {
    400: lazy_gettext("This cannot be done"),
    403: lazy_gettext("This is not for you"),
    404: lazy_gettext("There is nothing here"),
    405: lazy_gettext("This cannot be done here"),
    409: lazy_gettext("This has changed meanwhile"),
    413: lazy_gettext("This is too much at once"),
    429: lazy_gettext("Too many tries"),
    500: lazy_gettext("Something broke on our side"),
}
_SENTENCES = {
    404: lazy_gettext("The address leads nowhere, or to something that is not yours."),
    405: lazy_gettext("This address does not take what was sent to it."),
    413: lazy_gettext("What was sent is larger than anything that is asked for here."),
    500: lazy_gettext(
        "Nothing that you had decided is lost. Try again; if it happens again, tell whoever runs the site."
    ),
}


def setup(app: Flask, template: str = "error.html") -> None:
    app.extensions["error_template"] = template
    app.register_error_handler(Refused, refused)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)


def refused(slip: Refused) -> Response:
    status = _STATUS.get(type(slip), 400)
    response = page(status, slip.said(gettext), _written())
    if isinstance(slip, TooOften):
        response.headers["Retry-After"] = str(slip.wait)
    return response


def page(status: int, sentence: str = "", words: str = "") -> Response:
    """The page of an error: a title, a sentence, a way back; and the words that somebody wrote in vain."""
    title = _TITLES.get(status, _TITLES[400])
    sentence = sentence or _SENTENCES.get(status, "")
    template = current_app.extensions["error_template"]
    return make_response(render_template(template, status=status, title=title, sentence=sentence, words=words), status)


def _http(slip: HTTPException) -> Response | HTTPException:
    status = slip.code or 500
    return slip if status < 400 or slip.response is not None else page(status)


def _forged(slip: CSRFError) -> Response:
    sentence = gettext("You logged out meanwhile, or the page is from another browser. Reload it and try again.")
    return page(400, sentence, _written())


def _written() -> str:
    """What was sent in vain and may have been written by hand. A body that cannot be read has nothing of it."""
    try:
        fields = list(request.form.items()) if request.method == "POST" else []
    except HTTPException:
        return ""
    return "\n\n".join(value for name, value in fields if _is_prose(name, value))


def _is_prose(name: str, value: str) -> bool:
    """Whether somebody misses it. A password is shown to nobody; a fact is its digest and its key."""
    return name == "words" or (len(value.split()) > 1 and "password" not in name and name != "fact")


def _broken(slip: Exception) -> Response:
    current_app.logger.exception("Unhandled in %s %s", request.method, request.path, exc_info=slip)
    let_go: Callable[[], None] | None = current_app.extensions.get("let_go")
    if let_go is not None:  # a preview has no database
        let_go()
    return page(500)
