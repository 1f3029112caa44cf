"""Remarks on the lines of a draft: written, answered, resolved, opened again."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from eduapp.actions import drafts, signing
from eduapp.actions.refused import Refused
from eduapp.store import Remark
from eduapp.text.said import told
from eduapp.web import ids, unsent
from eduapp.web.db import db
from eduapp.web.hand import hand
from eduapp.web.publish.blueprint import publish
from eduapp.web.publish.desk import Desk, desk_or_404

About = tuple[Remark, list[Remark]]


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form that is to be sent again, and where to."""

    to: str
    fields: MultiDict[str, str]


@publish.post("/drafts/<opaque:draft>/remarks")
def remark(draft: int) -> Response:
    """A remark on a line of a file, or an answer to one."""
    desk, form = desk_or_404(draft), request.form
    of, path = ids.sent(form.get("of", "")), form.get("path", "")
    line = number(form.get("line", ""))
    quoted = _line(desk, path, line) if not of else ""
    made = signing.remark(db.session, desk.draft, path, line, quoted, form.get("words", ""), hand(), of or None)
    return _back(draft, f"remark-{ids.written(of or made.id)}")


@publish.post("/drafts/<opaque:draft>/remarks/<opaque:remark>/resolve")
def resolve_remark(draft: int, remark: int) -> Response:
    """What stands in the form is an answer, which is kept with it."""
    desk, words = desk_or_404(draft), request.form.get("words", "")
    if words.strip():
        signing.remark(db.session, desk.draft, "", 0, "", words, hand(), remark)
    signing.resolve(db.session, desk.draft, remark, hand())
    return _back(draft, f"remark-{ids.written(remark)}")


@publish.post("/drafts/<opaque:draft>/remarks/<opaque:remark>/reopen")
def reopen_remark(draft: int, remark: int) -> Response:
    signing.reopen(db.session, desk_or_404(draft).draft, remark)
    return _back(draft, f"remark-{ids.written(remark)}")


def number(text: str) -> int:
    """What is no number is the whole file."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _back(draft: int, anchor: str) -> Response:
    """To the page that the form was on: the text, the file or the review."""
    path = request.form.get("path", "")
    if path and request.form.get("from") == "read":
        return redirect(url_for("publish.read", draft=draft, path=path, _anchor=anchor), 303)
    if path and request.form.get("from") == "file":
        return redirect(url_for("publish.file", draft=draft, path=path, _anchor="remarks"), 303)
    return redirect(url_for("publish.review", draft=draft, _anchor=anchor), 303)


def _line(desk: Desk, path: str, line: int) -> str:
    """The line that is remarked on, as it is now. Raises Refused where there is no such line."""
    if not path:
        raise Refused(told("Say on which file the remark is."))
    lines = text_of(desk, path).split("\n")
    if not 0 <= line <= len(lines):
        raise Refused(told("There is no line %(line)d in this file."), line=line)
    return lines[line - 1] if line else ""


def text_of(desk: Desk, path: str) -> str:
    return drafts.file_or_404(db.session, desk.draft, path).data.decode("utf-8", "replace")


def unsent_remark(draft: int, remarks: Sequence[About]) -> Unsent | None:
    """A remark or an answer that was written when its writer was logged out."""
    answers = (url_for("publish.resolve_remark", draft=draft, remark=one.id) for one, _ in remarks)
    for path in (url_for("publish.remark", draft=draft), *answers):
        if sent := unsent.waiting(path):
            return Unsent(path, sent)
    return None
