"""Carries mails away, as the setting MAIL_BACKEND says: into files, to a mail server, to the screen."""

from flask import Flask
from flask_mailman import EmailMessage, Mail


class Mailman:
    """To be used inside the application. Each mail gets a connection of its own, and so with `file` a file."""

    def __init__(self, app: Flask) -> None:
        self._mail = Mail(app)

    def send(self, recipient: str, subject: str, body: str, unsubscribe: str | None = None) -> None:
        mail = EmailMessage(subject, body, to=[recipient], headers=_headers(unsubscribe))
        mail.message()  # refuses what cannot be a mail before anything is opened for it
        with self._mail.get_connection() as connection:
            connection.send_messages([mail])


def _headers(unsubscribe: str | None) -> dict[str, str]:
    """With these a mail program offers to unsubscribe, and does it by itself (RFC 8058)."""
    if unsubscribe is None:
        return {}
    return {"List-Unsubscribe": f"<{unsubscribe}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
