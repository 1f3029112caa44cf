"""Carries mails away, as the setting MAIL_BACKEND says: into files, to a mail server, to the screen."""

from flask import Flask
from flask_mailman import EmailMessage, Mail


class Mailman:
    """To be used inside the application. Each mail gets a connection of its own, and so with `file` a file."""

    def __init__(self, app: Flask) -> None:
        self._mail = Mail(app)

    def send(self, recipient: str, subject: str, body: str) -> None:
        EmailMessage(subject, body, to=[recipient]).send()
