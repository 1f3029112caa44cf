"""Writes the mails of jobs, and carries all mails away, as the setting MAIL_BACKEND says: into files, to a mail server,
to the screen."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from flask import Flask
from flask_mailman import EmailMessage, Mail

from eduapp.actions.evidence_ledger import InUse
from eduapp.actions.exporting import Claim
from eduapp.jobs.correct import Letter as Correction
from eduapp.jobs.correct import Reader as Finisher
from eduapp.jobs.export import Letter as Made
from eduapp.jobs.follow_up import Letter
from eduapp.jobs.remind import Letter as Reminder
from eduapp.jobs.remind import Reader
from eduapp.jobs.warn import Letter as Warned
from eduapp.module.falling_due import Due
from eduapp.store import Evaluation
from eduapp.text.said import Say
from eduapp.web import ids
from eduapp.web.language import gettext
from eduapp.web.learn import letters
from eduapp.web.publish import letters as of_modules
from eduapp.web.teach.letters import exported


class Mailman:
    """To be used inside the application. Each mail gets a connection of its own, and so with `file` a file."""

    def __init__(self, app: Flask) -> None:
        self._mail = Mail(app)

    def send(self, recipient: str, subject: str, body: str, unsubscribe: str | None = None) -> None:
        mail = EmailMessage(subject, body, to=[recipient], headers=_headers(unsubscribe))
        mail.message()  # refuses what cannot be a mail before anything is opened for it
        with self._mail.get_connection() as connection:
            connection.send_messages([mail])


class Secretary:
    """Writes mails as pages are written: each as if its reader had asked for it, in the reader's language."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    def follow_up(self, evaluation: Evaluation) -> Letter:
        with self._asked_in(evaluation.language):
            return letters.follow_up(evaluation)

    def reminder(self, reader: Reader) -> Reminder:
        with self._asked_in(reader.language):
            return letters.reminder(reader)

    def letter(self, made: Claim) -> Made:
        with self._asked_in(made.language):
            return Made(*exported(made.cohort_id, made.cohort))

    def warning(self, one: InUse, due: Sequence[Due], language: str) -> Warned:
        with self._asked_in(language):
            return of_modules.warning(one, due)

    def correction(self, reader: Finisher) -> Correction:
        with self._asked_in(reader.language):
            return letters.correction(reader)

    def say(self, language: str) -> Say:
        def said(sentence: str) -> str:
            with self._asked_in(language):
                return gettext(sentence)

        return said

    def opaque(self, id_: int) -> str:
        return ids.written(id_)

    @contextmanager
    def _asked_in(self, language: str) -> Iterator[None]:
        # With an application context of its own, in which no language of another reader is remembered.
        with self._app.app_context(), self._app.test_request_context(headers={"Accept-Language": language}):
            yield


def _headers(unsubscribe: str | None) -> dict[str, str]:
    """With these a mail program offers to unsubscribe, and does it by itself (RFC 8058)."""
    if unsubscribe is None:
        return {}
    return {"List-Unsubscribe": f"<{unsubscribe}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
