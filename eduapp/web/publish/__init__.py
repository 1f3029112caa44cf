"""The pages of organisers, operators, authors and reviewers: what waits for them, drafts, what modules rest on, files
that are withheld, reported problems, and cohorts that nobody teaches."""

from eduapp.web.publish import (
    changed,
    code_words,
    cohorts,
    content,
    drafts,
    editor,
    evidence,
    files,
    modules,
    overview,
    problems,
    read,
    release,
    remarks,
    review,
)
from eduapp.web.publish.blueprint import publish

__all__ = [
    "changed",
    "code_words",
    "cohorts",
    "content",
    "drafts",
    "editor",
    "evidence",
    "files",
    "modules",
    "overview",
    "problems",
    "publish",
    "read",
    "release",
    "remarks",
    "review",
]
