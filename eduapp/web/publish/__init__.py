"""The pages of organisers, operators, authors and reviewers: drafts, withheld files, reported problems, and cohorts
that nobody teaches."""

from eduapp.web.publish import (
    changed,
    cohorts,
    content,
    drafts,
    editor,
    files,
    modules,
    problems,
    read,
    release,
    remarks,
    review,
)
from eduapp.web.publish.blueprint import publish

__all__ = [
    "changed",
    "cohorts",
    "content",
    "drafts",
    "editor",
    "files",
    "modules",
    "problems",
    "publish",
    "read",
    "release",
    "remarks",
    "review",
]
