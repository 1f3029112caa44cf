"""What comes along with a request. One page of ours sends a file; elsewhere nobody has to read what might be one."""

from flask import Flask, request
from werkzeug.exceptions import HTTPException

from eduapp.actions.refused import Refused
from eduapp.text.said import told

# Where a file, or a long list, may be sent; and how much.
LISTS = frozenset({"teach.check_list", "teach.invite"})
LONGEST_LIST = 1_000_000


def setup(app: Flask) -> None:
    app.before_request(_limit)


def _limit() -> None:
    """Comes first: a nameless part of such a body breaks the search for the token."""
    is_file = request.environ.get("CONTENT_TYPE", "").lower().startswith("multipart/")
    if request.endpoint in LISTS:
        request.max_content_length = request.max_form_memory_size = LONGEST_LIST
        if is_file:
            _must_be_read()
    elif is_file:
        raise _not_ours()


def _must_be_read() -> None:
    try:
        names = [*request.form, *request.files]
    except HTTPException:  # it is too long, and so it is answered
        raise
    except Exception as slip:
        raise _not_ours() from slip
    if None in names:
        raise _not_ours()


def _not_ours() -> Refused:
    return Refused(told("The form was not one of ours. Nothing has changed."))
