"""The language of the interface. Every sentence of it goes through `gettext`, typed here."""

import flask_babel
from flask import Flask, current_app, request


def setup(app: Flask) -> None:
    app.config["BABEL_DEFAULT_LOCALE"] = app.config["LANGUAGES"][0]
    flask_babel.Babel(app, locale_selector=_language)


def _language() -> str:
    languages: list[str] = current_app.config["LANGUAGES"]
    if len(languages) == 1:
        return languages[0]
    return request.accept_languages.best_match(languages, languages[0])


def gettext(sentence: str, **values: object) -> str:
    return str(flask_babel.gettext(sentence, **values))


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    return str(flask_babel.ngettext(one, many, num, **values))
