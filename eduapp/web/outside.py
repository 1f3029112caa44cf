"""What links in mails and on certificates need: the public address, and the key that signs them."""

from typing import Any

from flask import current_app, url_for


def public(endpoint: str, **values: Any) -> str:
    """The address of a page as people reach it from outside."""
    return str(current_app.config["PUBLIC_URL"]).rstrip("/") + url_for(endpoint, **values)


def key() -> str:
    return str(current_app.config["SECRET_KEY"])
