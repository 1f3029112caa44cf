"""The language of the interface. Every sentence of it goes through `gettext`, which remembers what it has found.

What Jinja and Flask-Babel bring along looks everything up anew, some twenty times a page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, TypeVar, cast

import flask_babel
from flask import Flask, current_app, g, request
from markupsafe import Markup, escape

from eduapp.text.said import InLanguages
from eduapp.text.told import Told

T = TypeVar("T")


class Language:
    """The sentences of one application in its languages, the first of which is for whoever asks for none of them."""

    def __init__(self, languages: list[str]) -> None:
        self.languages = languages
        self._catalogues: dict[str, Any] = {}
        self._known: dict[str, dict[str, Markup]] = {language: {} for language in languages}

    def chosen(self) -> str:
        """The language of this request."""
        if len(self.languages) == 1:
            return self.languages[0]
        if "language" not in g:
            g.language = request.accept_languages.best_match(self.languages, self.languages[0])
        return cast(str, g.language)

    def sentence(self, sentence: str, **values: object) -> Markup:
        """The sentence for a page: what is filled in is escaped. Only where something is, `%` is written twice."""
        known = self._known[self.chosen()]
        found = known.get(sentence)
        if found is None:
            found = known[sentence] = Markup(self._catalogue().ugettext(sentence))
        return _filled(found, values) if values else found

    def counted(self, one: str, many: str, num: int, **values: object) -> Markup:
        return _filled(self._catalogue().ungettext(one, many, num), {"num": num, **values})

    def _catalogue(self) -> Any:
        language = self.chosen()
        if language not in self._catalogues:
            self._catalogues[language] = flask_babel.get_translations()
        return self._catalogues[language]


def setup(app: Flask) -> None:
    language = app.extensions["language"] = Language(app.config["LANGUAGES"])
    app.config["BABEL_DEFAULT_LOCALE"] = language.languages[0]
    flask_babel.Babel(app, locale_selector=language.chosen)
    app.jinja_env.globals.update(
        _=language.sentence,
        gettext=language.sentence,
        ngettext=language.counted,
        language=language.chosen,
        spoken=spoken,
    )
    app.jinja_env.filters["dateformat"] = day_format
    app.jinja_env.filters["percent"] = percent


def percent(share: float) -> str:
    """A share that somebody has set, as they have set it: 0.725 is 72.5, not 72."""
    return str(flask_babel.format_decimal(round(float(share) * 100, 2)))


def gettext(sentence: str, **values: object) -> str:
    """The sentence as plain text, in the language of this request."""
    found = str(_language().sentence(sentence))
    return found % values if values else found


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    return str(_language()._catalogue().ungettext(one, many, num)) % {"num": num, **values}


def spoken(told: Told) -> str:
    """A sentence of a pure room, with its values, in the language of this request."""
    values = {
        name: flask_babel.format_date(v, "d MMM y") if isinstance(v, date) else v for name, v in told.values.items()
    }
    return gettext(told.sentence, **values)


def day_format(day: date, form: str) -> str:
    """The day as it is written in the language of this request; of a moment, that of UTC. It is worked out once."""
    return _written(current_language(), day.astimezone(UTC).date() if isinstance(day, datetime) else day, form)


@lru_cache(maxsize=4096)
def _written(_language: str, day: date, form: str) -> str:
    return str(flask_babel.format_date(day, form))


def moment_format(moment: datetime, form: str) -> str:
    """The moment as the clock of its own zone shows it, in the language of this request. It is worked out once."""
    return _on_the_clock(current_language(), moment.replace(tzinfo=None), form)


@lru_cache(maxsize=8192)
def _on_the_clock(_language: str, clock: datetime, form: str) -> str:
    return str(flask_babel.format_datetime(clock, form, rebase=False))


def current_language() -> str:
    return _language().chosen()


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """What is said meanwhile is in that language, if it is one of ours: a mail is read by somebody else."""
    ours, before = _language(), current_language()
    if language is None or language == before or language not in ours.languages:
        yield
        return
    with flask_babel.force_locale(language):
        g.language = language
        try:
            yield
        finally:
            g.language = before


def in_language(made: InLanguages[T]) -> T:
    """It in the language of this request."""
    return made(_language().chosen(), gettext)


def _language() -> Language:
    return cast(Language, current_app.extensions["language"])


def _filled(sentence: str, values: dict[str, object]) -> Markup:
    return Markup(str(sentence) % {k: v if isinstance(v, int | float) else escape(v) for k, v in values.items()})
