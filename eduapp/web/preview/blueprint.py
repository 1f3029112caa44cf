"""The pages of a preview. They stand alone for an author's file, and in the site for each case of each draft: its
address then says which, and is carried along by every link."""

from collections.abc import Callable
from typing import Any, cast

from flask import Blueprint, Response, current_app, g

from eduapp.web.preview.draft import Draft, Version

preview = Blueprint("preview", __name__)
WHICH = ("draft", "case")


@preview.url_value_preprocessor
def _take(endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.previewed = {name: values.pop(name) for name in WHICH if values and name in values}


@preview.url_defaults
def _give(endpoint: str, values: dict[str, Any]) -> None:
    values |= g.get("previewed", {})


@preview.after_request
def _may_be_kept(response: Response) -> Response:
    """The browser may keep what is half filled in over a reload; it asks each time whether the page still holds."""
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response


def draft() -> Draft:
    """The file that is played. Whoever shows the preview says which."""
    if "draft" not in g:
        g.draft = cast("Callable[..., Draft]", current_app.extensions["previewed"])(**g.previewed)
    return cast("Draft", g.draft)


def version() -> Version:
    return draft().version()
