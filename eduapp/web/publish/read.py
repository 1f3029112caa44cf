"""A file of a draft to be read line by line, with what was remarked below the lines that are meant."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import abort, render_template, request

from eduapp.actions import signing
from eduapp.actions.draft_paths import is_text
from eduapp.actions.remarked import line_now
from eduapp.text.finding import Finding
from eduapp.web.db import db
from eduapp.web.publish.blueprint import publish
from eduapp.web.publish.desk import desk_or_404
from eduapp.web.publish.remarks import About, number, text_of


@dataclass(slots=True)
class Line:
    """A line with the remarks and findings that are about it."""

    number: int
    text: str
    remarks: list[About] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@publish.get("/drafts/<opaque:draft>/read/<path:path>")
def read(draft: int, path: str) -> str:
    """Each line has a number that leads to a form for a remark on it; it needs no script."""
    desk = desk_or_404(draft)
    if not is_text(path):
        abort(404)
    lines = [Line(at, text) for at, text in enumerate(text_of(desk, path).split("\n"), 1)]
    about = signing.remarks(db.session, desk.draft, path)
    elsewhere = [pair for pair in about if not _place(lines, pair)]
    document = desk.read(path)
    for finding in document.findings:
        if 0 < finding.line <= len(lines):
            lines[finding.line - 1].findings.append(finding)
    return render_template(
        "publish/read.html",
        desk=desk,
        draft=desk.draft,
        path=path,
        title=document.title or path.rpartition("/")[2],
        lines=lines,
        elsewhere=elsewhere,
        still_open=[pair for pair in about if pair[0].resolved_at is None],
        at=number(request.args.get("line", "")),
    )


def _place(lines: Sequence[Line], about: About) -> bool:
    """Put it below its line, wherever that is now. Whether there is one."""
    at = line_now([line.text for line in lines], about[0])
    if at:
        lines[at - 1].remarks.append(about)
    return bool(at)
