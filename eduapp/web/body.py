"""What comes along with a request. Few pages of ours send files; elsewhere nobody has to read what might be one."""

from flask import Flask, request
from werkzeug.exceptions import HTTPException

from eduapp.actions.refused import Refused
from eduapp.text.said import told

# Where a file, or a long text, may be sent; and how many bytes of it.
LONGEST_LIST, LONGEST_TEXT, LARGEST_PICTURE, LARGEST_UPLOAD = 1_000_000, 4_000_000, 6_000_000, 55_000_000
LARGE = {
    "teach.check_list": LONGEST_LIST,
    "teach.invite": LONGEST_LIST,
    "publish.save_file": LONGEST_TEXT,
    "publish.begin_draft": LARGEST_UPLOAD,
    "publish.add_files": LARGEST_UPLOAD,
    "publish.replace_picture": LARGEST_PICTURE,
}
MOST_PARTS = 1_100


def setup(app: Flask) -> None:
    app.before_request(_limit)


def _limit() -> None:
    """Comes first: a nameless part of such a body breaks the search for the token."""
    is_file = request.environ.get("CONTENT_TYPE", "").lower().startswith("multipart/")
    most = LARGE.get(request.endpoint or "")
    if most is not None:
        request.max_content_length = request.max_form_memory_size = most
        request.max_form_parts = MOST_PARTS
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
