"""The language of the interface, and how moments and numbers are written in it."""

from flask import Flask, current_app, request
from flask_babel import Babel


def setup(app: Flask) -> None:
    app.config["BABEL_DEFAULT_LOCALE"] = app.config["LANGUAGES"][0]
    Babel(app, locale_selector=_language)


def _language() -> str:
    languages: list[str] = current_app.config["LANGUAGES"]
    if len(languages) == 1:
        return languages[0]
    return request.accept_languages.best_match(languages, languages[0])
