"""What leaves the site: addresses as people reach them from outside, and the key that signs links."""

from typing import Any

from flask import current_app, url_for


def address(endpoint: str, **values: Any) -> str:
    """The address of a page as people reach it from outside."""
    return str(current_app.config["PUBLIC_URL"]).rstrip("/") + url_for(endpoint, **values)


def key() -> str:
    return str(current_app.config["SECRET_KEY"])
