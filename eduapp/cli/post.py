"""Carries mails away, as the setting MAIL_BACKEND says: into files, to a mail server, to the screen."""

from flask import Flask
from flask_mailman import EmailMessage, Mail


class Mailman:
    """To be used inside the application. Each mail gets a connection of its own, and so with `file` a file."""

    def __init__(self, app: Flask) -> None:
        self._mail = Mail(app)

    def send(self, recipient: str, subject: str, body: str) -> None:
        mail = EmailMessage(subject, body, to=[recipient])
        mail.message()  # refuses what cannot be a mail before anything is opened for it
        with self._mail.get_connection() as connection:
            connection.send_messages([mail])
