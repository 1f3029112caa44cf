"""The language of the interface. Every sentence of it goes through `gettext`, which remembers what it has found.

What Jinja and Flask-Babel bring along looks everything up anew, some twenty times a page.
"""

from typing import Any

import flask_babel
from flask import Flask, current_app, g, request
from markupsafe import Markup

# Catalogues and what was said, by language: as many sentences as the interface has.
_CATALOGUES: dict[str, Any] = {}
_KNOWN: dict[str, dict[str, Markup]] = {}


def setup(app: Flask) -> None:
    app.config["BABEL_DEFAULT_LOCALE"] = app.config["LANGUAGES"][0]
    flask_babel.Babel(app, locale_selector=language)
    app.jinja_env.globals.update(_=_sentence, gettext=_sentence, ngettext=_counted, language=language)


def language() -> str:
    """The language of this request, of those that the interface has."""
    if "language" not in g:
        languages: list[str] = current_app.config["LANGUAGES"]
        several = len(languages) > 1
        g.language = request.accept_languages.best_match(languages, languages[0]) if several else languages[0]
    chosen: str = g.language
    return chosen


def gettext(sentence: str, **values: object) -> str:
    """The sentence in the language of this request. Only where values are filled in, `%` is written twice."""
    found = str(_found(sentence))
    return found % values if values else found


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    return str(_catalogue().ungettext(one, many, num)) % {"num": num, **values}


def _sentence(sentence: str, **values: object) -> Markup:
    """The same in a template: what is filled in is escaped."""
    found = _found(sentence)
    return found % values if values else found


def _counted(one: str, many: str, num: int, **values: object) -> Markup:
    return Markup(_catalogue().ungettext(one, many, num)) % {"num": num, **values}


def _found(sentence: str) -> Markup:
    known = _KNOWN.setdefault(language(), {})
    found = known.get(sentence)
    if found is None:
        found = known[sentence] = Markup(_catalogue().ugettext(sentence))
    return found


def _catalogue() -> Any:
    if language() not in _CATALOGUES:
        _CATALOGUES[language()] = flask_babel.get_translations()
    return _CATALOGUES[language()]
